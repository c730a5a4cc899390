"""Moves all that a database holds into a file and from a file into an empty database; it changes nothing on the way.

Both see the tables as the metadata has them, so a new table is moved without a word here. A file is written from one
unchanging view and read in one transaction: a process that dies meanwhile leaves nothing half.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from gzip import GzipFile
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any

from sqlalchemy import JSON, BindParameter, Column, Connection, Table, bindparam, func, select

from storage.engine import Database, open_database
from storage.moving import (
    check_references,
    check_references_last,
    go_on_after,
    highest_id,
    keep_others_out,
    wait_long,
)
from storage.portable import (
    Heading,
    NotWhole,
    codec,
    heading_line,
    line,
    read_heading,
    reading,
    row_of,
    values_of,
    writing,
)
from storage.repositories import everything as _everything
from storage.schema import HEAD, upgrade, version
from storage.table_parts import metadata

AT_A_TIME = 1_000
"""Rows in memory at a time."""
Progress = Callable[[str, int], None]
"""Told the table and how many more of its rows are done."""
_KNOWN = _everything.TableRepositories
"""Named here because the repositories load every module of tables."""


class SchemaDiffers(Exception):  # noqa: N818 - a state of affairs
    """The tables are of another version of the program than this; `found` None means that there are none."""

    def __init__(self, found: str | None) -> None:
        super().__init__(found)
        self.found = found


class NotEmpty(Exception):  # noqa: N818 - a state of affairs
    """The database that was to be filled has rows already, `table` among others."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: the rows of each table."""

    counts: Mapping[str, int]


def tables() -> tuple[Table, ...]:
    """All tables, those that others refer to first."""
    return tuple(metadata.sorted_tables)


def export(url: str, file: IO[bytes], *, begin: Callable[[Heading], Progress]) -> Moved:
    """Writes all that the database holds; `begin` is told what that is and answers whom to tell of the progress.

    Raises SchemaDiffers. The database may be in use meanwhile.
    """
    database = open_database(url, readers=1)
    try:
        with database.reader.begin() as connection, writing(file) as packed:
            wait_long(connection)
            heading = _look(connection)
            progress = begin(heading)
            packed.write(heading_line(heading))
            for one in tables():
                _write(connection, one, packed, progress)
            packed.write(line({"end": heading.total}))
    finally:
        database.dispose()
    return Moved(heading.counts)


def load(url: str, path: Path, *, begin: Callable[[Heading], Progress]) -> Moved:
    """Fills an empty database with all that the file holds, or leaves it as it was.

    Raises NotWhole, SchemaDiffers and NotEmpty. Makes the tables where there are none.
    """
    found = read_heading(path).schema
    if found != HEAD:
        raise SchemaDiffers(found)
    upgrade(url)
    database = open_database(url, readers=1)
    try:
        return _load(database, path, begin)
    finally:
        database.dispose()


def _load(database: Database, path: Path, begin: Callable[[Heading], Progress]) -> Moved:
    engine = database.writer
    if not database.is_sqlite:
        # A view from before the lock would not see what others have just written.
        engine = engine.execution_options(isolation_level="READ COMMITTED")
    with engine.begin() as connection, reading(path) as (heading, lines):
        keep_others_out(connection, tables())
        _require_empty(connection)
        put_off = check_references_last(connection, tables())
        _fill(connection, lines, begin(heading))
        counts = _counts(connection)
        if counts != heading.counts:
            raise NotWhole
        check_references(connection, put_off)
        for one in _giving_ids():
            go_on_after(connection, one, heading.highest.get(one.name, 0))
        if not database.is_sqlite:
            connection.exec_driver_sql("ANALYZE")
    return Moved(counts)


def _look(connection: Connection) -> Heading:
    """What stands in the database."""
    found = version(connection)
    if found != HEAD:
        raise SchemaDiffers(found)
    return Heading(HEAD, _counts(connection), {one.name: highest_id(connection, one) for one in _giving_ids()})


def _giving_ids() -> list[Table]:
    return [one for one in tables() if one.dialect_options["sqlite"]["autoincrement"]]


def _counts(connection: Connection) -> dict[str, int]:
    return {one.name: connection.scalar(select(func.count()).select_from(one)) or 0 for one in tables()}


def _require_empty(connection: Connection) -> None:
    for one in tables():
        if connection.scalar(select(select(one).exists())):
            raise NotEmpty(one.name)


def _write(connection: Connection, one: Table, packed: GzipFile, progress: Progress) -> None:
    codecs = [codec(each) for each in one.columns]
    packed.write(line({"table": one.name, "columns": [each.name for each in one.columns]}))
    every = select(one).order_by(*one.primary_key)
    with connection.execute(every, execution_options={"yield_per": AT_A_TIME}) as rows:
        for batch in rows.partitions():
            packed.writelines(line(row_of(row, codecs)) for row in batch)
            progress(one.name, len(batch))


def _fill(connection: Connection, lines: Iterator[Any], progress: Progress) -> None:
    filler: _Filler | None = None
    seen, end = 0, None
    for is_row, group in groupby(lines, lambda said: isinstance(said, list)):
        if end is not None or (is_row and filler is None):
            raise NotWhole
        while is_row and filler and (batch := list(islice(group, AT_A_TIME))):
            filler.add(batch)
            seen += len(batch)
            progress(filler.table.name, len(batch))
        for said in () if is_row else group:
            if said == {"end": seen}:
                end = seen
            else:
                filler = _Filler.of(connection, said)
    if end is None:
        raise NotWhole


@dataclass(frozen=True, slots=True)
class _Filler:
    """Puts rows into one table."""

    connection: Connection
    table: Table
    names: tuple[str, ...]

    @classmethod
    def of(cls, connection: Connection, said: Any) -> "_Filler":
        """For the table that a line of the file names; raises NotWhole where that is none of ours."""
        match said:
            case {"table": str(name), "columns": list(names)} if name in metadata.tables:
                table = metadata.tables[name]
                if set(names) == {one.name for one in table.columns}:
                    return cls(connection, table, tuple(names))
        raise NotWhole

    def add(self, rows: Sequence[Any]) -> None:
        """Puts them in, as they were."""
        columns = [self.table.c[name] for name in self.names]
        codecs = [codec(one) for one in columns]
        values = [dict(zip(self.names, values_of(row, codecs), strict=True)) for row in rows]
        self.connection.execute(self.table.insert().values({one: _bound(one) for one in columns}), values)


def _bound(column: Column[Any]) -> BindParameter[Any]:
    """The place of a value; a JSON column without one has NULL, not JSON's null, where it may."""
    is_json = isinstance(column.type, JSON)
    return bindparam(column.name, type_=JSON(none_as_null=bool(column.nullable)) if is_json else column.type)
