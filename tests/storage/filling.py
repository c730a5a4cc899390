"""Databases filled with rows of every kind, written to files and looked at; it moves nothing by itself."""

import gzip
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    String,
    Table,
    select,
)

from domain.messages import Message
from domain.people import Place
from storage.columns import Instant
from storage.engine import open_database
from storage.moving import go_on_after
from storage.portable import Heading
from storage.sealing import seal
from storage.tables_audit import audit_seals
from storage.tables_out import deliveries
from storage.transfer import export, tables
from storage.work import open_work
from tests.support.moment import NOW

ROWS = 3


def value_for(column: Column[Any], number: int) -> Any:
    """A value that no other row of the column has, of the column's type."""
    for key in column.foreign_keys:
        # A row that refers to its own table refers to one that comes after it.
        return number % ROWS + 1 if key.column.table is column.table else number
    later = NOW + timedelta(days=number, microseconds=number)
    values: dict[type[Any], Any] = {
        Instant: later,
        DateTime: later.replace(tzinfo=None),
        Date: date(2026, 1, number),
        JSON: {"æøå": [number, None, "\u2028"]},
        Boolean: number % 2 == 0,
        Integer: number,
        String: f"{column.name} {number} 'Ærø' \\ \n",
    }
    return next(value for kind, value in values.items() if isinstance(column.type, kind))


def fill(url: str) -> None:
    """Puts rows in every table there is."""
    database = open_database(url)
    with database.writer.begin() as connection:
        for table in tables():
            if table is audit_seals:
                seal(connection)
                continue
            own = [key.parent for key in table.foreign_keys if key.column.table is table]
            rows = [{one.name: value_for(one, n + 1) for one in table.columns} for n in range(ROWS)]
            connection.execute(table.insert(), [row | {one.name: None for one in own} for row in rows])
            for one in own:
                for row in rows:
                    is_row = [key == row[key.name] for key in table.primary_key]
                    connection.execute(table.update().where(*is_row).values({one.name: row[one.name]}))
            if "id" in table.columns:
                go_on_after(connection, table, ROWS)
    database.dispose()


def rows_of(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """All that a database holds."""
    database = open_database(url)
    with database.reader.begin() as connection:
        found = {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in tables()
        }
    database.dispose()
    return found


def quiet(_heading: Heading) -> Callable[[str, int], None]:
    """Tells nobody of the progress."""
    return lambda _table, _number: None


def exported(url: str, path: Path) -> Path:
    """A file with all that the database holds."""
    with path.open("wb") as file:
        export(url, file, begin=quiet)
    return path


def lines_of(path: Path) -> list[Any]:
    """The lines of a file."""
    return [json.loads(one) for one in gzip.decompress(path.read_bytes()).splitlines()]


def rewritten(path: Path, lines: list[Any]) -> Path:
    """A file with other lines."""
    path.write_bytes(gzip.compress(b"".join(json.dumps(one).encode() + b"\n" for one in lines)))
    return path


def post(url: str, number: int) -> None:
    """Puts messages in the outbox."""
    messages = [Message("proev", Place("slack", "T1", "C1"), {}, NOW, "T1") for _ in range(number)]
    store = open_work(url, clock=lambda: NOW)
    store.run_blocking(lambda r: r.outbox.post(messages))
    store.close_blocking()


def delete(url: str, table: Table, *which: ColumnElement[bool]) -> None:
    """Deletes rows, all unless it is said which."""
    opened = open_database(url)
    with opened.writer.begin() as connection:
        connection.execute(table.delete().where(*which))
    opened.dispose()


def many_deliveries(url: str, number: int) -> None:
    """Puts that many deliveries, of which each is a short row, into a database."""
    database = open_database(url)
    with database.writer.begin() as connection:
        for start in range(0, number, 10_000):
            connection.execute(
                deliveries.insert(),
                [{"key": f"key {one}", "attempt": "x" * 40, "at": NOW} for one in range(start, start + 10_000)],
            )
    database.dispose()
