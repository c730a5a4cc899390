"""SQLite's one writer: the units that wait run one after the other under one durable commit; it decides nothing else.

Each unit has a SAVEPOINT, so that a failing one leaves no trace and disturbs no other. What they logged gets its place
in the chain under the same commit. Callers hear of it after the commit only.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import Connection, Engine

from storage.gathering import MOST_AT_ONCE, Gathering
from storage.repositories.everything import TableRepositories
from storage.sealing import AT_A_TIME, seal
from storage.waiting import Outcome, Waiting


class GroupingWriter:
    """Runs units in a thread of its own, until it is closed."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], *, most_at_once: int = MOST_AT_ONCE) -> None:
        self._engine = engine
        self._clock = clock
        self._gathering = Gathering(self._commit, most_at_once=most_at_once)

    def submit(self, waiting: Waiting, *, competing: bool) -> None:
        """Lets it wait for its turn; `competing` makes no difference where there is one writer."""
        del competing
        self._gathering.submit(waiting)

    def close(self) -> None:
        """Finishes what waits; takes nothing more."""
        self._gathering.close()

    def _commit(self, group: list[Waiting]) -> list[Outcome]:
        with self._engine.begin() as connection:
            repositories = TableRepositories(connection)
            outcomes = [self._try(connection, repositories, waiting) for waiting in group]
            while repositories.audit.has_recorded and seal(connection) == AT_A_TIME:
                pass
            return outcomes

    def _try(self, connection: Connection, repositories: TableRepositories, waiting: Waiting) -> Outcome:
        try:
            with connection.begin_nested():
                if waiting.delivery:
                    repositories.deliveries.store(waiting.delivery, uuid4().hex, self._clock())
                return Outcome(waiting.unit(repositories))
        except BaseException as error:
            if not _is_in_transaction(connection):
                raise  # the whole transaction went, with all that the others did: a full disk, say
            return Outcome(error=error)


def _is_in_transaction(connection: Connection) -> bool:
    return bool(cast("Any", connection.connection.driver_connection).in_transaction)
