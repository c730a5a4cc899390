"""Finds which existing meeting is meant by the day that was typed; new meetings are not its business.

A date means the body's meetings on exactly that day, and where none begins then, one of several days that goes on.
Without a year it is the nearest of them, past ones included; two equally near are asked about. Never another day or
hour: where none fits, the nearest ones are named.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from danish import writing
from danish.folding import fold
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span
from danish.quotes import blanked
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Body
from domain.ports import Meetings
from handlers.date_questions import date_question, refuse_date
from handlers.finding import Words
from handlers.meant_days import (
    NEAR,
    first_day,
    fitting_meetings,
    in_stages,
    is_dateless,
    is_one_day_of_the_year,
    time_of,
)
from handlers.meeting_choice import SeveralMeetings, again_with_day
from handlers.meeting_text import KINDS
from handlers.refusals import Answered, unsaved
from handlers.ui import Actions, Button

_MOST_NAMED = 4
_LAST = re.compile(r"\b(?:sidste|seneste|forrige) moede\b")
_NEXT = re.compile(r"\b(?:naeste|kommende) moede\b")
_CALLED = {
    MeetingKind.ORDINARY: "ordinært møde",
    MeetingKind.EXTRAORDINARY: "ekstraordinært møde",
    MeetingKind.WITH_PATIENTS: "møde med patientinddragelsesudvalget",
}


def meeting_meant(
    words: Words, body: Body, meetings: Sequence[Meeting], now: datetime, *, is_latest: bool = False
) -> Meeting:
    """The one of the body's meetings that the words mean. `is_latest`: without a date, the latest one begun.

    Where the words name a kind of meeting, only those are meant. "Sidste møde" and "næste møde" say which, too.
    """
    if words.kind is not None:
        meetings = _of_kind(words.kind, body, meetings)
    if words.when is None or is_dateless(words.when.meaning):
        return _undated(words, body, meetings, now, is_latest=is_latest)
    meaning = words.when.meaning
    fitting = fitting_meetings(meaning, meetings)
    fitting = fitting if len(fitting) == 1 or time_of(meaning) else _proper(fitting)
    if not fitting:
        if isinstance(meaning, NotUnderstood):
            refuse_date(words, meaning)
        if isinstance(meaning, Ambiguous) and not is_one_day_of_the_year(meaning):
            date_question(words, meaning)
        raise _none_fits(words, body, meetings, now, _said(meaning))
    nearest = _nearest(fitting, now) if is_one_day_of_the_year(meaning) else fitting
    at = time_of(meaning)
    if at is not None and all(one.starts.time() != at.time() for one in nearest):
        # Another hour may be another meeting, cancelled or moved since.
        when = f"{writing.weekday_date(nearest[0].starts)} {writing.clock(at)}"
        raise _none_fits(words, body, nearest, now, f"har intet møde {when}")
    if len(nearest) == 1:
        return nearest[0]
    raise SeveralMeetings(words, [(meeting, body) for meeting in nearest])


def means_latest(words: Words, *, is_latest: bool) -> bool:
    """Whether the latest meeting begun is meant, where no date says which: what the words say, else `is_latest`."""
    said = fold(blanked(words.rest))
    return _LAST.search(said) is not None or (is_latest and _NEXT.search(said) is None)


def possible_meetings(meetings: Meetings, words: Words, body: Body, now: datetime) -> Sequence[Meeting]:
    """Those of the body's meetings that the words may mean, and where none is on a day they name, the nearest.

    A day without a year is looked for some years to both sides; one further away needs its year. Raises Answered where
    the one meeting of that day was cancelled.
    """
    if words.when is not None:
        meaning = words.when.meaning
        for days in in_stages(meaning, now.date()):
            found = [one for one in meetings.on_days(body.key, days) if words.kind in (None, one.kind)]
            if fitting_meetings(meaning, found):
                return found
        _refuse_cancelled(meetings, words, meaning, body, now)
    return meetings.nearest(body.key, now, words.kind)


def _refuse_cancelled(meetings: Meetings, words: Words, meaning: Meaning, body: Body, now: datetime) -> None:
    if not names_a_day(words):
        return
    known = [one for one in meetings.of_bodies([body.key], now.date() - NEAR) if one.is_cancelled]
    cancelled = [one for one in fitting_meetings(meaning, known) if words.kind in (None, one.kind)]
    if cancelled:
        near = meetings.nearest(body.key, now, words.kind)
        raise Answered(
            f"Mødet i {body.name} {writing.weekday_date(_nearest(cancelled, now)[0].starts)} er aflyst.",
            unsaved("De nærmeste er her." if near else "Opret et nyt med `/moede opret`."),
            *_nearest_choices(words, near, now),
        )


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
            return is_one_day_of_the_year(meaning)
        case None:
            return False


def names_its_first_day(words: Words, meeting: Meeting) -> bool:
    """Whether the words name the very day that the meeting they mean begins."""
    meaning = words.when.meaning if words.when and names_a_day(words) else None
    if isinstance(meaning, Ambiguous):
        meaning = meaning.candidates[0]
    if isinstance(meaning, Day):
        return (meaning.day.month, meaning.day.day) == (meeting.day.month, meeting.day.day)
    return meaning is not None


def _of_kind(kind: MeetingKind, body: Body, meetings: Sequence[Meeting]) -> list[Meeting]:
    found = [one for one in meetings if one.kind is kind]
    if found:
        return found
    raise Answered(
        f"{body.name} har intet {_CALLED.get(kind) or KINDS[kind]}.", unsaved("Se møderne med `/moede årsplan`.")
    )


def _undated(words: Words, body: Body, meetings: Sequence[Meeting], now: datetime, *, is_latest: bool) -> Meeting:
    is_latest = means_latest(words, is_latest=is_latest)
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


def _nearest(meetings: Sequence[Meeting], now: datetime) -> list[Meeting]:
    away = {meeting: abs(meeting.day - now.date()) for meeting in meetings}
    return [meeting for meeting in meetings if away[meeting] == min(away.values())]


def _said(meaning: Meaning) -> str:
    """What is to be said of a day without a meeting."""
    if isinstance(meaning, Ambiguous | NotUnderstood):
        return "har ikke noget møde, der passer"
    if isinstance(meaning, Span) and not isinstance(meaning.start, datetime) and not meaning.yearless:
        return f"har intet møde i perioden {writing.meaning_text(meaning)}"
    return f"har intet møde {writing.weekday_date(first_day(meaning))}"


def _none_fits(words: Words, body: Body, meetings: Sequence[Meeting], now: datetime, said: str) -> Answered:
    near = _nearest_choices(words, meetings, now)
    if not near:
        return Answered(f"Der er ingen møder i {body.name}.", unsaved("Opret et med `/moede opret`."))
    return Answered(f"{body.name} {said}.", unsaved("De nærmeste er her."), *near)


def _nearest_choices(words: Words, meetings: Sequence[Meeting], now: datetime) -> tuple[Actions, ...]:
    """A button for each of the nearest meetings, by start; nothing where there are none."""
    near = sorted(sorted(meetings, key=lambda one: abs(one.starts - now))[:_MOST_NAMED], key=lambda one: one.starts)
    return (Actions(tuple(_choice(words, meeting) for meeting in near)),) if near else ()


def _choice(words: Words, meeting: Meeting) -> Button:
    return again_with_day(f"{writing.weekday_date(meeting.starts)} {writing.clock(meeting.starts)}", words, meeting)
