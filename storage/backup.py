"""Copies a SQLite database in use to a file that can be put back as it is; PostgreSQL has tools of its own."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from storage.engine import parse

PAGES = 1_000
"""Pages at a time between two words about the progress."""


class NoFile(Exception):  # noqa: N818 - a state of affairs
    """The database is no file that could be copied, or there is none of ours yet."""

    def __init__(self, *, is_sqlite: bool) -> None:
        super().__init__(is_sqlite)
        self.is_sqlite = is_sqlite


class Damaged(Exception):  # noqa: N818 - a state of affairs
    """The copy is not sound; `found` is what SQLite says of it."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def back_up(url: str, path: Path, *, progress: Callable[[int, int], None]) -> None:
    """Copies the database as it is at one moment; `progress` gets the pages that are left and all of them.

    Raises NoFile and Damaged. Others may write meanwhile: one read transaction keeps its view until the end.
    """
    address = parse(url)
    is_sqlite = address.get_backend_name() == "sqlite"
    source = Path(str(address.database))
    if not is_sqlite or not source.is_file():
        raise NoFile(is_sqlite=is_sqlite)
    with (
        closing(sqlite3.connect(source, isolation_level=None)) as original,
        closing(sqlite3.connect(path, isolation_level=None)) as copy,
    ):
        original.execute("BEGIN")
        if not original.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            raise NoFile(is_sqlite=True)  # made by looking at a mistyped address; its copy would pass for ours
        original.backup(copy, pages=PAGES, progress=lambda _status, left, total: progress(left, total))
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        found = str(copy.execute("PRAGMA quick_check").fetchone()[0])
    if found != "ok":
        raise Damaged(found)
