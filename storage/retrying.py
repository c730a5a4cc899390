"""PostgreSQL's writers: serializable transactions, of the units that wait together, run again after a conflict.

One thread runs the units that wait one after the other under one commit: side by side those of one process were mostly
in each other's way. Where one of them fails, all are run again, each behind a SAVEPOINT; where another process was in
their way, each alone.

Units have no effect outside the database, so running one again is safe. Where the connection went while a commit
was under way, only the key of the delivery tells whether it took effect; without one, nobody is told anything false.
What a unit logged gets its place in the chain right after its commit.
"""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic
from uuid import uuid4

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from domain.ports import AlreadyDelivered, Result
from storage.gathering import MOST_AT_ONCE, Gathering, UnitFailedError
from storage.repositories.everything import TableRepositories
from storage.sealer import Sealer
from storage.transactions import require_unharmed
from storage.waiting import Outcome, Waiting, outcome_of, tell

MOST_CONFLICTS = 20
"""On a busy machine another process may be the quicker one many times in a row."""
_LONGEST_WAIT_S = 0.4
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


_SettleOne = Callable[[Connection, TableRepositories, _Run[Any]], Outcome | None]


class RetryingWriter:
    """Runs units in threads of its own, until it is closed."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime], *, threads: int, most_at_once: int = MOST_AT_ONCE
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._sealer = Sealer(engine)
        self._gathering = Gathering(self._settle, most_at_once=most_at_once)
        self._competing = ThreadPoolExecutor(threads, thread_name_prefix="competing")

    def submit(self, waiting: Waiting, *, competing: bool) -> None:
        """Lets it wait for its turn.

        `competing` is for units that only take rows which others want too, by statements that are safe alone: they
        see what is committed as they go, and needn't be run again. They wait for no other unit.
        """
        if competing:
            self._competing.submit(self._compete, waiting)
        else:
            self._gathering.submit(waiting)

    def close(self) -> None:
        """Finishes what waits; takes nothing more."""
        self._gathering.close()
        self._competing.shutdown(wait=True)
        self._sealer.close()

    def _compete(self, waiting: Waiting) -> None:
        if waiting.is_wanted:
            run: _Run[Any] = _Run(waiting.unit, waiting.delivery, "READ COMMITTED")
            tell([(waiting.future, outcome_of(self._alone, run))])

    def _settle(self, group: list[Waiting]) -> list[Outcome]:
        runs: list[_Run[Any]] = [_Run(one.unit, one.delivery, "SERIALIZABLE") for one in group]
        certain = self._together(runs) if len(runs) > 1 else {}
        return [certain.get(place) or outcome_of(self._alone, run) for place, run in enumerate(runs)]

    def _together(self, runs: list[_Run[Any]]) -> dict[int, Outcome]:
        """How those ended, by place in the group, that one transaction settled; the others are to be run alone."""
        try:
            return self._commit(runs, self._plainly)
        except UnitFailedError:
            return self._commit(runs, self._apart)

    def _commit(self, runs: list[_Run[Any]], settle: _SettleOne) -> dict[int, Outcome]:
        certain: dict[int, Outcome] = {}
        try:
            with self._engine.connect() as connection, connection.begin():
                repositories = TableRepositories(connection)
                for place, run in enumerate(runs):
                    if outcome := settle(connection, repositories, run):
                        certain[place] = outcome
                for place in certain:
                    runs[place].is_committing = True
        except DBAPIError as error:
            if not error.connection_invalidated:
                return {}
            done = (place for place, outcome in certain.items() if outcome.error is None)
            lost = (place for place in done if runs[place].is_committing and not runs[place].delivery)
            return {place: _unknown(error) for place in lost}
        if repositories.audit.has_recorded:
            self._sealer.seal_soon()
        return certain

    def _plainly(self, connection: Connection, repositories: TableRepositories, run: _Run[Any]) -> Outcome:
        try:
            return Outcome(self._do(connection, repositories, run))
        except Exception as error:
            if isinstance(error, DBAPIError) and not _is_taken(error):
                raise
            raise UnitFailedError(error) from error

    def _apart(self, connection: Connection, repositories: TableRepositories, run: _Run[Any]) -> Outcome | None:
        """How the unit ended, should the transaction be committed; None where it is to be run alone."""
        try:
            with connection.begin_nested():
                return Outcome(self._do(connection, repositories, run))
        except DBAPIError as error:
            if not _is_taken(error):
                raise
            return None
        except Exception as error:  # noqa: BLE001 - what the unit raised, for whoever waits for it
            return Outcome(error=error)

    def _alone(self, run: _Run[Result]) -> Result:
        while True:
            try:
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
                value = self._do(connection, repositories, run)
                run.is_committing = True
        if repositories.audit.has_recorded:
            self._sealer.seal_soon()
        return value

    def _do(self, connection: Connection, repositories: TableRepositories, run: _Run[Result]) -> Result:
        if run.delivery:
            repositories.deliveries.store(run.delivery, run.attempt, self._clock())
        value = run.unit(repositories)
        require_unharmed(connection)
        run.unanswered = (value,)
        return value

    def _took_effect(self, run: _Run[Any]) -> bool:
        with self._engine.connect() as connection, connection.begin():
            return TableRepositories(connection).deliveries.is_from(run.delivery, run.attempt)


def _is_taken(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) == UNIQUE_VIOLATION


def _unknown(error: DBAPIError) -> Outcome:
    unknown = CommitUnknown()
    unknown.__cause__ = error
    return Outcome(error=unknown)


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
        longest = min(0.004 * 1.5**run.conflicts, _LONGEST_WAIT_S)
        time.sleep(random.uniform(0, longest))  # noqa: S311 - spreads attempts, guards nothing
    else:
        raise error
