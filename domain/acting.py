"""What one person's act does to a task: by which roles it is confirmed, taken back, taken on or handed over.

The rules of a single confirmation are `domain.tasks`; here a person who holds several roles acts once for all of
them.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from domain.access import Actor, may_serve, owned_roles
from domain.errors import (
    MeetingNotBegun,
    NoSecretariatRole,
    NotAllowed,
    NothingToUndo,
    StepAlreadyDone,
    StepNotOwned,
    TaskTaken,
)
from domain.meetings import Meeting
from domain.organisation import Body
from domain.people import PersonId
from domain.progress import belongs_after_start
from domain.steps import Step
from domain.tasks import Confirmation, Task, confirm, missing_roles, undo


def may_confirm(actor: Actor, body: Body, task: Task, step: Step, on: date) -> bool:
    """Whether the task waits for a role for which the person may say that it is done."""
    if not task.is_open:
        return False
    try:
        roles = owned_roles(actor, body, step, on)
    except (NotAllowed, StepNotOwned):
        return False
    return not set(roles).isdisjoint(missing_roles(task, step))


def owned_rows(actor: Actor, bodies: Iterable[Body], on: date) -> list[tuple[str, int]]:
    """The steps that roles of the person own that day: the keys of the bodies, and the numbers of the rows."""
    owned = []
    for body in bodies:
        held = actor.roles_on(body, on)
        owned += [(body.key, step.number) for step in body.forum.steps if not set(step.owners.roles).isdisjoint(held)]
    return owned


def confirm_for_all_roles(task: Task, step: Step, roles: tuple[str, ...], given: Confirmation) -> Task:
    """The task confirmed for each of the roles that it still waits for; `given.role` is replaced by each.

    Raises StepAlreadyDone where it waits for none of them.
    """
    confirmed = task
    for role in roles:
        if confirmed.is_open and role in missing_roles(confirmed, step):
            confirmed = confirm(confirmed, step, replace(given, role=role))
    if confirmed is task:
        raise StepAlreadyDone
    return confirmed


def undo_last_act(task: Task, roles: tuple[str, ...]) -> Task:
    """The task without what was last confirmed by one of these roles, and what the same act confirmed with it."""
    own = [given for given in task.confirmations if given.role in roles]
    if not own:
        raise NothingToUndo
    last = own[-1]
    undone = task
    for given in own:
        if (given.person, given.at) == (last.person, last.at):
            undone = undo(undone, (given.role,))
    return undone


def require_begun(meeting: Meeting, step: Step, now: datetime) -> None:
    """Raises MeetingNotBegun for a step that can be done only once the meeting has begun."""
    if now < meeting.starts and belongs_after_start(step):
        raise MeetingNotBegun(step.number)


def take(task: Task, person: PersonId) -> Task:
    """The task, taken by that person. Raises StepAlreadyDone, and TaskTaken where somebody has it."""
    if not task.is_open:
        raise StepAlreadyDone
    if task.taker is not None:
        raise TaskTaken(task.taker)
    return replace(task, taker=person)


def release(task: Task, person: PersonId) -> Task:
    """The task, given back by who took it; raises NothingToUndo for anybody else."""
    if not task.is_open or task.taker != person:
        raise NothingToUndo
    return replace(task, taker=None)


def hand_over(task: Task, receiver: Actor, body: Body, on: date) -> Task:
    """The task in the receiver's hands. Raises StepAlreadyDone, and NoSecretariatRole outside the secretariat."""
    if not task.is_open:
        raise StepAlreadyDone
    if not may_serve(receiver, body, on):
        raise NoSecretariatRole(receiver.person.name, body.key)
    return replace(task, taker=receiver.person.id)
