"""What those who run the program look at: counts of what waits or failed.

No message's words stand here, and nothing is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.messages import Message


@dataclass(frozen=True, slots=True)
class Backlog:
    """Messages and reminders that are not settled: `late` waits longer than it should, `uncertain` nobody can tell.

    `paused` waits for a workspace to be connected again; it is counted in no other number.
    """

    waiting: int = 0
    sending: int = 0
    late: int = 0
    failed: int = 0
    uncertain: int = 0
    paused: int = 0


@dataclass(frozen=True, slots=True)
class Stranded:
    """A message that was refused, for the platform's `reason`, or "" where nobody can tell whether it was sent."""

    message: Message
    reason: str

    @property
    def is_uncertain(self) -> bool:
        """Whether it may have been sent all the same."""
        return not self.reason


class Upkeep(Protocol):
    """The store as those see it who run the program."""

    def backlog(self, late_before: datetime) -> Backlog:
        """What isn't settled; what was due before that is late."""
        ...

    def tick(self) -> None:
        """Saves that a clock loop goes, now by the store's own clock."""
        ...

    def tick_age_s(self) -> float | None:
        """Seconds since a clock loop of whatever process last went round; None where none ever did."""
        ...

    def stranded(self, limit: int) -> Sequence[Stranded]:
        """Refused and uncertain messages, the newest first."""
        ...
