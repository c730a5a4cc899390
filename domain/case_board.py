"""Cases on their way as facts for a board that leaders look at; nothing is drawn here, and no person named."""

from dataclasses import dataclass
from datetime import date

from domain.case_status import StepState

MOST_ON_BOARD = 8
"""Cases: so many can be read at once."""


@dataclass(frozen=True, slots=True)
class BoardStep:
    """A step of a case: where it is, how far, and the calendar days it has taken there against its target."""

    place: str
    state: StepState
    days: int
    target_days: int


@dataclass(frozen=True, slots=True)
class BoardCase:
    """A case: its name, its days against its target, where it stands and has waited longest, and its steps."""

    name: str
    days: int
    target_days: int
    stands: str
    steps: tuple[BoardStep, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The cases that are shown, those furthest over their target first, and how many are left out.

    `remark` tells what isn't on it. `alternative` says in words what is seen; `made` is the day.
    """

    title: str
    remark: str
    cases: tuple[BoardCase, ...]
    left_out: int
    alternative: str
    made: date
    file_name: str = "sager"
