"""A store whose statements hang for a while, as behind a lock or a disk that doesn't answer; it is none of our code."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

LONGEST_S = 30.0


@contextmanager
def hanging_store() -> Iterator[threading.Event]:
    """Lets all statements of this process wait until the block ends, or the event is set."""
    goes_on = threading.Event()

    def hang(*_: Any) -> None:
        goes_on.wait(LONGEST_S)

    event.listen(Engine, "before_cursor_execute", hang)  # it stays: taken away, it would break what hangs there
    try:
        yield goes_on
    finally:
        goes_on.set()
