"""What the repositories share: the connection of their unit of work, and INSERTs that mind what is there already."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.base import Executable

from storage.given import NAME, written
from storage.rows import Values

Upsert = sqlite.Insert | postgresql.Insert


class Repository:
    """Reads and writes through one connection, whose transaction belongs to the unit of work."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, statement: Executable, values: Any = None) -> Sequence[RowMapping]:
        return self._connection.execute(statement, values).mappings().all()

    def _row(self, statement: Executable, values: Any = None) -> RowMapping | None:
        return self._connection.execute(statement, values).mappings().first()

    def _insert(self, table: Table) -> Upsert:
        """An INSERT that knows ON CONFLICT, which each database spells in its own dialect."""
        return insert_into(self._dialect, table)

    def _give(self, statement: Executable, rows: Iterable[Values]) -> None:
        """Executes a statement about `given` rows."""
        self._connection.execute(statement, {NAME: written(self._dialect, rows)})

    @property
    def _dialect(self) -> str:
        return self._connection.dialect.name


def insert_into(dialect: str, table: Table) -> Upsert:
    """An INSERT that knows ON CONFLICT, in that dialect."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
