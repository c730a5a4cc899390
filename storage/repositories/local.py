"""Local settings, deputies, alternates and guests in their tables; what they mean, `domain.local` says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Date, RowMapping, Select, String, bindparam, delete, insert, or_, select, update

from domain.local import LocalKind, LocalSetting
from domain.people import Deputy, Person, PersonId, SeatHolder
from storage.lists import Lists, Row
from storage.repositories.base import Repository
from storage.repositories.terms import begin_term, valid
from storage.rows import install_of, person_of, with_person
from storage.tables import meetings, persons
from storage.tables_local import alternates, deputies, guests, local_settings

_KINDS = frozenset(LocalKind)
# Every request asks these, so they are made once.
_CHOSEN = select(local_settings).order_by(local_settings.c.id)
_BODY, _DAY = bindparam("body", type_=String), bindparam("alternates_on", type_=Date)
ALTERNATES = (
    with_person(alternates).where(alternates.c.body == _BODY, valid(alternates, _DAY)).order_by(alternates.c.id)
)
"""Those of the :body, :alternates_on that day."""
_ALTERNATES = Lists(named=ALTERNATES)


class LocalSettingsTable(Repository):
    """The LocalSettings port."""

    __slots__ = ()

    def everything(self) -> Sequence[LocalSetting]:
        """Everything that bodies have decided for themselves, of the kinds that this version knows."""
        c, rows = local_settings.c, self._rows(_CHOSEN)
        known = (row for row in rows if row[c.kind] in _KINDS)
        return [LocalSetting(row[c.body], LocalKind(row[c.kind]), row[c.item], row[c.value]) for row in known]

    def choose(self, setting: LocalSetting, install: str) -> None:
        """Saves a setting in place of the one of the same body, kind and item."""
        values = {"body": setting.body, "kind": setting.kind.value, "item": setting.item, "value": setting.value}
        chosen = self._insert(local_settings).values({**values, "install": install})
        key = [local_settings.c[name] for name in ("body", "kind", "item")]
        self._connection.execute(
            chosen.on_conflict_do_update(index_elements=key, set_={"value": setting.value, "install": install})
        )

    def forget(self, body: str, kind: LocalKind, item: str) -> bool:
        """Deletes a setting; False where nothing was chosen."""
        c = local_settings.c
        chosen = delete(local_settings).where(c.body == body, c.kind == kind.value, c.item == item)
        return self._connection.execute(chosen).rowcount > 0


class DeputiesTable(Repository):
    """The Deputies port."""

    __slots__ = ()

    def add(self, deputy: Deputy) -> Deputy:
        """Saves who acts for whom."""
        term = {"valid_from": deputy.valid_from, "valid_to": deputy.valid_to}
        who = {"away": deputy.away.id, "deputy": deputy.deputy.id, "role": deputy.role, "cluster": deputy.cluster}
        added = insert(deputies).values(**who, **term, install=install_of(persons, deputy.deputy.id))
        return replace(deputy, id=self._rows(added.returning(deputies.c.id))[0][deputies.c.id])

    def until(self, day: date) -> Sequence[Deputy]:
        """The deputies whose last day is that day or later, the first to begin first."""
        return [_deputy_of(row) for row in self._rows(_DEPUTIES.where(deputies.c.valid_to >= day))]

    def end(self, deputy: int, last_day: date) -> None:
        """Lets a deputy's time end with that day."""
        self._connection.execute(update(deputies).where(deputies.c.id == deputy).values(valid_to=last_day))

    def of_person(self, person: PersonId, day: date) -> Sequence[Deputy]:
        """Where the person is away or a deputy on that day or later."""
        concerns = or_(deputies.c.away == person, deputies.c.deputy == person)
        return [_deputy_of(row) for row in self._rows(_DEPUTIES.where(concerns, deputies.c.valid_to >= day))]


class AlternatesTable(Repository):
    """The Alternates port."""

    __slots__ = ()

    def of_body(self, body: str, on: date) -> Sequence[SeatHolder]:
        """The alternates of the body's seats that day."""
        found = _ALTERNATES.read(self._connection, {"body": body, "alternates_on": on})
        return [alternate_of(row) for row in found["named"]]

    def name(self, alternate: SeatHolder) -> SeatHolder:
        """Saves a seat's alternate from `valid_from`; an earlier one's term ends the day before."""
        return begin_term(self._connection, alternates, alternate)


class GuestsTable(Repository):
    """The Guests port."""

    __slots__ = ()

    def number(self, meeting: int) -> int:
        """How many guests come."""
        return self._connection.scalar(select(guests.c.number).where(guests.c.meeting == meeting)) or 0

    def set_number(self, meeting: int, number: int) -> None:
        """Saves how many guests come."""
        said = self._insert(guests).values(meeting=meeting, number=number, install=install_of(meetings, meeting))
        self._connection.execute(said.on_conflict_do_update(index_elements=[guests.c.meeting], set_={"number": number}))


_away, _acting = persons.alias("away_person"), persons.alias("acting_person")
_DEPUTIES: Select[tuple[object, ...]] = (
    select(deputies, _away, _acting)
    .join_from(deputies, _away, deputies.c.away == _away.c.id)
    .join(_acting, deputies.c.deputy == _acting.c.id)
    .order_by(deputies.c.valid_from, deputies.c.id)
)


def _deputy_of(row: RowMapping) -> Deputy:
    c = deputies.c
    away, acting = (
        Person(
            row[p.c.id],
            row[p.c.name],
            row[p.c.install],
            is_deactivated=row[p.c.is_deactivated],
            is_outsider=row[p.c.is_outsider],
        )
        for p in (_away, _acting)
    )
    return Deputy(row[c.id], away, acting, row[c.valid_from], row[c.valid_to], row[c.role], row[c.cluster])


def alternate_of(row: Row) -> SeatHolder:
    """The alternate of a row with its person."""
    c = alternates.c
    return SeatHolder(row[c.id], row[c.body], row[c.seat], person_of(row), row[c.valid_from], row[c.valid_to])
