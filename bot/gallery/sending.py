"""The clock loop as it runs on the stage: what it sends is kept, and nothing leaves the program."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.gallery.office import INSTALL
from bot.observe import get_log
from bot.outgoing.courier import Courier
from bot.outgoing.digests import Digests
from bot.outgoing.looks import POSTERS
from bot.outgoing.occasions import OccasionLooks
from bot.outgoing.ports import Absent, Refused, Sent
from bot.outgoing.ur import ClockLoop
from bot.slack.identity import PLATFORM
from domain.messages import Message, SentMessage
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from handlers.outcomes import Revision, Wait
from handlers.registry import CardBuilder, Registry
from handlers.ui import Card
from storage.work import StoredWork


@dataclass(slots=True)
class SceneClock:
    """A clock that stands still until it is set."""

    moment: datetime
    is_platform_time: bool = True

    def now(self) -> datetime:
        """The time, aware, Europe/Copenhagen."""
        return self.moment


@dataclass(frozen=True, slots=True)
class Told:
    """A message that was sent: to whom or where, and the card as it was then."""

    message: Message
    card: Card


@dataclass(slots=True)
class Keeper:
    """A sender that keeps what it is given; the revision of a message is told as the message that asked for it.

    `closed` is why it takes nothing for channels; "" where it does.
    """

    kept: list[Told] = field(default_factory=list)
    closed: str = ""
    _revising: dict[str, Message] = field(default_factory=dict)

    def noting(self, build: CardBuilder) -> CardBuilder:
        """The builder, which notes what is about to revise another message."""

        def build_and_note(store: Repositories, profile: Profile, message: Message) -> Card | Revision | Wait | None:
            built = build(store, profile, message)
            if isinstance(built, Revision):
                self._revising[built.where.platform_id] = message
            return built

        return build_and_note

    async def send(self, message: Message, card: Card) -> Sent | Refused:
        """Keeps it, unless channels are closed."""
        if self.closed and isinstance(message.recipient, Place):
            return Refused(self.closed)
        self.kept.append(Told(message, card))
        to = message.recipient
        place = to if isinstance(to, Place) else Place(PLATFORM, INSTALL, f"D0GALLERI{to:02}")
        return Sent(SentMessage(place, str(len(self.kept))))

    async def revise(self, where: SentMessage, card: Card) -> Sent | Refused:
        """Keeps it in place of what it was, unless channels are closed."""
        if self.closed:
            return Refused(self.closed)
        self.kept.append(Told(self._revising.pop(where.platform_id), card))
        return Sent(where)

    async def find(self, message: Message, since: datetime, until: datetime) -> Absent:  # noqa: ARG002 - nothing is ever lost
        """Nothing is looked for."""
        return Absent()


def build_loop(
    work: StoredWork, keeper: Keeper, registry: Registry, profile: Profile, clock: SceneClock, administrator: PersonId
) -> ClockLoop:
    """A loop over that store, whose messages the keeper gets; `administrator` is told what administrators are."""

    def watchers(_store: Repositories, install: str) -> Sequence[PersonId]:
        return (administrator,) if install == INSTALL else ()

    courier = Courier(
        work=work,
        sender=keeper,
        builders={kind: keeper.noting(build) for kind, build in registry.messages.items()},
        profile=profile,
        clock=clock,
        owner="galleri",
        lease_s=60,
        batch=20,
        log=get_log(),
        alive=_alive,
        watchers=watchers,
    )
    return ClockLoop(
        work=work,
        courier=courier,
        profile=profile,
        clock=clock,
        log=get_log(),
        alive=_alive,
        occasions=OccasionLooks(work=work, profile=profile, watchers=watchers, posters=POSTERS, log=get_log()),
        digests=Digests(work=work, profile=profile, log=get_log()),
    )


def _alive() -> None:
    """Nobody watches."""
