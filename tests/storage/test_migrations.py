"""Migrations keep what is there: rows of an earlier version are carried over."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Column, Connection, MetaData, Table, select, text

from danish.zone import copenhagen
from domain.reminders import Cause, ReminderKind, ReminderState, What
from storage import schema
from storage.engine import open_database
from storage.work import open_work
from tests.storage.filling import value_for
from tests.support.moment import NOW

AHEAD, SAME_DAY = copenhagen(2026, 12, 21, 9), copenhagen(2026, 12, 23, 9)


def test_reminders_of_tasks_and_deadlines_in_the_outbox_are_carried_over(empty_database_url: str) -> None:
    """A task's reminder keeps its state; a decision's messages become reminders whose recipients are found later."""
    migrate_to(empty_database_url, "0015", _fill)
    schema.upgrade(empty_database_url)
    work = open_work(empty_database_url, clock=lambda: NOW)
    task, decision = Cause(What.TASK, 1), Cause(What.DECISION, 1)
    found = work.read_blocking(lambda r: [*r.reminders.of(task), *r.reminders.of(decision)])
    left = work.read_blocking(lambda r: r.outbox.counts())
    work.close_blocking()
    assert [(one.cause, one.kind, one.due, one.state) for one in found] == [
        (task, ReminderKind.AHEAD, AHEAD, ReminderState.ISSUED),
        (decision, ReminderKind.AHEAD, AHEAD, ReminderState.PLANNED),
        (decision, ReminderKind.SAME_DAY, SAME_DAY, ReminderState.PLANNED),
    ]
    assert {state: number for state, number in left.items() if number} == {"waiting": 1}


def test_what_was_there_before_a_migration_is_there_after_it(empty_database_url: str) -> None:
    """Each value of each column stays, though SQLite makes some tables anew, and whatever refers to a row finds it."""
    known: Values = {}
    for version in ("0001", "0024", f"{int(schema.HEAD) - 1:04}", schema.HEAD):
        migrate_to(empty_database_url, version, lambda connection: _fill_new(connection, known))
    database = open_database(empty_database_url)
    with database.reader.begin() as connection:
        left = _values(connection)
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all() if database.is_sqlite else []
    database.dispose()
    assert len(left["confirmations", "id"]) == 2
    assert {one: left[one] for one in known.keys() - _CHANGED} == {one: known[one] for one in known.keys() - _CHANGED}
    assert dangling == []


_CHANGED = {
    ("reminders", "task"), ("meetings", "is_extraordinary"), ("experience_words", "marks"),
    ("absences", "stand_in_has_mandate"), ("empty_seats", "stand_in_has_mandate"),
}  # fmt: skip
"""What a migration put something else in the place of, or took out."""
Values = dict[tuple[str, str], list[Any]]
"""What each column of each table holds, in the order of the rows."""


def _fill_new(connection: Connection, known: Values) -> None:
    """Puts two rows into each table that is new; `known` is all that there is by then."""
    for table in _tables(connection):
        if (table.name, table.columns[0].name) not in known:
            given = [one for one in table.columns if one.computed is None and not _is_of_own(one)]
            rows = [{one.name: value_for(one, number) for one in given} for number in (1, 2)]
            connection.execute(table.insert(), rows)
    known |= {one: values for one, values in _values(connection).items() if one not in known}


def _is_of_own(column: Column[Any]) -> bool:
    """Whether it refers to another row of its table."""
    return any(key.column.table is column.table for key in column.foreign_keys)


def _values(connection: Connection) -> Values:
    return {
        (table.name, one.name): list(connection.scalars(select(one).order_by(*table.primary_key)))
        for table in _tables(connection)
        for one in table.columns
        if one.computed is None
    }


def _tables(connection: Connection) -> list[Table]:
    """The tables as they are now, those that others refer to first; none of the database's own, nor the seals."""
    found = MetaData()
    found.reflect(connection)
    own = ("alembic", "sqlite", "experience_index", "audit_seals")
    return [one for one in found.sorted_tables if not one.name.startswith(own)]


def migrate_to(url: str, version: str, fill: object) -> None:
    """Brings an empty database to an earlier version, and fills it."""
    database = open_database(url)
    with schema.migrating(database.writer) as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        assert callable(fill)
        fill(connection)
    database.dispose()


def _fill(connection: Connection) -> None:
    def at(moment: datetime) -> datetime:
        instant = moment.astimezone(UTC)
        return instant if connection.dialect.name == "postgresql" else instant.replace(tzinfo=None)

    def add(table: str, **values: object) -> None:
        names = ", ".join(values)
        given = ", ".join(f":{name}" for name in values)
        connection.execute(text(f"INSERT INTO {table} (install, {names}) VALUES ('T1', {given})"), values)  # noqa: S608 - written here

    local = AHEAD.replace(tzinfo=None)
    wall = {"zone": "Europe/Copenhagen"}
    add("persons", name="Åse", name_folded="åse", is_deactivated=False)
    add("meetings", body="politisk/fyn", **wall, starts_local=local, starts_at=at(AHEAD), ends_local=local,
        ends_at=at(AHEAD), location="", is_virtual=False, kind="ordinaert", state="planlagt", sequence=0)  # fmt: skip
    add("tasks", meeting=1, step=5, part="", **wall, due_local=local, due_at=at(AHEAD), state="åben", is_at_once=False)
    add("reminders", task=1, kind="to_hverdage_før", **wall, due_local=local, due_at=at(AHEAD), state="udstedt")
    add("agenda_items", meeting=1, title="Punkt", author=1, added_at=at(NOW), kind="til beslutning", origin="",
        economy="ingen", municipalities="[]", position=1, standing="", state="behandlet", is_closed=False,
        legal_basis="", presenter="", recommendation="", patient_involvement="", annexes="[]", is_separate=False,
        late_reason="")  # fmt: skip
    add("decisions", meeting=1, number=1, item=1, text="Ja", form="godkendt", recorded_by=1, recorded_at=at(NOW),
        forum="", role="kommune", deadline=SAME_DAY.date(), state="åben", authorities="[]", receiver="",
        is_closed_item=False)  # fmt: skip
    subject = json.dumps({"decision": 1, "deadline": "2026-12-23"})
    message = {"subject": subject, "state": "waiting", "attempt": 0}
    for number, due in enumerate((AHEAD, SAME_DAY, SAME_DAY)):
        add("outbox", uid=str(number), kind="beslutninger.frist", due_at=at(due), **message)
    add("outbox", uid="other", kind="opgaver.paamindelse", due_at=at(AHEAD), **message)
