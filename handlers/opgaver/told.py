"""Whom reminders of tasks still concern when they are told, and what there is to tell; how it reads, the cards say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.access import Actor, may_serve
from domain.acting import may_confirm
from domain.chairs_told import chair_seats
from domain.deciding import Chair
from domain.inheriting import bodies_at_work
from domain.organisation import Profile
from domain.people import RoleAssignment
from domain.ports import Repositories
from domain.progress import TaskProgress, can_be_done_now, progress
from domain.reminding import is_still_due
from domain.rounds import Round, needed_chairs, own_chairs
from domain.rows import Row
from domain.tasks import missing_roles
from handlers.task_acts import Found
from handlers.task_text import Organisations


@dataclass(frozen=True, slots=True)
class Told:
    """An open task as one person is told of it.

    `missing` are the organisations it waits for, `awaited` the chairs whose approval is missing. `own` is the chair
    that the person is, where that is why they are told. `is_done_here` where the person's own part of it is done.
    """

    found: Found
    item: TaskProgress
    missing: str
    awaited: tuple[Chair, ...]
    own: Chair | None
    may_confirm: bool
    is_done_here: bool


def load_told(
    repositories: Repositories, profile: Profile, actor: Actor, tasks: Sequence[int], now: datetime
) -> list[Told]:
    """Those of the tasks that still concern the person, in their order; in a fixed number of queries."""
    known = repositories.tasks.several(tasks)
    meetings = repositories.meetings.several({task.meeting for task in known.values()})
    bodies = {body.key: body for body in bodies_at_work(profile)}
    found = []
    for task in (known[one] for one in tasks if one in known):
        meeting = meetings.get(task.meeting)
        body = bodies.get(meeting.body) if meeting else None
        if meeting is None or body is None or not is_still_due(task, meeting, now):
            continue
        if any(step.number == task.step for step in body.forum.steps):
            found.append(Found(task, meeting, body))
    if not found:
        return []
    awaited, roles = _awaited_chairs(repositories, profile, found), repositories.people.roles(now.date())
    told = (_told(profile, actor, one, awaited.get(one.meeting.id, ()), roles, now) for one in found)
    return [one for one in told if one is not None]


def _told(
    profile: Profile,
    actor: Actor,
    found: Found,
    chairs: tuple[Chair, ...],
    roles: Sequence[RoleAssignment],
    now: datetime,
) -> Told | None:
    today, step = now.date(), found.step
    awaited = chairs if step.number == Row.APPROVAL else ()
    own: tuple[Chair, ...] = ()
    if awaited and not may_serve(actor, found.body, today):
        own = own_chairs(actor, found.body, awaited, now)
        seats = chair_seats(found.body, awaited, profile)
        if not own and seats.isdisjoint((seat.body, seat.seat) for seat in actor.seats):
            return None
    item, waiting = progress([found.task], found.body.forum, now).tasks[0], missing_roles(found.task, step)
    owned = set(actor.roles_on(found.body, today)).intersection(step.owners.roles)
    is_done_here = bool(owned) and owned.isdisjoint(waiting) and found.task.taker != actor.person.id
    missing = Organisations(found.body, profile, roles, today).missing(waiting, step.owners)
    may = may_confirm(actor, found.body, found.task, step, today) and can_be_done_now(item, found.meeting, now)
    return Told(found, item, missing, awaited, own[0] if own else None, may, is_done_here)


def _awaited_chairs(
    repositories: Repositories, profile: Profile, found: Sequence[Found]
) -> dict[int, tuple[Chair, ...]]:
    """The chairs whose approval is waited for, by meeting, of the steps that are about approvals."""
    asked = {one.meeting.id: needed_chairs(one.body, profile) for one in found if one.step.number == Row.APPROVAL}
    rounds = repositories.approvals.of_meetings([meeting for meeting, chairs in asked.items() if chairs])
    return {
        meeting: Round(asked[meeting], tuple(versions), tuple(given)).missing
        for meeting, (versions, given) in rounds.items()
    }
