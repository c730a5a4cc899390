"""The Work port: units of work off the event loop; how they are made durable is each database's own writer's matter."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from datetime import datetime
from typing import Protocol, cast

from domain.ports import Repositories, Result
from storage.engine import Database, empty_log, open_database
from storage.grouping import GroupingWriter
from storage.reading import Reading
from storage.retrying import RetryingWriter
from storage.snapshot import Snapshot
from storage.waiting import Waiting

THREADS = 4
"""So many units read at a time where each takes long, and on PostgreSQL so many compete."""
WRITERS, SEALERS = 1, 1
"""So many connections more write beside them."""


class Writer(Protocol):
    """Runs units in transactions that change the store."""

    def submit(self, waiting: Waiting, *, competing: bool) -> None:
        """Runs it when its turn comes; who waits is told after its durable commit."""
        ...

    def close(self) -> None:
        """Finishes what waits; takes nothing more."""
        ...


class StoredWork:
    """Units of work on a database; it must be closed."""

    def __init__(self, database: Database, writer: Writer, *, threads: int) -> None:
        self.database = database
        self._writer = writer
        self._reading = Reading(lambda: Snapshot(database.reader), threads=threads)

    async def run(
        self, unit: Callable[[Repositories], Result], *, delivery: str = "", competing: bool = False
    ) -> Result:
        """What the unit returns, after its durable commit. An exception of the unit rolls it back and is raised.

        The key of the delivery, unless "", is stored in the same transaction; raises AlreadyDelivered where it is
        there already. A unit may be run more than once before it is committed. `competing` is for units that only
        take what other processes want too (`outbox.claim`): on PostgreSQL they wait for nobody and are not run again.
        """
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._writer.submit(Waiting(unit, delivery, future), competing=competing)
        return await future

    async def read(self, unit: Callable[[Repositories], Result]) -> Result:
        """What a unit that only reads returns; it runs beside the writer, on one unchanging view of the store."""
        return await self._reading.read(unit)

    def run_blocking(self, unit: Callable[[Repositories], Result], *, delivery: str = "") -> Result:
        """As `run`, for scripts without an event loop."""
        future = Future[Result]()
        self._writer.submit(Waiting(unit, delivery, future), competing=False)
        return future.result()

    def read_blocking(self, unit: Callable[[Repositories], Result]) -> Result:
        """As `read`, for scripts without an event loop."""
        with closing(Snapshot(self.database.reader)) as snapshot:
            return cast("Result", snapshot.read(unit, time.monotonic()))

    async def empty_log(self) -> None:
        """Empties the database's log of writes, where it is a file that what was deleted can be read in."""
        await asyncio.to_thread(empty_log, self.database)

    async def close(self) -> None:
        """Finishes what waits, then closes the connections; the event loop goes on meanwhile."""
        await asyncio.to_thread(self.close_blocking)

    def close_blocking(self) -> None:
        """As `close`, for scripts without an event loop."""
        self._writer.close()
        self._reading.close()
        self.database.dispose()


def open_work(url: str, *, clock: Callable[[], datetime], threads: int = THREADS) -> StoredWork:
    """Units of work on that database, whose schema must be up to date; `clock` dates the keys of deliveries."""
    return work_on(
        open_database(url, writers=threads + WRITERS + SEALERS, readers=threads), clock=clock, threads=threads
    )


def work_on(database: Database, *, clock: Callable[[], datetime], threads: int = THREADS) -> StoredWork:
    """As `open_work`, on a database that is opened already; once they are closed, others may follow on it."""
    writer: Writer
    if database.is_sqlite:
        writer = GroupingWriter(database.writer, clock)
    else:
        writer = RetryingWriter(database.writer, clock, threads=threads)
    return StoredWork(database, writer, threads=threads)
