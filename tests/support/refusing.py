"""A store on SQLite that refuses some changes, as one that is ill in places would; it asserts nothing."""

import sqlite3
from contextlib import closing

from sqlalchemy import make_url


def refuse(url: str, *changes: str) -> None:
    """Lets the store refuse these changes, each in the words of a trigger."""
    with closing(sqlite3.connect(str(make_url(url).database))) as connection:
        for number, one in enumerate(changes):
            connection.execute(f"CREATE TRIGGER ill_{number} BEFORE {one} BEGIN SELECT RAISE(ABORT, 'ill'); END")


def accept(url: str) -> None:
    """Lets the store take again what it refused."""
    with closing(sqlite3.connect(str(make_url(url).database))) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            if name.startswith("ill_"):
                connection.execute(f"DROP TRIGGER {name}")
