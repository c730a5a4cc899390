"""Finds which existing meeting is meant by the day that was typed; new meetings are not its business.

A date means the body's meetings on exactly that day. Without a year it is the nearest of them, past ones included;
two equally near are asked about. Never another day or hour: where none fits, the nearest ones are named.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from danish import writing
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Body
from domain.ports import Meetings
from handlers.date_questions import date_question, refuse_date
from handlers.finding import Words
from handlers.meeting_choice import SeveralMeetings, again_with_day
from handlers.meeting_text import KINDS
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.ui import Actions, Button, text

_MOST_NAMED = 4
_YEARS, _NEAR = 10, timedelta(days=400)
_CALLED = {
    MeetingKind.ORDINARY: "ordinært møde",
    MeetingKind.EXTRAORDINARY: "ekstraordinært møde",
    MeetingKind.WITH_PATIENTS: "møde med patientinddragelsesudvalget",
}


def meeting_meant(
    words: Words, body: Body, meetings: Sequence[Meeting], now: datetime, *, is_latest: bool = False
) -> Meeting:
    """The one of the body's meetings that the words mean. `is_latest`: without a date, the latest one begun.

    Where the words name a kind of meeting, only those are meant.
    """
    if words.kind is not None:
        meetings = _of_kind(words.kind, body, meetings)
    if words.when is None or _is_dateless(words.when.meaning):
        return _undated(words, body, meetings, now, is_latest=is_latest)
    meaning = words.when.meaning
    fitting = _fitting(meaning, meetings)
    fitting = fitting if len(fitting) == 1 or _time_of(meaning) else _proper(fitting)
    if not fitting:
        if isinstance(meaning, NotUnderstood):
            refuse_date(words, meaning)
        if isinstance(meaning, Ambiguous) and not _is_one_day_of_the_year(meaning):
            date_question(words, meaning)
        raise _none_fits(words, body, meetings, now, _said(meaning))
    nearest = _nearest(fitting, now) if _is_one_day_of_the_year(meaning) else fitting
    at = _time_of(meaning)
    if at is not None and all(one.starts.time() != at.time() for one in nearest):
        # Another hour may be another meeting, cancelled or moved since.
        when = f"{writing.weekday_date(nearest[0].starts)} {writing.clock(at)}"
        raise _none_fits(words, body, nearest, now, f"har intet møde {when}")
    if len(nearest) == 1:
        return nearest[0]
    raise SeveralMeetings(words, [(meeting, body) for meeting in nearest])


def possible_meetings(meetings: Meetings, words: Words, body: Body, now: datetime) -> Sequence[Meeting]:
    """Those of the body's meetings that the words may mean, and where none is on a day they name, the nearest.

    A day without a year is looked for some years to both sides; one further away needs its year. Raises Answered where
    the one meeting of that day was cancelled.
    """
    if words.when is not None:
        meaning = words.when.meaning
        for days in _in_stages(meaning, now.date()):
            found = [one for one in meetings.on_days(body.key, days) if words.kind in (None, one.kind)]
            if _fitting(meaning, found):
                return found
        _refuse_cancelled(meetings, words, meaning, body, now)
    return meetings.nearest(body.key, now, words.kind)


def _refuse_cancelled(meetings: Meetings, words: Words, meaning: Meaning, body: Body, now: datetime) -> None:
    if not names_a_day(words):
        return
    known = [one for one in meetings.of_bodies([body.key], now.date() - _NEAR) if one.is_cancelled]
    cancelled = [one for one in _fitting(meaning, known) if words.kind in (None, one.kind)]
    if cancelled:
        near = meetings.nearest(body.key, now, words.kind)
        raise Answered(
            f"Mødet i {body.name} {writing.weekday_date(_nearest(cancelled, now)[0].starts)} er aflyst.",
            text("De nærmeste er her. " if near else "Opret et nyt med `/moede opret`. ", NOTHING_SAVED),
            *_nearest_choices(words, near, now),
        )


def _in_stages(meaning: Meaning, today: date) -> list[list[tuple[date, date]]]:
    """The spans of days that may be meant; where the nearest is meant, those within a year and then those beyond."""
    spans = list(_days_meant(meaning, today.year))
    if not _is_one_day_of_the_year(meaning):
        return [spans] if spans else []
    near = [one for one in spans if abs(one[0] - today) <= _NEAR]
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
            yield from _in_other_years(_first_day(meaning).day, _first_day(meaning).month, year)
        case Day() | Moment() | Span():
            yield _first_day(meaning), _first_day(meaning)
        case NotUnderstood(number=number, month=month, yearless=True) if number and month:
            yield from _in_other_years(number, month, year)


def _in_other_years(number: int, month: int, year: int) -> Iterator[tuple[date, date]]:
    for near in range(year - _YEARS, year + _YEARS + 1):
        with suppress(ValueError):  # 29 February in most years
            yield date(near, month, number), date(near, month, number)


def names_a_day(words: Words) -> bool:
    """Whether the words name the meeting's own day: not "the next", not a month or a week that holds just one."""
    match words.when.meaning if words.when else None:
        case Day() | NotUnderstood():
            return True
        case Moment(dateless=dateless):
            return not dateless
        case Span(start, dateless=dateless):
            return isinstance(start, datetime) and not dateless
        case Ambiguous() as meaning:
            return _is_one_day_of_the_year(meaning)
        case None:
            return False


def _of_kind(kind: MeetingKind, body: Body, meetings: Sequence[Meeting]) -> list[Meeting]:
    found = [one for one in meetings if one.kind is kind]
    if found:
        return found
    raise Answered(
        f"{body.name} har intet {_CALLED.get(kind) or KINDS[kind]}.",
        text("Se møderne med `/moede årsplan`. ", NOTHING_SAVED),
    )


def _undated(words: Words, body: Body, meetings: Sequence[Meeting], now: datetime, *, is_latest: bool) -> Meeting:
    fitting = (
        [one for one in meetings if one.starts <= now] if is_latest else [one for one in meetings if one.ends >= now]
    )
    if fitting:
        proper = _proper(fitting)
        return proper[-1] if is_latest else proper[0]
    none_yet = "har ikke holdt møde endnu" if is_latest else "har ikke flere planlagte møder"
    raise _none_fits(words, body, meetings, now, none_yet)


def _proper(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Without the chairs' pre-meetings, unless there is nothing else: a meeting's day means the meeting."""
    return [one for one in meetings if one.kind is not MeetingKind.PRE_MEETING] or list(meetings)


def _time_of(meaning: Meaning) -> datetime | None:
    return None if isinstance(meaning, Ambiguous | NotUnderstood) else _time(meaning)


def _fitting(meaning: Meaning, meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings on the day, or within the days, that were typed."""
    match meaning:
        case Ambiguous(candidates, _) if _is_one_day_of_the_year(meaning):
            return _fitting(candidates[0], meetings)
        case Ambiguous(candidates, _):
            found = [meeting for one in candidates for meeting in _fitting(one, meetings)]
            return list(dict.fromkeys(found))
        case Span(start, end, yearless=False):
            return [meeting for meeting in meetings if _day(start) <= meeting.day <= _day(end)]
        case Day() | Moment() | Span():
            day, yearless = _first_day(meaning), meaning.yearless
            found = [meeting for meeting in meetings if _is_on(meeting, day, yearless=yearless)]
            return [meeting for meeting in found if meeting.starts == _time(meaning)] or found
        case NotUnderstood(number=number, month=month, weekday=weekday, yearless=True) if number and month:
            # A weekday that doesn't fit the coming such day may fit a meeting that was.
            stated = [meeting for meeting in meetings if (meeting.day.day, meeting.day.month) == (number, month)]
            return [meeting for meeting in stated if weekday in (None, meeting.day.weekday())]
        case NotUnderstood():
            return []


def _is_on(meeting: Meeting, day: date, *, yearless: bool) -> bool:
    same = (meeting.day.month, meeting.day.day) == (day.month, day.day)
    return same if yearless else meeting.day == day


def _nearest(meetings: Sequence[Meeting], now: datetime) -> list[Meeting]:
    away = {meeting: abs(meeting.day - now.date()) for meeting in meetings}
    return [meeting for meeting in meetings if away[meeting] == min(away.values())]


def _is_one_day_of_the_year(meaning: Meaning) -> bool:
    """Whether a day and month were typed without a year."""
    if isinstance(meaning, Ambiguous):
        days = {(_first_day(one).month, _first_day(one).day) for one in meaning.candidates}
        return meaning.yearless and len(days) == 1
    return meaning.yearless


def _is_dateless(meaning: Meaning) -> bool:
    return isinstance(meaning, Moment | Span) and meaning.dateless


def _first_day(meaning: Day | Moment | Span) -> date:
    match meaning:
        case Day(day, _):
            return day
        case Moment(at):
            return at.date()
        case Span(start):
            return _day(start)


def _time(meaning: Meaning) -> datetime | None:
    match meaning:
        case Moment(at):
            return at
        case Span(start) if isinstance(start, datetime):
            return start
        case _:
            return None


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


def _said(meaning: Meaning) -> str:
    """What is to be said of a day without a meeting."""
    if isinstance(meaning, Ambiguous | NotUnderstood):
        return "har ikke noget møde, der passer"
    return f"har intet møde {writing.weekday_date(_first_day(meaning))}"


def _none_fits(words: Words, body: Body, meetings: Sequence[Meeting], now: datetime, said: str) -> Answered:
    near = _nearest_choices(words, meetings, now)
    if not near:
        return Answered(
            f"Der er ingen møder i {body.name}.",
            text("Opret et med `/moede opret`. ", NOTHING_SAVED),
        )
    return Answered(
        f"{body.name} {said}.",
        text("De nærmeste er her. ", NOTHING_SAVED),
        *near,
    )


def _nearest_choices(words: Words, meetings: Sequence[Meeting], now: datetime) -> tuple[Actions, ...]:
    """A button for each of the nearest meetings, by start; nothing where there are none."""
    near = sorted(sorted(meetings, key=lambda one: abs(one.starts - now))[:_MOST_NAMED], key=lambda one: one.starts)
    return (Actions(tuple(_choice(words, meeting) for meeting in near)),) if near else ()


def _choice(words: Words, meeting: Meeting) -> Button:
    return again_with_day(f"{writing.weekday_date(meeting.starts)} {writing.clock(meeting.starts)}", words, meeting)
