"""Makes, moves and cancels meetings with all that follows: tasks, reminders, the word to the owners, the log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.access import holders
from domain.cadence import cadence, prepared_body, preparing_body, unprepared
from domain.errors import MeetingAlreadyPlanned
from domain.meeting_remarks import MeetingRemark, PreMeetingLeft, clashes, day_remarks, overlapping
from domain.meetings import Meeting, cancel_meeting, move_meeting, plan_meeting, tie_pre_meeting
from domain.messages import AuditEntry, Message
from domain.organisation import Body, Profile
from domain.people import PersonId
from domain.ports import Repositories
from domain.reminders import plan_reminders
from domain.tasks import Task, cancel_tasks, plan_tasks, replan_tasks
from handlers.requests import Context
from handlers.task_text import Organisations

MOVED = "moeder.flyttet"
CANCELLED = "moeder.aflyst"
_LONGEST = timedelta(days=7)
"""No meeting lasts longer, so that those at the same time began within so many days."""


@dataclass(frozen=True, slots=True)
class Made:
    """A meeting with its tasks, who owns them, and what its planner should know."""

    meeting: Meeting
    tasks: Sequence[Task]
    remarks: tuple[MeetingRemark, ...]
    organisations: Organisations


def make(repositories: Repositories, profile: Profile, context: Context, asked: Meeting) -> Made:
    """Saves a new meeting with the tasks and reminders its profile calls for.

    Raises MeetingAlreadyPlanned, and as `plan_meeting` and `tie_pre_meeting`.
    """
    body = profile.body(asked.body)
    others = repositories.meetings.of_body(body.key)
    planned = tie_pre_meeting(plan_meeting(asked, profile, context.now), others)
    _refuse_twice(planned, others)
    meeting = repositories.meetings.add(planned)
    tasks = repositories.tasks.add(plan_tasks(meeting, body.forum, context.now))
    repositories.reminders.plan(plan_reminders(tasks, context.now, profile.reminding))
    _record(repositories, context, "moede.oprettet", meeting)
    return _made(repositories, profile, context, meeting, tasks)


def move(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting, starts: datetime, ends: datetime
) -> Made:
    """Moves a meeting: open tasks get new deadlines and reminders, done ones stay; the owners are told once."""
    body = profile.body(meeting.body)
    moved = move_meeting(meeting, starts, ends, profile, context.now)
    _refuse_twice(moved, repositories.meetings.of_body(body.key))
    repositories.meetings.save(moved)
    tasks = replan_tasks(repositories.tasks.of_meeting(meeting.id), moved, body.forum, context.now)
    repositories.tasks.save(tasks)
    repositories.reminders.cancel_planned([task.id for task in tasks])
    repositories.reminders.plan(plan_reminders(tasks, context.now, profile.reminding))
    _record(repositories, context, "moede.flyttet", moved)
    _tell_owners(repositories, context, moved, body, MOVED)
    return _made(repositories, profile, context, moved, tasks)


def cancel(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting
) -> tuple[Meeting, tuple[MeetingRemark, ...]]:
    """Cancels a meeting: open tasks and reminders end; the owners are told once. What its body's year then lacks."""
    body = profile.body(meeting.body)
    cancelled = cancel_meeting(meeting)
    repositories.meetings.save(cancelled)
    tasks = repositories.tasks.of_meeting(meeting.id)
    repositories.tasks.save(cancel_tasks(tasks))
    repositories.reminders.cancel_planned([task.id for task in tasks])
    _record(repositories, context, "moede.aflyst", cancelled)
    _tell_owners(repositories, context, cancelled, body, CANCELLED)
    return cancelled, year_remarks(repositories, profile, cancelled)


def _made(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting, tasks: Sequence[Task]
) -> Made:
    body, today = profile.body(meeting.body), context.now.date()
    organisations = Organisations(body, profile, repositories.people.roles(today), today)
    return Made(meeting, tasks, remarks(repositories, profile, meeting), organisations)


def remarks(repositories: Repositories, profile: Profile, meeting: Meeting) -> tuple[MeetingRemark, ...]:
    """All remarks on a meeting that has been saved."""
    return (
        *day_remarks(meeting.day),
        *clashes_of(repositories, profile, meeting),
        *year_remarks(repositories, profile, meeting),
    )


def clashes_of(repositories: Repositories, profile: Profile, meeting: Meeting) -> tuple[MeetingRemark, ...]:
    """Who is asked to be elsewhere at the meeting's time."""
    near = repositories.meetings.between(meeting.day - _LONGEST, meeting.ends.date())
    bodies = {meeting.body, *(other.body for other in overlapping(meeting, near))}
    seated = repositories.people.seat_holders_of(bodies, meeting.day) if len(bodies) > 1 else []
    return clashes(meeting, near, seated, profile)


def year_remarks(repositories: Repositories, profile: Profile, meeting: Meeting) -> tuple[MeetingRemark, ...]:
    """What follows from a saved meeting for its body's year: too few, unprepared, its pre-meeting left behind."""
    body = profile.body(meeting.body)
    own = repositories.meetings.of_body(body.key)
    left = [one for one in own if one.prepares == meeting.id and (meeting.is_cancelled or meeting.sequence)]
    preparer = preparing_body(profile, body)
    lacking = unprepared(preparer, own, repositories.meetings.of_body(preparer.key)) if preparer else ()
    prepared = prepared_body(profile, body)
    without = unprepared(body, repositories.meetings.of_body(prepared.key), own) if prepared else ()
    return (
        *(PreMeetingLeft(one) for one in left),
        *(one for one in lacking if one.meeting.id == meeting.id),
        *(one for one in without if one.meeting.starts > meeting.starts),
        *cadence(body, own, meeting.day.year),
    )


def _refuse_twice(meeting: Meeting, others: Iterable[Meeting]) -> None:
    for other in others:
        if other.id != meeting.id and other.starts == meeting.starts:
            raise MeetingAlreadyPlanned(other.id)


def _owners(repositories: Repositories, body: Body, context: Context) -> list[PersonId]:
    """The persons whose roles own a step of the body's meetings, without the one who acts, who knows already."""
    assignments = repositories.people.roles(context.now.date())
    owning = dict.fromkeys(role for step in body.forum.steps for role in step.owners.roles)
    held = [one for role in owning for one in holders(assignments, role, body, context.now.date())]
    return list(dict.fromkeys(one.person.id for one in held if one.person.id != context.person))


def _tell_owners(repositories: Repositories, context: Context, meeting: Meeting, body: Body, kind: str) -> None:
    repositories.outbox.post(
        Message(
            kind,
            person,
            {"meeting": meeting.id},
            context.now,
            context.place.install,
            key=f"{kind}:{meeting.id}:{meeting.sequence}:{person}",
        )
        for person in _owners(repositories, body, context)
    )


def _record(repositories: Repositories, context: Context, act: str, meeting: Meeting) -> None:
    facts: dict[str, str | int] = {"starts": meeting.starts.isoformat(), "sequence": meeting.sequence}
    repositories.audit.record(
        AuditEntry(context.now, context.person, act, f"meeting:{meeting.id}", context.place.install, facts=facts)
    )
