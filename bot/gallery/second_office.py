"""The office that scenes `Elsewhere` are played in: what the sample year doesn't come to.

The program is in no channel and can't be reached from outside, nothing is planned, there is somebody of another
workspace, somebody has left, two former members bear one name, a chair is told, and made-up councils follow the
clusters.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.gallery.office import BEGINS, INSTALL, Office, filled
from bot.gallery.sample_year import NAMES
from bot.sample_facts import ROLES
from bot.slack.identity import PLATFORM
from danish.zone import copenhagen
from domain.experiences import Experience
from domain.installs import Install
from domain.organisation import Body, Profile
from domain.people import Person, RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.succession import in_succession
from handlers.examples import CHAIR, NEIGHBOUR
from storage.engine import Database

_NEIGHBOURS = "T0GALLERI02"
_OWN_NAMES = {CHAIR: "Administrativ formand (Fyn)", NEIGHBOUR: "Konsulent i Aabenraa"}
_CHAIRED, _CHAIRS_SEAT = "fagligt/fyn", "formand_region"
_FORMER = ("fagligt/fyn", "direktoer_nyborg"), ("politisk/lillebaelt", "borgmester_vejle")
"""Where the two sat who bear the same name."""
_SEATED = (date(2025, 1, 1), date(2025, 12, 31))
_TOLD = ("Fælles indkøb af hjælpemidler", "To kommuner køber ind sammen og låner af hinandens lager.")
_TOLD_AT = copenhagen(2026, 5, 6, 10)


async def make_second_office(folder: Path, scene: Database, shipped: Profile) -> Office:
    """Fills a new database in the folder. The sample year's people come first, so that ids mean the same in both."""
    path = folder / "andet.db"
    people = await filled(path, scene, _fill)
    return Office(filled=path, scene=scene, profile=_succeeded(shipped), people=people, channels={}, public_address="")


def _succeeded(shipped: Profile) -> Profile:
    """The shipped organisation with a chair's seat in one body, and councils after it that nobody has decided on."""
    ending = replace(shipped, bodies=tuple(_chaired(body) for body in shipped.bodies))
    forum = replace(shipped.forum("politisk"), key="raad", name="Sundhedsråd", aliases=("råd",))
    councils = tuple(
        replace(body, key=f"raad/{body.cluster.key}", name=f"Sundhedsråd {body.cluster.name}", forum=forum)
        for body in shipped.bodies
        if body.cluster and body.forum.key == "politisk"
    )
    following = replace(
        shipped,
        key="raad",
        name="Sundhedsråd",
        valid_from=date(2027, 1, 1),
        valid_to=None,
        end_notice="",
        fora=(forum,),
        bodies=councils,
        case_flows=(),
    )
    return in_succession([ending, following])


def _chaired(body: Body) -> Body:
    if body.key != _CHAIRED:
        return body
    first, *rest = body.seats
    return replace(body, seats=(replace(first, key=_CHAIRS_SEAT, label="Formand, regionen"), *rest))


def _fill(store: Repositories) -> dict[str, Person]:
    store.installs.connect(Install(PLATFORM, INSTALL, "Region Syddanmark", BEGINS))
    store.installs.connect(Install(PLATFORM, _NEIGHBOURS, "Aabenraa Kommune", BEGINS))
    people = {handle: store.people.add(name, INSTALL) for handle, name in NAMES.items()}
    people |= {
        handle: store.people.add(name, _NEIGHBOURS if handle == NEIGHBOUR else INSTALL)
        for handle, name in _OWN_NAMES.items()
    }
    for handle, held in ROLES.items():
        for one in held:
            for cluster in one.clusters:
                role = RoleAssignment(0, one.role, cluster, None, people[handle], one.municipality)
                store.people.assign_role(role)
    store.people.assign_role(RoleAssignment(0, "kommune", "soenderjylland", None, people[NEIGHBOUR], "aabenraa"))
    store.people.seat_person(SeatHolder(0, _CHAIRED, _CHAIRS_SEAT, people[CHAIR]))
    for body, seat in _FORMER:
        store.people.seat_person(SeatHolder(0, body, seat, store.people.add("Kim Prøve"), *_SEATED))
    left = store.people.add("Tidligere konsulent", INSTALL)
    store.people.set_deactivated(left.id, is_deactivated=True)
    store.experiences.add(Experience(0, *_TOLD, "soenderjylland", left.id, _TOLD_AT, install=INSTALL))
    return people
