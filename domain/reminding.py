"""Who gets a reminder that is due, by who has what it is of now; it sends nothing and says nothing.

People get it themselves; where nobody is to be found, the channel of a body's secretariat does.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.access import holders, serves
from domain.agenda import AgendaItem, ItemState
from domain.case_access import carrier_at, cluster_outside
from domain.case_flows import CaseFlowStep
from domain.cases import Case
from domain.decisions import Decision
from domain.deputies import acting_for, without_those_away
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import PersonId, RoleAssignment
from domain.reminders import Cause, Reminder, ReminderKind
from domain.rows import Row
from domain.steps import Owners, Step
from domain.tasks import Task, missing_roles


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who is reminded, each once; `channel_of` is the body whose secretariat's channel is told, if one is."""

    people: tuple[PersonId, ...] = ()
    channel_of: Body | None = None


def reminded_after(step: Step, body: Body, roles: Iterable[RoleAssignment], day: date) -> Reminded:
    """Who is told the day after a deadline of that step: its owners, done or not, where several own it, and its leader.

    The leading role is told where the body has chosen so. Of whoever is away, the deputy is told.
    """
    assignments = tuple(roles)
    owners = step.owners.roles if len(step.owners.roles) > 1 else ()
    leader = (step.leader,) if step.leader is not None and body.forum.tells_leader else ()
    return _holding((*owners, *leader), body, assignments, day) or Reminded()


def has_left(person: PersonId, assignments: Iterable[RoleAssignment], body: Body, day: date) -> bool:
    """Whether by these roles the person does nothing for the body any more: deactivated, or without a role there."""
    held = [one for one in assignments if one.person.id == person and serves(one, body) and one.is_valid_on(day)]
    return not held or any(not one.person.may_act for one in held)


def free_again(task: Task, assignments: Iterable[RoleAssignment], body: Body, day: date) -> Task:
    """The task, which nobody has taken where its taker has left."""
    is_left = task.taker is not None and has_left(task.taker, assignments, body, day)
    return replace(task, taker=None) if is_left else task


def is_still_due(task: Task | None, meeting: Meeting | None, now: datetime) -> bool:
    """Whether a task's reminder's cause holds: somebody still has to do it, and its meeting isn't called off."""
    if task is None or meeting is None or meeting.is_cancelled:
        return False
    return task.is_open and not task.has_lapsed(meeting, now)


def is_awaited(item: AgendaItem, meeting: Meeting) -> bool:
    """Whether an item's reminder's cause holds: somebody still has to write it."""
    return item.state is ItemState.DRAFT and not item.standing and not meeting.is_cancelled


def still_theirs(reminder: Reminder, found: Reminded) -> Reminded:
    """Who gets a reminder of those `found` for its cause.

    One that a person asked for goes to that person; one that waited for a person's hours does while it still concerns
    them.
    """
    if reminder.person is None:
        return found
    is_theirs = reminder.kind is ReminderKind.SNOOZED or reminder.person in found.people
    return Reminded((reminder.person,) if is_theirs else ())


def reminded(
    reminder: Reminder,
    task: Task,
    step: Step,
    body: Body,
    roles: Iterable[RoleAssignment],
    chairs: Sequence[PersonId] = (),
) -> Reminded:
    """Who gets a task's reminder on its day.

    One of a task that somebody took goes to the taker, while that one has a role for the body. Whoever is away gets
    none while a deputy acts: the deputy does. Else everybody who holds a role that the task still waits for gets it.
    Of roles of which one is enough, one that somebody holds covers the others. `chairs` are told besides.
    """
    assignments, day = tuple(roles), reminder.due.date()
    if reminder.kind is ReminderKind.DAY_AFTER:
        return still_theirs(reminder, reminded_after(step, body, assignments, day))
    return still_theirs(reminder, _task_reminded(task, step, body, assignments, day, chairs))


def _task_reminded(
    task: Task,
    step: Step,
    body: Body,
    assignments: tuple[RoleAssignment, ...],
    day: date,
    chairs: Sequence[PersonId],
) -> Reminded:
    taker = free_again(task, assignments, body, day).taker
    if taker is not None:
        people = acting_for(taker, assignments, body, step.owners.roles, day) or (taker,)
        return Reminded(tuple(dict.fromkeys((*people, *chairs))))
    found = {role: _active(assignments, role, body, day) for role in missing_roles(task, step)}
    is_covered = any(found.get(role) for role in step.owners.one_of)
    is_lacking = any(not people and not (is_covered and role in step.owners.one_of) for role, people in found.items())
    owners = [person for holding in found.values() for person in holding]
    return Reminded(tuple(dict.fromkeys((*owners, *chairs))), body if is_lacking else None)


def item_reminded(
    item: AgendaItem, body: Body, roles: Iterable[RoleAssignment], day: date, gone: Container[PersonId]
) -> Reminded:
    """Who is reminded to write an item: the one who has it, else the roles that row 4 names by where it comes from.

    The one who has it must have a role for the body still. Where nobody holds one of them, whoever put the item on the
    agenda is. `gone` are those who have left.
    """
    assignments, owners = tuple(roles), _writers(item, body)
    if item.writer is not None and not has_left(item.writer, assignments, body, day):
        return Reminded(acting_for(item.writer, assignments, body, owners.roles, day) or (item.writer,))
    return _holding(owners.roles, body, assignments, day) or (
        Reminded((item.author,)) if item.author not in gone else Reminded(channel_of=body)
    )


def decision_reminded(
    decision: Decision,
    body: Body,
    profile: Profile,
    roles: Iterable[RoleAssignment],
    day: date,
    channels: Container[str | None],
) -> Reminded:
    """Who is reminded of a decision's deadline: the responsible role, else the responsible forum's secretariat.

    A secretariat is told in the channel of its cluster, if there is one (`channels` are the clusters that have), else
    its people are. A decision on a closed item stays in its cluster.
    """
    assignments = tuple(roles)
    if held := _holding([decision.role], body, assignments, day):
        return held
    responsible = responsible_body(decision, body, profile)
    for one in (responsible, body):
        if one.cluster_key in channels:
            return Reminded(channel_of=one)
        if held := _holding(one.forum.secretariat_roles, one, assignments, day):
            return held
    return Reminded()


def case_reminded(
    case: Case, step: CaseFlowStep, body: Body | None, roles: Iterable[RoleAssignment], day: date
) -> Reminded:
    """Who is told that a case has used up its target: the step's carrier there, else the secretariat's channel.

    Outside the fora (`body` None) it is whoever holds that role above the clusters, or in a closed case's own.
    """
    assignments = tuple(roles)
    if body is not None:
        return _holding([carrier_at(step, body)], body, assignments, day) or Reminded(channel_of=body)
    where = cluster_outside(case)
    held = [one for one in assignments if one.role == step.carrier and one.cluster == where and one.is_valid_on(day)]
    there = [one.person.id for one in without_those_away(held) if one.person.may_act]
    return Reminded(tuple(dict.fromkeys(there)))


def responsible_body(decision: Decision, body: Body, profile: Profile) -> Body:
    """The responsible forum's body in the cluster, or above the clusters; the meeting's own where there is none."""
    for other in profile.bodies:
        is_near = other.cluster == body.cluster or (other.cluster is None and not decision.is_closed_item)
        if other.forum.key == decision.forum and is_near:
            return other
    return body


def head_count_reminded(body: Body, roles: Iterable[RoleAssignment], day: date) -> Reminded:
    """Who is told how many eat: those who hold a role of the row on catering, else the secretariat's channel."""
    rows = [step for step in body.forum.steps if step.number == Row.CATERING]
    caterers = [role for step in rows for role in step.owners.roles]
    return _holding(caterers, body, tuple(roles), day) or Reminded(channel_of=body)


def latest_of_each(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Of several reminders of a thing for the same people, the latest: the earlier ones came too late to be of use."""
    latest: dict[tuple[Cause, PersonId | None], Reminder] = {}
    for reminder in sorted(reminders, key=lambda one: one.due):
        latest[reminder.cause, reminder.person] = reminder
    return tuple(latest.values())


def _writers(item: AgendaItem, body: Body) -> Owners:
    step = body.forum.step(Row.ITEMS)
    return step.origins.get(item.origin, step.owners)


def _holding(keys: Iterable[str], body: Body, roles: tuple[RoleAssignment, ...], day: date) -> Reminded | None:
    found = tuple(dict.fromkeys(person for key in keys for person in _active(roles, key, body, day)))
    return Reminded(found) if found else None


def _active(roles: tuple[RoleAssignment, ...], role: str, body: Body, day: date) -> list[PersonId]:
    """Who holds the role that day: deputies for those who are away, and nobody who has left."""
    return [one.person.id for one in without_those_away(holders(roles, role, body, day))]
