"""A thread that takes what waits in groups, and settles one group after the other; what settling means others say."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from storage.waiting import Outcome, Waiting, tell

MOST_AT_ONCE = 64
"""So many units are taken together; those behind them wait for the next group."""


class UnitFailedError(Exception):
    """One of a group failed: nothing of that group is to be committed as it was run."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


Settle = Callable[[list[Waiting]], list[Outcome]]
"""Runs a group, which is never empty, and returns how each of it ended."""


class Gathering:
    """Settles what waits in a thread of its own, until it is closed."""

    def __init__(self, settle: Settle, *, most_at_once: int = MOST_AT_ONCE) -> None:
        self._settle = settle
        self._most_at_once = most_at_once
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self._lock = Lock()
        self._is_closed = False
        self._thread = Thread(target=self._serve, name="writer", daemon=True)
        self._thread.start()

    def submit(self, waiting: Waiting) -> None:
        """Lets it wait for its turn."""
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the store is closed")
            self._queue.put(waiting)

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
            self._tell([waiting for waiting in group if waiting.is_wanted])
            if is_last:
                return

    def _tell(self, group: list[Waiting]) -> None:
        if not group:
            return
        try:
            outcomes = self._settle(group)
        except BaseException as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            outcomes = [Outcome(error=error)] * len(group)
        tell((waiting.future, outcome) for waiting, outcome in zip(group, outcomes, strict=True))
