"""A gate between threads: many pass together, or one alone; it knows nothing of databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Gate:
    """Whoever wants to be alone goes before those who come later."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = 0
        self._waiting_alone = 0
        self._is_closed = False

    @contextmanager
    def passed(self, *, alone: bool) -> Iterator[None]:
        """Inside the gate, with others or alone."""
        with self._changed:
            self._waiting_alone += alone
            self._changed.wait_for(lambda: self._is_open_for(alone=alone))
            self._waiting_alone -= alone
            self._inside += 1
            self._is_closed = alone
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._is_closed = False
                self._changed.notify_all()

    def _is_open_for(self, *, alone: bool) -> bool:
        return not self._inside if alone else not (self._is_closed or self._waiting_alone)
