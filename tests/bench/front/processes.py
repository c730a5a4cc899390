"""The programs that are measured, each a process of its own; nothing is asked of them here but whether they are ready.

A process answers nothing of its own accord: what it does in rest is its clock loop.
"""

import asyncio
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from domain.retention import Keeping
from tests.bench.front.office import NOW
from tests.bench.front.platform import Platform

SECRET = "maaling"  # noqa: S105  # opens nothing but the processes that are started here
BOT = ("bot", "start")
EMPTY = ("tests.bench.front.empty",)
_PATIENCE_S = 60.0
_HEALTH = b"GET /sund HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Served:
    """A process that serves: its port, and how long it took from its start until it said that it is well."""

    port: int
    pid: int
    ready_s: float

    @property
    def memory_mb(self) -> float:
        """What it holds in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024


@asynccontextmanager
async def served(program: tuple[str, ...], platform: Platform, database_url: str = "") -> AsyncIterator[Served]:
    """The program as long as the block lasts, from when it is well."""
    port = _free_port()
    # The program's environment is this one's, but for where everything is.
    environment = dict(os.environ) | {  # noqa: TID251
        "SLACK_API_URL": f"{platform.base_url}/api/",
        "SLACK_BOT_TOKEN": "xoxb-maaling",
        "SLACK_APP_TOKEN": "",
        "SLACK_SIGNING_SECRET": SECRET,
        "DATABASE_URL": database_url,
        "TOVHOLDER_NU": NOW.isoformat(),
        "PORT": str(port),
        **{f"TOVHOLDER_GEM_{kind.value.upper()}": "3650" for kind in Keeping},  # so that a million tasks stay
    }
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *program),
        env=environment,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        while not await _is_well(port):
            assert process.returncode is None, f"{program} ended with {process.returncode}"
            assert time.monotonic() < begun + _PATIENCE_S, f"{program} did not become well"
            await asyncio.sleep(0.005)
        yield Served(port, process.pid, time.monotonic() - begun)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _is_well(port: int) -> bool:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.write(_HEALTH)
    answer = await reader.read()
    writer.close()
    return b" 200 " in answer[:20]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
