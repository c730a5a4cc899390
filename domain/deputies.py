"""Who acts for whom meanwhile: that somebody is away is known here, and never why."""

from collections.abc import Iterable
from datetime import date

from domain.access import serves
from domain.errors import Refused
from domain.organisation import Body
from domain.people import Deputy, PersonId, RoleAssignment


class OwnDeputy(Refused):
    """Nobody acts for themselves."""


class NothingToDeputise(Refused):
    """The person who is away holds no such role."""


def name_deputy(wanted: Deputy, held: Iterable[RoleAssignment]) -> Deputy:
    """The deputy, where there is something to act for.

    `held` are the roles of the first day. Raises OwnDeputy, and NothingToDeputise where the one away holds none of
    them by right: a deputy's deputy is named by the one whose role it is.
    """
    if wanted.away.id == wanted.deputy.id:
        raise OwnDeputy
    if not roles_of(wanted, held):
        raise NothingToDeputise
    return wanted


def roles_of(deputy: Deputy, held: Iterable[RoleAssignment]) -> tuple[RoleAssignment, ...]:
    """The roles of the one away that the deputy acts in."""
    return tuple(
        one
        for one in held
        if one.person.id == deputy.away.id
        and one.deputy_for is None
        and deputy.role in (None, one.role)
        and deputy.cluster in (None, one.cluster)
    )


def without_those_away(holders: Iterable[RoleAssignment]) -> tuple[RoleAssignment, ...]:
    """The holders of a role without those for whom somebody acts."""
    known = tuple(holders)
    away = {one.deputy_for for one in known if one.person.may_act}
    return tuple(one for one in known if one.person.id not in away or one.deputy_for is not None)


def acting_for(
    person: PersonId, assignments: Iterable[RoleAssignment], body: Body, roles: Iterable[str], on: date
) -> tuple[PersonId, ...]:
    """Who acts for a person in one of these roles of the body that day, each once."""
    wanted = set(roles)
    acting = [
        one.person.id
        for one in assignments
        if one.deputy_for == person and one.role in wanted and serves(one, body) and one.is_valid_on(on)
        if one.person.may_act
    ]
    return tuple(dict.fromkeys(acting))
