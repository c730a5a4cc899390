"""A clock loop over a fresh database with a sender that keeps what it is given; its clock stands where it is put."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.observe import get_log
from bot.outgoing.courier import Courier
from bot.outgoing.digests import Digests
from bot.outgoing.ur import ClockLoop
from bot.profiles import SHIPPED, load_profile
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from handlers.opgaver.bundle import KIND as BUNDLE
from handlers.opgaver.digest import KIND as DIGEST
from handlers.registry import CardBuilder
from handlers.ui import Card
from storage.work import StoredWork
from tests.support.leases import end_leases
from tests.support.moment import NOW
from tests.support.sender import KeepingSender
from tests.support.trial import build_message

CHANNEL = Place("slack", "T1", "C1")


@dataclass(slots=True)
class StandingClock:
    """A clock that is moved by hand; `waited` is for how long the process itself has run by then."""

    at: datetime = NOW
    is_platform_time: bool = True
    waited: float = 0.0

    def now(self) -> datetime:
        """The time it was put to."""
        return self.at

    def pass_(self, **spans: float) -> None:
        """Puts it on by so much."""
        self.at += timedelta(**spans)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic() + self.waited


@dataclass(slots=True)
class Post:
    """The outgoing messages of one process."""

    work: StoredWork
    profile: Profile
    clock: StandingClock
    sender: KeepingSender
    loop: ClockLoop
    builders: dict[str, CardBuilder] = field(default_factory=dict)

    async def put(self, number: int = 1, to: PersonId | Place = CHANNEL, **subject: int) -> None:
        """Puts a message in the outbox."""
        message = Message("proev.besked", to, {"nummer": number, **subject}, self.clock.at, "T1")
        await self.work.run(lambda store: store.outbox.post([message]))

    def let_leases_end(self, seconds: float = 61) -> None:
        """Lets so much time really pass: for the process itself, and for what is held in the store."""
        self.clock.pass_(seconds=seconds)
        self.clock.waited += seconds
        end_leases(str(self.work.database.writer.url))

    @property
    def digests(self) -> list[tuple[PersonId | Place, datetime]]:
        """To whom digests were sent, and for when."""
        return [(one.recipient, one.due) for one, _ in self.sender.sent if one.kind == DIGEST]

    async def states(self) -> dict[str, int]:
        """How many messages stand in each state, without the empty ones."""
        counts = await self.work.read(lambda store: store.outbox.counts())
        return {state: number for state, number in counts.items() if number}


def make_post(work: StoredWork, profile: Profile, clock: StandingClock, owner: str = "p1") -> Post:
    """A process's outgoing messages."""
    sender = KeepingSender()
    builders: dict[str, CardBuilder] = {"proev.besked": build_message}
    for kind in ("opgaver.paamindelse", "opgaver.dagen_efter", "opgaver.uden_ansvarlig"):
        builders[kind] = lambda _store, _profile, message: Card(f"{message.kind} {message.subject['task']}")
    builders[BUNDLE] = lambda _store, _profile, message: Card(f"{message.kind} {message.subject['opgaver']}")
    courier = Courier(
        work=work,
        sender=sender,
        builders=builders,
        profile=profile,
        clock=clock,
        owner=owner,
        lease_s=60,
        batch=20,
        log=get_log(),
        alive=lambda: None,
        monotonic=clock.monotonic,
        watchers=lambda store, install: [person.id for person in store.people.administrators(install)],
    )
    digests = Digests(work=work, profile=profile, log=get_log())
    builders[DIGEST] = lambda _store, _profile, message: Card(f"Overblik til {message.recipient}")
    loop = ClockLoop(
        work=work, courier=courier, profile=profile, clock=clock, log=get_log(), alive=lambda: None, digests=digests
    )
    return Post(work, profile, clock, sender, loop, builders)


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The organisation that comes with the program."""
    return load_profile(SHIPPED / "syddanmark.toml")


@pytest.fixture
def post(work: StoredWork, profile: Profile) -> Post:
    """The outgoing messages of one process."""
    return make_post(work, profile, StandingClock())
