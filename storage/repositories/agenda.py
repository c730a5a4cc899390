"""Agenda items in their table; a list of items is one query, however long."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Integer, bindparam, insert, or_, select, update

from domain.agenda import AgendaItem, ItemState, StandingItem
from domain.meetings import Meeting
from domain.people import PersonId
from storage.repositories.base import Repository
from storage.rows import meeting_of
from storage.rows_agenda import item_of, item_values
from storage.tables import meetings, stands
from storage.tables_agenda import agenda_items

_C = agenda_items.c
# Each status asks this, so it is made once.
OF_MEETING = select(agenda_items).where(_C.meeting == bindparam("of", type_=Integer)).order_by(_C.position, _C.id)
_ADD = insert(agenda_items).returning(_C.id, sort_by_parameter_order=True)
_SAVE = update(agenda_items).where(_C.id == bindparam("saved", type_=Integer))
_GONE = (ItemState.WITHDRAWN.value, ItemState.CARRIED_OVER.value)
_ON_AGENDA = (stands, _C.standing == StandingItem.NONE.value, _C.state.not_in(_GONE))
"""What somebody has written for a meeting that stands, and that it will treat."""


class AgendaItemsTable(Repository):
    """The AgendaItems port."""

    __slots__ = ()

    def add(self, item: AgendaItem) -> AgendaItem:
        """Saves a new item."""
        return self.add_several([item])[0]

    def add_several(self, items: Iterable[AgendaItem]) -> list[AgendaItem]:
        """Saves new items, in their order."""
        new = list(items)
        if not new:
            return []
        rows = self._rows(_ADD, [item_values(item) | {"install": item.install} for item in new])
        return [replace(item, id=row[_C.id]) for item, row in zip(new, rows, strict=True)]

    def save(self, items: Iterable[AgendaItem]) -> None:
        """Saves items that are there; each stays in the workspace it came from."""
        if values := [item_values(item) | {"saved": item.id} for item in items]:
            self._connection.execute(_SAVE, values)

    def item(self, item: int) -> AgendaItem | None:
        """The item with that id."""
        row = self._row(select(agenda_items).where(_C.id == item))
        return item_of(row) if row is not None else None

    def items(self, items: Iterable[int]) -> dict[int, AgendaItem]:
        """These items by id; those that are gone are left out."""
        found = [item_of(row) for row in self._rows(select(agenda_items).where(_C.id.in_(list(items))))]
        return {item.id: item for item in found}

    def of_meeting(self, meeting: int) -> Sequence[AgendaItem]:
        """All items of a meeting, withdrawn ones too, by position and id."""
        return [item_of(row) for row in self._rows(OF_MEETING, {"of": meeting})]

    def of_meetings(self, meetings: Iterable[int]) -> dict[int, list[AgendaItem]]:
        """As `of_meeting`, of several meetings; those without items are left out."""
        wanted = select(agenda_items).where(_C.meeting.in_(list(meetings))).order_by(_C.meeting, _C.position, _C.id)
        found: dict[int, list[AgendaItem]] = {}
        for item in map(item_of, self._rows(wanted)):
            found.setdefault(item.meeting, []).append(item)
        return found

    def of_bodies(
        self, bodies: Iterable[str], begins: date, *, is_whole: bool = False
    ) -> Sequence[tuple[AgendaItem, Meeting]]:
        """The items on the agenda of these bodies' meetings from that day on, by start, position and id."""
        return self._coming(begins, meetings.c.body.in_(list(bodies)), *(() if is_whole else _ON_AGENDA))

    def of_person(self, person: PersonId, begins: date) -> Sequence[tuple[AgendaItem, Meeting]]:
        """Those of any body that the person added or is to write."""
        return self._coming(begins, or_(_C.author == person, _C.writer == person), *_ON_AGENDA)

    def carried_from(self, items: Iterable[int]) -> Sequence[tuple[AgendaItem, Meeting]]:
        """The items at other meetings that these were carried over to, but for withdrawn ones."""
        found = (
            select(agenda_items, meetings)
            .join_from(agenda_items, meetings, _C.meeting == meetings.c.id)
            .where(_C.carried_over_from.in_(list(items)), _C.state != ItemState.WITHDRAWN.value)
            .order_by(_C.id)
        )
        return [(item_of(row), meeting_of(row)) for row in self._rows(found)]

    def _coming(self, begins: date, *conditions: ColumnElement[bool]) -> Sequence[tuple[AgendaItem, Meeting]]:
        found = (
            select(agenda_items, meetings)
            .join_from(agenda_items, meetings, _C.meeting == meetings.c.id)
            .where(meetings.c.starts_local >= datetime.combine(begins, time()), *conditions)
            .order_by(meetings.c.starts_at, _C.position, _C.id)
        )
        return [(item_of(row), meeting_of(row)) for row in self._rows(found)]
