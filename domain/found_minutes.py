"""What was found in a document of minutes, for a person to confirm: nothing of it is decided by having been found.

All words are the document's own. Whatever isn't plain is told as a doubt, never guessed away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.decisions import DecisionForm
from domain.shared_files import SharedFile


class Doubt(StrEnum):
    """Why a decision that was found is to be looked at with care."""

    NUMBER = "nummer"
    """The point bears no number of its own: it was counted."""
    NO_HEADING = "uden overskrift"
    """No heading says that this is the decision: its words do."""
    SEVERAL = "flere"
    """The point has several decisions; this is the last."""
    LONG = "lang"
    """Longer than a decision can be kept."""
    FORM = "form"
    """Its words name no form, several, or one with a "not"."""
    DEADLINE = "frist"
    """A deadline is spoken of in the text, or can't be told to the day."""
    RESPONSIBLE = "ansvarlig"
    """Who is responsible is spoken of in the text, or is several."""


@dataclass(frozen=True, slots=True)
class FoundDecision:
    """A decision as the document words it; `remarks` are those it was approved with.

    `responsible` are the words for who follows it up, "" for none.
    """

    text: str
    form: DecisionForm | None = None
    responsible: str = ""
    deadline: date | None = None
    doubts: tuple[Doubt, ...] = ()
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class FoundPoint:
    """A point of the minutes. `number` None where the document gives none; `decision` None where none was found."""

    title: str
    number: int | None = None
    is_closed: bool = False
    is_supplement: bool = False
    case_number: str = ""
    recommendation: str = ""
    annexes: tuple[str, ...] = ()
    decision: FoundDecision | None = None


@dataclass(frozen=True, slots=True)
class FoundMinutes:
    """A document of minutes: the lines above its first point, the day it names there, and its points in order."""

    head: tuple[str, ...]
    day: date | None
    points: tuple[FoundPoint, ...]

    @property
    def decided(self) -> Sequence[FoundPoint]:
        """The points of which a decision was found."""
        return [one for one in self.points if one.decision is not None]


class MinutesReader(Protocol):
    """Finds the points and decisions in a document of minutes."""

    def __call__(self, file: SharedFile) -> FoundMinutes:
        """What was found; raises `UnreadableFile`. Takes seconds for a long document: not for the event loop."""
        ...
