"""Experiences worth sharing across the clusters at once, without waiting for a meeting."""

from dataclasses import dataclass
from datetime import datetime

from domain.people import PersonId
from domain.times import refuse_naive


@dataclass(frozen=True, slots=True)
class Experience:
    """What was done, where, with what effect, what it takes and whom to ask. All text is as its author typed it."""

    id: int
    title: str
    body: str
    cluster: str
    author: PersonId
    shared_at: datetime
    effect: str = ""
    requires: str = ""
    contact: str = ""
    topics: tuple[str, ...] = ()
    install: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.shared_at)
