"""Persons with their roles and seats in tables; it knows no platform's ids."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Label,
    Select,
    String,
    Subquery,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    null,
    or_,
    select,
    type_coerce,
    union_all,
    update,
)

from domain.access import Actor
from domain.people import Person, PersonId, RoleAssignment, SeatHolder
from storage.database_time import database_time
from storage.lists import Lists
from storage.repositories.base import Repository
from storage.repositories.terms import begin_term, valid
from storage.rows import PERSON, held_role_of, install_of, person_of, role_of, seat_of, with_person
from storage.tables import administrators, persons, roles, seats
from storage.tables_local import deputies

# Every request asks these, so they are made once.
_HERE = persons.c.erased_at.is_(None)
_WHO, _DAY = bindparam("who", type_=Integer), bindparam("day", type_=Date)


def _held(day: BindParameter[date], who: BindParameter[int] | None = None, *also: ColumnElement[bool]) -> Subquery:
    """The roles that persons hold that day, own ones and those of who is away; nobody acts for who became a guest."""
    nobody, never = type_coerce(null(), Integer), type_coerce(null(), Date)
    own = select(roles.c.id.label("role"), roles.c.person, nobody.label("away")).add_columns(
        never.label("since"), never.label("until")
    )
    acting = (
        select(roles.c.id, deputies.c.deputy, deputies.c.away)
        .add_columns(deputies.c.valid_from, deputies.c.valid_to)
        .join_from(deputies, roles, deputies.c.away == roles.c.person)
        .join(persons, deputies.c.away == persons.c.id)
        .where(
            persons.c.is_outsider.is_(False),
            valid(deputies, day),
            valid(roles, day),
            *also,
            or_(deputies.c.role.is_(None), deputies.c.role == roles.c.role),
            or_(deputies.c.cluster.is_(None), deputies.c.cluster == roles.c.cluster),
        )
    )
    own = own.where(valid(roles, day), *also)
    if who is not None:
        own, acting = own.where(roles.c.person == who), acting.where(deputies.c.deputy == who)
    return union_all(own, acting).subquery("held")


def _terms(held: Subquery) -> list[Label[Any]]:
    return [held.c[name].label(f"held_{name}") for name in ("away", "since", "until")]


def _with_holders(held: Subquery) -> Select[tuple[object, ...]]:
    return (
        select(roles, *PERSON, *_terms(held))
        .join_from(held, roles, held.c.role == roles.c.id)
        .join(persons, held.c.person == persons.c.id)
        .order_by(held.c.away.is_not(None), roles.c.id)
    )


def _with_own_roles(held: Subquery) -> Select[tuple[object, ...]]:
    """A person, on a row for each role they hold, and on one without a role where they hold none."""
    appointed = exists().where(administrators.c.person == _WHO).label("is_appointed")
    return (
        select(*PERSON, appointed, roles, *_terms(held))
        .join_from(persons, held, held.c.person == persons.c.id, isouter=True)
        .join(roles, held.c.role == roles.c.id, isouter=True)
        .where(persons.c.id == _WHO)
        .order_by(held.c.away.is_not(None), roles.c.id)
    )


_ROLES = Lists(roles=_with_holders(_held(_DAY)))
_OF_CLUSTER = roles.c.cluster.is_not_distinct_from(bindparam("cluster", type_=String))
ROLES_IN = _with_holders(_held(_DAY, None, _OF_CLUSTER))
"""Those of the :cluster on the :day."""
_ROLES_IN = Lists(roles=ROLES_IN)
_BODIES = bindparam("bodies", type_=String, expanding=True)
_SEATED = with_person(seats).where(seats.c.body.in_(_BODIES), valid(seats, _DAY)).order_by(seats.c.id)
_BODY = bindparam("body", type_=String)
SEATED = with_person(seats).where(seats.c.body == _BODY, valid(seats, _DAY)).order_by(seats.c.id)
"""Who sits on the seats of the :body on the :day."""
_ACTORS_SEATS = with_person(seats).where(seats.c.person == _WHO, valid(seats, _DAY)).order_by(seats.c.id)
_ACTOR = Lists(roles=_with_own_roles(_held(_DAY, _WHO)), seats=_ACTORS_SEATS)


class PeopleTable(Repository):
    """The People port."""

    __slots__ = ()

    def person(self, person: PersonId) -> Person | None:
        """The person with that id."""
        return self.persons([person]).get(person)

    def persons(self, people: Iterable[PersonId]) -> dict[PersonId, Person]:
        """The persons with these ids."""
        rows = self._rows(select(persons).where(persons.c.id.in_(list(people))))
        return {person.id: person for person in map(person_of, rows)}

    def named(self, name: str) -> Sequence[Person]:
        """Persons known by exactly that name, folded for case; nobody who was erased."""
        found = select(persons).where(persons.c.name_folded == folded(name), _HERE).order_by(persons.c.id)
        return [person_of(row) for row in self._rows(found)]

    def everybody(self) -> Sequence[Person]:
        """All persons who weren't erased, the first known first."""
        return [person_of(row) for row in self._rows(select(persons).where(_HERE).order_by(persons.c.id))]

    def add(self, name: str, install: str = "") -> Person:
        """A new person."""
        values = {"name": name, "name_folded": folded(name), "install": install, "is_deactivated": False}
        return person_of(self._rows(insert(persons).values(values).returning(persons))[0])

    def rename(self, person: PersonId, name: str) -> None:
        """Gives a person another name."""
        renamed = update(persons).where(persons.c.id == person).values(name=name, name_folded=folded(name))
        self._connection.execute(renamed)

    def set_deactivated(self, person: PersonId, *, is_deactivated: bool) -> None:
        """Saves whether the person can still be reached in the chat, and since when not."""
        left = func.coalesce(persons.c.left_at, database_time()) if is_deactivated else None
        values = {"is_deactivated": is_deactivated, "left_at": left}
        self._connection.execute(update(persons).where(persons.c.id == person).values(values))

    def set_outsider(self, person: PersonId, *, is_outsider: bool) -> None:
        """Saves whether the person is a guest in the chat or from another organisation's workspace."""
        self._connection.execute(update(persons).where(persons.c.id == person).values(is_outsider=is_outsider))

    def actor(self, person: PersonId, on: date, *, is_administrator: bool, is_outsider: bool) -> Actor:
        """The person as one who acts, in one query; LookupError for an unknown id."""
        lists = _ACTOR.read(self._connection, {"who": person, "day": on})
        found = lists["roles"]
        if not found:
            raise LookupError(person)
        row = found[0]
        acting = person_of(row)
        return Actor(
            acting,
            roles=tuple(held_role_of(one) for one in found if one[roles.c.id] is not None),
            seats=tuple(map(seat_of, lists["seats"])),
            is_administrator=is_administrator or row["is_appointed"],
            is_outsider=is_outsider or acting.is_outsider,
        )

    def roles(self, on: date) -> Sequence[RoleAssignment]:
        """All role assignments of that day, those of deputies last."""
        return [held_role_of(row) for row in _ROLES.read(self._connection, {"day": on})["roles"]]

    def roles_in(self, cluster: str | None, on: date) -> Sequence[RoleAssignment]:
        """Those of one cluster, or, without one, those above the clusters."""
        found = _ROLES_IN.read(self._connection, {"cluster": cluster, "day": on})
        return [held_role_of(row) for row in found["roles"]]

    def coming_roles(self, after: date) -> Sequence[RoleAssignment]:
        """The role assignments that begin after that day; those that were taken before they began are none."""
        is_left = or_(roles.c.valid_to.is_(None), roles.c.valid_to >= roles.c.valid_from)
        coming = with_person(roles).where(roles.c.valid_from > after, is_left)
        return [role_of(row) for row in self._rows(coming.order_by(roles.c.valid_from, roles.c.id))]

    def assign_role(self, assignment: RoleAssignment) -> RoleAssignment:
        """Saves a role assignment; where the person holds the very same for all of that time, that one is returned."""
        key = {name: getattr(assignment, name) for name in ("role", "cluster", "forum", "municipality")}
        same = [roles.c[name].is_not_distinct_from(value) for name, value in key.items()]
        person = assignment.person.id
        known = self._row(with_person(roles).where(*same, roles.c.person == person, _covers(assignment)))
        if known is not None:
            return role_of(known)
        term = {"valid_from": assignment.valid_from, "valid_to": assignment.valid_to}
        added = insert(roles).values(**key, **term, person=person, install=install_of(persons, person))
        return replace(assignment, id=self._rows(added.returning(roles.c.id))[0][roles.c.id])

    def end_role(self, assignment: int, last_day: date) -> None:
        """Lets a role assignment end with that day."""
        self._connection.execute(update(roles).where(roles.c.id == assignment).values(valid_to=last_day))

    def seat_holders(self, body: str, on: date) -> Sequence[SeatHolder]:
        """Who sits on the body's seats on that day."""
        return self.seat_holders_of([body], on)

    def seat_holders_of(self, bodies: Iterable[str], on: date) -> Sequence[SeatHolder]:
        """Who sits on the seats of several bodies that day."""
        return [seat_of(row) for row in self._rows(_SEATED, {"bodies": list(bodies), "day": on})]

    def seat_person(self, holder: SeatHolder) -> SeatHolder:
        """Saves who sits on a seat from its `valid_from`.

        An earlier holder's term ends the day before, one who would begin the same day is replaced, and an open
        term ends before that of a holder already named for later.
        """
        return begin_term(self._connection, seats, holder)

    def administrators(self, install: str | None = None) -> Sequence[Person]:
        """The administrators appointed in that workspace; without one, in any."""
        appointed = select(administrators.c.person)
        if install is not None:
            appointed = appointed.where(administrators.c.install == install)
        found = select(persons).where(persons.c.id.in_(appointed)).order_by(persons.c.id)
        return [person_of(row) for row in self._rows(found)]

    def add_administrator(self, install: str, person: PersonId) -> None:
        """Appoints an administrator; one who is that already stays so."""
        appointed = self._insert(administrators).values(install=install, person=person)
        self._connection.execute(appointed.on_conflict_do_nothing())

    def remove_administrator(self, install: str, person: PersonId) -> None:
        """Takes an administrator's appointment there; where there is none, nothing changes."""
        c = administrators.c
        self._connection.execute(delete(administrators).where(c.install == install, c.person == person))


def folded(name: str) -> str:
    """A name as it is searched for."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _covers(assignment: RoleAssignment) -> ColumnElement[bool]:
    begins: ColumnElement[bool] = roles.c.valid_from.is_(None)
    ends: ColumnElement[bool] = roles.c.valid_to.is_(None)
    if assignment.valid_from is not None:
        begins = or_(begins, roles.c.valid_from <= assignment.valid_from)
    if assignment.valid_to is not None:
        ends = or_(ends, roles.c.valid_to >= assignment.valid_to)
    return and_(begins, ends)
