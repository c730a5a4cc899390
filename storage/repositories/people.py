"""Persons with their roles and seats in tables; it knows no platform's ids."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    FromClause,
    Integer,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from domain.access import Actor
from domain.people import Person, PersonId, RoleAssignment, SeatHolder
from storage.repositories.base import Repository
from storage.rows import install_of, person_of, role_of, seat_of, with_person
from storage.tables import administrators, persons, roles, seats


def _valid(table: FromClause, on: date | BindParameter[date]) -> ColumnElement[bool]:
    begun = or_(table.c.valid_from.is_(None), table.c.valid_from <= on)
    return and_(begun, or_(table.c.valid_to.is_(None), table.c.valid_to >= on))


# Every request asks these, so they are made once.
_WHO, _DAY = bindparam("who", type_=Integer), bindparam("day", type_=Date)
_APPOINTED = exists().where(administrators.c.person == _WHO).label("is_appointed")
_ACTOR = select(persons, _APPOINTED).where(persons.c.id == _WHO)
_ACTORS_ROLES = with_person(roles).where(roles.c.person == _WHO, _valid(roles, _DAY)).order_by(roles.c.id)
_ACTORS_SEATS = with_person(seats).where(seats.c.person == _WHO, _valid(seats, _DAY)).order_by(seats.c.id)


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
        """Persons known by exactly that name, folded for case."""
        found = select(persons).where(persons.c.name_folded == _folded(name)).order_by(persons.c.id)
        return [person_of(row) for row in self._rows(found)]

    def add(self, name: str, install: str = "") -> Person:
        """A new person."""
        values = {"name": name, "name_folded": _folded(name), "install": install, "is_deactivated": False}
        return person_of(self._rows(insert(persons).values(values).returning(persons))[0])

    def rename(self, person: PersonId, name: str) -> None:
        """Gives a person another name."""
        renamed = update(persons).where(persons.c.id == person).values(name=name, name_folded=_folded(name))
        self._connection.execute(renamed)

    def actor(self, person: PersonId, on: date, *, is_administrator: bool, is_outsider: bool) -> Actor:
        """The person as one who acts, in three queries; LookupError for an unknown id."""
        who = {"who": person, "day": on}
        found = self._rows(_ACTOR, who)
        if not found:
            raise LookupError(person)
        row = found[0]
        return Actor(
            person_of(row),
            roles=tuple(map(role_of, self._rows(_ACTORS_ROLES, who))),
            seats=tuple(map(seat_of, self._rows(_ACTORS_SEATS, who))),
            is_administrator=is_administrator or row["is_appointed"],
            is_outsider=is_outsider,
        )

    def roles(self, on: date) -> Sequence[RoleAssignment]:
        """All role assignments of that day."""
        return [role_of(row) for row in self._rows(with_person(roles).where(_valid(roles, on)).order_by(roles.c.id))]

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
        found = with_person(seats).where(seats.c.body.in_(list(bodies)), _valid(seats, on)).order_by(seats.c.id)
        return [seat_of(row) for row in self._rows(found)]

    def seat_person(self, holder: SeatHolder) -> SeatHolder:
        """Saves who sits on a seat from its `valid_from`.

        An earlier holder's term ends the day before, one who would begin the same day is replaced, and an open
        term ends before that of a holder already named for later.
        """
        c, person = seats.c, holder.person.id
        seat = and_(c.body == holder.body, c.seat == holder.seat)
        since, until = holder.valid_from, holder.valid_to
        self._connection.execute(delete(seats).where(seat, c.valid_from.is_not_distinct_from(since)))
        if since is not None:
            is_earlier = and_(
                or_(c.valid_from.is_(None), c.valid_from < since), or_(c.valid_to.is_(None), c.valid_to >= since)
            )
            self._connection.execute(update(seats).where(seat, is_earlier).values(valid_to=since - timedelta(days=1)))
        is_later = c.valid_from.is_not(None) if since is None else c.valid_from > since
        following: date | None = self._connection.scalar(select(func.min(c.valid_from)).where(seat, is_later))
        if following is not None and (until is None or until >= following):
            until = following - timedelta(days=1)
        values = {"body": holder.body, "seat": holder.seat, "person": person, "valid_from": since, "valid_to": until}
        added = insert(seats).values(**values, install=install_of(persons, person)).returning(c.id)
        return replace(holder, id=self._rows(added)[0][c.id], valid_to=until)

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


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _covers(assignment: RoleAssignment) -> ColumnElement[bool]:
    begins: ColumnElement[bool] = roles.c.valid_from.is_(None)
    ends: ColumnElement[bool] = roles.c.valid_to.is_(None)
    if assignment.valid_from is not None:
        begins = or_(begins, roles.c.valid_from <= assignment.valid_from)
    if assignment.valid_to is not None:
        ends = or_(ends, roles.c.valid_to >= assignment.valid_to)
    return and_(begins, ends)
