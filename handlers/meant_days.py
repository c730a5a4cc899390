"""Which days and hours a typed date may mean of meetings that exist, past ones too; it looks no meeting up."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span
from domain.meetings import Meeting

NEAR = timedelta(days=400)
"""What lies so near is looked for before what lies further away."""
_YEARS = 10


def in_stages(meaning: Meaning, today: date) -> list[list[tuple[date, date]]]:
    """The spans of days that may be meant; where the nearest is meant, those within a year and then those beyond."""
    spans = list(_days_meant(meaning, today.year))
    if not is_one_day_of_the_year(meaning):
        return [spans] if spans else []
    near = [one for one in spans if abs(one[0] - today) <= NEAR]
    return [stage for stage in (near, [one for one in spans if one not in near]) if stage]


def _days_meant(meaning: Meaning, year: int) -> Iterator[tuple[date, date]]:
    """The spans of days that may be meant."""
    match meaning:
        case Ambiguous(candidates, _):
            for one in candidates:
                yield from _days_meant(one, year)
        case Moment(dateless=True) | Span(dateless=True):
            return
        case Span(start, end, yearless=False):
            yield _day(start), _day(end)
        case Day() | Moment() | Span() if meaning.yearless:
            yield from _in_other_years(first_day(meaning).day, first_day(meaning).month, year)
        case Day() | Moment() | Span():
            yield first_day(meaning), first_day(meaning)
        case NotUnderstood(number=number, month=month, yearless=True) if number and month:
            yield from _in_other_years(number, month, year)


def _in_other_years(number: int, month: int, year: int) -> Iterator[tuple[date, date]]:
    for near in range(year - _YEARS, year + _YEARS + 1):
        with suppress(ValueError):  # 29 February in most years
            yield date(near, month, number), date(near, month, number)


def fitting_meetings(meaning: Meaning, meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings on the day, or within the days, that were typed."""
    match meaning:
        case Ambiguous(candidates, _) if is_one_day_of_the_year(meaning):
            return fitting_meetings(candidates[0], meetings)
        case Ambiguous(candidates, _):
            found = [meeting for one in candidates for meeting in fitting_meetings(one, meetings)]
            return list(dict.fromkeys(found))
        case Span(start, end, yearless=False):
            return [meeting for meeting in meetings if _day(start) <= meeting.day <= _day(end)]
        case Day() | Moment() | Span():
            day, yearless = first_day(meaning), meaning.yearless
            found = [meeting for meeting in meetings if _is_on(meeting.day, day, yearless=yearless)]
            at = time_of(meaning)
            found = found if at else _with_those_under_way(found, meetings, day, yearless=yearless)
            return [meeting for meeting in found if meeting.starts == at] or found
        case NotUnderstood(number=number, month=month, weekday=weekday, yearless=True) if number and month:
            # A weekday that doesn't fit the coming such day may fit a meeting that was.
            stated = [meeting for meeting in meetings if (meeting.day.day, meeting.day.month) == (number, month)]
            return [meeting for meeting in stated if weekday in (None, meeting.day.weekday())]
        case NotUnderstood():
            return []


def _with_those_under_way(
    beginning: Sequence[Meeting], meetings: Sequence[Meeting], day: date, *, yearless: bool
) -> list[Meeting]:
    """The meetings that begin on the day, and those of several days that it is a later one of, where none begins."""
    taken = {meeting.day for meeting in beginning}

    def is_under_way(meeting: Meeting) -> bool:
        later = (meeting.day + timedelta(days=more) for more in range(1, (meeting.last_day - meeting.day).days + 1))
        return any(_is_on(one, day, yearless=yearless) and one not in taken for one in later)

    return [meeting for meeting in meetings if meeting in beginning or is_under_way(meeting)]


def _is_on(one: date, day: date, *, yearless: bool) -> bool:
    same = (one.month, one.day) == (day.month, day.day)
    return same if yearless else one == day


def is_one_day_of_the_year(meaning: Meaning) -> bool:
    """Whether a day and month were typed without a year."""
    if isinstance(meaning, Ambiguous):
        days = {(first_day(one).month, first_day(one).day) for one in meaning.candidates}
        return meaning.yearless and len(days) == 1
    return meaning.yearless


def is_dateless(meaning: Meaning) -> bool:
    """Whether hours were typed without a day."""
    return isinstance(meaning, Moment | Span) and meaning.dateless


def without_hours(meaning: Meaning) -> Meaning:
    """The meaning without the readings that are hours alone, where a day is asked for and others are left."""
    if not isinstance(meaning, Ambiguous):
        return meaning
    days = tuple(one for one in meaning.candidates if not is_dateless(one))
    if len(days) == 1:
        return days[0]
    return replace(meaning, candidates=days) if days else meaning


def first_day(meaning: Day | Moment | Span) -> date:
    """The day, or the first of the days, that was typed."""
    match meaning:
        case Day(day, _):
            return day
        case Moment(at):
            return at.date()
        case Span(start):
            return _day(start)


def time_of(meaning: Meaning) -> datetime | None:
    """The hour that was typed, on its day; None where only days were."""
    match meaning:
        case Moment(at):
            return at
        case Span(start) if isinstance(start, datetime):
            return start
        case _:
            return None


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
