"""The grammar's rules for weeks and weekends."""

from datetime import date

from danish.almanac import next_numbered_week, numbered_week, running_weeks, week_of
from danish.parts import Computed, Part, Period, Several, Stretch, Weekend, When
from danish.patterns import rule


def _week(number: int, today: date, year: int | None) -> Stretch:
    return next_numbered_week(number, today) if year is None else numbered_week(number, year)


def _numbered_week(number: int) -> Period:
    return Period("week", lambda today, year: _week(number, today, year), weeks=(number, number))


@rule("i? uge nr? D", "uge 50", "i uge nr. 50", "uge50")
def _numbered(number: str) -> Part:
    return _numbered_week(int(number))


@rule("i? uge nr? D (slash|dash) YEAR", "uge 50/2026")
@rule("i? uge nr? D comma? YEAR", "uge 50, 2026")
def _numbered_of_year(number: str, year: int) -> Part:
    weeks = int(number), int(number)
    return Period("week", lambda _, __: numbered_week(int(number), year), takes_year=False, weeks=weeks)


@rule("YEAR dash? w DD", "2026-W50")
def _iso_week(year: int, number: str) -> Part | None:
    return _numbered_of_year(number, year)


@rule("YEAR dash? w DD dash D", "2026-W50-3")
def _iso_week_day(year: int, number: str, weekday: str) -> Part | None:
    if not 1 <= int(weekday) <= 7:  # noqa: PLR2004 (days of the week)
        return None
    return Computed(
        lambda _, __: [numbered_week(int(number), year)[0].fromisocalendar(year, int(number), int(weekday))]
    )


@rule("i? uge nr? D og uge? nr? D", "uge 49 og 50")
def _two_weeks(first: str, last: str) -> Part | None:
    return _numbered_weeks(first, last) if int(last) == int(first) + 1 else None


@rule("i? uge nr? D comma D (og|eller) D", "uge 50, 51 og 52")
@rule("i? uge nr? D comma D comma D (og|eller) D", "uge 49, 50, 51 eller 52")
@rule("i? uge nr? D (og|eller|comma) D", "uge 50 eller 51", "uge 49 og 51")
def _several_weeks(*numbers: str) -> Part:
    return Several(tuple(_numbered_week(int(number)) for number in numbers))


@rule("i? uge nr? D (dash|til|tom) uge? nr? D", "uge 49-50", "uge 49 til uge 51")
def _numbered_weeks(first: str, last: str) -> Part:
    def stretch(today: date, year: int | None) -> Stretch:
        if year is None and (running := running_weeks(int(first), int(last), today)):
            return running
        start = _week(int(first), today, year)
        end = (
            next_numbered_week(int(last), start[0])
            if year is None or int(last) < int(first)
            else _week(int(last), today, year)
        )
        return start[0], end[1]

    return Period("week", stretch, weeks=(int(first), int(last)))


@rule("i? this uge", "denne uge", "i denne uge")
def this_week(weeks: int = 0) -> Part:
    """The week that today lies in, or the one so many later."""
    return Period("week", lambda today, _: week_of(today, weeks), takes_year=False)


@rule("i? next uge", "næste uge", "i næste uge")
@rule("i? den? coming uge", "den kommende uge")
def _next_week() -> Part | None:
    return this_week(1)


@rule("i? last uge", "sidste uge", "i forrige uge")
def _last_week() -> Part | None:
    return this_week(-1)


@rule("(i|på)? den? this? coming? weekend", "weekenden", "i weekenden", "denne weekend")
def _weekend() -> Part:
    return Weekend()


@rule("(i|på)? next weekend", "næste weekend")
def _next_weekend() -> Part:
    return Weekend(When.NEXT)


@rule("(i|på)? last weekend", "sidste weekend")
def _last_weekend() -> Part:
    return Weekend(When.LAST)
