import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.portable import NotWhole
from storage.schema import HEAD
from storage.transfer import SchemaDiffers, export, load
from tests.storage.filling import (
    exported,
    fill,
    lines_of,
    quiet,
    rewritten,
    rows_of,
)


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
