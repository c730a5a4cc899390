"""What a planner should know of a new meeting: remarks that warn and never block; no Danish sentences here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from danish.workdays import holiday_name, is_working_day
from domain.attendance import Absence
from domain.cadence import TooFewMeetings, TooFewWithPatients, Unprepared
from domain.meetings import Meeting
from domain.organisation import Body, Profile, Seat
from domain.people import Person, SeatHolder
from domain.planning import PeriodToMind, Planning
from domain.rows import Row
from domain.tasks import Task, TaskState


@dataclass(frozen=True, slots=True)
class NotAWorkingDay:
    """The meeting lies on a weekend or holiday; `holiday` is the holiday's name, if it is one."""

    day: date
    holiday: str | None


@dataclass(frozen=True, slots=True)
class Season:
    """The meeting lies in a period that planners are to mind: a school holiday, the municipal budget season."""

    period: PeriodToMind


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody with a seat in both bodies is asked to be at two meetings at once."""

    person: Person
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class SeatClash:
    """A seat that belongs to the same person by office in both bodies has two meetings at once."""

    seat: Seat
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class MeetsAlready:
    """The body itself has another meeting at the same time."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class PreMeetingLeft:
    """The meeting was moved, and the pre-meeting that prepares it could not follow and stays where it was."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class PreMeetingFollowed:
    """The pre-meeting was moved, or cancelled, with the meeting that it prepares."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class AbsencesStand:
    """The meeting was moved, and so many absences stand that were reported for its old time."""

    number: int


@dataclass(frozen=True, slots=True)
class SentWithOldTime:
    """The meeting was moved, and the agenda that went out bears its old time."""


@dataclass(frozen=True, slots=True)
class SentWithOldPlace:
    """The meeting's place was changed, and the agenda that went out bears its old one."""


MeetingRemark = (
    NotAWorkingDay
    | Season
    | Clash
    | SeatClash
    | MeetsAlready
    | PreMeetingLeft
    | PreMeetingFollowed
    | AbsencesStand
    | SentWithOldTime
    | SentWithOldPlace
    | TooFewMeetings
    | TooFewWithPatients
    | Unprepared
)


def day_remarks(day: date, planning: Planning) -> tuple[NotAWorkingDay | Season, ...]:
    """What the day itself calls for, as the profile says."""
    off = () if is_working_day(day) else (NotAWorkingDay(day, holiday_name(day)),)
    return (*off, *(Season(period) for period in planning.to_mind(day)))


def of_old_time(
    absences: Iterable[Absence], tasks: Iterable[Task], moved_at: datetime
) -> tuple[AbsencesStand | SentWithOldTime, ...]:
    """What was reported and sent out before a meeting was moved: it followed along, and may not fit any more."""
    reported = len([one for one in absences if one.reported_at <= moved_at])
    is_sent = _was_sent(tasks, moved_at)
    return (*((AbsencesStand(reported),) if reported else ()), *((SentWithOldTime(),) if is_sent else ()))


def of_old_place(tasks: Iterable[Task], changed_at: datetime) -> tuple[SentWithOldPlace, ...]:
    """What was sent out before a meeting's place was changed."""
    return (SentWithOldPlace(),) if _was_sent(tasks, changed_at) else ()


def overlapping(meeting: Meeting, others: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The other bodies' meetings that lie at the same time."""
    return tuple(other for other in others if other.body != meeting.body and _are_at_once(meeting, other))


def met_already(meeting: Meeting, others: Iterable[Meeting]) -> tuple[MeetsAlready, ...]:
    """The body's own other meetings at the same time: all its members are asked to be in two places."""
    own = (other for other in others if other.body == meeting.body and other.id != meeting.id)
    return tuple(MeetsAlready(other) for other in own if _are_at_once(meeting, other))


def clashes(
    meeting: Meeting, others: Iterable[Meeting], holders: Sequence[SeatHolder], profile: Profile
) -> tuple[Clash | SeatClash, ...]:
    """Who is asked to be in two places: by the seats they hold on that day, else by seats of one office.

    A seat is told of by itself only where its persons aren't told of, and aren't known to be different ones.
    """
    found: list[Clash | SeatClash] = []
    for other in overlapping(meeting, others):
        persons = _in_both(meeting.body, other.body, holders)
        found += [Clash(person, other) for person in persons]
        found += [SeatClash(seat, other) for seat in _of_one_office(meeting.body, other.body, holders, profile)]
    return tuple(found)


def office(body: Body, seat: Seat) -> str | None:
    """What tells that seats in several bodies are one person's: the profile's word, or a kommune's seat of a forum.

    A kommune that sits in two clusters sends the same borgmester, or the same director, to both.
    """
    if seat.person is not None:
        return seat.person
    return f"{body.forum.key}:{seat.key}" if seat.municipality is not None else None


def _was_sent(tasks: Iterable[Task], by: datetime) -> bool:
    sent = [one.confirmations for one in tasks if one.step == Row.SENDING and one.state is TaskState.DONE]
    return any(said.at <= by for given in sent for said in given[-1:])


def _are_at_once(meeting: Meeting, other: Meeting) -> bool:
    return not other.is_cancelled and other.starts < meeting.ends and meeting.starts < other.ends


def _in_both(body: str, other: str, holders: Sequence[SeatHolder]) -> list[Person]:
    seated = {held.person.id: held.person for held in holders if held.body == body}
    return list(
        {one.person.id: one.person for one in holders if one.body == other and one.person.id in seated}.values()
    )


def _of_one_office(body: str, other: str, holders: Sequence[SeatHolder], profile: Profile) -> list[Seat]:
    here, there = profile.body(body), profile.body(other)
    named = {(held.body, held.seat) for held in holders}
    offices = {office(there, seat): seat.key for seat in there.seats if office(there, seat)}
    return [
        seat
        for seat in here.seats
        if (key := offices.get(office(here, seat))) and not {(body, seat.key), (other, key)} <= named
    ]
