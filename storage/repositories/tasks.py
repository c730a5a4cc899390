"""Tasks and their confirmations in tables; a list of tasks is two queries, however long."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, RowMapping, Update, bindparam, delete, insert, or_, select, tuple_, update

from domain.meetings import Meeting
from domain.people import PersonId
from domain.rows import PREPARING
from domain.tasks import Confirmation, Task
from storage import tables as t
from storage.given import given
from storage.lists import Row
from storage.repositories.base import Repository
from storage.rows import confirmation_of, confirmation_values, install_of, meeting_of, task_of, task_values

# Every request about tasks asks these, so they are made once.
OF_MEETING = (
    select(t.tasks).where(t.tasks.c.meeting == bindparam("of", type_=Integer)).order_by(t.tasks.c.step, t.tasks.c.id)
)
_CONFIRMATIONS = (
    select(t.confirmations)
    .where(t.confirmations.c.task.in_(bindparam("of", type_=Integer, expanding=True)))
    .order_by(t.confirmations.c.id)
)
CONFIRMATIONS_OF_MEETING = (
    select(t.confirmations)
    .join_from(t.tasks, t.confirmations, t.confirmations.c.task == t.tasks.c.id)
    .where(t.tasks.c.meeting == bindparam("of", type_=Integer))
    .order_by(t.confirmations.c.id)
)
_CONFIRM = insert(t.confirmations).values(install=install_of(t.persons, bindparam("parent")))


@cache
def _save(dialect: str) -> Update:
    rows = given(dialect, *(one for one in t.tasks.c if one.name != "install"))
    values = {one.name: one for one in rows.c if one.name != "id"}
    return update(t.tasks).where(t.tasks.c.id == rows.c.id).values(values)


class TasksTable(Repository):
    """The Tasks port."""

    __slots__ = ()

    def add(self, tasks: Iterable[Task]) -> Sequence[Task]:
        """Saves new tasks, in their order."""
        new = list(tasks)
        if not new:
            return []
        installs = self._installs(t.meetings, {task.meeting for task in new})
        values = [task_values(task) | {"install": installs[task.meeting]} for task in new]
        added = insert(t.tasks).returning(t.tasks.c.id, sort_by_parameter_order=True)
        saved = [replace(task, id=row[t.tasks.c.id]) for task, row in zip(new, self._rows(added, values), strict=True)]
        self._confirm({(task.id, given.role): given for task in saved for given in task.confirmations})
        return saved

    def save(self, tasks: Iterable[Task]) -> None:
        """Saves tasks that are there, with exactly the confirmations they have now."""
        changed = list(tasks)
        if not changed:
            return
        self._give(_save(self._dialect), [task_values(task) | {"id": task.id} for task in changed])
        known = self._confirmations([task.id for task in changed])
        before = {(task, given.role): given for task, all_given in known.items() for given in all_given}
        after = {(task.id, given.role): given for task in changed for given in task.confirmations}
        gone = [key for key, given in before.items() if after.get(key) != given]
        if gone:
            key = tuple_(t.confirmations.c.task, t.confirmations.c.role)
            self._connection.execute(delete(t.confirmations).where(key.in_(gone)))
        self._confirm({key: given for key, given in after.items() if before.get(key) != given})

    def task(self, task: int) -> Task | None:
        """The task with that id."""
        return next(iter(self._with_confirmations(self._rows(select(t.tasks).where(t.tasks.c.id == task)))), None)

    def several(self, tasks: Iterable[int]) -> dict[int, Task]:
        """These tasks by id; those that are gone are left out."""
        found = self._with_confirmations(self._rows(select(t.tasks).where(t.tasks.c.id.in_(list(tasks)))))
        return {task.id: task for task in found}

    def of_meeting(self, meeting: int) -> Sequence[Task]:
        """In the order of the steps, the draft before the approval."""
        of = {"of": meeting}
        return confirmed(self._rows(OF_MEETING, of), self._rows(CONFIRMATIONS_OF_MEETING, of))

    def of_meetings(self, meetings: Iterable[int]) -> dict[int, list[Task]]:
        """As `of_meeting`, of several meetings; those without tasks are left out."""
        c = t.tasks.c
        wanted = select(t.tasks).where(c.meeting.in_(list(meetings))).order_by(c.meeting, c.step, c.id)
        found: dict[int, list[Task]] = {}
        for task in self._with_confirmations(self._rows(wanted)):
            found.setdefault(task.meeting, []).append(task)
        return found

    def open_of_bodies(
        self,
        bodies: Iterable[str],
        limit: int,
        *,
        as_of: datetime | None = None,
        until: datetime | None = None,
        taker: PersonId | None = None,
        steps: Iterable[tuple[str, int]] | None = None,
    ) -> Sequence[tuple[Task, Meeting]]:
        """Open tasks of meetings that aren't cancelled, by deadline; of more than `limit` those due last.

        `until` leaves out what is due later, `as_of` what has lapsed by then (`Task.has_lapsed`). Where any is given,
        only those that `taker` has taken or that are of these `steps`, by the keys of bodies and the numbers of rows.
        """
        alive = () if as_of is None else (or_(t.tasks.c.step.not_in(PREPARING), t.meetings.c.ends_at > as_of),)
        soon = () if until is None else (t.tasks.c.due_at <= until,)
        chosen = [] if taker is None else [t.tasks.c.taker == taker]
        chosen += [] if steps is None else [tuple_(t.meetings.c.body, t.tasks.c.step).in_(list(steps))]
        wanted = (or_(*chosen),) if chosen else ()
        found = (
            select(t.tasks, t.meetings)
            .join_from(t.tasks, t.meetings, t.tasks.c.meeting == t.meetings.c.id)
            .where(t.is_open, t.stands, t.meetings.c.body.in_(list(bodies)), *alive, *soon, *wanted)
            .order_by(t.tasks.c.due_at.desc(), t.tasks.c.id.desc())
            .limit(limit)
        )
        rows = self._rows(found)[::-1]
        return list(zip(self._with_confirmations(rows), map(meeting_of, rows), strict=True))

    def _with_confirmations(self, rows: Sequence[RowMapping]) -> list[Task]:
        given = self._confirmations([row[t.tasks.c.id] for row in rows])
        return [_confirmed(row, given) for row in rows]

    def _confirmations(self, of_tasks: Sequence[int]) -> dict[int, list[Confirmation]]:
        return _by_task(self._rows(_CONFIRMATIONS, {"of": of_tasks}))

    def _confirm(self, given: dict[tuple[int, str], Confirmation]) -> None:
        if given:
            values = [confirmation_values(task, one) | {"parent": one.person} for (task, _), one in given.items()]
            self._connection.execute(_CONFIRM, values)

    def _installs(self, table: Any, ids: set[int]) -> dict[int, str]:
        rows = self._rows(select(table.c.id, table.c.install).where(table.c.id.in_(ids)))
        return {row[table.c.id]: row[table.c.install] for row in rows}


def confirmed(tasks: Iterable[Row], confirmations: Iterable[Row]) -> list[Task]:
    """The tasks of rows, with the confirmations of rows that are theirs."""
    given = _by_task(confirmations)
    return [_confirmed(row, given) for row in tasks]


def _by_task(rows: Iterable[Row]) -> dict[int, list[Confirmation]]:
    given: dict[int, list[Confirmation]] = {}
    for row in rows:
        given.setdefault(row[t.confirmations.c.task], []).append(confirmation_of(row))
    return given


def _confirmed(row: Row, given: Mapping[int, Sequence[Confirmation]]) -> Task:
    return task_of(row, given.get(row[t.tasks.c.id], ()))
