"""How the roles that nobody holds read in any feature's cards; whose they are, the rules of `domain.roles` say."""

from collections.abc import Iterable, Sequence
from datetime import date

from danish import writing
from domain.organisation import Body, Profile
from domain.people import RoleAssignment
from domain.roles import unfilled_roles


def vacancy_lines(held: Sequence[RoleAssignment], bodies: Iterable[Body], profile: Profile, on: date) -> list[str]:
    """A line for each of the bodies that lacks somebody on that day."""
    lines = []
    for body in bodies:
        cluster = body.cluster_key
        if keys := unfilled_roles(held, body, on):
            lines.append(f"{body.name}: {writing.join([profile.role(key).name_in(cluster) for key in keys])}")
    return lines
