"""Runs the whole program as `make run` does, in a folder of its own; it drives no page."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_READY = "er klar"
_SECRETS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL", "DATABASE_URL")


@dataclass(frozen=True, slots=True)
class Program:
    """The local workspace with the bot on it. `page` is the first address it printed."""

    page: str
    lines: tuple[str, ...]
    seconds_to_page: float
    process: int

    def makes_gallery(self) -> bool:
        """Whether what makes the gallery beside it still runs."""
        listed = Path(f"/proc/{self.process}/task/{self.process}/children").read_text(encoding="ascii").split()
        return any(b"galleri" in Path(f"/proc/{one}/cmdline").read_bytes().split(b"\0") for one in listed)


@contextmanager
def running_program(folder: Path) -> Iterator[Program]:
    """Starts the program with its state in `folder`, waits until the bot serves, and stops it at the end."""
    # The program's environment is the test's, without what would send it to a real workspace.
    inherited = {name: value for name, value in os.environ.items() if name not in _SECRETS}  # noqa: TID251
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "koer"],
        env=inherited | {"TOVHOLDER_VAR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        lines = [process.stdout.readline().strip()]
        seconds = time.monotonic() - started
        while lines[-1] and _READY not in lines[-1]:
            lines.append(process.stdout.readline().strip())
        assert _READY in lines[-1], lines
        yield Program(lines[0], tuple(lines), seconds, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        process.stdout.close()
