"""Finds the open tasks that a list shows to a person, in the list's order; how they read is in `cards`."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from domain import access
from domain.access import Actor, holders
from domain.acting import may_confirm, owned_rows
from domain.inheriting import bodies_at_work
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import PersonId, RoleAssignment
from domain.progress import Standing, TaskProgress, active_roles, can_be_done_now, progress, unfilled_roles
from domain.reminding import free_again
from domain.tasks import Task
from handlers.decisions_due import DueDecision, load_decisions
from handlers.desk import Desk
from handlers.opgaver.words import Kind, View
from handlers.refusals import Answered
from handlers.task_text import Organisations
from handlers.ui import text

MOST_READ = 2_000
"""So many open tasks are looked at, those due last."""


@dataclass(frozen=True, slots=True)
class Item:
    """An open task as one person sees it: whether they may confirm it now, or take it."""

    step: TaskProgress
    meeting: Meeting
    body: Body
    organisations: Organisations
    may_confirm: bool
    may_take: bool
    taker: str

    @property
    def task(self) -> Task:
        """The task."""
        return self.step.task

    @property
    def is_urgent(self) -> bool:
        """Whether its deadline has passed."""
        return self.step.standing in (Standing.LATE, Standing.AT_ONCE)


@dataclass(frozen=True, slots=True)
class Listing:
    """All that a list shows; `reader` is who looks. `decisions` are those to follow up, where the list shows any.

    Unless it is whole, the oldest tasks are missing: there are more than were looked at.
    """

    view: View
    items: tuple[Item, ...]
    reader: PersonId
    decisions: tuple[DueDecision, ...] = ()
    is_whole: bool = True

    @property
    def late(self) -> int:
        """How many are late."""
        return len([item for item in self.items if item.step.standing is Standing.LATE])


def load_listing(desk: Desk, view: View) -> Listing:
    """The list as it stands; refused in another cluster's secretariat, and without any role."""
    desk.require_insider()
    today = desk.today
    bodies = _bodies(desk.actor, desk.profile, view, today)
    assignments = desk.repositories.people.roles(today)
    is_mine = view.kind is Kind.MINE
    known = desk.repositories.tasks.open_of_bodies(
        bodies,
        MOST_READ + 1,
        as_of=desk.now,
        until=desk.now if view.kind is Kind.LATE else None,
        taker=desk.context.person if is_mine else None,
        steps=owned_rows(desk.actor, bodies.values(), today) if is_mine else None,
    )
    found = [(free_again(task, assignments, bodies[held.body], today), held) for task, held in known[-MOST_READ:]]
    is_asked = view.kind is Kind.UNFILLED
    active = {key: active_roles(assignments, body, today) for key, body in bodies.items()} if is_asked else {}
    wanted = [one for one in found if _is_wanted(desk, one, bodies[one[1].body], assignments, active, view)]
    takers = desk.repositories.people.persons({task.taker for task, _ in wanted if task.taker is not None})
    names = {person.id: person.name for person in takers.values()}
    items = [_item(desk, one, bodies[one[1].body], assignments, names) for one in wanted]
    return Listing(
        view,
        _in_order(items),
        desk.context.person,
        _decisions(desk, assignments, view),
        is_whole=len(known) <= MOST_READ,
    )


def _decisions(desk: Desk, assignments: Sequence[RoleAssignment], view: View) -> tuple[DueDecision, ...]:
    """The decisions to follow up, in the first page of the person's own list and of a cluster's."""
    if view.page or view.kind not in (Kind.MINE, Kind.CLUSTER):
        return ()
    is_mine = view.kind is Kind.MINE
    due = load_decisions(
        desk.repositories, desk.profile, desk.actor, assignments, desk.now, cluster=view.cluster, is_mine=is_mine
    )
    return tuple(one for one in due if view.forum in (None, one.body.forum.key))


def _in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """What is late first, by deadline; then meeting by meeting, the one with the next deadline first."""
    first: dict[int, int] = {}
    for place, item in enumerate(items):
        if not item.is_urgent:
            first.setdefault(item.meeting.id, place)
    return tuple(sorted(items, key=lambda item: (not item.is_urgent, 0 if item.is_urgent else first[item.meeting.id])))


def _bodies(actor: Actor, profile: Profile, view: View, today: date) -> dict[str, Body]:
    bodies = [body for body in bodies_at_work(profile) if view.forum in (None, body.forum.key)]
    mine = {body.key: body for body in bodies if actor.roles_on(body, today)}
    if view.cluster is None:
        if not mine and bodies and view.forum and actor.roles:
            access.require_secretariat(actor, bodies[0], today)
        if not mine:
            raise Answered(
                "Du har ingen rolle i et sekretariat endnu, så du har ingen opgaver.",
                text("En administrator giver roller med `/tovholder rolle tildel`."),
            )
        return mine
    of_cluster = [body for body in bodies if view.cluster in {one.cluster.key for one in _places(body) if one.cluster}]
    chosen = {body.key: body for body in of_cluster if body.key in mine}
    if of_cluster and not chosen:
        access.require_secretariat(actor, of_cluster[0], today)
    return chosen


def _places(body: Body) -> tuple[Body, Body]:
    """Where a body's tasks are listed: in its own cluster, and in that of the one that does them now."""
    return body, body.served_as


def _is_wanted(
    desk: Desk,
    found: tuple[Task, Meeting],
    body: Body,
    assignments: Sequence[RoleAssignment],
    active: Mapping[str, AbstractSet[str]],
    view: View,
) -> bool:
    """Whether the list shows the task; `active` are the roles that are held of each body, where it asks for them."""
    task, _ = found
    shown = progress([task], body.forum, desk.now).tasks
    if not shown:
        return False
    match view.kind:
        case Kind.MINE:
            return _is_mine(shown[0], body, desk.actor, assignments, desk.today)
        case Kind.CLUSTER:
            return True
        case Kind.LATE:
            return shown[0].standing is Standing.LATE
        case Kind.UNFILLED:
            return bool(unfilled_roles(task, shown[0].step, body, active[body.key]))


def _is_mine(item: TaskProgress, body: Body, actor: Actor, assignments: Sequence[RoleAssignment], today: date) -> bool:
    """Whether a task waits for this person: taken by them, or for a role of theirs that no taker has on them."""
    if item.task.taker == actor.person.id:
        return True
    own = actor.roles_on(body, today)
    waiting = [role for role in item.missing if role in own]
    taken = {
        role
        for role in waiting
        if any(held.person.id == item.task.taker for held in holders(assignments, role, body, today))
    }
    return any(role not in taken for role in waiting)


def _item(
    desk: Desk,
    found: tuple[Task, Meeting],
    body: Body,
    assignments: Sequence[RoleAssignment],
    names: Mapping[PersonId, str],
) -> Item:
    task, meeting = found
    today = desk.today
    step = progress([task], body.forum, desk.now).tasks[0]
    may = may_confirm(desk.actor, body, task, step.step, today)
    return Item(
        step,
        meeting,
        body,
        Organisations(body, desk.profile, assignments, today),
        may_confirm=may and can_be_done_now(step, meeting, desk.now),
        may_take=may and task.taker is None,
        taker=names.get(task.taker, "") if task.taker is not None else "",
    )
