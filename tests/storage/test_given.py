from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, DateTime, Integer, String, and_, select

from danish.zone import COPENHAGEN, copenhagen
from storage.columns import Instant, on_the_wall
from storage.engine import Database, open_database
from storage.given import NAME, given, written

WALL = on_the_wall(copenhagen(2027, 1, 2, 3))
COLUMNS = (
    Column("number", Integer),
    Column("words", String),
    Column("is_so", Boolean),
    Column("wall", DateTime),
    Column("at", Instant),
)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database of each kind."""
    opened = open_database(database_url)
    yield opened
    opened.dispose()


def read_back(database: Database, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as the database reads them."""
    dialect = database.reader.dialect.name
    with database.reader.begin() as connection:
        found = connection.execute(select(*given(dialect, *COLUMNS).c), {NAME: written(dialect, rows)})
        return [dict(row) for row in found.mappings()]


def test_rows_are_read_as_they_were_given(database: Database) -> None:
    """Numbers, words in any letters, nothing, wall times and instants in the hour that comes twice arrive unchanged."""
    twice = copenhagen(2027, 10, 31, 2, 30)
    rows: list[dict[str, Any]] = [
        {"number": 1, "words": "Å 'og' \"ø\" \\ {}", "is_so": True, "wall": WALL, "at": twice},
        {"number": None, "words": None, "is_so": False, "wall": None, "at": twice.replace(fold=1)},
        {"number": -3, "words": "", "is_so": None, "wall": WALL + timedelta(microseconds=6), "at": None},
    ]
    found = read_back(database, rows)
    assert found == rows
    first, second = (row["at"] for row in found[:2])
    assert second.timestamp() - first.timestamp() == timedelta(hours=1).total_seconds()
    assert first.tzinfo is COPENHAGEN


def test_no_rows_are_a_table_without_rows(database: Database) -> None:
    """Giving nothing is no mistake."""
    assert read_back(database, []) == []


def test_given_times_equal_those_bound_as_usual(database: Database) -> None:
    """Times of both kinds are written as the columns hold them, so that keys made of them are the same."""
    at, dialect = copenhagen(2027, 7, 1, 9), database.reader.dialect.name
    rows = given(dialect, *COLUMNS[-2:])
    is_same = and_(rows.c.wall == WALL, rows.c.at == at)
    with database.reader.begin() as connection:
        assert connection.execute(select(is_same), {NAME: written(dialect, [{"wall": WALL, "at": at}])}).scalar_one()
