"""A list of people with their seats and roles: what its rows ask for, all together, and whom the product knows of them.

What a single row means is read in `people_rows`. Words for people to read stand where it is answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from danish import names
from domain.organisation import Body, Cluster, Forum, Municipality, Role, Seat
from domain.people import Person, RoleAssignment, SeatHolder
from domain.shared_files import UnreadableFile

COLUMNS = ("navn", "forum", "klynge", "plads", "rolle", "kommune", "fra", "til", "suppleant", "i slack")
MOST_ROWS = 5_000
OPTIONAL, GUEST, ORGANIZER = "valgfri", "gæst", "indkalder"
"""What a calendar's attendee is in the cell "deltager"; "" for somebody who is expected."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list as it stands in the file: its number there, and its cells by the column's folded heading."""

    number: int
    cells: Mapping[str, str]

    def said(self, column: str) -> str:
        """What stands in the column, "" for nothing."""
        return " ".join(self.cells.get(column, "").split())


class ListReader(Protocol):
    """Reads a list's rows out of a file."""

    def __call__(self, name: str, content: bytes) -> Sequence[ListedRow]:
        """The rows; the file's name tells its format. Raises UnreadableFile, of which UnreadableList is one.

        A calendar's are its attendees: "møde" is the meeting's title, "navn" what they are called there, "adresse" the
        domain of their address, and "deltager" what they are if not expected: OPTIONAL, GUEST or ORGANIZER.
        """
        ...


class UnreadableList(UnreadableFile):
    """The file can't be read as a list."""


class Fault(StrEnum):
    """What is wrong with a row."""

    CPR = "cpr"
    NO_NAME = "no_name"
    BAD_NAME = "bad_name"
    NEITHER = "neither"
    BOTH = "both"
    UNKNOWN_FORUM = "unknown_forum"
    NO_FORUM = "no_forum"
    UNKNOWN_CLUSTER = "unknown_cluster"
    NO_CLUSTER = "no_cluster"
    ABOVE_CLUSTERS = "above_clusters"
    NO_SEATS = "no_seats"
    UNKNOWN_SEAT = "unknown_seat"
    SEVERAL_SEATS = "several_seats"
    UNKNOWN_ROLE = "unknown_role"
    ROLE_NOT_THERE = "role_not_there"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"
    NO_MUNICIPALITY = "no_municipality"
    OTHER_MUNICIPALITY = "other_municipality"
    BAD_DATE = "bad_date"
    ENDS_FIRST = "ends_first"
    BAD_YES = "bad_yes"
    NO_ALTERNATES = "no_alternates"
    NOT_IN_CHAT = "not_in_chat"
    SEVERAL_IN_CHAT = "several_in_chat"
    SEAT_TWICE = "seat_twice"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a row: what was said, what lies near it, and the other row it is about."""

    row: int
    fault: Fault
    said: str = ""
    nearest: tuple[str, ...] = ()
    other: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row asks for: a seat, a suppleant's place or a role, from one day to another."""

    row: int
    name: str
    is_in_chat: bool
    begins: date | None
    ends: date | None
    body: Body | None = None
    seat: Seat | None = None
    is_alternate: bool = False
    role: Role | None = None
    cluster: Cluster | None = None
    forum: Forum | None = None
    municipality: Municipality | None = None

    @property
    def place(self) -> tuple[object, ...]:
        """What can be held once: a seat, or this person's role."""
        if self.seat and self.body:
            return (self.body.key, self.seat.key, self.is_alternate)
        return (
            self.role and self.role.key,
            self.cluster and self.cluster.key,
            self.forum and self.forum.key,
            self.name,
        )

    def holder(self, person: Person, today: date) -> SeatHolder:
        """The seat's holder that it makes."""
        body, seat = (self.body.key if self.body else "", self.seat.key if self.seat else "")
        return SeatHolder(0, body, seat, person, self.begins or today, self.ends)

    def assignment(self, person: Person, today: date) -> RoleAssignment:
        """The role assignment that it makes."""
        cluster, forum = self.cluster.key if self.cluster else None, self.forum.key if self.forum else None
        municipality = self.municipality.key if self.municipality else None
        role = self.role.key if self.role else ""
        return RoleAssignment(0, role, cluster, forum, person, municipality, self.begins or today, self.ends)


def whom(wanted: Wanted, known: Mapping[str, Sequence[Person]]) -> Person | Problem | None:
    """The person of a row among those known by folded name; None for somebody new, who is known by name alone."""
    same = known.get(folded(wanted.name), ())
    chatting = [one for one in same if one.install and one.may_act]
    if not wanted.is_in_chat:
        return next((one for one in same if not one.install), None)
    if len(chatting) == 1:
        return chatting[0]
    if chatting:
        return Problem(wanted.row, Fault.SEVERAL_IN_CHAT, wanted.name)
    listed = [one.name for several in known.values() for one in several if one.install and one.may_act]
    return Problem(wanted.row, Fault.NOT_IN_CHAT, wanted.name, near_names(wanted.name, listed))


def near_names(name: str, listed: Iterable[str]) -> tuple[str, ...]:
    """Names that the one given could be a slip of, at most three; never the name itself."""
    others = [one for one in dict.fromkeys(listed) if folded(one) != folded(name)]
    found = names.find_name(name, {one: (one,) for one in others})
    return (found.key,) if isinstance(found, names.NameFound) else getattr(found, "keys", getattr(found, "nearest", ()))


def twice(wanted: Sequence[Wanted]) -> tuple[Problem, ...]:
    """The rows that ask for what an earlier row asks for in the same time."""
    found: list[Problem] = []
    first: dict[tuple[object, ...], list[Wanted]] = {}
    for one in wanted:
        for earlier in first.setdefault(one.place, []):
            if _overlap(one, earlier):
                is_same = folded(one.name) == folded(earlier.name)
                found.append(Problem(one.row, Fault.TWICE if is_same else Fault.SEAT_TWICE, one.name, (), earlier.row))
                break
        first[one.place].append(one)
    return tuple(found)


def folded(name: str) -> str:
    """A name for comparison."""
    return " ".join(name.casefold().split())


def _overlap(one: Wanted, other: Wanted) -> bool:
    since, until = [[wanted.begins or date.min for wanted in (one, other)], [w.ends or date.max for w in (one, other)]]
    return since[0] <= until[1] and since[1] <= until[0]
