"""The program as its own process (`python -m bot start`), told by its environment alone which Slack it serves."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

READY = "er klar"
_OURS = ("SLACK_", "TOVHOLDER_", "DATABASE_URL", "PORT")
_ENDS_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class StartedBot:
    """A program that serves: the address it listens on, and the file its log goes to."""

    process: subprocess.Popen[str]
    log: Path


def open_listener() -> socket.socket:
    """A socket on a free port of this machine, to be told to Slack before the program is there."""
    return socket.create_server(("127.0.0.1", 0), backlog=1024)


def address_of(listener: socket.socket) -> str:
    """The web address behind a socket."""
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def started_bot(log: Path, listener: socket.socket, settings: dict[str, str]) -> Iterator[StartedBot]:
    """Starts the program on that socket, waits until it serves, and asks it to stop at the end; it must do so well."""
    # The program's environment is the test's, but for where everything is.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}  # noqa: TID251
    command = [sys.executable, "-m", "bot", "start", "--fd", str(listener.fileno())]
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(
            command,
            env=inherited | settings,
            stdout=subprocess.PIPE,
            stderr=errors,
            pass_fds=(listener.fileno(),),
            text=True,
            encoding="utf-8",
        )
    assert process.stdout is not None
    with closing(process.stdout):
        try:
            assert READY in process.stdout.readline(), log.read_text(encoding="utf-8")
            yield StartedBot(process, log)
        finally:
            if process.poll() is None:
                process.terminate()
            ended = process.wait(_ENDS_WITHIN_S)
        assert ended == 0, log.read_text(encoding="utf-8")


@asynccontextmanager
async def in_thread(starting: AbstractContextManager[StartedBot]) -> AsyncIterator[StartedBot]:
    """The same for a test whose own event loop serves the program's Slack, and must go on meanwhile."""
    started = await asyncio.to_thread(starting.__enter__)
    try:
        yield started
    finally:
        await asyncio.to_thread(starting.__exit__, None, None, None)
