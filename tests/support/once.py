"""What many tests begin with, done in one office; those after it get a copy of the database that it left."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TypeVar

from tests.support.office import Office

Result = TypeVar("Result")


def once(begin: Callable[[Office], Awaitable[Result]]) -> Callable[[Office], Awaitable[Result]]:
    """The same beginning, which may set the office's hour and returns what is true in each of them.

    Nothing may have happened in the office before.
    """
    kept: list[tuple[bytes, datetime, Result]] = []

    @wraps(begin)
    async def begun(office: Office) -> Result:
        assert not _is_open(office.database), "what happened before would be lost"
        if not kept:
            result = await begin(office)
            kept.append((_content(office.database), office.now, result))
            return result
        content, office.now, result = kept[0]
        office.database.write_bytes(content)
        return result

    return begun


def _is_open(database: Path) -> bool:
    return Path(f"{database}-wal").exists()


def _content(database: Path) -> bytes:
    with closing(sqlite3.connect(database)) as connection:
        return connection.serialize()
