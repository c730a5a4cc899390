"""Reads beside the event loop: one thread reads all that waits, and those who wait are told together.

Two threads that want the interpreter at once take it from each other at every statement, and what one needs is then in
the other's processor. So one thread reads while the loop waits, and the other way round; only where a unit takes long
does another thread read beside it.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from threading import Lock
from typing import Any, Protocol

from domain.ports import Result
from storage.repositories.everything import TableRepositories
from storage.waiting import Awaited, Outcome, Unit, Waiting, outcome_of, tell

LONG_S = 0.1
"""Nobody waits longer than this for a unit of somebody else's, while there are threads left."""


class View(Protocol):
    """What one round of reading sees of the store."""

    def read(self, unit: Unit, asked: float) -> Any:
        """What the unit returns of the store as it is, or was after that time."""
        ...

    def close(self) -> None:
        """Ends it."""
        ...


class Reading:
    """Reads on views that `look` makes, on `threads` threads at most, until it is closed."""

    def __init__(self, look: Callable[[], View], *, threads: int) -> None:
        self._look = look
        self._most = threads
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="reader")
        self._lock = Lock()
        self._waiting = deque[Waiting]()
        self._ended: list[tuple[Awaited, Outcome]] = []
        self._begun: dict[int, float] = {}
        self._rounds = count()
        self._is_closed = False

    async def read(self, unit: Callable[[TableRepositories], Result]) -> Result:
        """What the unit returns; raises what it raises, and RuntimeError once closed."""
        if self._is_closed:
            raise RuntimeError("the store is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._waiting.append(Waiting(unit, "", future))
        loop.call_soon(self._begin)  # once the loop has come to all that it can do now
        loop.call_later(LONG_S, self._look_after, future)
        return await future

    def close(self) -> None:
        """Finishes what waits; takes nothing more."""
        self._is_closed = True
        self._go_round(next(self._rounds))
        self._threads.shutdown(wait=True)

    def _begin(self) -> None:
        """Begins a round of reading, unless one goes on that isn't at a long unit."""
        with self._lock:
            now = time.monotonic()
            goes_on = any(now - begun < LONG_S for begun in self._begun.values())
            if goes_on or not self._waiting or len(self._begun) == self._most or self._is_closed:
                return
            number = next(self._rounds)
            self._begun[number] = now
        self._threads.submit(self._go_round, number)

    def _go_round(self, number: int) -> None:
        with closing(self._look()) as view:
            while waiting := self._next(number):
                if waiting.is_wanted:
                    outcome = outcome_of(view.read, waiting.unit, waiting.since)
                    with self._lock:
                        self._ended.append((waiting.future, outcome))
        self._tell()

    def _next(self, number: int) -> Waiting | None:
        with self._lock:
            if self._waiting:
                self._begun[number] = time.monotonic()
                return self._waiting.popleft()
            self._begun.pop(number, None)
            return None

    def _tell(self) -> None:
        with self._lock:
            ended, self._ended = self._ended, []
        tell(ended)

    def _look_after(self, future: asyncio.Future[Any]) -> None:
        """Sees that its unit is read, and its outcome told, though others take long."""
        if not future.done():
            self._tell()
            self._begin()
            future.get_loop().call_later(LONG_S, self._look_after, future)
