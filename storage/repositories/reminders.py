"""Reminders in their table, one per natural key; who gets them and what they say is not known here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Update, select, true, update

from domain.reminders import Reminder, ReminderState
from storage import tables as t
from storage.given import given
from storage.repositories.base import Repository, Upsert, insert_into
from storage.rows import install_of, reminder_of, reminder_values

_KEY = (t.reminders.c.task, t.reminders.c.kind, t.reminders.c.due_at)
_GIVEN = tuple(one for one in t.reminders.c if one.name not in {"id", "install"})


@cache
def _plan(dialect: str, *, is_for_one: bool) -> Upsert:
    """The natural key takes two indexes, and a statement may name one."""
    rows = given(dialect, *_GIVEN)
    values = select(install_of(t.tasks, rows.c.task), *rows.c).where(true())  # SQLite needs a WHERE before ON CONFLICT
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
def _cancel(dialect: str) -> Update:
    rows = given(dialect, t.reminders.c.task)
    planned = update(t.reminders).where(t.is_planned, t.reminders.c.task.in_(select(rows.c.task)))
    return planned.values(state=ReminderState.CANCELLED.value)


class RemindersTable(Repository):
    """The Reminders port."""

    __slots__ = ()

    def plan(self, reminders: Iterable[Reminder]) -> None:
        """Saves those that aren't there yet; a cancelled one of the same key is planned again."""
        by_key = {(one.task, one.kind, one.due, one.person): one for one in reminders}
        for is_for_one in (False, True):
            values = [reminder_values(one) for one in by_key.values() if (one.person is not None) is is_for_one]
            if values:
                self._give(_plan(self._dialect, is_for_one=is_for_one), values)

    def cancel_planned(self, tasks: Iterable[int]) -> None:
        """Cancels the planned reminders of these tasks."""
        self._give(_cancel(self._dialect), [{"task": task} for task in tasks])

    def due(self, now: datetime, limit: int) -> Sequence[Reminder]:
        """Planned reminders whose time has come, the earliest first."""
        c = t.reminders.c
        found = select(t.reminders).where(t.is_planned, c.due_at <= now).order_by(c.due_at, c.id).limit(limit)
        return [reminder_of(row) for row in self._rows(found)]

    def issued(self, reminders: Iterable[int]) -> None:
        """Records that their messages stand in the outbox; a cancelled one stays cancelled."""
        planned = update(t.reminders).where(t.is_planned, t.reminders.c.id.in_(list(reminders)))
        self._connection.execute(planned.values(state=ReminderState.ISSUED.value))

    def of_task(self, task: int) -> Sequence[Reminder]:
        """The task's reminders, by time."""
        found = select(t.reminders).where(t.reminders.c.task == task).order_by(t.reminders.c.due_at, t.reminders.c.id)
        return [reminder_of(row) for row in self._rows(found)]
