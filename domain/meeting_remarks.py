"""What a planner should know of a new meeting: remarks that warn and never block; no Danish sentences here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from danish.workdays import Remark, holiday_name, is_working_day, planning_remarks
from domain.meetings import Meeting
from domain.organisation import Body
from domain.people import Person, SeatHolder


@dataclass(frozen=True, slots=True)
class NotAWorkingDay:
    """The meeting lies on a weekend or holiday; `holiday` is the holiday's name, if it is one."""

    day: date
    holiday: str | None


@dataclass(frozen=True, slots=True)
class Season:
    """The meeting lies in a school holiday or in the municipal budget season."""

    remark: Remark


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody with a seat in both bodies is asked to be at two meetings at once."""

    person: Person
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class TooFewMeetings:
    """The body has fewer meetings in the year than its terms ask for."""

    year: int
    planned: int
    least: int


MeetingRemark = NotAWorkingDay | Season | Clash | TooFewMeetings


def day_remarks(day: date) -> tuple[MeetingRemark, ...]:
    """What the day itself calls for."""
    off = () if is_working_day(day) else (NotAWorkingDay(day, holiday_name(day)),)
    return (*off, *(Season(remark) for remark in planning_remarks(day)))


def overlapping(meeting: Meeting, others: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The other bodies' meetings that lie at the same time."""
    return tuple(
        other
        for other in others
        if other.body != meeting.body and other.starts < meeting.ends and meeting.starts < other.ends
    )


def clashes(meeting: Meeting, others: Iterable[Meeting], holders: Sequence[SeatHolder]) -> tuple[Clash, ...]:
    """Who is asked to be in two places, by the seats they hold on that day."""
    seated = {held.person.id: held.person for held in holders if held.body == meeting.body}
    return tuple(
        Clash(seated[held.person.id], other)
        for other in overlapping(meeting, others)
        for held in holders
        if held.body == other.body and held.person.id in seated
    )


def cadence(body: Body, meetings: Iterable[Meeting], year: int) -> tuple[MeetingRemark, ...]:
    """The remark that the body meets too seldom in a year, if it does."""
    planned = len([meeting for meeting in meetings if meeting.day.year == year and not meeting.is_cancelled])
    least = body.forum.least_meetings
    return (TooFewMeetings(year, planned, least),) if least is not None and planned < least else ()
