"""Processes of the tests' own, forked from one that has imported the program: that takes two seconds each time.

What people start is started by its command line elsewhere.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection

_STDOUT, _STDERR = 1, 2

_IMPORTED = ("support.engine_process", "support.trial_process", "storage.process", "storage.moving_process")
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([f"tests.{one}" for one in _IMPORTED])


class Forked:
    """A function in a process of its own, there to be killed; lines of text go to it and come from it."""

    def __init__(
        self,
        run: Callable[..., None],
        *words: str,
        settings: Mapping[str, str] | None = None,
        tells_errors: bool = False,
    ) -> None:
        """Begins it, with settings in its environment. Its stderr is lost, or comes with what it says."""
        ours, theirs = _context.Pipe()
        arguments = (theirs, settings or {}, tells_errors, run, words)
        self._process = _context.Process(target=_begin, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self.stdout = os.fdopen(os.dup(ours.fileno()), encoding="utf-8")
        ours.close()

    def tell(self, line: str) -> None:
        """Lets it read a line."""
        os.write(self.stdout.fileno(), f"{line}\n".encode())

    def terminate(self) -> None:
        """Asks it to end."""
        self._process.terminate()

    def kill(self) -> None:
        """Ends it without a chance to do anything (kill -9); what it said before can still be read."""
        self._process.kill()
        self._process.join()

    def poll(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int | None:
        """What it ended with, once it has; None if it hasn't within so many seconds."""
        self._process.join(timeout)
        return self._process.exitcode

    def close(self) -> None:
        """Hears no more of it."""
        self.stdout.close()


def _begin(
    line: Connection,
    settings: Mapping[str, str],
    tells_errors: bool,  # noqa: FBT001 - handed over by place
    run: Callable[..., None],
    words: tuple[str, ...],
) -> None:
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of ours
        os.dup2(line.fileno() if tells_errors else nowhere.fileno(), _STDERR)
    os.dup2(line.fileno(), _STDOUT)
    sys.stdin = os.fdopen(os.dup(line.fileno()), encoding="utf-8")
    line.close()
    os.environ.update(settings)  # noqa: TID251 - as the environment of a process that is started
    run(*words)
