"""What the outgoing messages need of a chat platform, as a protocol and its answers; nothing here sends anything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.messages import Message, SentMessage
from domain.ports import Repositories, Result, Work
from handlers.ui import Card


class SharedWork(Work, Protocol):
    """Units of work on a database that other processes take messages from too."""

    async def run(
        self, unit: Callable[[Repositories], Result], *, delivery: str = "", competing: bool = False
    ) -> Result:
        """As `Work.run`; `competing` is for units that only take what others want too, and wait for nobody."""
        ...

    async def empty_log(self) -> None:
        """Empties the database's log of writes, where it is a file that what was deleted can be read in."""
        ...


PERSON_GONE = "user_deleted"
"""The reason of a refusal that means: the person was deactivated on the platform."""


@dataclass(frozen=True, slots=True)
class Sent:
    """It was sent."""

    where: SentMessage


@dataclass(frozen=True, slots=True)
class Refused:
    """It never will be sent this way; `reason` is the platform's own word."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """It surely was not sent; the platform asks to wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody can tell yet whether it was sent."""


@dataclass(frozen=True, slots=True)
class Absent:
    """It surely was not sent."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The place where it would stand can't be looked into."""


Answer = Sent | Refused | Later | Unknown
Trace = Sent | Absent | Unreadable | Unknown


class Sender(Protocol):
    """Sends messages on a chat platform and finds them again."""

    async def send(self, message: Message, card: Card) -> Answer:
        """Sends it once; never raises for what the platform or the network does."""
        ...

    async def revise(self, where: SentMessage, card: Card) -> Answer:
        """Lets a message that was sent be this from now on; never raises for what the platform or the network does."""
        ...

    async def find(self, message: Message, since: datetime, until: datetime) -> Trace:
        """Looks for it where it would have been sent between these times."""
        ...
