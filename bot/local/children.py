"""Keeps a few child processes running: one that dies is started again; none outlives this process, however it ends.

What the children do it doesn't know.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in Linux's prctl
SHORT_LIFE_S = 3.0
MOST_SHORT_LIVES = 5
_GRACE_S = 10.0
_LOWEST_PRIORITY = 19


class GaveUp(Exception):  # noqa: N818 - it is answered to the person who typed
    """A child ended again and again at once; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(slots=True)
class Child:
    """A process to keep running, which inherits `listener`. With `is_asked` its first line is waited for and kept."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    listener: socket.socket
    is_asked: bool = False
    first_line: str = ""
    _process: subprocess.Popen[str] | None = None
    _started: float = 0.0
    _short_lives: int = 0
    _pipes: list[IO[str]] = field(default_factory=list)

    def start(self) -> None:
        """Starts it; its errors go to the log file."""
        with self.log.open("a", encoding="utf-8") as errors:
            self._process = subprocess.Popen(  # noqa: S603 - the commands are our own
                self.command,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if self.is_asked else None,
                stderr=errors,
                text=True,
                pass_fds=(self.listener.fileno(),),
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - before any thread
            )
        self._started = time.monotonic()
        if self._process.stdout:
            self.first_line = self._process.stdout.readline().strip()
            self._pipes.append(self._process.stdout)

    def revive(self) -> bool:
        """Starts it anew where it has died; raises GaveUp where it never lives for long."""
        if self._process is None or self._process.poll() is None:
            return False
        is_short = time.monotonic() - self._started < SHORT_LIFE_S
        self._short_lives = self._short_lives + 1 if is_short else 0
        if self._short_lives >= MOST_SHORT_LIVES:
            raise GaveUp(self.name)
        self._close_pipes()
        self.start()
        return True

    def stop(self) -> None:
        """Asks it to end, and makes it where it doesn't."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            _outlast(self._process)
        self._close_pipes()

    def _close_pipes(self) -> None:
        while self._pipes:
            self._pipes.pop().close()


@contextmanager
def done_beside(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[None]:
    """A process that does its one thing while the block lasts, giving way to all others; it ends with the block."""
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(  # noqa: S603 - the commands are our own
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
            preexec_fn=_give_way,  # noqa: PLW1509 - before any thread
        )
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)  # so that it clears up after itself, which Python doesn't do at a SIGTERM
        _outlast(process)


def keep_running(children: Sequence[Child]) -> None:
    """Revives what dies, until the process is told to stop; then stops the children, the last one first."""
    is_stopping = False

    def stop(_number: int, _frame: object) -> None:
        nonlocal is_stopping
        is_stopping = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        while not is_stopping:
            for child in children:
                child.revive()
            time.sleep(0.2)
    finally:
        for child in reversed(children):
            child.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def _outlast(process: subprocess.Popen[Any]) -> None:
    """Waits for a process that was asked to end, and makes it where it doesn't."""
    try:
        process.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _give_way() -> None:
    """In the child: the lowest priority there is; Ctrl-C ends it even where the parent was told not to heed it."""
    os.nice(_LOWEST_PRIORITY)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        _die_with_parent()


def _die_with_parent() -> None:
    """In the child, before it becomes its program: Linux kills it when this process ends, even by kill -9."""
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
