"""The store as it was at one moment, for units that only read; whose turn it is others decide.

To begin and end a transaction costs what two or three statements do, so units that wait together read on one. None is
read on an older one than itself: whoever has been told that something is saved finds it there.
"""

import time
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage.repositories.everything import TableRepositories
from storage.waiting import Unit


class Snapshot:
    """Begins when it is first read from, and anew for a unit that was asked for later; ends with `close`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._repositories: TableRepositories | None = None
        self._begun = 0.0

    def read(self, unit: Unit, asked: float) -> Any:
        """What the unit returns, which was asked for at that time of the monotonic clock; raises what it raises.

        Where the connection was lost it is run again, once: the database may have been started anew.
        """
        try:
            return self._try(unit, asked)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        return self._try(unit, asked)

    def close(self) -> None:
        """Ends it, by a commit: psycopg forgets its prepared statements where a transaction is rolled back."""
        if self._connection is not None:
            with suppress(SQLAlchemyError):  # what was read has been read, though the connection is lost by now
                self._connection.commit()
        self._give_back()

    def _try(self, unit: Unit, asked: float) -> Any:
        try:
            return unit(self._at(asked))
        except SQLAlchemyError:
            self._give_back()  # PostgreSQL answers nothing more in it
            raise

    def _give_back(self) -> None:
        connection, self._connection, self._repositories = self._connection, None, None
        if connection is not None:
            connection.close()

    def _at(self, asked: float) -> TableRepositories:
        if self._repositories is None or asked >= self._begun:
            self.close()
            self._begun = time.monotonic()
            self._connection = self._engine.connect()
            self._connection.begin()
            self._repositories = TableRepositories(self._connection)
        return self._repositories
