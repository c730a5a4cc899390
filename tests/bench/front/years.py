"""Years of meetings that have been, by statements that copy rows; nobody asks about them, they are only there."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, Table, func, insert, literal, select

from danish.workdays import is_working_day
from danish.zone import copenhagen
from domain.meetings import Meeting
from domain.organisation import Body
from domain.reminders import ReminderKind, ReminderState, What
from storage import tables as t
from storage.engine import open_database
from storage.rows import meeting_values
from storage.tables_agenda import agenda_items
from storage.tables_decisions import decisions

_AT_ONCE = 10_000
_HOURS = (9, 11, 13, 15)
"""So many a day, so that a million tasks lie within the ten years that they can be kept."""
_OWN = frozenset({"id", "meeting"})
_LEVEL = "READ COMMITTED"
_AT_ANY_LENGTH = (
    *("statement_timeout = 0", "enable_seqscan = on", "enable_hashjoin = on"),
    "session_replication_role = replica",  # looks up no foreign keys: what is copied has them right
)


def add_years(url: str, bodies: Sequence[Body], number: int, *, before: date) -> None:
    """So many meetings on the working days before that day, each body's with all that its first meeting has."""
    database = open_database(url)
    # Under a stricter level PostgreSQL would keep account of each row that is looked at.
    writer = database.writer if database.is_sqlite else database.writer.execution_options(isolation_level=_LEVEL)
    with writer.begin() as connection:
        for setting in () if database.is_sqlite else _AT_ANY_LENGTH:
            connection.exec_driver_sql(f"SET LOCAL {setting}")
        newest = connection.scalar(select(func.max(t.meetings.c.id))) or 0
        rows = [meeting_values(one) for one in _earlier(bodies, number, before)]
        for start in range(0, len(rows), _AT_ONCE):
            connection.execute(insert(t.meetings), rows[start : start + _AT_ONCE])
        if rows:
            _copy(connection, newest)
    database.dispose()


def _earlier(bodies: Sequence[Body], number: int, before: date) -> Iterator[Meeting]:
    day = before
    while number > 0:
        day -= timedelta(days=1)
        if not is_working_day(day):
            continue
        for hour in _HOURS:
            starts = copenhagen(day.year, day.month, day.day, hour)
            for body in bodies[:number]:
                yield Meeting(0, body.key, starts, starts + timedelta(hours=2), "Lokale 1", install="T0MAALING01")
            number = max(number - len(bodies), 0)


def _copy(connection: Connection, newest: int) -> None:
    """Gives the meetings after that id what the first of their body has: its steps, all of them done, and its items."""
    due = {"due_local": t.meetings.c.starts_local, "due_at": t.meetings.c.starts_at}
    _copy_rows(connection, t.tasks, newest, state=literal("udført"), **due)
    _copy_rows(connection, t.absences, newest)
    _copy_rows(connection, agenda_items, newest)
    old, c = t.tasks.c.meeting > newest, t.tasks.c
    by, none = literal(1), literal("")
    given = select(c.install, c.id, literal("kommune"), by, c.due_at, none, none).where(old)
    columns = ["install", "task", "role", "person", "at", "reference", "on_behalf_of"]
    connection.execute(insert(t.confirmations).from_select(columns, given))
    what, kind, state = (literal(one.value) for one in (What.TASK, ReminderKind.AHEAD, ReminderState.ISSUED))
    told = select(c.install, what, c.id, kind, c.zone, c.due_local, c.due_at, state).where(old)
    columns = ["install", "what", "cause", "kind", "zone", "due_local", "due_at", "state"]
    connection.execute(insert(t.reminders).from_select(columns, told))
    _copy_decisions(connection, newest)


def _copy_rows(connection: Connection, table: Table, newest: int, **instead: object) -> None:
    """Copies the rows of each body's first meeting to the later ids; some columns have another value."""
    first = select(func.min(t.meetings.c.id)).group_by(t.meetings.c.body)
    pattern = t.meetings.alias("pattern")
    names = [one.name for one in table.columns if one.name not in _OWN]
    values = [instead.get(name, table.c[name]) for name in names]
    rows = (
        select(t.meetings.c.id, *values)
        .join_from(t.meetings, pattern, pattern.c.body == t.meetings.c.body)
        .join(table, table.c.meeting == pattern.c.id)
        .where(t.meetings.c.id > newest, pattern.c.id.in_(first))
    )
    connection.execute(insert(table).from_select(["meeting", *names], rows))


def _copy_decisions(connection: Connection, newest: int) -> None:
    """A decision on the first item of each, as there is one already."""
    pattern = select(func.min(decisions.c.id)).scalar_subquery()
    names = [one.name for one in decisions.columns if one.name not in {*_OWN, "item"}]
    rows = (
        select(agenda_items.c.meeting, agenda_items.c.id, *(decisions.c[name] for name in names))
        .join_from(agenda_items, decisions, decisions.c.id == pattern)
        .where(agenda_items.c.meeting > newest, agenda_items.c.position == 0)
    )
    connection.execute(insert(decisions).from_select(["meeting", "item", *names], rows))
