"""What the rules of agendas and approvals refuse, as errors that carry facts; their Danish words are elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import Refused


@dataclass(eq=False)
class ItemNotOpen(Refused):
    """The item's state doesn't allow the act. `state` is the state it is in."""

    state: str


class ItemLacksBasis(Refused):
    """A closed item isn't ready before the legal basis is noted."""


class ItemLacksAffected(Refused):
    """An item with economic consequences isn't ready before somebody said for which municipalities, if any."""


@dataclass(eq=False)
class AlreadyApproved(Refused):
    """The chair's approval of this version stands, since `at`."""

    chair: str
    at: datetime


class RegenerationAwaited(Refused):
    """Corrections came, and the agenda is to be generated anew before it can be approved."""


@dataclass(eq=False)
class NoSuchApproval(Refused):
    """There is no approval, of these chairs where any were named, that the person may take back."""

    chairs: tuple[str, ...]


@dataclass(eq=False)
class ApprovalsStand(Refused):
    """A version that somebody has approved can't be taken back."""

    version: int


@dataclass(eq=False)
class NoSuchItem(Refused):
    """No item bears that number; `count` is how many there are."""

    number: int
    count: int


class ItemAlreadyCarriedOver(Refused):
    """The item stands on another meeting's agenda already."""


@dataclass(eq=False)
class LateReasonMissing(Refused):
    """An item that comes after the deadline needs a reason."""

    due: datetime


@dataclass(eq=False)
class NoSuchAnnex(Refused):
    """The item has no annex of that number; `count` is how many it has."""

    number: int
    count: int


class ItemCameInTime(Refused):
    """The item came before the deadline, so that there is no lateness to give a reason for."""


class ItemTaken(Refused):
    """Somebody writes the item already."""


@dataclass(eq=False)
class NoItemRole(Refused):
    """The person holds no role that writes items for the body."""

    name: str
    body: str


class ItemChangedMeanwhile(Refused):
    """Somebody changed the item while it was being changed."""
