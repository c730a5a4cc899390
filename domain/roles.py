"""What giving and taking roles changes, and which roles nobody holds or several do who should be one; no names here.

Nobody gets the same role twice, and both levels may be parted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.access import roles_held
from domain.organisation import Body, Forum, Profile
from domain.people import RoleAssignment


@dataclass(frozen=True, slots=True)
class RoleChange:
    """The assignments that end and those that begin. Both empty: nothing was to be changed."""

    ends: tuple[RoleAssignment, ...] = ()
    begins: tuple[RoleAssignment, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether everything stays as it is."""
        return not self.ends and not self.begins


def fora_of_role(profile: Profile, role: str, *, is_per_cluster: bool) -> tuple[Forum, ...]:
    """The fora in whose secretariat the role takes part, inside or above the clusters."""
    return tuple(
        forum for forum in profile.fora if forum.is_per_cluster is is_per_cluster and role in forum.secretariat_roles
    )


def give_role(held: Iterable[RoleAssignment], wanted: RoleAssignment) -> RoleChange:
    """What changes when a person gets a role; nothing where all of it is held already.

    A role on both levels takes the place of one on a single level, and a new municipality that of the former.
    """
    same = _of_same_role(held, wanted)
    if any(_covers(one, wanted) for one in same):
        return RoleChange()
    replaced = tuple(one for one in same if wanted.forum is None or one.forum == wanted.forum)
    return RoleChange(replaced, (wanted,))


def take_role(held: Iterable[RoleAssignment], unwanted: RoleAssignment, levels: Iterable[str]) -> RoleChange:
    """What changes when a person loses a role; nothing where none of it is held or coming.

    `levels` are the fora the role has there: who held it on all of them and loses one keeps the others, for the
    same time.
    """
    same = _of_same_role(held, unwanted)
    if unwanted.forum is None:
        return RoleChange(same)
    ends = tuple(one for one in same if one.forum in (None, unwanted.forum))
    on_all = [one for one in ends if one.forum is None]
    kept = [forum for forum in levels if forum != unwanted.forum]
    return RoleChange(ends, tuple(replace(one, id=0, forum=forum) for one in on_all for forum in kept))


def last_day(on: date) -> date:
    """The last day of a role that is taken on that day: the day before, so that the right is gone at once."""
    return on - timedelta(days=1)


def unfilled_roles(held: Iterable[RoleAssignment], body: Body, on: date) -> tuple[str, ...]:
    """The roles of the body's secretariat that own a step and that nobody holds on that day."""
    filled = roles_held((one for one in held if one.person.may_act), body, on)
    owning = {role for step in body.forum.steps for role in step.owners.roles}
    return tuple(role for role in body.forum.secretariat_roles if role in owning and role not in filled)


def split_roles(assignments: Iterable[RoleAssignment], profile: Profile, cluster: str, on: date) -> tuple[str, ...]:
    """The roles that different persons hold on a cluster's levels though one person should serve them all.

    The minutes of 23-06-2022 (decision on item 4) ask for one person from Tværsektorielt Samarbejde on both levels.
    """
    in_cluster = [one for one in assignments if one.cluster == cluster and one.is_valid_on(on)]
    held = [one for one in in_cluster if one.deputy_for is None and one.person.may_act]
    shared = [role.key for role in profile.roles if role.is_same_on_both_levels]
    return tuple(role for role in shared if _is_split(role, held, profile))


def _of_same_role(held: Iterable[RoleAssignment], wanted: RoleAssignment) -> tuple[RoleAssignment, ...]:
    return tuple(
        one
        for one in held
        if one.person.id == wanted.person.id and one.role == wanted.role and one.cluster == wanted.cluster
        if one.deputy_for is None
    )


def _covers(one: RoleAssignment, wanted: RoleAssignment) -> bool:
    """Whether all of the wanted role is held; another last day of the same is a change."""
    if wanted.municipality not in (None, one.municipality):
        return False
    return one.valid_to == wanted.valid_to if one.forum == wanted.forum else one.forum is None and one.valid_to is None


def _is_split(role: str, held: Iterable[RoleAssignment], profile: Profile) -> bool:
    levels = [forum.key for forum in profile.fora if forum.is_per_cluster and role in forum.secretariat_roles]
    people = [{one.person.id for one in held if one.role == role and one.forum in (None, level)} for level in levels]
    filled = [persons for persons in people if persons]
    return len(filled) > 1 and not set.intersection(*filled)
