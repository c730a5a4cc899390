"""The shared funds of a cluster as a small ledger: granted, set aside, left; no money moves here.

Both levels may use the cluster's own funds, which are for trying and developing, not for running or implementing
(minutes of 23-06-2022, decision on item 4). Amounts are whole kroner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from danish.folding import fold
from domain.decision_errors import EntryAlreadyUndone
from domain.people import PersonId
from domain.times import refuse_naive


class EntryKind(StrEnum):
    """What an entry does to what is left."""

    GRANTED = "bevilget"
    SET_ASIDE = "afsat"


@dataclass(frozen=True, slots=True)
class FundEntry:
    """An entry of a cluster's ledger. `number` counts within the cluster and is never used again.

    `party` is who granted (the region or a municipality's key; "" for what is set aside), `effort` what it is set
    aside for, `decision` the id of the decision that it rests on. `amount` is whole kroner, above nothing.
    """

    id: int
    cluster: str
    number: int
    year: int
    kind: EntryKind
    amount: int
    person: PersonId
    at: datetime
    party: str = ""
    effort: str = ""
    decision: int | None = None
    is_undone: bool = False
    install: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.at)
        if self.amount <= 0:
            raise ValueError("an entry is above nothing")


@dataclass(frozen=True, slots=True)
class Balance:
    """Whole kroner: granted and set aside in a year, or in all."""

    granted: int = 0
    set_aside: int = 0

    @property
    def left(self) -> int:
        """What is not set aside; below nothing where more was than there is."""
        return self.granted - self.set_aside


def balance(entries: Iterable[FundEntry], year: int | None = None) -> Balance:
    """What the entries that stand come to, in one year or in all."""
    standing = [one for one in entries if not one.is_undone and year in (None, one.year)]
    sums = {kind: sum(one.amount for one in standing if one.kind is kind) for kind in EntryKind}
    return Balance(sums[EntryKind.GRANTED], sums[EntryKind.SET_ASIDE])


def enter(wanted: FundEntry, known: Sequence[FundEntry]) -> FundEntry:
    """The entry with the next number of its cluster."""
    return replace(wanted, number=max((one.number for one in known), default=0) + 1)


def says_the_same(one: FundEntry, other: FundEntry) -> bool:
    """Whether it is another entry that stands, of the same money from the same party or for the same effort."""
    return one.number != other.number and not one.is_undone and _money(one) == _money(other)


def undo_entry(entry: FundEntry) -> FundEntry:
    """The entry, counting no more; raises EntryAlreadyUndone."""
    if entry.is_undone:
        raise EntryAlreadyUndone(entry.number)
    return replace(entry, is_undone=True)


def _money(entry: FundEntry) -> tuple[str | int | None, ...]:
    return entry.kind, entry.year, entry.amount, entry.party, fold(entry.effort), entry.decision
