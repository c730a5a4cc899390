"""What a person's digest is about: which open tasks are theirs, which wait for others, and how soon is soon.

Others' tasks are told of as what one waits for; nobody is named as late.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from danish.workdays import working_days_after
from danish.zone import COPENHAGEN
from domain.access import holders
from domain.deputies import acting_for, without_those_away
from domain.organisation import Body
from domain.people import PersonId, RoleAssignment
from domain.progress import TaskProgress
from domain.reminding import free_again

WORKING_DAYS_SOON = 3
"""What is due within so many working days is due soon [chosen]."""


class Urgency(IntEnum):
    """How much something in a digest presses, the most first; WAITING is with somebody else."""

    LATE = 1
    AT_ONCE = 2
    TODAY = 3
    SOON = 4
    WAITING = 5


def urgency(due: datetime, now: datetime) -> Urgency:
    """How much something presses that is due then (both aware)."""
    if due < now:
        return Urgency.LATE
    return Urgency.TODAY if due.astimezone(COPENHAGEN).date() == now.astimezone(COPENHAGEN).date() else Urgency.SOON


def soon_ends(now: datetime) -> datetime:
    """The end of the last day that is soon, aware, Europe/Copenhagen."""
    last = working_days_after(now.astimezone(COPENHAGEN).date(), WORKING_DAYS_SOON)
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=COPENHAGEN)


def is_theirs(
    item: TaskProgress, body: Body, person: PersonId, assignments: Sequence[RoleAssignment], on: date
) -> bool:
    """Whether an open task waits for that person.

    It does for who took it, and for who holds a role that it waits for and that its taker doesn't hold. In the place
    of somebody away it waits for their deputy.
    """
    taker = free_again(item.task, assignments, body, on).taker
    if taker is not None:
        acting = acting_for(taker, assignments, body, item.step.owners.roles, on)
        if person in (acting or (taker,)):
            return True
    for role in item.missing:
        held = holders(assignments, role, body, on)
        present = {one.person.id for one in without_those_away(held)}
        if person in present and not any(one.person.id == taker for one in held):
            return True
    return False


def waits_for_others(
    item: TaskProgress, body: Body, person: PersonId, assignments: Sequence[RoleAssignment], on: date
) -> bool:
    """Whether the person's side has done its part of an open task that others own with it, and these haven't."""
    if is_theirs(item, body, person, assignments, on):
        return False
    confirmed = {given.role for given in item.task.confirmations} & set(item.step.owners.roles)
    return any(one.person.id == person for role in confirmed for one in holders(assignments, role, body, on))
