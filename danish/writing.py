"""Writes dates, times, lists and numbers in Danish, the only place that does; reads nothing."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Reason, Span, Understood

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBERS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def short_date(day: date) -> str:
    """The date without its weekday: "9. december 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year:04}"


def short_forms(day: date) -> tuple[str, ...]:
    """How people write a date in short: "9/12", "09/12", "9. december", "9. dec", "2026-12-09"."""
    month = MONTHS[day.month - 1]
    return (
        f"{day.day}/{day.month}", f"{day:%d/%m}", f"{day.day}. {month}", f"{day.day}. {month[:3]}", f"{day:%Y-%m-%d}",
    )  # fmt: skip


def weekday_date(day: date) -> str:
    """The date with its weekday: "onsdag den 9. december 2026"."""
    return f"{WEEKDAYS[day.weekday()]} den {short_date(day)}"


def week(day: date) -> str:
    """The ISO week the date lies in: "uge 50"."""
    return f"uge {day.isocalendar().week}"


def date_with_week(day: date) -> str:
    """The date with weekday and ISO week: "onsdag den 9. december 2026 (uge 50)"."""
    return f"{weekday_date(day)} ({week(day)})"


def _hours(at: datetime) -> str:
    return f"{at.hour:02}.{at.minute:02}"


def clock(at: datetime) -> str:
    """The time of the day: "kl. 15.00"."""
    return f"kl. {_hours(at)}"


def moment(at: datetime) -> str:
    """The date and time: "onsdag den 9. december 2026 kl. 15.00 (uge 50)"."""
    return f"{weekday_date(at)} {clock(at)} ({week(at)})"


def span(start: date, end: date) -> str:
    """From `start` to `end`, two dates (the end included) or two datetimes.

    "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)", or with both dates written out where they differ:
    "mandag den 7. december 2026 – søndag den 13. december 2026 (uge 50)".
    """
    first, last = start.isocalendar()[:2], end.isocalendar()[:2]
    weeks = f"(uge {first[1]})" if first == last else f"(uge {first[1]}–{last[1]})"
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        if start == end:
            return date_with_week(start)
        return f"{weekday_date(start)} – {weekday_date(end)} {weeks}"
    if start.date() == end.date():
        return f"{weekday_date(start)} {clock(start)}–{_hours(end)} {weeks}"
    return f"{weekday_date(start)} {clock(start)} – {weekday_date(end)} {clock(end)} {weeks}"


def in_working_days(n: int) -> str:
    """How far away something is, in working days: "i dag", "om 1 hverdag", "om 3 hverdage", "for 2 hverdage siden"."""
    if n == 0:
        return "i dag"
    days = count(abs(n), "hverdag", "hverdage")
    return f"om {days}" if n > 0 else f"for {days} siden"


def in_days(n: int) -> str:
    """How far away something is, in days of any kind: "i går", "i dag", "i morgen", "om 3 dage", "for 2 dage siden"."""
    near = {-1: "i går", 0: "i dag", 1: "i morgen"}
    return near.get(n) or (f"om {n} dage" if n > 0 else f"for {-n} dage siden")


def join(words: Sequence[str]) -> str:
    """The words as a list: "a, b og c"; nothing for none."""
    return _joined(words, "og")


def join_or(words: Sequence[str]) -> str:
    """The words as a choice: "a, b eller c"; nothing for none."""
    return _joined(words, "eller")


def _joined(words: Sequence[str], last: str) -> str:
    *first, final = words or ("",)
    return f"{', '.join(first)} {last} {final}" if first else final


def count(n: int, singular: str, plural: str) -> str:
    """A number of things: "1 opgave", "3 opgaver", with a thousands separator: "1.131 opgaver"."""
    return f"{f'{n:,}'.replace(',', '.')} {singular if abs(n) == 1 else plural}"


def capitalised(sentence: str) -> str:
    """The sentence with a capital first letter, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def number_word(n: int) -> str:
    """The number as a word up to twelve ("to"), in digits above; 1 is "en"."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}".replace(",", ".")


def meaning_text(meaning: Meaning) -> str:
    """The meaning written out: full dates with weekday and week, candidates joined by "eller", or the reason."""
    if isinstance(meaning, Day):
        return date_with_week(meaning.day)
    if isinstance(meaning, Moment):
        return moment(meaning.at)
    if isinstance(meaning, Span):
        return span(meaning.start, meaning.end)
    if isinstance(meaning, Ambiguous):
        return join_or([meaning_text(candidate) for candidate in meaning.candidates])
    return reason_text(meaning)


def meaning_json(meaning: Meaning) -> dict[str, Any]:
    """The meaning as JSON: `kind`, `text` and, by kind, start, end, candidates or reason.

    Days are YYYY-MM-DD and times YYYY-MM-DDTHH:MM, wall time in Copenhagen without an offset.
    """
    if isinstance(meaning, Ambiguous):
        candidates = [_stated(candidate) for candidate in meaning.candidates]
        return {"kind": "ambiguous", "candidates": candidates, "text": meaning_text(meaning)}
    if isinstance(meaning, NotUnderstood):
        return {"kind": "none", "reason": reason_text(meaning), "text": reason_text(meaning)}
    kind = {Day: "day", Moment: "moment", Span: "span"}[type(meaning)]
    return {"kind": kind} | _stated(meaning)


def _stated(meaning: Understood) -> dict[str, str]:
    text = {"text": meaning_text(meaning)}
    if isinstance(meaning, Span):
        return {"start": _iso(meaning.start), "end": _iso(meaning.end)} | text
    return {"start": _iso(meaning.day if isinstance(meaning, Day) else meaning.at)} | text


def _iso(day: date) -> str:
    return f"{day:%Y-%m-%dT%H:%M}" if isinstance(day, datetime) else day.isoformat()


def reason_text(answer: NotUnderstood) -> str:
    """Why something was not understood, as a Danish sentence that says what to write instead."""
    return f"{why_text(answer)} {_EXAMPLE}" if answer.reason in _ANY_DATE else why_text(answer)


def why_text(answer: NotUnderstood) -> str:
    """The same without an example, for answers that give their own."""
    return _REASONS[answer.reason](answer)


def _no_such_day(answer: NotUnderstood) -> str:
    if answer.month is None:
        return f"Ingen måned har en dag nr. {answer.number}."
    year = f" {answer.year}" if answer.year else ""
    return f"{MONTHS[answer.month - 1].capitalize()}{year} har ingen dag nr. {answer.number}."


def _no_such_time(answer: NotUnderstood) -> str:
    time = f"{answer.hour}.{answer.minute or 0:02}"
    return f"Klokken kan ikke være {time}. Skriv timer fra 0 til 24 og minutter fra 0 til 59."


def _wrong_weekday(answer: NotUnderstood) -> str:
    stated, nearest = (alternative.day for alternative in answer.alternatives)
    return (
        f"Den {short_date(stated)} er en {WEEKDAYS[stated.weekday()]}, ikke en {WEEKDAYS[answer.weekday or 0]}. "
        f"Mener du {weekday_date(stated)} eller {weekday_date(nearest)}?"
    )


def _wrong_week(answer: NotUnderstood) -> str:
    days = join([f"{weekday_date(each.day)} ligger i {week(each.day)}" for each in answer.alternatives])
    return f"{days[:1].upper()}{days[1:]}, ikke i uge {answer.number}."


def _no_such_week(answer: NotUnderstood) -> str:
    return f"{answer.year} har ingen uge {answer.number}." if answer.year else f"Der findes ingen uge {answer.number}."


def _wrong_part_of_day(answer: NotUnderstood) -> str:
    return f"Kl. {answer.hour}.{answer.minute or 0:02} passer ikke med den del af dagen, du skriver."


def _no_matching_day(answer: NotUnderstood) -> str:
    return f"Ingen {WEEKDAYS[answer.weekday or 0]} falder på den {answer.number}. inden for tre måneder."


def _skipped_time(answer: NotUnderstood) -> str:
    when = f"Kl. {_hours(answer.at)} den {short_date(answer.at)}" if answer.at else "Tidspunktet"
    return f"{when} findes ikke, for den nat stilles uret frem til sommertid."


_EXAMPLE = 'Skriv for eksempel "9. december kl. 15".'
_ANY_DATE = frozenset(
    {Reason.EMPTY, Reason.TOO_LONG, Reason.NOT_A_DATE, Reason.VAGUE, Reason.OPEN_ENDED, Reason.RECURRING}
)
"""What is no date at all, or no single one: any date would do as an example."""
_REASONS: dict[Reason, Callable[[NotUnderstood], str]] = {
    Reason.EMPTY: lambda _: "Der står ingen dato.",
    Reason.TOO_LONG: lambda _: "Teksten er for lang til at være en dato.",
    Reason.NOT_A_DATE: lambda _: "Det kan jeg ikke læse som en dato eller et tidspunkt.",
    Reason.VAGUE: lambda _: "Det er ikke en bestemt dag.",
    Reason.OPEN_ENDED: lambda _: "Der mangler en slutning. Skriv både fra og til, eller én dag.",
    Reason.RECURRING: lambda _: "Det er mere end én dag. Skriv datoerne en for en.",
    Reason.NEEDS_MEETING: lambda _: "Der er intet møde at regne fra her. Skriv datoen i stedet.",
    Reason.NO_SUCH_DAY: _no_such_day,
    Reason.NO_SUCH_MONTH: lambda answer: f"Der findes ingen måned nr. {answer.number}. Skriv dag før måned: 8/12.",
    Reason.NO_SUCH_WEEK: _no_such_week,
    Reason.NO_SUCH_TIME: _no_such_time,
    Reason.NO_SUCH_QUARTER: lambda answer: f"Året har ikke så mange: {answer.number}.",
    Reason.NO_SUCH_COUNT: lambda answer: f"Så mange er der ikke i perioden: {answer.number}.",
    Reason.YEAR_TOO_FAR: lambda answer: f"Året {answer.year} ligger for langt væk. Skriv et år mellem 1900 og 2099.",
    Reason.TOO_FAR: lambda _: "Det ligger for langt væk. Skriv en dato mellem 1900 og 2099.",
    Reason.WRONG_WEEKDAY: _wrong_weekday,
    Reason.NO_MATCHING_DAY: _no_matching_day,
    Reason.WRONG_WEEK: _wrong_week,
    Reason.WRONG_PART_OF_DAY: _wrong_part_of_day,
    Reason.ENDS_BEFORE_START: lambda _: "Slutningen ligger før begyndelsen.",
    Reason.ENDS_AT_START: lambda _: "Begyndelsen og slutningen er den samme.",
    Reason.SKIPPED_TIME: _skipped_time,
}
