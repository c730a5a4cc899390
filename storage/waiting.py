"""Units of work that somebody waits for, and telling them how it ended; nothing is run here.

Who waits in an event loop is told together with all others there: to wake a loop takes the interpreter from the thread
that works for it, and each such change costs more than reading a row.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, ParamSpec

from storage.repositories.everything import TableRepositories

Awaited = asyncio.Future[Any] | Future[Any]
"""What an event loop waits for, or a thread."""
Unit = Callable[[TableRepositories], Any]
"""What reads and writes in one transaction."""
_Given = ParamSpec("_Given")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit of work with the key of its delivery ("" for none), who waits for it, and since when (monotonic, s)."""

    unit: Unit
    delivery: str
    future: Awaited
    since: float = field(default_factory=time.monotonic)

    @property
    def is_wanted(self) -> bool:
        """Whether somebody still waits for it."""
        return not self.future.cancelled()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a unit ended, once that is certain."""

    value: Any = None
    error: BaseException | None = None


def outcome_of(doing: Callable[_Given, Any], *given: _Given.args, **named: _Given.kwargs) -> Outcome:
    """What it returns of what it is given, or whatever it raises: those who wait must hear of it."""
    try:
        return Outcome(doing(*given, **named))
    except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
        return Outcome(error=error)


def tell(ended: Iterable[tuple[Awaited, Outcome]]) -> None:
    """Tells all who wait, from any thread; those whose event loop is closed wait no more."""
    in_loops: dict[asyncio.AbstractEventLoop, list[tuple[Awaited, Outcome]]] = defaultdict(list)
    for future, outcome in ended:
        if isinstance(future, asyncio.Future):
            in_loops[future.get_loop()].append((future, outcome))
        else:
            _settle([(future, outcome)])
    for loop, theirs in in_loops.items():
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, theirs)


def _settle(ended: Iterable[tuple[Awaited, Outcome]]) -> None:
    for future, outcome in ended:
        if future.done():
            continue  # nobody waited for it to its end
        if isinstance(outcome.error, StopIteration):
            future.set_exception(_not_an_end(outcome.error))
        elif outcome.error is not None:
            future.set_exception(outcome.error)
        else:
            future.set_result(outcome.value)


def _not_an_end(error: StopIteration) -> Exception:
    """An event loop takes no StopIteration for an error; as in a coroutine, it becomes one."""
    told = RuntimeError("a unit raised StopIteration")
    told.__cause__ = error
    return told
