"""SQLite's one writer: the units that wait run one after the other under one durable commit; it decides nothing else.

A failing unit leaves no trace and disturbs no other: where one fails all are run again, each behind a SAVEPOINT of its
own, which mostly would be in vain and costs as much as two statements. What they logged gets its place in the chain
under the same commit. Callers hear of it after the commit only.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine

from storage.gathering import MOST_AT_ONCE, Gathering, UnitFailedError
from storage.repositories.everything import TableRepositories
from storage.sealing import AT_A_TIME, seal
from storage.transactions import require_unharmed
from storage.waiting import Outcome, Waiting


class _Transaction(NamedTuple):
    connection: Connection
    repositories: TableRepositories


class GroupingWriter:
    """Runs units in a thread of its own, until it is closed."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], *, most_at_once: int = MOST_AT_ONCE) -> None:
        self._engine = engine
        self._clock = clock
        self._gathering = Gathering(self._settle, most_at_once=most_at_once)

    def submit(self, waiting: Waiting, *, competing: bool) -> None:
        """Lets it wait for its turn; `competing` makes no difference where there is one writer."""
        del competing
        self._gathering.submit(waiting)

    def close(self) -> None:
        """Finishes what waits; takes nothing more."""
        self._gathering.close()

    def _settle(self, group: list[Waiting]) -> list[Outcome]:
        try:
            return self._commit(group, self._do)
        except UnitFailedError as failed:
            if len(group) == 1:
                return [Outcome(error=failed.error)]
        return self._commit(group, self._try)

    def _commit(self, group: list[Waiting], run: Callable[[_Transaction, Waiting], Outcome]) -> list[Outcome]:
        with self._engine.begin() as connection:
            transaction = _Transaction(connection, TableRepositories(connection))
            outcomes = [run(transaction, waiting) for waiting in group]
            while transaction.repositories.audit.has_recorded and seal(connection) == AT_A_TIME:
                pass
            return outcomes

    def _try(self, transaction: _Transaction, waiting: Waiting) -> Outcome:
        try:
            with transaction.connection.begin_nested():
                return self._do(transaction, waiting)
        except UnitFailedError as failed:
            return Outcome(error=failed.error)

    def _do(self, transaction: _Transaction, waiting: Waiting) -> Outcome:
        try:
            if waiting.delivery:
                transaction.repositories.deliveries.store(waiting.delivery, uuid4().hex, self._clock())
            value = waiting.unit(transaction.repositories)
            require_unharmed(transaction.connection)
            return Outcome(value)
        except BaseException as error:
            raise UnitFailedError(error) from error
