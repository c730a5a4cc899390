"""Makes archives in a process of its own, one at a time, so that they hold nobody up; their content it doesn't know.

The database's address, which may hold a password, is told the child on standard input and stands on no command line.
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
from tempfile import TemporaryDirectory

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
            with TemporaryDirectory(prefix="tovholder-arkiv-") as folder:
                return await self._made(Path(folder) / "arkiv.zip", organisation, now, shows)
        finally:
            self._is_under_way = False

    async def _made(
        self, path: Path, organisation: Profile, now: datetime, shows: Callable[[int, int], None]
    ) -> Archive:
        asked = {
            "database": self.database_url,
            "profiles": str(self.profiles),
            "organisation": organisation.key,
            "now": now.isoformat(),
            "path": str(path),
        }
        child = await asyncio.create_subprocess_exec(*_COMMAND, stdin=PIPE, stdout=PIPE, cwd=_HOME)
        try:
            meetings, files = await _followed(child, json.dumps(asked), shows)
        finally:
            with suppress(ProcessLookupError):
                child.kill()
            status = await child.wait()
        if status != 0:
            self.log.error("archive not made", status=status)
            raise ArchiveNotMade
        content = await asyncio.to_thread(path.read_bytes)
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
