"""A filled database and who is in it; scenes are played on copies of it. What it is filled with, others say."""

import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.clock import Clock
from danish.zone import copenhagen
from domain.organisation import Profile
from domain.people import Person, PersonId
from domain.ports import Repositories
from storage.engine import Database, open_database
from storage.schema import upgrade
from storage.work import StoredWork, work_on

INSTALL = "T0GALLERI01"
"""The workspace that people see the examples in."""
BEGINS = copenhagen(2026, 10, 26, 9)
"""When each scene begins: a Monday morning, two weeks before the sample year's busiest meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A filled database, its people by their handles, and the organisation they are of.

    `filled` is the file; scenes are played on copies of it at `scene`, one after the other. `channels` are the ids by
    name of those the program is in, `public_address` is where it is found from outside; "" where it can't be.
    """

    filled: Path
    scene: Database
    profile: Profile
    people: Mapping[str, Person]
    channels: Mapping[str, str]
    public_address: str

    @asynccontextmanager
    async def copied(self, clock: Clock) -> AsyncIterator[StoredWork]:
        """Units of work on a copy."""
        async with _copy(self.filled, self.scene, clock.now) as work:
            yield work

    @property
    def address(self) -> str:
        """Where the copy is."""
        return _address(_file(self.scene))


def open_scene(folder: Path) -> Database:
    """A database without tables in the folder; its engines learn once for all scenes how statements are written."""
    return open_database(_address(folder / "scene.db"))


async def filled(path: Path, scene: Database, fill: Callable[[Repositories], dict[str, Person]]) -> dict[str, Person]:
    """Fills a new file; who is in it, by their handles, as `fill` says."""
    empty = path.with_name("tom.db")
    if not empty.exists():
        upgrade(_address(empty))
    async with _copy(empty, scene, lambda: BEGINS) as work:
        people = await work.run(fill)
    shutil.copyfile(_file(scene), path)
    return people


@asynccontextmanager
async def _copy(original: Path, scene: Database, clock: Callable[[], datetime]) -> AsyncIterator[StoredWork]:
    shutil.copyfile(original, _file(scene))
    work = work_on(scene, clock=clock)
    try:
        yield work
    finally:
        await work.close()


def external(person: PersonId) -> str:
    """A person's id on the made-up platform."""
    return f"U0GALLERI{person:02}"


def _address(path: Path) -> str:
    return f"sqlite:///{path}"


def _file(scene: Database) -> Path:
    return Path(str(scene.writer.url.database))
