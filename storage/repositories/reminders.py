"""Reminders in their table, one per natural key; who gets them and what they say is not known here."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, Update, and_, select, true, update

from domain.reminders import Cause, Reminder, ReminderKind, ReminderState, What
from storage import tables as t
from storage.given import given
from storage.repositories.base import Repository, Upsert, insert_into
from storage.rows import Values, install_of, reminder_of, reminder_values
from storage.table_parts import stored
from storage.tables_agenda import agenda_items
from storage.tables_cases import case_legs
from storage.tables_decisions import decisions
from storage.tables_shared import trials

_KEY = (t.reminders.c.what, t.reminders.c.cause, t.reminders.c.kind, t.reminders.c.due_at)
_GIVEN = tuple(one for one in t.reminders.c if one.name not in {"id", "install"})
_CAUSES = {
    What.TASK: t.tasks,
    What.ITEM: agenda_items,
    What.DECISION: decisions,
    What.MEETING: t.meetings,
    What.CASE: case_legs,
    What.TRIAL: trials,
}


@cache
def _plan(dialect: str, what: What, *, is_for_one: bool) -> Upsert:
    """The natural key takes two indexes, and a statement may name one."""
    rows = given(dialect, *_GIVEN)
    # SQLite needs a WHERE before ON CONFLICT.
    values = select(install_of(_CAUSES[what], rows.c.cause), *rows.c).where(true())
    return (
        insert_into(dialect, t.reminders)
        .from_select(["install", *rows.c.keys()], values)
        .on_conflict_do_update(
            index_elements=(*_KEY, t.reminders.c.person) if is_for_one else _KEY,
            index_where=t.for_person if is_for_one else t.for_owners,
            set_={"state": ReminderState.PLANNED.value},
            where=t.reminders.c.state == ReminderState.CANCELLED.value,
        )
    )


@cache
def _cancel(dialect: str, what: What, *, keeps_snoozed: bool) -> Update:
    rows = given(dialect, t.reminders.c.cause)
    of_these = (t.reminders.c.what == stored(what.value), t.reminders.c.cause.in_(select(rows.c.cause)))
    planned = t.is_planned
    if keeps_snoozed:
        planned = and_(planned, t.reminders.c.kind != ReminderKind.SNOOZED.value)
    return update(t.reminders).where(planned, *of_these).values(state=ReminderState.CANCELLED.value)


class RemindersTable(Repository):
    """The Reminders port."""

    __slots__ = ()

    def plan(self, reminders: Iterable[Reminder]) -> None:
        """Saves those that aren't there yet; a cancelled one of the same key is planned again."""
        statements: dict[tuple[What, bool], dict[object, Values]] = {}
        for one in reminders:
            kept = statements.setdefault((one.cause.what, one.person is not None), {})
            kept[one.cause.id, one.kind, one.due, one.person] = reminder_values(one)
        for (what, is_for_one), values in statements.items():
            self._give(_plan(self._dialect, what, is_for_one=is_for_one), values.values())

    def cancel_planned(self, causes: Iterable[Cause], *, keeps_snoozed: bool = False) -> None:
        """Cancels the planned reminders of these causes, but for those snoozed where these are kept."""
        statements: dict[What, list[Values]] = {}
        for one in causes:
            statements.setdefault(one.what, []).append({"cause": one.id})
        for what, values in statements.items():
            self._give(_cancel(self._dialect, what, keeps_snoozed=keeps_snoozed), values)

    def due(self, now: datetime, limit: int, *, without: Collection[int] = ()) -> Sequence[Reminder]:
        """Planned reminders whose time has come, the earliest first, but for those of these ids."""
        return [reminder_of(row) for row in self._rows(_due(select(t.reminders), now, limit, without))]

    def due_ids(self, now: datetime, limit: int, *, without: Collection[int] = ()) -> Sequence[int]:
        """As `due`, their ids alone: for where one of them can't be read."""
        return [row[t.reminders.c.id] for row in self._rows(_due(select(t.reminders.c.id), now, limit, without))]

    def reminder(self, reminder: int) -> Reminder | None:
        """The reminder of that id."""
        row = self._row(select(t.reminders).where(t.reminders.c.id == reminder))
        return reminder_of(row) if row else None

    def issued(self, reminders: Iterable[int]) -> None:
        """Records that their messages stand in the outbox; a cancelled one stays cancelled."""
        planned = update(t.reminders).where(t.is_planned, t.reminders.c.id.in_(list(reminders)))
        self._connection.execute(planned.values(state=ReminderState.ISSUED.value))

    def again(self, reminders: Iterable[int]) -> None:
        """Plans issued ones again, so that it is found anew whom they concern; any other stays as it is."""
        issued = update(t.reminders).where(
            t.reminders.c.id.in_(list(reminders)), t.reminders.c.state == ReminderState.ISSUED.value
        )
        self._connection.execute(issued.values(state=ReminderState.PLANNED.value))

    def of(self, cause: Cause) -> Sequence[Reminder]:
        """The cause's reminders, by time."""
        c = t.reminders.c
        found = select(t.reminders).where(c.what == cause.what.value, c.cause == cause.id).order_by(c.due_at, c.id)
        return [reminder_of(row) for row in self._rows(found)]


def _due(chosen: Select[Any], now: datetime, limit: int, without: Collection[int]) -> Select[Any]:
    c = t.reminders.c
    others = (c.id.not_in(without),) if without else ()
    return chosen.where(t.is_planned, c.due_at <= now, *others).order_by(c.due_at, c.id).limit(limit)
