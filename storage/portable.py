"""The file that moves a whole database: gzipped lines of JSON, from its heading to its end; it knows no database.

The first line is the heading: schema version, rows of each table, highest ids ever given. A line names a table and
its columns, and a row is a list. The last line says how many rows there were, so that a file cut short is recognised.
"""

import base64
import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Float, Integer, LargeBinary, String

from storage.columns import Instant

FORMAT = "tovholder-1"
_QUICK = 3
"""How hard gzip tries: what it saves beyond that costs more time than it is worth."""


class NotWhole(Exception):  # noqa: N818 - a state of the file
    """The file is not one of ours, or not all of it is there."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a file holds: `counts` are the rows of each table, `highest` the last id given in each that gives ids."""

    schema: str
    counts: Mapping[str, int]
    highest: Mapping[str, int] = field(default_factory=dict)
    format: str = FORMAT

    @property
    def total(self) -> int:
        """The rows of all tables."""
        return sum(self.counts.values())


Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""A value as JSON, and back; neither meets None."""


def codec(column: Column[Any]) -> Codec:
    """How the column's values are written and read; TypeError for a type that has no such way yet."""
    match column.type:
        case Instant():
            return _instant, datetime.fromisoformat
        case DateTime():
            return datetime.isoformat, datetime.fromisoformat
        case Date():
            return date.isoformat, date.fromisoformat
        case LargeBinary():
            return lambda value: base64.b64encode(value).decode(), base64.b64decode
        case Boolean() | Integer() | String() | Float() | JSON():
            return _same, _same
    raise TypeError(f"{column}: values of {column.type!r} can't be moved yet")


@contextmanager
def writing(file: IO[bytes]) -> Iterator[gzip.GzipFile]:
    """Writes lines into a file, packed; the same rows make the same bytes."""
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_QUICK, fileobj=file, mtime=0) as packed:
        yield packed


def line(value: Any) -> bytes:
    """A value on a line of its own."""
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def heading_line(heading: Heading) -> bytes:
    """The first line."""
    return line(asdict(heading))


def read_heading(path: Path) -> Heading:
    """What the file says it holds; raises NotWhole where it is none of ours."""
    with _reading(path) as lines:
        return _heading(next(lines, None))


@contextmanager
def reading(path: Path) -> Iterator[tuple[Heading, Iterator[Any]]]:
    """The heading, and the lines after it one by one; raises NotWhole as soon as something is amiss."""
    with _reading(path) as lines:
        yield _heading(next(lines, None)), lines


@contextmanager
def _reading(path: Path) -> Iterator[Iterator[Any]]:
    with path.open("rb") as file, gzip.GzipFile(fileobj=file, mode="rb") as packed:
        yield _lines(packed)


def _lines(packed: Iterable[bytes]) -> Iterator[Any]:
    try:
        for one in packed:
            yield json.loads(one)
    except (EOFError, gzip.BadGzipFile, zlib.error, ValueError) as error:
        raise NotWhole from error


def _heading(first: Any) -> Heading:
    match first:
        case {"format": "tovholder-1", "schema": str(schema), "counts": dict(counts), "highest": dict(highest)}:
            if all(isinstance(one, int) for one in (*counts.values(), *highest.values())):
                return Heading(schema, counts, highest)
    raise NotWhole


def row_of(values: Sequence[Any], codecs: Sequence[Codec]) -> list[Any]:
    """A row's values as JSON."""
    return [None if value is None else write(value) for value, (write, _) in zip(values, codecs, strict=True)]


def values_of(row: Any, codecs: Sequence[Codec]) -> list[Any]:
    """A row's values from JSON; raises NotWhole where they don't fit its columns."""
    try:
        return [None if value is None else read(value) for value, (_, read) in zip(row, codecs, strict=True)]
    except (TypeError, ValueError) as error:
        raise NotWhole from error


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


def _same(value: Any) -> Any:
    return value
