"""Proposes members out of a calendar's attendees; who is unsure stays unsure, and nothing is stored here.

Words beside the name that name a seat ("borgmester, Nyborg") seat somebody, and so does sitting there already. An
organisation or an address alone doesn't: whoever works in the same kommune has it too. A name that holds a CPR number
is not repeated.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from danish import names
from danish.cpr import contains_cpr
from domain.organisation import Body, Profile, Seat
from domain.people import SeatHolder
from domain.people_list import GUEST, OPTIONAL, ORGANIZER, ListedRow, folded
from domain.people_rows import read_rows
from handlers.clusters import take_cluster, take_forum

ENDING = ".ics"
HEADINGS = ("navn", "forum", "klynge", "plads")
_FIRST_ROW = 2
"""Below the headings, as in the list that can be corrected."""
_ASKED = frozenset({"medlem", "medlemmer", "medlemmerne", "personer", "personerne", "deltagere", "deltagerne"})
_BESIDE = re.compile(r"\s*(?:[(\[,;/|–—]|\s-\s)\s*")
_TURNED = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*), ([^\W\d_]+(?:[ -][^\W\d_]+\.?)*)\s*(?:[(\[](.*?)[)\]]?)?")
_KOMMUNE = re.compile(r"\b(?:kommunes?|kommunen)\b", re.IGNORECASE)


class Why(StrEnum):
    """Why it is unsure whether somebody sits on a seat."""

    CPR = "cpr-nummer"
    NO_BODY = "intet forum"
    NO_SEATS = "ingen faste medlemmer"
    NO_SEAT = "ingen plads"
    ORGANISATION = "kun organisationen"
    OPTIONAL = "valgfri"
    SAME_SEAT = "samme plads"
    UNREADABLE = "kan ikke læses"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A person for a seat, as a row of a list of people; `why` it is unsure, None where it isn't.

    `body` and `seat` are what people call them, "" where they are unknown.
    """

    row: ListedRow
    body: str = ""
    seat: str = ""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a calendar's attendees come to; `left_out` counts those who are no members: guests, and who convened."""

    sure: tuple[Proposed, ...]
    unsure: tuple[Proposed, ...]
    left_out: int


def asks_for_people(typed: str) -> bool:
    """Whether what was written along with a calendar asks for its attendees instead of its meetings."""
    return any(names.fold(word.strip(".,:;!?")) in _ASKED for word in typed.split())


def bodies_named(rows: Iterable[ListedRow], profile: Profile) -> frozenset[str]:
    """The keys of the bodies that the attendees' meetings' titles name."""
    found = (_body(title, profile) for title in {row.said("møde") for row in rows})
    return frozenset(body.key for body in found if body)


def propose(holders: Iterable[SeatHolder], rows: Iterable[ListedRow], profile: Profile, now: datetime) -> Proposal:
    """The attendees as members of the bodies that their meetings' titles name; `holders` sit there already."""
    invited = [(row, _body(row.said("møde"), profile)) for row in rows]
    held = {(one.body, folded(one.person.name)): one.seat for one in holders}
    found: dict[tuple[str, str], Proposed] = {}
    left_out = set()
    for row, body in invited:
        one = _proposed(row, body, profile, held)
        key = (one.body, folded(one.row.said("navn") or row.said("navn")))
        part = row.said("deltager")
        if part == GUEST or (part == ORGANIZER and one.why):
            left_out.add(key)
        elif key not in found or (found[key].why and not one.why):
            found[key] = one
    told = _told_apart([_read(one, profile, now) for one in found.values()])
    in_order = sorted(told, key=lambda one: one.why is not None)
    numbered = [replace(one, row=ListedRow(number, one.row.cells)) for number, one in enumerate(in_order, _FIRST_ROW)]
    return Proposal(
        tuple(one for one in numbered if one.why is None),
        tuple(one for one in numbered if one.why is not None),
        len(left_out - set(found)),
    )


def as_list(proposed: Sequence[Proposed]) -> str:
    """The rows as a list of people that can be corrected by hand: headings first, semicolons between."""
    rows = [HEADINGS, *(tuple(one.row.said(column).replace(";", ",") for column in HEADINGS) for one in proposed)]
    return "\n".join(";".join(row) for row in rows)


def _body(title: str, profile: Profile) -> Body | None:
    """The body that a meeting's title names."""
    forum, rest = take_forum(title, profile)
    cluster = take_cluster(rest, profile)[0] if forum and forum.is_per_cluster else None
    return next((one for one in profile.bodies if one.forum == forum and one.cluster == cluster), None)


def _proposed(row: ListedRow, body: Body | None, profile: Profile, held: Mapping[tuple[str, str], str]) -> Proposed:
    is_hidden = contains_cpr(row.said("navn"))
    name, beside = ("", "") if is_hidden else _taken_apart(row.said("navn"))
    cells = {"navn": name}
    if body is None:
        return Proposed(ListedRow(row.number, cells), why=Why.CPR if is_hidden else Why.NO_BODY)
    cells |= {"forum": body.forum.key, "klynge": body.cluster_key or ""}
    if is_hidden:
        return Proposed(ListedRow(row.number, cells), body.name, why=Why.CPR)
    seat, why = _seat(beside, row.said("adresse"), body, profile)
    if known := held.get((body.key, folded(name))):
        seat, why = body.seat(known), None
    elif why is None and row.said("deltager") == OPTIONAL:
        why = Why.OPTIONAL
    label = seat.label if seat else ""
    return Proposed(ListedRow(row.number, cells | {"plads": label}), body.name, label, why)


def _taken_apart(said: str) -> tuple[str, str]:
    """A name as calendars have it, and the words beside it; "Navnesen, Hanne (Nyborg)" is Hanne Navnesen, of Nyborg."""
    said = said.strip(" \"'")
    if turned := _TURNED.fullmatch(said):
        return f"{turned[2]} {turned[1]}", turned[3] or ""
    name, *rest = _BESIDE.split(said, maxsplit=1)
    return name.strip(), rest[0].strip(" )]") if rest else ""


def _seat(beside: str, domain: str, body: Body, profile: Profile) -> tuple[Seat | None, Why | None]:
    """The seat that is meant, and why that is unsure."""
    if not body.seats:
        return None, Why.NO_SEATS
    said = _KOMMUNE.sub(" ", beside)
    organisations: dict[str, tuple[str, ...]] = {one.key: (one.name, one.full_name) for one in profile.municipalities}
    organisations |= {one.key: (one.name, *one.in_cluster.values(), *one.aliases) for one in profile.roles}
    is_organisation = isinstance(names.find_name(said, organisations), names.NameFound) if said.strip() else False
    seats = {seat.key: (seat.label, *seat.aliases) for seat in body.seats}
    found = names.find_name(said, seats) if said.strip() else None
    if isinstance(found, names.NameFound):
        return body.seat(found.key), Why.ORGANISATION if is_organisation else None
    named = names.find_names_in(beside, organisations).name if beside else None
    key = named.key if isinstance(named, names.NameFound) else _municipality_of(domain, profile)
    here = [seat for seat in body.seats if seat.municipality and seat.municipality == key]
    return (here[0], Why.ORGANISATION) if len(here) == 1 else (None, Why.NO_SEAT)


def _municipality_of(domain: str, profile: Profile) -> str:
    """The key of the municipality that an address's domain is called after; "" for none."""
    label = domain.partition(".")[0].replace("-", "")
    for one in profile.municipalities:
        called = re.sub(r"\W", "", names.fold(one.name))
        if label in (called, f"{called}kommune"):
            return one.key
    return ""


def _read(one: Proposed, profile: Profile, now: datetime) -> Proposed:
    """The same, unsure where a list couldn't have the row."""
    _, problems = read_rows([one.row], profile, now)
    return replace(one, why=Why.UNREADABLE) if problems and one.why is None else one


def _told_apart(proposed: Sequence[Proposed]) -> list[Proposed]:
    """The same, unsure where several are sure of one seat; a guess at a seat that another is sure of is dropped."""
    sure = Counter((one.body, one.seat) for one in proposed if one.why is None)
    apart = []
    for one in proposed:
        others = sure[one.body, one.seat]
        if one.why is None and others > 1:
            apart.append(replace(one, why=Why.SAME_SEAT))
        elif one.why is not None and others and one.seat:
            cells = {**one.row.cells, "plads": ""}
            apart.append(replace(one, row=ListedRow(one.row.number, cells), seat="", why=Why.NO_SEAT))
        else:
            apart.append(one)
    return apart
