"""Makes archives in a process of its own, one at a time, so that they hold nobody up; their content it doesn't know.

The database's address, which may hold a password, is told the child on standard input and stands on no command line.
The file that both have open stands in no folder: however either ends, nothing is left on the disk.
"""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bot.observe import Log
from domain.archives import Archive, ArchiveNotMade, ArchiveUnderWay
from domain.organisation import Profile

_HOME = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-m", "bot.archive.process")


@dataclass(slots=True, kw_only=True)
class ArchivesApart:
    """The Archiver port, for one program on its database with its folder of profiles."""

    database_url: str
    profiles: Path
    log: Log
    _is_under_way: bool = field(default=False)

    async def __call__(self, organisation: Profile, now: datetime, shows: Callable[[int, int], None]) -> Archive:
        """The archive; see `domain.archives`."""
        if self._is_under_way:
            raise ArchiveUnderWay
        self._is_under_way = True
        try:
            with TemporaryFile() as file:
                return await self._made(file, organisation, now, shows)
        finally:
            self._is_under_way = False

    async def _made(
        self, file: IO[bytes], organisation: Profile, now: datetime, shows: Callable[[int, int], None]
    ) -> Archive:
        asked = {
            "database": self.database_url,
            "profiles": str(self.profiles),
            "organisation": organisation.key,
            "now": now.isoformat(),
            "file": str(file.fileno()),
        }
        child = await asyncio.create_subprocess_exec(
            *_COMMAND, stdin=PIPE, stdout=PIPE, cwd=_HOME, pass_fds=(file.fileno(),)
        )
        try:
            meetings, files = await _followed(child, json.dumps(asked), shows)
        finally:
            with suppress(ProcessLookupError):
                child.kill()
            status = await child.wait()
        if status != 0:
            self.log.error("archive not made", status=status)
            raise ArchiveNotMade
        file.seek(0)
        content = await asyncio.to_thread(file.read)
        return Archive(f"Arkiv: {organisation.name}", content, meetings, files)


async def _followed(child: Process, asked: str, shows: Callable[[int, int], None]) -> tuple[int, int]:
    """What the child said last, once it has ended: how many meetings and files there are."""
    made = (0, 0)
    if child.stdin is None or child.stdout is None:
        return made
    child.stdin.write(f"{asked}\n".encode())
    async for line in child.stdout:
        *is_last, first, second = line.decode().split()
        if is_last:
            made = int(first), int(second)
        else:
            shows(int(first), int(second))
    await child.wait()
    return made
