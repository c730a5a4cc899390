"""A filled database and who is in it; scenes are played on copies of it. What it is filled with, others say."""

import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from danish.zone import copenhagen
from domain.organisation import Profile
from domain.people import Person, PersonId
from domain.ports import Repositories
from storage.schema import upgrade
from storage.work import StoredWork, open_work

INSTALL = "T0GALLERI01"
"""The workspace that people see the examples in."""
BEGINS = copenhagen(2026, 10, 26, 9)
"""When each scene begins: a Monday morning, two weeks before the sample year's busiest meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A filled database (`key` names it) in `folder`, its people by their handles, and the organisation they are of.

    `channels` are the ids by name of those the program is in, `public_address` is where it is found from outside; ""
    where it can't be.
    """

    folder: Path
    key: str
    profile: Profile
    people: Mapping[str, Person]
    channels: Mapping[str, str]
    public_address: str

    @asynccontextmanager
    async def copied(self, name: str, clock: Clock) -> AsyncIterator[StoredWork]:
        """Units of work on a copy, which is gone afterwards."""
        path = _path(self.folder, name)
        shutil.copyfile(_path(self.folder, self.key), path)
        work = open_work(self.address(name), clock=clock.now)
        try:
            yield work
        finally:
            await work.close()
            path.unlink()

    def address(self, name: str) -> str:
        """Where the copy of that name is while it is there."""
        return _address(self.folder, name)


async def filled(folder: Path, key: str, fill: Callable[[Repositories], dict[str, Person]]) -> dict[str, Person]:
    """Fills a new database of that name in the folder; who is in it, by their handles, as `fill` says."""
    url = _address(folder, key)
    upgrade(url)
    work = open_work(url, clock=lambda: BEGINS)
    try:
        return await work.run(fill)
    finally:
        await work.close()


def external(person: PersonId) -> str:
    """A person's id on the made-up platform."""
    return f"U0GALLERI{person:02}"


def _address(folder: Path, name: str) -> str:
    return f"sqlite:///{_path(folder, name)}"


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.db"
