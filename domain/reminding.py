"""Who gets a reminder that is due, by who owns the task now; it sends nothing and says nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.access import holders
from domain.deputies import acting_for, without_those_away
from domain.meetings import Meeting
from domain.organisation import Body
from domain.people import PersonId, RoleAssignment
from domain.reminders import Reminder, ReminderKind
from domain.steps import Step
from domain.tasks import Task, missing_roles


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who is reminded, each once, and the roles that should be but that nobody holds."""

    people: tuple[PersonId, ...] = ()
    unfilled: tuple[str, ...] = ()


def reminded_after(step: Step, body: Body, roles: Iterable[RoleAssignment], day: date) -> Reminded:
    """Who is told the day after a deadline of that step: its owners, done or not, where several own it, and its leader.

    The leading role is told where the body has chosen so. Of whoever is away, the deputy is told.
    """
    assignments = tuple(roles)
    owners = step.owners.roles if len(step.owners.roles) > 1 else ()
    leader = (step.leader,) if step.leader is not None and body.forum.tells_leader else ()
    found = [
        one.person.id
        for role in (*owners, *leader)
        for one in without_those_away(holders(assignments, role, body, day))
        if not one.person.is_deactivated
    ]
    return Reminded(tuple(dict.fromkeys(found)))


def has_left(person: PersonId, assignments: Iterable[RoleAssignment]) -> bool:
    """Whether these roles tell that the person was deactivated."""
    return any(one.person.id == person and one.person.is_deactivated for one in assignments)


def is_still_due(task: Task | None, meeting: Meeting | None) -> bool:
    """Whether a reminder's cause holds: the task is open and its meeting will be held."""
    return task is not None and meeting is not None and task.is_open and not meeting.is_cancelled


def reminded(reminder: Reminder, task: Task, step: Step, body: Body, roles: Iterable[RoleAssignment]) -> Reminded:
    """Who gets this reminder on its day.

    One that a person asked for goes to that person; one that waited for a person's hours does while the task is still
    theirs. One of a task that somebody took goes to the taker. Whoever is away gets
    none while a deputy acts: the deputy does. Else everybody who
    holds a role that the task still waits for gets it. Of roles of which one is enough, one that somebody holds
    covers the others.
    """
    assignments, day = tuple(roles), reminder.due.date()
    if reminder.person is not None:
        return _still_theirs(reminder, task, step, body, assignments)
    if reminder.kind is ReminderKind.DAY_AFTER:
        return reminded_after(step, body, assignments, day)
    if task.taker is not None and not has_left(task.taker, assignments):
        return Reminded(acting_for(task.taker, assignments, body, step.owners.roles, day) or (task.taker,))
    found = {
        role: [
            one.person.id
            for one in without_those_away(holders(assignments, role, body, day))
            if not one.person.is_deactivated
        ]
        for role in missing_roles(task, step)
    }
    is_covered = any(found.get(role) for role in step.owners.one_of)
    unfilled = tuple(
        role for role, people in found.items() if not people and not (is_covered and role in step.owners.one_of)
    )
    people = tuple(dict.fromkeys(person for holding in found.values() for person in holding))
    return Reminded(people, unfilled)


def _still_theirs(
    reminder: Reminder, task: Task, step: Step, body: Body, assignments: tuple[RoleAssignment, ...]
) -> Reminded:
    assert reminder.person is not None  # noqa: S101 - asked only of a person's own
    if reminder.kind is ReminderKind.SNOOZED:
        return Reminded((reminder.person,))
    everybody = reminded(replace(reminder, person=None), task, step, body, assignments)
    return Reminded((reminder.person,) if reminder.person in everybody.people else ())


def latest_of_each(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Of several reminders of a task for the same people, the latest: the earlier ones came too late to be of use."""
    latest: dict[tuple[int, PersonId | None], Reminder] = {}
    for reminder in sorted(reminders, key=lambda one: one.due):
        latest[reminder.task, reminder.person] = reminder
    return tuple(latest.values())
