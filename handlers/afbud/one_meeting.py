"""An absence is of one meeting: where the words name a period or several days, that is told and one is offered."""

import re
from datetime import date, datetime, timedelta

from danish import reader, writing
from danish.folding import fold
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span
from danish.reasons import mentions_absence_reason
from domain.meetings import Meeting
from domain.organisation import Body, Seat
from handlers.afbud.left_over import dropped
from handlers.finding import Words
from handlers.meant_days import first_day, is_dateless, time_of
from handlers.meeting_choice import names_other_days
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.task_text import typed_meeting
from handlers.ui import Actions

_SEVERAL = frozenset({
    "alle", "begge", "hver", "hele", "resten", "resterende", "indtil", "fremover", "fremadrettet", "permanent",
    "perioden",
})  # fmt: skip
_MEETINGS = re.compile(r"\b(?:to|tre|fire|fem|\d) (?:naeste |kommende )?moeder\b")
_WITHIN = re.compile(r"\bhele (?:dagen|formiddagen|eftermiddagen|moedet)\b|\bi alle tilfaelde\b")
"""What lasts no longer than a meeting's day."""
_FIGURES = re.compile(r"(?<!\w)\d{1,4}(?!\w)")
_ONE_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def refuse_more_meetings(
    words: Words, left: str, place: tuple[Meeting, Body], seat: Seat, now: datetime, *, is_undone: bool
) -> None:
    """Raises the answer to more than one meeting for the seat, with a button for the one that was found."""
    meeting, body = place
    if not (_names_more(words, meeting) or _says_more(left, meeting, now)):
        return
    day = writing.weekday_date(meeting.day)
    act, label = ("fortryd ", f"Træk tilbage: {day}") if is_undone else ("", f"Meld afbud: {day}")
    raise Answered(
        "Ét møde ad gangen.",
        unsaved("Jeg læser flere dage eller møder, og et afbud gælder ét møde. Skriv en kommando for hvert."),
        *(dropped(left) if mentions_absence_reason(left) else ()),
        Actions((retry_button(label, "afbud", f"{act}{typed_meeting(meeting, body)} {seat.label}"),)),
    )


def refuse_unread_day(words: Words, left: str, meeting: Meeting) -> None:
    """Raises the question which meeting is meant where no day was read, and figures that may be one are left over.

    Else the next meeting was taken in the place of the one that was meant. So it was where another hour was typed.
    """
    meaning = words.when.meaning if words.when else None
    if meaning is not None and not is_dateless(meaning):
        return
    at = time_of(meaning) if meaning is not None else None
    if not _FIGURES.search(left) and (at is None or at.time() == meeting.starts.time()):
        return
    label = f"{writing.weekday_date(meeting.day)} {writing.clock(meeting.starts)}"
    when = f"{meeting.day.isoformat()} {writing.clock(meeting.starts)}"
    again = (
        words.button(label, add=when, instead_of=words.when.phrase) if words.when else words.inner_button(label, when)
    )
    raise Answered(
        "Hvilket møde mener du?",
        unsaved("Jeg læser ingen dag i det, du skrev. Skriv den fx “9/12”, eller vælg det næste møde."),
        *(dropped(left) if mentions_absence_reason(left) else ()),
        Actions((again,)),
    )


def _names_more(words: Words, meeting: Meeting) -> bool:
    """Whether the days that say which meeting are several, though it alone is on them and doesn't last so long."""
    if words.when is None:
        return False
    match words.when.meaning:
        case Ambiguous():
            return names_other_days(words, meeting)
        case Span(start, end, yearless=True, dateless=False):
            return not isinstance(start, datetime) and end - start > meeting.last_day - meeting.day
    return False


def _says_more(left: str, meeting: Meeting, now: datetime) -> bool:
    """Whether the words left over name further meetings, or days to come and none of the meeting's."""
    said = _WITHIN.sub(" ", fold(left))
    if not _SEVERAL.isdisjoint(said.split()) or _MEETINGS.search(said):
        return True
    found = reader.find(left, now) or reader.bare_day(left, now)
    days = _days(found.meaning) if found else []
    return bool(days) and all(one > now.date() and not _is_on(meeting, one) for one in days)


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at


def _is_on(meeting: Meeting, day: date) -> bool:
    return meeting.day <= day <= meeting.last_day


def _days(meaning: Meaning) -> list[date]:
    match meaning:
        case Ambiguous(candidates, _):
            return [first_day(one) for one in candidates if not is_dateless(one)]
        case Span(start, end) if not is_dateless(meaning):
            first, last = _day(start), _day(end)
            return [first + n * _ONE_DAY for n in range((last - first).days + 1)] if last - first < _WEEK else [first]
        case Day() | Moment() | Span():
            return [] if is_dateless(meaning) else [first_day(meaning)]
        case NotUnderstood():
            return []
