"""What a person at work does: each act with the words that acknowledge it, and how to find it in the database.

An act is acknowledged when its words stand in a conversation that the person reads, however late they come.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any

Json = dict[str, Any]


class Kind(Enum):
    """What was done."""

    ITEM = auto()
    EXPERIENCE = auto()
    GRANT = auto()
    DECISION = auto()
    REPORT = auto()
    WITHDRAW = auto()
    CONFIRM = auto()
    UNDO = auto()
    APPROVE = auto()


@dataclass(frozen=True, slots=True)
class Desk:
    """A person, by index and user, and their own meeting, which nobody else touches.

    Its body's key, the word for its cluster, its day, and the keys and labels of its seats.
    """

    index: int
    user: str
    body: str
    cluster: str
    day: date
    seats: tuple[tuple[str, str], ...]

    @property
    def where(self) -> str:
        """How the meeting is named in a command."""
        return f"politisk {self.cluster} {self.day.day}/{self.day.month}"


@dataclass(slots=True)
class Act:
    """One act: who did what to what (`key`, unlike any other act's unless it is done again), and how often it was.

    `acknowledged` are the messages that tell of it; `told_failed` is how often one told that it went wrong.
    """

    kind: Kind
    user: str
    key: str
    words: str
    tried: int = 0
    told_failed: int = 0
    acknowledged: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Ledger:
    """All acts of all persons, by kind and key."""

    acts: dict[tuple[Kind, str], Act] = field(default_factory=dict)

    def tried(self, kind: Kind, user: str, key: str, words: str) -> Act:
        """Notes that somebody tries something."""
        act = self.acts.setdefault((kind, key), Act(kind, user, key, words))
        act.tried += 1
        return act

    def acknowledge(self, user: str, messages: Iterable[Json]) -> None:
        """Notes what messages that a person reads tell of."""
        told = [(str(one["ts"]), str(one["text"])) for one in messages]
        for act in self.acts.values():
            if act.user == user:
                act.acknowledged.update(stamp for stamp, text in told if act.words in text)

    def of(self, *kinds: Kind) -> list[Act]:
        """The acts of these kinds."""
        return [act for act in self.acts.values() if act.kind in kinds]
