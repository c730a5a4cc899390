import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    String,
    Table,
    inspect,
    select,
)

from domain.messages import Message
from domain.people import Place
from storage.columns import Instant
from storage.engine import Database, open_database
from storage.moving import go_on_after
from storage.portable import Heading, NotWhole, codec
from storage.schema import HEAD
from storage.tables import metadata
from storage.tables_out import deliveries, outbox
from storage.transfer import NotEmpty, SchemaDiffers, export, load, tables
from storage.work import open_work
from tests.support.databases import NOW

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


@pytest.fixture
def databases(sqlite_url: str, postgres_url: str) -> dict[str, str]:
    """A fresh database of each kind."""
    return {"sqlite": sqlite_url, "postgres": postgres_url}


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
    assert {one.name for one in tables()} == made
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


def test_a_database_with_rows_is_left_alone(database_url: str, tmp_path: Path) -> None:
    """Nothing is put into a database that holds anything."""
    fill(database_url)
    path = exported(database_url, tmp_path / "file")
    before = rows_of(database_url)
    with pytest.raises(NotEmpty):
        load(database_url, path, begin=quiet)
    assert rows_of(database_url) == before


def _cut(lines: list[Any]) -> list[Any]:
    return lines[:-1]


def _row_lost(lines: list[Any]) -> list[Any]:
    return [*lines[:2], *lines[3:]]


def _row_of_other_length(lines: list[Any]) -> list[Any]:
    return [*lines[:2], [1], *lines[3:]]


def _table_unknown(lines: list[Any]) -> list[Any]:
    return [lines[0], {"table": "alembic_version", "columns": ["version_num"]}, ["9"], *lines[1:]]


def _counted_wrongly(lines: list[Any]) -> list[Any]:
    return [lines[0] | {"counts": lines[0]["counts"] | {"persons": 99}}, *lines[1:]]


def _goes_on(lines: list[Any]) -> list[Any]:
    return [*lines, [1]]


@pytest.mark.parametrize("spoil", [_cut, _row_lost, _row_of_other_length, _table_unknown, _counted_wrongly, _goes_on])
def test_a_file_that_is_not_whole_leaves_nothing(
    databases: dict[str, str], tmp_path: Path, spoil: Callable[[list[Any]], list[Any]]
) -> None:
    """Whatever is missing or too much, the database stays as empty as it was."""
    fill(databases["sqlite"])
    path = exported(databases["sqlite"], tmp_path / "file")
    rewritten(path, spoil(lines_of(path)))
    with pytest.raises(NotWhole):
        load(databases["postgres"], path, begin=quiet)
    assert not any(rows_of(databases["postgres"]).values())


@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3\0", gzip.compress(b"[]\n"), gzip.compress(b"{}\n")[:-9]],
    ids=["empty", "a database", "another list", "cut short"],
)
def test_a_file_of_another_kind_is_told_apart(sqlite_url: str, tmp_path: Path, content: bytes) -> None:
    """A file that we haven't written is refused before anything is done."""
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(NotWhole):
        load(sqlite_url, path, begin=quiet)


def test_tables_of_another_version_are_refused(database_url: str, tmp_path: Path) -> None:
    """A file of another version is not read, and a database of another is not written to a file."""
    path = exported(database_url, tmp_path / "file")
    first, *others = lines_of(path)
    rewritten(path, [first | {"schema": "0001"}, *others])
    with pytest.raises(SchemaDiffers) as refused:
        load(database_url, path, begin=quiet)
    assert refused.value.found == "0001"
    with pytest.raises(SchemaDiffers) as missing, (tmp_path / "none").open("wb") as file:
        export(f"sqlite:///{tmp_path}/new.db", file, begin=quiet)
    assert missing.value.found is None
    assert first["schema"] == HEAD


def _many_deliveries(url: str, number: int) -> None:
    database = open_database(url)
    with database.writer.begin() as connection:
        for start in range(0, number, 10_000):
            connection.execute(
                deliveries.insert(),
                [{"key": f"key {one}", "attempt": "x" * 40, "at": NOW} for one in range(start, start + 10_000)],
            )
    database.dispose()


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


_LOADS = """
import sys
from pathlib import Path
from storage.transfer import load
def begin(heading):
    return lambda table, number: print(table, flush=True)
load(sys.argv[1], Path(sys.argv[2]), begin=begin)
"""


@pytest.mark.processes
def test_a_move_that_is_killed_leaves_nothing_half(database_url: str, sqlite_template: Path, tmp_path: Path) -> None:
    """A process that is killed (kill -9) while it fills a database leaves it empty, and the next one fills it."""
    source = tmp_path / "source.db"
    source.write_bytes(sqlite_template.read_bytes())
    _many_deliveries(f"sqlite:///{source}", 40_000)
    path = exported(f"sqlite:///{source}", tmp_path / "file")
    process = subprocess.Popen(
        [sys.executable, "-c", _LOADS, database_url, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(8):
        assert process.stdout.readline().strip() == "deliveries"
    process.kill()
    process.wait()
    process.stdout.close()
    assert not any(rows_of(database_url).values())
    assert load(database_url, path, begin=quiet).total == 40_000


_MEASURES = """
import resource, sys
from pathlib import Path
from storage.transfer import export, load
quiet = lambda heading: lambda table, number: None
if sys.argv[1] == "export":
    with open(sys.argv[3], "wb") as file:
        export(sys.argv[2], file, begin=quiet)
else:
    load(sys.argv[2], Path(sys.argv[3]), begin=quiet)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _memory_of(act: str, url: str, path: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURES, act, url, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.processes
def test_memory_does_not_grow_with_the_rows(databases: dict[str, str], tmp_path: Path) -> None:
    """Ten times as many rows take hardly more memory, to write as to read, on both databases."""
    taken: dict[str, list[int]] = {}
    for number in (4_000, 40_000):
        for url in databases.values():
            delete(url, deliveries)
        _many_deliveries(databases["sqlite"], number)
        path = tmp_path / f"{number}"
        for act, url in (("export", "sqlite"), ("load", "postgres"), ("export", "postgres")):
            taken.setdefault(f"{act} {url}", []).append(_memory_of(act, databases[url], path))
        delete(databases["sqlite"], deliveries)
        taken.setdefault("load sqlite", []).append(_memory_of("load", databases["sqlite"], path))
    assert all(many - few < 10_000 for few, many in taken.values()), taken
