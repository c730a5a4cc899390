"""Who people are and where they speak from; knows nothing of any chat platform's ids."""

from dataclasses import dataclass
from datetime import date

PersonId = int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the product knows by name: a consultant in the chat, or a politician who never was in it.

    `install` is the workspace the person was first met in, or "" for one who is only known by name. `is_outsider` is
    true of a guest there, and of somebody from another organisation's workspace.
    """

    id: PersonId
    name: str
    install: str = ""
    is_deactivated: bool = False
    is_outsider: bool = False

    @property
    def may_act(self) -> bool:
        """Whether the person can have a role: whoever has left can't, nor can guests and people from elsewhere."""
        return not (self.is_deactivated or self.is_outsider)


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation on a chat platform, as that platform names it; `thread` is "" outside a thread."""

    platform: str
    install: str
    conversation: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class RoleAssignment:
    """A person holds a secretariat role in a cluster from one day to another (both included).

    `cluster` is None for roles above the clusters; `forum` None means both levels. `municipality` names the
    municipality that holds the role of municipal tovholder, which is fixed locally. `deputy_for` is the person in
    whose place a deputy holds it for a while.
    """

    id: int
    role: str
    cluster: str | None
    forum: str | None
    person: Person
    municipality: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    deputy_for: PersonId | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the assignment covers that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody acts for another who is away, from one day to another (both included); why is nowhere kept.

    `role` and `cluster` None: for all roles that the one away holds.
    """

    id: int
    away: Person
    deputy: Person
    valid_from: date
    valid_to: date
    role: str | None = None
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class SeatHolder:
    """A person sits on a body's seat from one day to another (both included)."""

    id: int
    body: str
    seat: str
    person: Person
    valid_from: date | None = None
    valid_to: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the term covers that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class ChannelPurpose:
    """What a channel was chosen for, by `/tovholder kanal`."""

    SECRETARIAT = "sekretariat"
    EXPERIENCES = "erfaringer"


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """A channel that serves a purpose; `cluster` is None for what all clusters share."""

    purpose: str
    cluster: str | None
    place: Place
