"""The grammar's rules for times of the day, and for what speaks of time without saying when."""

from danish.meaning import NotUnderstood, Reason
from danish.parts import EXACT, LOOSE, Clock, ClockRange, Failure, Part, PartOfDay, Until
from danish.patterns import rule
from danish.rules_days import figures_clock


def _clock(said: str | int, minute: str | None = None) -> Clock:
    """A time from figures, where zeros matter, or from a number in words."""
    if isinstance(said, str):
        return figures_clock(said, minute)
    return Clock(said, int(minute or 0), EXACT if said > 12 else LOOSE)  # noqa: PLR2004 (hours of the afternoon)


def _hhmm(figures: str) -> Clock:
    return figures_clock(figures[:-2], figures[-2:])


@rule("kl ca? SAID (hour_mark|dot)?", "kl. 9", "klokken 14", "klokken ni")
def _at(said: str | int) -> Part | None:
    return _clock(said)


@rule("kl ca? D (point|colon|decimal|dot) DD", "kl. 9.30", "kl 14:30")
@rule("kl D (point|colon) DD (point|colon) dd", "kl. 14:30:00")
@rule("D colon DD", "14:30")
@rule("D colon DD colon dd", "14:30:00")
def _at_minute(hour: str, minute: str) -> Part:
    return figures_clock(hour, minute)


@rule("kl SAID midday", "kl. 12 middag")
def _said_noon(said: str | int) -> Part | None:
    return _noon() if int(said) == 12 else None  # noqa: PLR2004 (noon)


@rule("D dash tiden", "ved 14-tiden")
def _about(hour: str) -> Part:
    return figures_clock(hour)


@rule("kl NUMWORD NUMWORD", "kl. elleve tredive")
def _in_words(hour: int, minute: int) -> Part | None:
    return Clock(hour, minute, EXACT if hour > 12 else LOOSE) if 10 <= minute < 60 else None  # noqa: PLR2004 (hours, minutes)


@rule("D hour_mark", "15h", weak=True)
@rule("D hour_mark DD", "15h30", weak=True)
def _with_hour_mark(hour: str, minute: str | None = None) -> Part:
    return figures_clock(hour, minute)


@rule("tee DD colon DD (colon dd)? z?", "2026-12-09T15:00", weak=True)
def _iso_time(hour: str, minute: str) -> Part:
    return Clock(int(hour), int(minute), EXACT)


@rule("kl HHMM", "kl. 1430")
def _four_figures(figures: str) -> Part | None:
    return _hhmm(figures)


@rule("HHMM", "8/12 1430", weak=True)
def _bare_four_figures(figures: str) -> Part | None:
    is_time = int(figures) // 100 <= 24 and int(figures) % 100 < 60  # noqa: PLR2004 (hours and minutes)
    return _hhmm(figures)._replace(needs_day=True) if is_time else None


@rule("kl? HHMM (dash|til) kl? HHMM", "0930-1130", weak=True)
def _four_figures_range(start: str, end: str) -> Part:
    return ClockRange(_hhmm(start), _hhmm(end))


@rule("kl? halv SAID", "halv ti", "kl. halv fire")
def _half_to(said: str | int) -> Part | None:
    return _spoken(int(said) - 1, 30)


@rule("kl? num? kvart over SAID", "kvart over 14", "et kvarter over to")
def _quarter_past(said: str | int) -> Part | None:
    return _spoken(int(said), 15)


@rule("kl? num? kvart i SAID", "kvart i 15")
def _quarter_to(said: str | int) -> Part | None:
    return _spoken(int(said) - 1, 45)


@rule("kl? NUM unit over SAID", "ti minutter over 9")
@rule("kl? NUM over SAID", "20 over 15", "ti over ni")
def _minutes_past(minutes: int, said: str | int) -> Part | None:
    return _spoken(int(said), minutes) if minutes < 60 else None  # noqa: PLR2004 (minutes)


@rule("kl? NUM unit i SAID", "ti minutter i tre")
@rule("kl? NUM i SAID", "fem i ti", weak=True)
def _minutes_to(minutes: int, said: str | int) -> Part | None:
    return _spoken(int(said) - 1, 60 - minutes) if 0 < minutes < 60 else None  # noqa: PLR2004 (minutes)


@rule("kl? NUM unit? over halv SAID", "fem minutter over halv ti")
def _minutes_past_half(minutes: int, said: str | int) -> Part | None:
    return _spoken(int(said) - 1, 30 + minutes) if minutes < 30 else None  # noqa: PLR2004 (minutes)


@rule("kl? NUM unit? i halv SAID", "fem i halv ti")
def _minutes_to_half(minutes: int, said: str | int) -> Part | None:
    return _spoken(int(said) - 1, 30 - minutes) if minutes < 30 else None  # noqa: PLR2004 (minutes)


def _spoken(hour: int, minute: int) -> Clock | None:
    if not 0 <= hour <= 23:  # noqa: PLR2004 (hours)
        return Clock(hour, minute, EXACT)
    return Clock(hour, minute, EXACT if hour > 12 else LOOSE)  # noqa: PLR2004 (hours of the afternoon)


@rule("(kl|til)? midday", "middag", "kl. middag", weak=True)
def _noon() -> Part:
    return Clock(12, 0, EXACT)


@rule("(kl|til)? midnight", "midnat")
def _midnight() -> Part:
    return Clock(24, 0, EXACT)


@rule("fra kl? SAID (dash|til) ca? kl? ca? SAID", "fra 14 til 16")
@rule("mellem kl? SAID (og|dash) kl? SAID", "mellem 9 og 11")
def _from_to(start: str | int, end: str | int) -> Part:
    return ClockRange(_clock(start), _clock(end))


@rule("mellem kl? D ((point|colon) DD)? og kl? D ((point|colon) DD)?", "mellem 9.30 og 11")
@rule("fra kl? D ((point|colon) DD)? (dash|til) kl? D ((point|colon) DD)?", "fra 9 til 11.30")
def _from_to_minute(start: str, start_minute: str | None, end: str, end_minute: str | None) -> Part:
    return ClockRange(figures_clock(start, start_minute), figures_clock(end, end_minute))


@rule("(dash|til) ca? kl? ca? SAID", weak=True)
def _until(said: str | int) -> Part:
    return Until(_clock(said))


@rule("(dash|til) ca? kl? D (point|colon) DD", weak=True)
def _until_minute(hour: str, minute: str) -> Part:
    return Until(figures_clock(hour, minute))


@rule("(dash|til) kl? HHMM", weak=True)
def _until_four_figures(figures: str) -> Part:
    return Until(_hhmm(figures))


@rule("i PART", "i aften", "i eftermiddag")
def _part_of_today(name: str) -> Part:
    return PartOfDay(name, 0)


@rule("i thismorning", "i morges")
def _this_morning() -> Part:
    return PartOfDay("morning", 0)


@rule("i tonight", "i aftes")
def _last_evening() -> Part:
    return PartOfDay("evening", -1)


@rule("om PART", "om eftermiddagen")
@rule("PART", "fredag formiddag", weak=True)
def _part_of_day(name: str) -> Part:
    return PartOfDay(name)


@rule("tidlig part?", "i morgen tidlig", weak=True)
def _early() -> Part:
    return PartOfDay("morning")


@rule("vague", "snart", weak=True)
def _vague() -> Part:
    return Failure(NotUnderstood(Reason.VAGUE))


@rule("efter", weak=True)
def _open_ended() -> Part:
    return Failure(NotUnderstood(Reason.OPEN_ENDED))
