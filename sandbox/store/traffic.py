"""Keeps what went between app and workspace, for people to read; it judges nothing.

Entries are written in groups, once a second and before reading: the log costs the calls it tells about no commit.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sandbox.store.database import Database, dump

KEPT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One exchange: `ind` came from the app, `ud` went to it."""

    at: str
    direction: Literal["ind", "ud"]
    what: str
    summary: str
    status: str
    ms: int


class Traffic:
    """The log on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database
        row = database.row("SELECT max(n) AS n FROM traffic")
        self._last = int(row["n"] or 0) if row else 0
        self._waiting: list[tuple[int, Entry]] = []

    def add(self, entry: Entry) -> int:
        """Take an entry in; answers its number."""
        self._last += 1
        self._waiting.append((self._last, entry))
        return self._last

    def flush(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        with self._database.transaction():
            for number, entry in waiting:
                self._database.run("INSERT INTO traffic (n, body) VALUES (?, ?)", number, dump(asdict(entry)))
            self._database.run("DELETE FROM traffic WHERE n<=?", self._last - KEPT)

    def after(self, number: int, limit: int = 500) -> list[dict[str, Any]]:
        """Answer the newest entries after a number, oldest first."""
        self.flush()
        rows = self._database.rows("SELECT n, body FROM traffic WHERE n>? ORDER BY n DESC LIMIT ?", number, limit)
        return [{"n": row["n"], **json.loads(row["body"])} for row in reversed(rows)]
