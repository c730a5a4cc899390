"""How a body decides: what must be present for it, and whose approval its agenda needs; the counting is elsewhere."""

from dataclasses import dataclass
from enum import StrEnum


class AttendanceRule(StrEnum):
    """What must be present before a body can decide."""

    HALF_PER_SECTOR = "halvdel_pr_sektor"
    HALF_IN_ALL = "halvdel_i_alt"
    NONE = "ingen"


class DecisionMode(StrEnum):
    """How a body decides."""

    CONSENSUS = "konsensus"
    MAJORITY = "flertal"


@dataclass(frozen=True, slots=True)
class Sector:
    """One of the parties that the attendance rule counts by.

    `name` starts with a capital ("Kommuner"); `definite` stands inside a sentence ("kommunerne").
    """

    key: str
    name: str
    definite: str


@dataclass(frozen=True, slots=True)
class Chair:
    """One whose approval an agenda may need; `approver` is the kind of chairs it belongs to ("politiske").

    `is_told`: chairs of that kind who are in the chat are written to themselves, which politicians aren't.
    """

    key: str
    name: str
    approver: str
    aliases: tuple[str, ...] = ()
    is_told: bool = False
