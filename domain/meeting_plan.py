"""A plan of meetings as it comes in a file: words for each meeting, to be read as if they were typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.shared_files import SharedFile

COLUMNS = ("forum", "klynge", "dato", "tid", "slut", "sted", "type", "virtuelt")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A meeting in words ("politisk fyn 2026-12-09 kl. 15:00-17:00"); `number` is that of its row in the file.

    `cluster` is what stands for one in a column of its own, "" for nothing.
    """

    number: int
    text: str
    cluster: str = ""


class PlanReader(Protocol):
    """Reads the rows of a plan out of a file."""

    def __call__(self, file: SharedFile) -> Sequence[PlanRow]:
        """The rows in order; raises UnreadableFile, with "no_date_column" for a table that is no plan."""
        ...
