"""Who may see and do what, decided here and nowhere else.

Everyone in the workspace may see help and open experiences; a cluster's secretariat roles act on that cluster;
administrators give roles and choose channels. People of other teams and guests get nothing by name alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.agenda import AgendaItem
from domain.errors import HandedToSuccessor, NotAllowed, OutsidersMayNot, StepNotOwned
from domain.inheriting import experiences_went_to
from domain.organisation import Body, Profile
from domain.people import Person, RoleAssignment, SeatHolder
from domain.polls import role_party, seat_party
from domain.rows import Row
from domain.steps import Step


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, with what decides their rights: roles and seats valid today, and how they are known.

    `is_outsider` is true for guests and people of other teams.
    """

    person: Person
    roles: tuple[RoleAssignment, ...] = ()
    seats: tuple[SeatHolder, ...] = ()
    is_administrator: bool = False
    is_outsider: bool = False

    def roles_on(self, body: Body, on: date) -> tuple[str, ...]:
        """The keys of the roles this person holds for that body on that day, each once."""
        return roles_held(self.roles, body, on)

    def clusters(self) -> tuple[str, ...]:
        """The clusters in which the person holds a role, each once."""
        return tuple(dict.fromkeys(role.cluster for role in self.roles if role.cluster))


def roles_held(assignments: Iterable[RoleAssignment], body: Body, on: date) -> tuple[str, ...]:
    """The keys of the roles that these assignments give for that body on that day, each once.

    Where a successor does its work, as `holds`, for the roles of its secretariat and of its steps' owners.
    """
    held = [one.role for one in assignments if serves(one, body) and one.is_valid_on(on)]
    if body.successor is not None:
        held += [role for role in _roles_of(body) if any(_stands_for(one, role, body) for one in held)]
    return tuple(dict.fromkeys(held))


def serves(assignment: RoleAssignment, body: Body) -> bool:
    """Whether a role assignment concerns that body, or the one that does its work."""
    served = body.served_as
    cluster = served.cluster_key
    return assignment.cluster == cluster and assignment.forum in (None, served.forum.key)


def holds(assignment: RoleAssignment, role: str, body: Body) -> bool:
    """Whether the assignment is that role's for the body.

    Where a successor does its work, roles that the successor doesn't have itself are all of its secretariat's.
    """
    return serves(assignment, body) and (assignment.role == role or _stands_for(assignment.role, role, body))


def holders(assignments: Iterable[RoleAssignment], role: str, body: Body, on: date) -> tuple[RoleAssignment, ...]:
    """Who holds that role for the body on that day; whoever has left or is from outside holds none."""
    return tuple(one for one in assignments if one.person.may_act and holds(one, role, body) and one.is_valid_on(on))


def may_serve(actor: Actor, body: Body, on: date) -> bool:
    """Whether the person is in the body's secretariat on that day, or in that of the one that does its work."""
    roles = body.served_as.forum.secretariat_roles
    return not actor.is_outsider and bool(set(actor.roles_on(body, on)).intersection(roles))


def works_for(actor: Actor, body: Body, on: date) -> bool:
    """Whether the person has a role for the body on that day, or for its successor, or sits on it."""
    sits = any(held.body == body.key and held.is_valid_on(on) for held in actor.seats)
    serves = actor.roles_on(body, on) or actor.roles_on(body.own, on)
    return not actor.is_outsider and (sits or bool(serves))


def require_secretariat(actor: Actor, body: Body, on: date) -> None:
    """Raises NotAllowed, naming the roles that could, unless the person is in the body's secretariat.

    Raises HandedToSuccessor where that is another body's by now, and as `require_insider` for people from outside,
    whom no role would help.
    """
    require_insider(actor)
    if may_serve(actor, body, on):
        return
    roles, cluster = body.forum.secretariat_roles, body.cluster_key
    if body.successor is not None:
        raise HandedToSuccessor(roles, cluster, body=body.key, successor=body.successor.key)
    raise NotAllowed(roles, cluster) if cluster else NotAllowed((), above=(body.key,))


def require_cluster_secretariat(actor: Actor, profile: Profile, cluster: str, on: date) -> None:
    """Raises NotAllowed, naming the roles that could, unless the person is in the secretariat of a body there.

    Raises as `require_insider` for people from outside, whom no role would help.
    """
    require_insider(actor)
    bodies = [body for body in profile.known_bodies if body.cluster and body.cluster.key == cluster]
    if not any(may_serve(actor, body, on) for body in bodies):
        roles = dict.fromkeys(role for body in bodies for role in body.forum.secretariat_roles)
        raise NotAllowed(tuple(roles), cluster)


def require_experience_right(actor: Actor, profile: Profile, cluster: str, on: date, since: date) -> None:
    """Raises as `require_cluster_secretariat` unless the person speaks for what that cluster has since then.

    Where it went to a successor, that one's secretariat does.
    """
    went = experiences_went_to(cluster, profile, since)
    if went is None:
        require_cluster_secretariat(actor, profile, cluster, on)
    else:
        require_secretariat(actor, went, on)


def own_seats(actor: Actor, body: Body, holders: Iterable[SeatHolder], on: date) -> tuple[str, ...]:
    """The keys of the body's seats that the person holds on that day; people from outside speak for none."""
    if actor.is_outsider:
        return ()
    own = [held for held in holders if held.person.id == actor.person.id and held.is_valid_on(on)]
    return tuple(held.seat for held in own if held.body == body.key)


def require_seat_right(actor: Actor, body: Body, seat: str, own: Iterable[str], on: date) -> None:
    """Raises NotAllowed unless the person is in the secretariat, or the seat is among their own."""
    if seat not in own:
        require_secretariat(actor, body, on)


def may_see_item(actor: Actor, body: Body, item: AgendaItem, on: date) -> bool:
    """Whether the person may read an item: a role or seat for the body; a closed one the secretariat and its writers.

    A closed item never leaves the cluster's secretariat, also where a successor does the body's work.
    """
    if not works_for(actor, body, on):
        return False
    return not item.is_closed or may_serve(actor, body.own, on) or _writes(actor, item)


def may_add_item(actor: Actor, body: Body, on: date) -> bool:
    """Whether the person may put an item on the body's agenda: its secretariat, and those who write items for it."""
    return may_serve(actor, body, on) or (
        not actor.is_outsider and bool(set(actor.roles_on(body, on)) & _item_roles(body))
    )


def may_change_item(actor: Actor, body: Body, item: AgendaItem, on: date) -> bool:
    """Whether the person may change that item: the secretariat all of them, others who write items only their own."""
    return may_serve(actor, body, on) or (may_add_item(actor, body, on) and _writes(actor, item))


def require_item_right(actor: Actor, body: Body, item: AgendaItem | None, on: date) -> None:
    """Raises NotAllowed unless the person may change that item, or, without one, add one."""
    if not (may_add_item(actor, body, on) if item is None else may_change_item(actor, body, item, on)):
        require_secretariat(actor, body, on)


def require_taking_right(actor: Actor, body: Body, item: AgendaItem, on: date) -> None:
    """Raises NotAllowed unless the person may write that item themselves: one who writes items, and may read it."""
    if not (may_add_item(actor, body, on) and may_see_item(actor, body, item, on)):
        require_secretariat(actor, body, on)


def _stands_for(held: str, role: str, body: Body) -> bool:
    """Whether who holds a role of the successor's secretariat has that role of the body's, which nobody has there."""
    own = body.successor.forum.secretariat_roles if body.successor else ()
    return held in own and role not in own


def _roles_of(body: Body) -> Iterable[str]:
    return (*body.forum.secretariat_roles, *(role for step in body.forum.steps for role in step.owners.roles))


def _writes(actor: Actor, item: AgendaItem) -> bool:
    return actor.person.id in (item.author, item.writer)


def _item_roles(body: Body) -> set[str]:
    rows = [step for step in body.forum.steps if step.number == Row.ITEMS]
    owners = [one for step in rows for one in (step.owners, *step.origins.values())]
    return {role for one in owners for role in one.roles}


def parties(actor: Actor, body: Body, own: Iterable[str], on: date) -> tuple[str, ...]:
    """Whom the person answers for when a date is sought: their seats, and those of the kommune or organisation.

    `own` are the keys of the seats that they hold on that date, `on` is today.

    A role that a kommune holds answers for that kommune's seats; a role without seats answers for its organisation.
    Raises NotAllowed for people with neither a seat nor a role.
    """
    found = [seat_party(seat) for seat in own]
    if not found:
        require_secretariat(actor, body, on)
    for held in (role for role in actor.roles if serves(role, body) and role.is_valid_on(on)):
        seats = [seat.key for seat in body.seats if held.municipality and seat.municipality == held.municipality]
        if held.role in body.forum.secretariat_roles:
            found += [seat_party(seat) for seat in seats] or [role_party(held.role)]
    return tuple(dict.fromkeys(found))


def require_administrator(actor: Actor) -> None:
    """Raises NotAllowed unless the person is an administrator, OutsidersMayNot for people from outside."""
    if actor.is_outsider:
        raise OutsidersMayNot(needs_administrator=True)
    if not actor.is_administrator:
        raise NotAllowed(())


def require_insider(actor: Actor) -> None:
    """Raises OutsidersMayNot for guests and people of other teams."""
    if actor.is_outsider:
        raise OutsidersMayNot


def owned_roles(actor: Actor, body: Body, step: Step, on: date) -> tuple[str, ...]:
    """The roles for which the person may say that the step is done, in the step's order.

    These are the person's own among the owners. Owners outside the secretariat (those who write an item) are spoken
    for by anybody within it. Raises NotAllowed for others, StepNotOwned for the secretariat's where no role is left.
    """
    held = set(actor.roles_on(body, on))
    if actor.is_outsider or not held.intersection(step.owners.roles):
        require_secretariat(actor, body, on)
    is_within = may_serve(actor, body, on)
    owned = tuple(
        role for role in step.owners.roles if role in held or (is_within and role not in body.forum.secretariat_roles)
    )
    if not owned:
        raise StepNotOwned(step.number, step.owners.roles, step.owners.one_of)
    return owned
