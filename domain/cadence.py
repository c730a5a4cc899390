"""Whether a body meets as often as its terms ask for, and whether its meetings are prepared; it warns, never blocks.

How often, and which kinds of meetings count, is the profile's to say; the yearly one with the patients' committee is
counted by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Body, Forum, Profile


@dataclass(frozen=True, slots=True)
class TooFewMeetings:
    """The body has fewer meetings in the year than its terms ask for."""

    year: int
    planned: int
    least: int


@dataclass(frozen=True, slots=True)
class TooFewWithPatients:
    """The body meets the patients' committee less often in the year than its terms ask for."""

    year: int
    planned: int
    least: int


@dataclass(frozen=True, slots=True)
class Unprepared:
    """No meeting of the `forum` that prepares it comes before the meeting, since the body's last one."""

    meeting: Meeting
    forum: str


CadenceRemark = TooFewMeetings | TooFewWithPatients


def counted(forum: Forum, meetings: Iterable[Meeting], year: int) -> tuple[Meeting, ...]:
    """The year's meetings, held and planned, that count towards the forum's least number."""
    return tuple(one for one in meetings if one.day.year == year and _counts(one, forum))


def cadence(body: Body, meetings: Iterable[Meeting], year: int) -> tuple[CadenceRemark, ...]:
    """What a body's year lacks, held and planned meetings taken together; nothing where no number is set."""
    known, forum = list(meetings), body.forum
    found: list[CadenceRemark] = []
    planned = len(counted(forum, known, year))
    if forum.least_meetings is not None and planned < forum.least_meetings:
        found.append(TooFewMeetings(year, planned, forum.least_meetings))
    joint = [one for one in known if one.kind is MeetingKind.WITH_PATIENTS and one.day.year == year and _stands(one)]
    if len(joint) < forum.least_with_patients:
        found.append(TooFewWithPatients(year, len(joint), forum.least_with_patients))
    return tuple(found)


def urgent_cadence(body: Body, meetings: Iterable[Meeting], on: date, from_month: int) -> tuple[CadenceRemark, ...]:
    """What the running year lacks when it is nearly over, from that month on; nothing before."""
    return cadence(body, meetings, on.year) if on.month >= from_month else ()


def preparing_body(profile: Profile, body: Body) -> Body | None:
    """The body whose meetings prepare those of this one, if any."""
    for other in profile.bodies:
        rule = other.forum.prepares
        if rule is not None and rule.forum == body.forum.key and other.cluster == body.cluster:
            return other
    return None


def prepared_body(profile: Profile, body: Body) -> Body | None:
    """The body whose meetings this one's prepare, if any."""
    return next((one for one in profile.bodies if (by := preparing_body(profile, one)) and by.key == body.key), None)


def unprepared(preparer: Body, own: Sequence[Meeting], preparing: Sequence[Meeting]) -> tuple[Unprepared, ...]:
    """The body's `own` meetings that none of the `preparing` body's precedes, in their order.

    A preparing meeting lies before the meeting, after the body's last one, and not longer before than the profile says.
    """
    rule = preparer.forum.prepares
    if rule is None:
        return ()
    meetings = sorted((one for one in own if _counts(one, preparer.forum)), key=_start)
    candidates = [one for one in preparing if _counts(one, preparer.forum)]
    found = []
    last: datetime | None = None
    for meeting in meetings:
        since = meeting.starts - timedelta(days=rule.days)
        since = max(since, last) if last else since
        if not any(since < one.starts < meeting.starts for one in candidates):
            found.append(Unprepared(meeting, preparer.forum.key))
        last = meeting.starts
    return tuple(found)


def _counts(meeting: Meeting, forum: Forum) -> bool:
    return _stands(meeting) and meeting.kind in forum.counted_kinds


def _stands(meeting: Meeting) -> bool:
    return not meeting.is_cancelled


def _start(meeting: Meeting) -> datetime:
    return meeting.starts
