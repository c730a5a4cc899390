"""What the rules of agendas and approvals refuse, as errors that carry facts; their Danish words are elsewhere."""

from dataclasses import dataclass

from domain.errors import Refused


@dataclass(eq=False)
class ItemNotOpen(Refused):
    """The item's state doesn't allow the act. `state` is the state it is in."""

    item: int
    state: str


@dataclass(eq=False)
class ItemLacksBasis(Refused):
    """A closed item isn't ready before the legal basis is noted."""

    item: int
