"""What a single row of a list of people asks for, and what is wrong with it; it reads no file and knows nobody."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from danish import names, reader
from danish.cpr import contains_cpr
from danish.meaning import Day
from danish.persons import says_why_absent
from domain.organisation import Cluster, Forum, Municipality, Profile, Seat
from domain.people_list import Fault, ListedRow, Problem, Wanted

_Named = TypeVar("_Named", Forum, Cluster, Municipality)
_LONGEST_NAME = 80
_NAME = re.compile(r"[^\W\d_]+(?:(?:[ .'’-]+[^\W\d_]+)+\.?)?", re.UNICODE)
_YES, _NO = frozenset({"ja", "j", "x", "1", "true", "sand"}), frozenset({"", "nej", "n", "0", "false", "falsk"})


class _Wrong(Exception):  # noqa: N818 - becomes a Problem
    """A row's first fault."""

    def __init__(self, fault: Fault, said: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(fault)
        self.fault, self.said, self.nearest = fault, said, nearest


def read_rows(rows: Iterable[ListedRow], profile: Profile, now: datetime) -> tuple[list[Wanted], list[Problem]]:
    """What the rows ask for, and what is wrong with the others; `now` (aware) decides what a date means."""
    read = [_read(row, profile, now) for row in rows]
    return [one for one in read if not isinstance(one, Problem)], [one for one in read if isinstance(one, Problem)]


def _read(row: ListedRow, profile: Profile, now: datetime) -> Wanted | Problem:
    try:
        return _wanted(row, profile, now)
    except _Wrong as wrong:
        return Problem(row.number, wrong.fault, wrong.said, wrong.nearest)


def _wanted(row: ListedRow, profile: Profile, now: datetime) -> Wanted:
    if any(contains_cpr(cell) for cell in row.cells.values()):
        raise _Wrong(Fault.CPR)
    name = row.said("navn")
    if not name:
        raise _Wrong(Fault.NO_NAME)
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name) or says_why_absent(name):
        raise _Wrong(Fault.BAD_NAME, name)
    begins, ends = _day(row.said("fra"), now), _day(row.said("til"), now)
    if begins and ends and ends < begins:
        raise _Wrong(Fault.ENDS_FIRST, f"{row.said('fra')} – {row.said('til')}")
    asked = Wanted(row.number, name, _yes(row.said("i slack")), begins, ends)
    has_seat, has_role = bool(row.said("plads")), bool(row.said("rolle"))
    if has_seat == has_role:
        raise _Wrong(Fault.BOTH if has_seat else Fault.NEITHER)
    forum = _one(row.said("forum"), {one.key: one for one in profile.fora}, Fault.UNKNOWN_FORUM)
    cluster = _one(row.said("klynge"), {one.key: one for one in profile.clusters}, Fault.UNKNOWN_CLUSTER)
    if forum and cluster and not forum.is_per_cluster:
        raise _Wrong(Fault.ABOVE_CLUSTERS, forum.name)
    return _seat(asked, row, profile, forum, cluster) if has_seat else _role(asked, row, profile, forum, cluster)


def _seat(asked: Wanted, row: ListedRow, profile: Profile, forum: Forum | None, cluster: Cluster | None) -> Wanted:
    if forum is None:
        raise _Wrong(Fault.NO_FORUM)
    if forum.is_per_cluster and cluster is None:
        raise _Wrong(Fault.NO_CLUSTER, forum.name)
    wanted = cluster if forum.is_per_cluster else None
    body = next(one for one in profile.bodies if one.forum.key == forum.key and one.cluster == wanted)
    if not body.seats:
        raise _Wrong(Fault.NO_SEATS, body.name)
    labels = {seat.key: (seat.label, *seat.aliases) for seat in body.seats}
    found = names.find_name(row.said("plads"), labels)
    where = _municipality(row, profile) if isinstance(found, names.NameAmbiguous) else None
    if where is not None:
        beside = names.find_name(f"{row.said('plads')} {where.name}", labels)
        found = beside if isinstance(beside, names.NameFound) else found
    match found:
        case names.NameAmbiguous(keys):
            raise _Wrong(Fault.SEVERAL_SEATS, row.said("plads"), tuple(body.seat(key).label for key in keys[:5]))
        case names.NameUnknown(nearest):
            raise _Wrong(Fault.UNKNOWN_SEAT, row.said("plads"), tuple(body.seat(key).label for key in nearest))
        case names.NameFound(key):
            _check_municipality(body.seat(key), row, profile)
            is_alternate = _yes(row.said("suppleant"))
            if is_alternate and body.forum.stand_in_word != "suppleant":
                raise _Wrong(Fault.NO_ALTERNATES, body.name)
            return replace(asked, body=body, seat=body.seat(key), is_alternate=is_alternate)


def _check_municipality(seat: Seat, row: ListedRow, profile: Profile) -> None:
    """Raises _Wrong where the row names a kommune that isn't the seat's."""
    named = _municipality(row, profile) if seat.municipality else None
    if named is not None and named.key != seat.municipality:
        raise _Wrong(Fault.OTHER_MUNICIPALITY, f"{seat.label}, {named.name}")


def _municipality(row: ListedRow, profile: Profile) -> Municipality | None:
    return _one(row.said("kommune"), {one.key: one for one in profile.municipalities}, Fault.UNKNOWN_MUNICIPALITY)


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
        raise _Wrong(Fault.UNKNOWN_ROLE, said, tuple(profile.role(key).name for key in keys))
    role = profile.role(found.key)
    inside = [one for one in profile.fora if role.key in one.secretariat_roles and one.is_per_cluster]
    if forum and role.key not in forum.secretariat_roles:
        raise _Wrong(Fault.ROLE_NOT_THERE, f"{role.name}, {forum.name}")
    is_inside = forum.is_per_cluster if forum else bool(inside)
    if is_inside and cluster is None:
        raise _Wrong(Fault.NO_CLUSTER, role.name)
    here = {one.key: one for one in (cluster.municipalities if cluster else profile.municipalities)}
    municipality = _one(row.said("kommune"), here, Fault.UNKNOWN_MUNICIPALITY) if role.is_municipal else None
    if role.is_municipal and municipality is None:
        raise _Wrong(Fault.NO_MUNICIPALITY, role.name)
    place = cluster if is_inside else None
    return replace(asked, is_in_chat=True, role=role, cluster=place, forum=forum, municipality=municipality)


def _one(said: str, known: Mapping[str, _Named], fault: Fault) -> _Named | None:
    if not said:
        return None
    found = names.find_name(said, {key: _labels(one) for key, one in known.items()})
    if isinstance(found, names.NameFound):
        return known[found.key]
    keys = found.keys if isinstance(found, names.NameAmbiguous) else found.nearest
    raise _Wrong(fault, said, tuple(known[key].name for key in keys))


def _labels(one: Forum | Cluster | Municipality) -> tuple[str, ...]:
    others = (one.full_name,) if isinstance(one, Municipality) else one.aliases
    return (one.key, one.name, *others)


def _day(said: str, now: datetime) -> date | None:
    if not said:
        return None
    meaning = reader.read(said, now)
    if isinstance(meaning, Day):
        return meaning.day
    raise _Wrong(Fault.BAD_DATE, said)


def _yes(said: str) -> bool:
    if said.casefold() in _YES:
        return True
    if said.casefold() in _NO:
        return False
    raise _Wrong(Fault.BAD_YES, said)
