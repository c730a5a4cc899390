"""Copies of a SQLite database: one view of it however much is written meanwhile, and never a damaged one unsaid."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import PAGES, Damaged, back_up

PAGE_BYTES = 4_096


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file that takes several steps to copy."""
    path = tmp_path / "tovholder.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE alembic_version (version)")
        made.execute("CREATE TABLE kept (what)")
        made.executemany("INSERT INTO kept VALUES (zeroblob(?))", [(PAGE_BYTES,)] * 2 * PAGES)
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def test_a_copy_holds_nothing_that_was_written_meanwhile(database: Path, tmp_path: Path) -> None:
    """A write between two steps stands in the database and not in the copy, which isn't begun anew for it."""
    copy, left = tmp_path / "kopi.db", list[int]()
    with closing(sqlite3.connect(database, isolation_level=None)) as other:

        def progress(pages: int, _total: int) -> None:
            left.append(pages)
            if len(left) <= 2:
                other.execute("INSERT INTO kept VALUES ('meanwhile')")

        back_up(f"sqlite:///{database}", copy, progress=progress)
    assert len(left) > 2
    assert left == sorted(left, reverse=True)
    assert [_written_in(one) for one in (database, copy)] == [2, 0]


def test_a_damaged_copy_is_said_to_be_one(database: Path, tmp_path: Path) -> None:
    """A page that can't be read is copied as it is: SQLite's own word for it comes back."""
    with database.open("r+b") as file:
        file.seek(PAGES * PAGE_BYTES)
        file.write(b"\xff" * 2 * PAGE_BYTES)
    with pytest.raises(Damaged) as damaged:
        back_up(f"sqlite:///{database}", tmp_path / "kopi.db", progress=lambda _left, _total: None)
    assert "page" in damaged.value.found.lower()


def _written_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("SELECT count(*) FROM kept WHERE what = 'meanwhile'").fetchone()[0]
    return found
