"""Reminders in their table, one per natural key; who gets them and what they say is not known here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import bindparam, select, update

from domain.reminders import Reminder, ReminderState
from storage import tables as t
from storage.repositories.base import Repository
from storage.rows import install_of, reminder_of, reminder_values

_AT_A_TIME = 1_000
"""So many ids stand in one statement."""
_KEY = (t.reminders.c.task, t.reminders.c.kind, t.reminders.c.due_at)


class RemindersTable(Repository):
    """The Reminders port."""

    __slots__ = ()

    def plan(self, reminders: Iterable[Reminder]) -> None:
        """Saves those that aren't there yet; a cancelled one of the same key is planned again."""
        values = [reminder_values(reminder) | {"parent": reminder.task} for reminder in reminders]
        add = self._insert(t.reminders).values(install=install_of(t.tasks, bindparam("parent")))
        again = {"state": ReminderState.PLANNED.value}
        was_cancelled = t.reminders.c.state == ReminderState.CANCELLED.value
        for_everyone = [one for one in values if one["person"] is None]
        for_one = [one for one in values if one["person"] is not None]
        if for_everyone:
            kept = add.on_conflict_do_update(
                index_elements=_KEY, index_where=t.for_owners, set_=again, where=was_cancelled
            )
            self._connection.execute(kept, for_everyone)
        if for_one:
            key = (*_KEY, t.reminders.c.person)
            kept = add.on_conflict_do_update(
                index_elements=key, index_where=t.for_person, set_=again, where=was_cancelled
            )
            self._connection.execute(kept, for_one)

    def cancel_planned(self, tasks: Iterable[int]) -> None:
        """Cancels the planned reminders of these tasks."""
        left = iter(tasks)
        while some := list(islice(left, _AT_A_TIME)):
            planned = update(t.reminders).where(t.is_planned, t.reminders.c.task.in_(some))
            self._connection.execute(planned.values(state=ReminderState.CANCELLED.value))

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
