"""SQLite's one writer: the units that wait run one after the other under one durable commit; it decides nothing else.

Each unit has a SAVEPOINT, so that a failing one leaves no trace and disturbs no other. What they logged gets its place
in the chain under the same commit. Callers hear of it after the commit only.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import Connection, Engine

from domain.ports import Result
from storage.repositories.everything import TableRepositories
from storage.sealing import AT_A_TIME, seal

MOST_AT_ONCE = 64
"""So many units share a commit; those behind them wait for the next one."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    unit: Callable[[TableRepositories], Any]
    delivery: str
    future: Future[Any]


@dataclass(frozen=True, slots=True)
class _Outcome:
    value: Any = None
    error: BaseException | None = None


class GroupingWriter:
    """Runs units in a thread of its own, until it is closed."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], *, most_at_once: int = MOST_AT_ONCE) -> None:
        self._engine = engine
        self._clock = clock
        self._most_at_once = most_at_once
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._lock = Lock()
        self._is_closed = False
        self._thread = Thread(target=self._serve, name="sqlite-writer", daemon=True)
        self._thread.start()

    def submit(self, unit: Callable[[TableRepositories], Result], delivery: str, *, competing: bool) -> Future[Result]:
        """The future of the unit's result; `competing` makes no difference where there is one writer."""
        del competing
        future: Future[Result] = Future()
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the store is closed")
            self._queue.put(_Waiting(unit, delivery, future))
        return future

    def close(self) -> None:
        """Finishes what waits; takes nothing more."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (first := self._queue.get()) is not None:
            group = [first]
            is_last = False
            while len(group) < self._most_at_once and not is_last:
                try:
                    following = self._queue.get_nowait()
                except Empty:
                    break
                if following is None:
                    is_last = True
                else:
                    group.append(following)
            self._settle([waiting for waiting in group if waiting.future.set_running_or_notify_cancel()])
            if is_last:
                return

    def _settle(self, group: list[_Waiting]) -> None:
        if not group:
            return
        try:
            outcomes = self._commit(group)
        except BaseException as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            outcomes = [_Outcome(error=error)] * len(group)
        for waiting, outcome in zip(group, outcomes, strict=True):
            if outcome.error is not None:
                waiting.future.set_exception(outcome.error)
            else:
                waiting.future.set_result(outcome.value)

    def _commit(self, group: list[_Waiting]) -> list[_Outcome]:
        with self._engine.begin() as connection:
            repositories = TableRepositories(connection)
            outcomes = [self._try(connection, repositories, waiting) for waiting in group]
            while repositories.audit.has_recorded and seal(connection) == AT_A_TIME:
                pass
            return outcomes

    def _try(self, connection: Connection, repositories: TableRepositories, waiting: _Waiting) -> _Outcome:
        try:
            with connection.begin_nested():
                if waiting.delivery:
                    repositories.deliveries.store(waiting.delivery, uuid4().hex, self._clock())
                return _Outcome(waiting.unit(repositories))
        except BaseException as error:
            if not _is_in_transaction(connection):
                raise  # the whole transaction went, with all that the others did: a full disk, say
            return _Outcome(error=error)


def _is_in_transaction(connection: Connection) -> bool:
    return bool(cast("Any", connection.connection.driver_connection).in_transaction)
