from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    Integer,
    LargeBinary,
    String,
    inspect,
)

from storage.engine import Database, open_database
from storage.portable import Heading, codec
from storage.table_parts import metadata
from storage.tables_out import outbox
from storage.transfer import NotEmpty, export, load, tables
from storage.work import open_work
from tests.storage.filling import ROWS, delete, exported, fill, lines_of, post, quiet, rows_of
from tests.support.moment import NOW

KEPT_BY_THE_DATABASE = "experience_index"
"""SQLite's full-text index, which it fills from what is moved."""


@pytest.fixture(params=["sqlite", "postgres"])
def opened(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An open database of each kind."""
    database = open_database(request.getfixturevalue(f"{request.param}_url"))
    yield database
    database.dispose()


@pytest.mark.parametrize(("source", "target"), [("sqlite", "postgres"), ("postgres", "sqlite")])
def test_every_table_arrives_as_it_was(databases: dict[str, str], tmp_path: Path, source: str, target: str) -> None:
    """Every row of every table is the same on the other kind of database, and moved on makes the same file again."""
    fill(databases[source])
    there = exported(databases[source], tmp_path / "there")
    moved = load(databases[target], there, begin=quiet)
    assert moved.counts == dict.fromkeys(metadata.tables, ROWS)
    assert rows_of(databases[target]) == rows_of(databases[source])
    back = exported(databases[target], tmp_path / "back")
    assert lines_of(back)[1:] == lines_of(there)[1:]


def test_no_table_of_the_database_is_forgotten(opened: Database) -> None:
    """What is moved are all tables that the migrations make, and each of their columns can be."""
    with opened.reader.connect() as connection:
        made = set(inspect(connection).get_table_names()) - {"alembic_version", "sqlite_sequence"}
    assert {one.name for one in tables()} == {name for name in made if not name.startswith(KEPT_BY_THE_DATABASE)}
    assert all(codec(column) for table in tables() for column in table.columns)


def test_a_column_of_a_new_type_is_noticed() -> None:
    """A type that nobody has taught the file is refused, not written somehow."""
    data, strange = Column("data", LargeBinary), Column("strange", String().with_variant(Integer(), "x"))
    write, read = codec(data)
    assert read(write(b"\x00\xff")) == b"\x00\xff"
    assert codec(strange)
    with pytest.raises(TypeError):
        codec(Column("none"))


@pytest.mark.parametrize(("source", "target"), [("sqlite", "postgres"), ("postgres", "sqlite")])
def test_ids_go_on_where_they_were(databases: dict[str, str], tmp_path: Path, source: str, target: str) -> None:
    """An id whose row is gone is not given to another row after a move either."""
    post(databases[source], 3)
    delete(databases[source], outbox, outbox.c.id > 1)
    load(databases[target], exported(databases[source], tmp_path / "file"), begin=quiet)
    post(databases[target], 1)
    assert [row[0] for row in rows_of(databases[target])["outbox"]] == [1, 4]


def test_a_database_with_rows_is_left_alone(database_url: str, tmp_path: Path) -> None:
    """Nothing is put into a database that holds anything."""
    fill(database_url)
    path = exported(database_url, tmp_path / "file")
    before = rows_of(database_url)
    with pytest.raises(NotEmpty):
        load(database_url, path, begin=quiet)
    assert rows_of(database_url) == before


def test_a_file_is_of_one_moment(database_url: str, tmp_path: Path) -> None:
    """What others write while a file is being written is not in it, in no table."""
    fill(database_url)
    before = rows_of(database_url)
    work = open_work(database_url, clock=lambda: NOW)

    def begin(_heading: Heading) -> Callable[[str, int], None]:
        return lambda table, _number: work.run_blocking(lambda r: _write_more(r, table))

    with (tmp_path / "file").open("wb") as file:
        moved = export(database_url, file, begin=begin)
    work.close_blocking()
    assert moved.counts == {name: len(rows) for name, rows in before.items()}
    assert len(rows_of(database_url)["persons"]) > ROWS


def _write_more(r: Any, table: str) -> None:
    r.people.add(f"new {table}")
