"""The sending engine put together without the rest of the program, for tests and measurements; it adds no behaviour."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from bot.clock import Clock
from bot.observe import get_log
from bot.outgoing.courier import Courier
from bot.outgoing.ports import Sender
from bot.outgoing.ur import ClockLoop
from bot.profiles import SHIPPED, load_profile
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from handlers.registry import CardBuilder
from handlers.ui import Card
from storage.work import StoredWork
from tests.support.databases import NOW

KIND = "proev.nummer"
INSTALL = "T0LOKAL0001"


@cache
def shipped_profile() -> Profile:
    """The organisation that comes with the program."""
    return load_profile(SHIPPED / "syddanmark.toml")


def numbered(_store: Repositories, _profile: Profile, message: Message) -> Card:
    """A card that says its number and nothing else."""
    return Card(f"Besked nr. {message.subject['nummer']}")


def messages(recipients: Iterable[PersonId | Place], due: datetime = NOW) -> list[Message]:
    """A message to each of them, numbered from 0, due long ago."""
    return [Message(KIND, to, {"nummer": number}, due, INSTALL) for number, to in enumerate(recipients)]


def engine(
    work: StoredWork,
    sender: Sender,
    clock: Clock,
    *,
    owner: str = "p1",
    builders: Mapping[str, CardBuilder] | None = None,
    alive: Callable[[], None] = lambda: None,
    **settings: Any,
) -> ClockLoop:
    """A clock loop with its courier; `settings` are the courier's."""
    courier = Courier(
        work=work,
        sender=sender,
        builders=builders or {KIND: numbered},
        profile=shipped_profile(),
        clock=clock,
        owner=owner,
        log=get_log(),
        alive=alive,
        watchers=lambda _store, _install: (),
        **{"lease_s": 60.0, "batch": 20, **settings},
    )
    return ClockLoop(
        work=work, courier=courier, profile=shipped_profile(), clock=clock, log=get_log(), alive=alive, every_s=0.2
    )
