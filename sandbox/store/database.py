"""Opens the sandbox's SQLite file and runs statements on it; it knows no table's meaning and nothing of Slack.

Every statement outside a transaction is committed, and on disk, before it returns: a process that is killed loses
nothing that was answered. Nothing here awaits; one commit takes well under a millisecond.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VERSION = 1

SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS team (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, team TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (team, name));
CREATE TABLE IF NOT EXISTS token (token TEXT PRIMARY KEY, team TEXT, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS conversation (id TEXT PRIMARY KEY, team TEXT NOT NULL, kind TEXT NOT NULL, name TEXT,
    body TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS conversation_name ON conversation (team, name) WHERE kind <> 'im';
CREATE TABLE IF NOT EXISTS member (conversation TEXT NOT NULL, person TEXT NOT NULL, last_read TEXT NOT NULL,
    PRIMARY KEY (conversation, person)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS member_person ON member (person);
CREATE TABLE IF NOT EXISTS message (conversation TEXT NOT NULL, ts TEXT NOT NULL, author TEXT NOT NULL,
    thread_ts TEXT, broadcast INTEGER NOT NULL, addressee TEXT, body TEXT NOT NULL, PRIMARY KEY (conversation, ts));
CREATE INDEX IF NOT EXISTS message_thread ON message (conversation, thread_ts);
CREATE TABLE IF NOT EXISTS view (id TEXT PRIMARY KEY, team TEXT NOT NULL, person TEXT NOT NULL, type TEXT NOT NULL,
    position INTEGER NOT NULL, external_id TEXT, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS view_person ON view (person, type, position);
CREATE TABLE IF NOT EXISTS file (id TEXT PRIMARY KEY, team TEXT NOT NULL, upload_key TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL, content BLOB);
CREATE TABLE IF NOT EXISTS answer_link (id TEXT PRIMARY KEY, made REAL NOT NULL, uses INTEGER NOT NULL,
    body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS traffic (n INTEGER PRIMARY KEY, body TEXT NOT NULL);
"""


class ForeignStoreError(Exception):
    """The folder holds a store of another version: its number is the fact."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def dump(value: Any) -> str:
    """Write a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Database:
    """One connection, used from the event loop's thread alone; a second process on the file is refused."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=1)
        self._connection.row_factory = sqlite3.Row
        self._depth = 0
        self._connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version not in (0, VERSION):
            self._connection.close()
            raise ForeignStoreError(version)
        self._connection.executescript(SCHEMA)
        self._connection.execute(f"PRAGMA user_version={VERSION}")

    def rows(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        """Answer every row of a query."""
        return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, *values: Any) -> sqlite3.Row | None:
        """Answer a query's first row, if there is one."""
        found: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
        return found

    def run(self, statement: str, *values: Any) -> int:
        """Run a writing statement; answers how many rows it touched."""
        return self._connection.execute(statement, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the statements inside one commit; a transaction inside another is part of the outer one."""
        if self._depth:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        else:
            self._connection.execute("COMMIT")
        finally:
            self._depth = 0

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
