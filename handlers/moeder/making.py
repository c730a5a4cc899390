"""Makes meetings with all that follows: tasks, reminders, the log, and what their planner should know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.cadence import cadence, prepared_body, preparing_body, unprepared
from domain.errors import MeetingAlreadyPlanned
from domain.meeting_remarks import MeetingRemark, clashes, day_remarks, met_already, overlapping
from domain.meetings import Meeting, plan_meeting, tie_pre_meeting
from domain.organisation import Profile
from domain.ports import Repositories
from domain.tasks import Task, plan_tasks
from handlers.case_journeys import receive_cases
from handlers.handed_over import receive_waiting
from handlers.log_writing import write_log
from handlers.replanning import replan_meeting
from handlers.requests import Context
from handlers.task_text import Organisations

_LONGEST = timedelta(days=7)
"""No meeting lasts longer, so that those at the same time began within so many days."""


@dataclass(frozen=True, slots=True)
class Made:
    """A meeting with its tasks, who owns them, and what its planner should know."""

    meeting: Meeting
    tasks: Sequence[Task]
    remarks: tuple[MeetingRemark, ...]
    organisations: Organisations
    received: int = 0
    """How many decisions of other bodies had waited for the meeting, and are items of it now."""
    cases: int = 0
    """How many cases had waited for the meeting, and are items of it now."""


def make(repositories: Repositories, profile: Profile, context: Context, asked: Meeting) -> Made:
    """Saves a new meeting with the tasks and reminders its profile calls for, and what had waited for it.

    Raises MeetingAlreadyPlanned, and as `plan_meeting` and `tie_pre_meeting`.
    """
    body = profile.body(asked.body)
    others = repositories.meetings.of_body(body.key)
    planned = tie_pre_meeting(plan_meeting(asked, profile, context.now), others)
    refuse_twice(planned, others)
    meeting = repositories.meetings.add(planned)
    tasks = repositories.tasks.add(plan_tasks(meeting, body.forum, context.now))
    replan_meeting(repositories, meeting, tasks, context.now, profile.reminding)
    record(repositories, context, "moede.oprettet", meeting)
    waited = receive_waiting(repositories, profile, context, meeting)
    cases = receive_cases(repositories, profile, context, meeting)
    return replace(made(repositories, profile, context, meeting, tasks), received=waited, cases=cases)


def made(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting, tasks: Sequence[Task]
) -> Made:
    """A meeting that has been saved, with what its planner should know."""
    body, today = profile.body(meeting.body), context.now.date()
    organisations = Organisations(body, profile, repositories.people.roles(today), today)
    return Made(meeting, tasks, remarks(repositories, profile, meeting), organisations)


def remarks(repositories: Repositories, profile: Profile, meeting: Meeting) -> tuple[MeetingRemark, ...]:
    """All remarks on a meeting that has been saved."""
    return (
        *day_remarks(meeting.day, profile.planning),
        *clashes_of(repositories, profile, meeting),
        *year_remarks(repositories, profile, meeting),
    )


def clashes_of(repositories: Repositories, profile: Profile, meeting: Meeting) -> tuple[MeetingRemark, ...]:
    """Who is asked to be elsewhere at the meeting's time, be it the body itself."""
    near = repositories.meetings.between(meeting.day - _LONGEST, meeting.ends.date())
    bodies = {meeting.body, *(other.body for other in overlapping(meeting, near))}
    seated = repositories.people.seat_holders_of(bodies, meeting.day) if len(bodies) > 1 else []
    return (*met_already(meeting, near), *clashes(meeting, near, seated, profile))


def year_remarks(repositories: Repositories, profile: Profile, meeting: Meeting) -> tuple[MeetingRemark, ...]:
    """What follows from a saved meeting for its body's year: too few, unprepared."""
    body = profile.body(meeting.body)
    own = repositories.meetings.of_body(body.key)
    preparer = preparing_body(profile, body)
    lacking = unprepared(preparer, own, repositories.meetings.of_body(preparer.key)) if preparer else ()
    prepared = prepared_body(profile, body)
    without = unprepared(body, repositories.meetings.of_body(prepared.key), own) if prepared else ()
    return (
        *(one for one in lacking if one.meeting.id == meeting.id),
        *(one for one in without if one.meeting.starts > meeting.starts),
        *cadence(body, own, meeting.day.year),
    )


def refuse_twice(meeting: Meeting, others: Iterable[Meeting]) -> None:
    """Raises MeetingAlreadyPlanned where another of the body's meetings begins at the same time."""
    for other in others:
        if other.id != meeting.id and other.starts == meeting.starts:
            raise MeetingAlreadyPlanned


def record(repositories: Repositories, context: Context, act: str, meeting: Meeting) -> None:
    """Writes down what was done to a meeting."""
    facts: dict[str, str | int] = {"starts": meeting.starts.isoformat(), "sequence": meeting.sequence}
    write_log(repositories, context, act, f"meeting:{meeting.id}", facts)
