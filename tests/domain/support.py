"""The shipped profile and short ways to make domain objects for the tests of the rules."""

from datetime import datetime, timedelta
from functools import cache

from bot.profiles import SHIPPED, load_profile
from danish.zone import copenhagen
from domain.access import Actor
from domain.attendance import Absence, StandIn
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import Person, RoleAssignment
from domain.tasks import Confirmation, Task, plan_tasks

NOW = copenhagen(2026, 8, 3, 10)
MEETS = copenhagen(2026, 12, 9, 15)


@cache
def syddanmark() -> Profile:
    """The shipped profile, read once."""
    return load_profile(SHIPPED / "syddanmark.toml")


def body(key: str) -> Body:
    """A body of the shipped profile."""
    return syddanmark().body(key)


def absent(*seats: str, stand_in: StandIn | None = None) -> list[Absence]:
    """An absence for each of the seats."""
    return [Absence(number, 1, seat, 1, NOW, stand_in) for number, seat in enumerate(seats, start=1)]


def meeting(starts: datetime = MEETS, *, is_virtual: bool = False) -> Meeting:
    """A political meeting in Lillebælt of two hours."""
    return Meeting(1, "politisk/lillebaelt", starts, starts + timedelta(hours=2), is_virtual=is_virtual)


def task(step: int, part: str = "", *, forum: str = "politisk") -> Task:
    """The task of a step, of a meeting planned long ahead."""
    planned = plan_tasks(meeting(), syddanmark().forum(forum), copenhagen(2026, 1, 5, 9))
    return next(one for one in planned if (one.step, one.part) == (step, part))


def said_by(role: str) -> Confirmation:
    """A confirmation by somebody in that role."""
    return Confirmation(role, 1, NOW)


def person(number: int) -> Person:
    """Somebody."""
    return Person(number, f"Person {number}")


def in_role(
    role: str, cluster: str | None, forum: str | None = None, *, who: int = 1, valid_to: datetime | None = None
) -> RoleAssignment:
    """A role held by somebody."""
    return RoleAssignment(who, role, cluster, forum, person(who), valid_to=valid_to.date() if valid_to else None)


def actor(*roles: RoleAssignment, is_administrator: bool = False, is_outsider: bool = False) -> Actor:
    """Person 1 with these roles."""
    return Actor(person(1), roles, is_administrator=is_administrator, is_outsider=is_outsider)
