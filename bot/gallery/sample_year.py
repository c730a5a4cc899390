"""The office that most scenes are played in: the sample year, with its people and channels."""

from functools import partial
from pathlib import Path

from bot.gallery.office import BEGINS, INSTALL, Office, filled
from bot.sample_facts import CHANNELS, EXPERIENCES_CHANNEL, ROLES
from bot.samples import Found, fill
from bot.slack.identity import PLATFORM
from domain.installs import Install
from domain.organisation import Profile
from domain.people import Person
from domain.ports import Repositories
from handlers.examples import GUEST, NEWCOMER
from storage.engine import Database

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


async def make_sample_year(folder: Path, scene: Database, profile: Profile) -> Office:
    """Fills a new database in the folder."""
    path = folder / "aar.db"
    people = await filled(path, scene, partial(_fill, profile=profile))
    return Office(
        filled=path,
        scene=scene,
        profile=profile,
        people=people,
        channels=CONVERSATIONS,
        public_address="https://tovholder.example/",
    )


def _fill(store: Repositories, profile: Profile) -> dict[str, Person]:
    store.installs.connect(Install(PLATFORM, INSTALL, "Galleri", BEGINS))
    people = {handle: store.people.add(name, INSTALL) for handle, name in NAMES.items()}
    ids = {handle: people[handle].id for handle in ROLES}
    fill(store, Found(INSTALL, ids, CONVERSATIONS), profile, BEGINS)
    return people
