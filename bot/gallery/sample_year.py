"""The sample year in a database of its own, and who is in it; examples are played on copies of it."""

import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.sample_facts import CHANNELS, EXPERIENCES_CHANNEL, ROLES
from bot.samples import Found, fill
from bot.slack.identity import PLATFORM
from danish.zone import copenhagen
from domain.installs import Install
from domain.organisation import Profile
from domain.people import Person, PersonId
from domain.ports import Repositories
from handlers.examples import GUEST, NEWCOMER
from storage.schema import upgrade
from storage.work import StoredWork, open_work

INSTALL = "T0GALLERI01"
BEGINS = copenhagen(2026, 10, 26, 9)
"""When each scene begins: a Monday morning, two weeks before the sample year's busiest meeting."""
NAMES = {
    "konsulent.regionshuset": "Konsulent i Regionshuset",
    "konsulent.esbjerg": "Konsulent på Esbjerg Sygehus",
    "konsulent.psykiatrien": "Konsulent i Psykiatrien",
    "tovholder.varde": "Kommunal tovholder (Varde)",
    "sagsbehandler": "Sagsbehandler",
    "koordinationsgruppen": "Koordinationsgruppen",
    NEWCOMER: "Ny kollega",
    GUEST: "Gæst fra en anden organisation",
}
"""By handle, as the chat platform would show them."""
CONVERSATIONS = {name: f"C0GALLERI{number:02}" for number, name in enumerate((*CHANNELS, EXPERIENCES_CHANNEL), 1)}
"""The channels' ids by name."""
_FILE = "aar.db"


@dataclass(frozen=True, slots=True)
class SampleYear:
    """A filled database in `folder`, and its people by their handles."""

    folder: Path
    people: Mapping[str, Person]

    @asynccontextmanager
    async def copied(self, name: str, clock: Clock) -> AsyncIterator[StoredWork]:
        """Units of work on a copy, which is gone afterwards."""
        path = self._path(name)
        shutil.copyfile(self.folder / _FILE, path)
        work = open_work(self.address(name), clock=clock.now)
        try:
            yield work
        finally:
            await work.close()
            path.unlink()

    def address(self, name: str) -> str:
        """Where the copy of that name is while it is there."""
        return f"sqlite:///{self._path(name)}"

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.db"


async def make_sample_year(folder: Path, profile: Profile) -> SampleYear:
    """Fills a new database in the folder."""
    url = f"sqlite:///{folder / _FILE}"
    upgrade(url)
    work = open_work(url, clock=lambda: BEGINS)
    try:
        return SampleYear(folder, await work.run(lambda store: _fill(store, profile)))
    finally:
        await work.close()


def external(person: PersonId) -> str:
    """A person's id on the made-up platform."""
    return f"U0GALLERI{person:02}"


def _fill(store: Repositories, profile: Profile) -> dict[str, Person]:
    store.installs.connect(Install(PLATFORM, INSTALL, "Galleri", BEGINS))
    people = {handle: store.people.add(name, INSTALL) for handle, name in NAMES.items()}
    ids = {handle: people[handle].id for handle in ROLES}
    fill(store, Found(INSTALL, ids, CONVERSATIONS), profile, BEGINS)
    return people
