"""PostgreSQL's writers: each unit in a serializable transaction of its own, run again after a conflict.

Units have no effect outside the database, so running one again is safe. Where the connection went while a commit
was under way, only the key of the delivery tells whether it took effect; without one, nobody is told anything false.
What a unit logged gets its place in the chain right after its commit.
"""

import random
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from domain.ports import AlreadyDelivered, Result
from storage.gate import Gate
from storage.repositories.everything import TableRepositories
from storage.sealer import Sealer

MOST_CONFLICTS = 12
MOST_TOGETHER = 1
"""After more conflicts than that a unit runs while no other of this process does, and so gets through: PostgreSQL
takes units that touch the same page of a small table for conflicting, though they touch different rows."""
MOST_COLLISIONS = 2
"""A unique value that another transaction has just taken: once seen, the unit can mind it."""
MOST_LOSSES = 1
SERIALIZATION_FAILURE, DEADLOCK, UNIQUE_VIOLATION = "40001", "40P01", "23505"


class CommitUnknown(Exception):  # noqa: N818 - a state of affairs: it may have been committed
    """The connection was lost during a commit, and the unit had no delivery key to tell how it ended."""


@dataclass(slots=True)
class _Run(Generic[Result]):
    """A unit on its way, over all its attempts."""

    unit: Callable[[TableRepositories], Result]
    delivery: str
    isolation: str
    attempt: str = field(default_factory=lambda: uuid4().hex)
    conflicts: int = 0
    losses: int = 0
    is_committing: bool = False
    unanswered: tuple[Result, ...] = ()


class RetryingWriter:
    """Runs units in a pool of threads, until it is closed."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], *, threads: int) -> None:
        self._engine = engine
        self._clock = clock
        self._gate = Gate()
        self._sealer = Sealer(engine)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="writer")

    def submit(self, unit: Callable[[TableRepositories], Result], delivery: str, *, competing: bool) -> Future[Result]:
        """The future of the unit's result.

        `competing` is for units that only take rows which others want too, by statements that are safe alone: they
        see what is committed as they go, and needn't be run again.
        """
        isolation = "READ COMMITTED" if competing else "SERIALIZABLE"
        return self._pool.submit(self._settle, _Run(unit, delivery, isolation))

    def close(self) -> None:
        """Finishes what waits; takes nothing more."""
        self._pool.shutdown(wait=True)
        self._sealer.close()

    def _settle(self, run: _Run[Result]) -> Result:
        while True:
            try:
                with self._gate.passed(alone=run.conflicts > MOST_TOGETHER):
                    return self._attempt(run)
            except AlreadyDelivered:
                if run.unanswered and self._took_effect(run):
                    return run.unanswered[0]
                raise
            except DBAPIError as error:
                _expect_better(run, error)

    def _attempt(self, run: _Run[Result]) -> Result:
        run.is_committing = False
        with self._engine.connect() as connection:
            connection.execution_options(isolation_level=run.isolation)
            with connection.begin():
                repositories = TableRepositories(connection)
                if run.delivery:
                    repositories.deliveries.store(run.delivery, run.attempt, self._clock())
                value = run.unit(repositories)
                run.is_committing = True
                run.unanswered = (value,)
        if repositories.audit.has_recorded:
            self._sealer.seal_soon()
        return value

    def _took_effect(self, run: _Run[Any]) -> bool:
        with self._engine.connect() as connection, connection.begin():
            return TableRepositories(connection).deliveries.is_from(run.delivery, run.attempt)


def _expect_better(run: _Run[Any], error: DBAPIError) -> None:
    """Returns after a while where another attempt may succeed, and raises where not."""
    state = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated:
        run.losses += 1
        if run.is_committing and not run.delivery:
            raise CommitUnknown from error
        if run.losses > MOST_LOSSES:
            raise error
    elif state in (SERIALIZATION_FAILURE, DEADLOCK) or (state == UNIQUE_VIOLATION and run.conflicts < MOST_COLLISIONS):
        run.conflicts += 1
        if run.conflicts > MOST_CONFLICTS:
            raise error
        time.sleep(random.uniform(0, 0.004 * 1.5**run.conflicts))  # noqa: S311 - spreads attempts, guards nothing
    else:
        raise error
