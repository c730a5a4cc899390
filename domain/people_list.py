"""A list of people with their seats and roles: what each row means and what is wrong with it; it reads no file.

First each row is read by itself, then all of them together against whom the product knows. Words for people to read
stand where it is answered.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from danish import names, reader
from danish.cpr import contains_cpr
from danish.meaning import Day
from domain.organisation import Body, Cluster, Forum, Municipality, Profile, Role, Seat
from domain.people import Person, RoleAssignment, SeatHolder

_Named = TypeVar("_Named", Forum, Cluster, Municipality)
COLUMNS = ("navn", "forum", "klynge", "plads", "rolle", "kommune", "fra", "til", "suppleant", "i slack")
MOST_ROWS = 5_000
_LONGEST_NAME = 80
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’ -]*(?:[ .'’-]+[^\W\d_]+\.?)*", re.UNICODE)
_YES, _NO = frozenset({"ja", "j", "x", "1", "true", "sand"}), frozenset({"", "nej", "n", "0", "false", "falsk"})


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
        """The rows; the file's name tells its format. Raises UnreadableList."""
        ...


class UnreadableList(Exception):  # noqa: N818 - the state of a file
    """The file can't be read as a list; the text is the reason's key in the answer, `said` what it is about."""

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.said = reason, said


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
    UNKNOWN_SEAT = "unknown_seat"
    SEVERAL_SEATS = "several_seats"
    UNKNOWN_ROLE = "unknown_role"
    ROLE_NOT_THERE = "role_not_there"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"
    NO_MUNICIPALITY = "no_municipality"
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


class Wrong(Exception):  # noqa: N818 - becomes a Problem
    """A row's first fault."""

    def __init__(self, fault: Fault, said: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(fault)
        self.fault, self.said, self.nearest = fault, said, nearest


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


def read_row(row: ListedRow, profile: Profile, now: datetime) -> Wanted | Problem:
    """What one row asks for, or what is wrong with it; `now` (aware) decides what a date without year means."""
    try:
        return _wanted(row, profile, now)
    except Wrong as wrong:
        return Problem(row.number, wrong.fault, wrong.said, wrong.nearest)


def whom(wanted: Wanted, known: Mapping[str, Sequence[Person]]) -> Person | Problem | None:
    """The person of a row among those known by folded name; None for somebody new, who is known by name alone."""
    same = known.get(folded(wanted.name), ())
    chatting = [one for one in same if one.install and not one.is_deactivated]
    if not wanted.is_in_chat:
        return next((one for one in same if not one.install), None)
    if len(chatting) == 1:
        return chatting[0]
    if chatting:
        return Problem(wanted.row, Fault.SEVERAL_IN_CHAT, wanted.name)
    listed = [one.name for several in known.values() for one in several if one.install and not one.is_deactivated]
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


def _wanted(row: ListedRow, profile: Profile, now: datetime) -> Wanted:
    if any(contains_cpr(cell) for cell in row.cells.values()):
        raise Wrong(Fault.CPR)
    name = row.said("navn")
    if not name:
        raise Wrong(Fault.NO_NAME)
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        raise Wrong(Fault.BAD_NAME, name)
    begins, ends = _day(row.said("fra"), now), _day(row.said("til"), now)
    if begins and ends and ends < begins:
        raise Wrong(Fault.ENDS_FIRST, f"{row.said('fra')} – {row.said('til')}")
    asked = Wanted(row.number, name, _yes(row.said("i slack")), begins, ends)
    has_seat, has_role = bool(row.said("plads")), bool(row.said("rolle"))
    if has_seat == has_role:
        raise Wrong(Fault.BOTH if has_seat else Fault.NEITHER)
    forum = _one(row.said("forum"), {one.key: one for one in profile.fora}, Fault.UNKNOWN_FORUM)
    cluster = _one(row.said("klynge"), {one.key: one for one in profile.clusters}, Fault.UNKNOWN_CLUSTER)
    if forum and cluster and not forum.is_per_cluster:
        raise Wrong(Fault.ABOVE_CLUSTERS, forum.name)
    return _seat(asked, row, profile, forum, cluster) if has_seat else _role(asked, row, profile, forum, cluster)


def _seat(asked: Wanted, row: ListedRow, profile: Profile, forum: Forum | None, cluster: Cluster | None) -> Wanted:
    if forum is None:
        raise Wrong(Fault.NO_FORUM)
    if forum.is_per_cluster and cluster is None:
        raise Wrong(Fault.NO_CLUSTER, forum.name)
    wanted = cluster if forum.is_per_cluster else None
    body = next(one for one in profile.bodies if one.forum.key == forum.key and one.cluster == wanted)
    labels = {seat.key: (seat.label, *seat.aliases) for seat in body.seats}
    found = names.find_name(row.said("plads"), labels)
    match found:
        case names.NameAmbiguous(keys):
            raise Wrong(Fault.SEVERAL_SEATS, row.said("plads"), tuple(body.seat(key).label for key in keys[:5]))
        case names.NameUnknown(nearest):
            raise Wrong(Fault.UNKNOWN_SEAT, row.said("plads"), tuple(body.seat(key).label for key in nearest))
        case names.NameFound(key):
            is_alternate = _yes(row.said("suppleant"))
            if is_alternate and body.forum.stand_in_word != "suppleant":
                raise Wrong(Fault.NO_ALTERNATES, body.name)
            return replace(asked, body=body, seat=body.seat(key), is_alternate=is_alternate)


def _role(asked: Wanted, row: ListedRow, profile: Profile, forum: Forum | None, cluster: Cluster | None) -> Wanted:
    said = row.said("rolle")
    given = {key for one in profile.fora for key in one.secretariat_roles}
    labels = {
        one.key: (one.key, one.name, *one.in_cluster.values(), *one.aliases)
        for one in profile.roles
        if one.key in given
    }
    found = names.find_name(said, labels)
    if not isinstance(found, names.NameFound):
        keys = found.keys if isinstance(found, names.NameAmbiguous) else found.nearest
        raise Wrong(Fault.UNKNOWN_ROLE, said, tuple(profile.role(key).name for key in keys))
    role = profile.role(found.key)
    inside = [one for one in profile.fora if role.key in one.secretariat_roles and one.is_per_cluster]
    if forum and role.key not in forum.secretariat_roles:
        raise Wrong(Fault.ROLE_NOT_THERE, f"{role.name}, {forum.name}")
    is_inside = forum.is_per_cluster if forum else bool(inside)
    if is_inside and cluster is None:
        raise Wrong(Fault.NO_CLUSTER, role.name)
    here = {one.key: one for one in (cluster.municipalities if cluster else profile.municipalities)}
    municipality = _one(row.said("kommune"), here, Fault.UNKNOWN_MUNICIPALITY) if role.is_municipal else None
    if role.is_municipal and municipality is None:
        raise Wrong(Fault.NO_MUNICIPALITY, role.name)
    place = cluster if is_inside else None
    return replace(asked, is_in_chat=True, role=role, cluster=place, forum=forum, municipality=municipality)


def _one(said: str, known: Mapping[str, _Named], fault: Fault) -> _Named | None:
    if not said:
        return None
    found = names.find_name(said, {key: _labels(one) for key, one in known.items()})
    if isinstance(found, names.NameFound):
        return known[found.key]
    keys = found.keys if isinstance(found, names.NameAmbiguous) else found.nearest
    raise Wrong(fault, said, tuple(known[key].name for key in keys))


def _labels(one: Forum | Cluster | Municipality) -> tuple[str, ...]:
    others = (one.full_name,) if isinstance(one, Municipality) else one.aliases
    return (one.key, one.name, *others)


def _day(said: str, now: datetime) -> date | None:
    if not said:
        return None
    meaning = reader.read(said, now)
    if isinstance(meaning, Day):
        return meaning.day
    raise Wrong(Fault.BAD_DATE, said)


def _yes(said: str) -> bool:
    if said.casefold() in _YES:
        return True
    if said.casefold() in _NO:
        return False
    raise Wrong(Fault.BAD_YES, said)
