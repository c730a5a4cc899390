"""What the rules and handlers need of stored cases, as a protocol; nothing here does anything."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.cases import Case, CaseLeg


class Cases(Protocol):
    """Cases and where they have come to; who may see them is not asked here."""

    def add(self, case: Case) -> Case:
        """Saves a new case."""
        ...

    def save(self, case: Case) -> None:
        """Saves a case that is there."""
        ...

    def case(self, case: int) -> Case | None:
        """The case with that id."""
        ...

    def several(self, cases: Iterable[int]) -> dict[int, Case]:
        """These cases by id; those that are gone are left out."""
        ...

    def every(self) -> Sequence[Case]:
        """All cases there ever were, by id."""
        ...

    def open_cases(self) -> Sequence[Case]:
        """All cases on their way, the newest first."""
        ...

    def closed_since(self, at: datetime) -> Sequence[Case]:
        """The closed cases that haven't ended, or not before then, by id."""
        ...

    def of_experience(self, experience: int) -> Case | None:
        """The newest case that is to spread the experience and wasn't stopped."""
        ...

    def add_leg(self, leg: CaseLeg) -> CaseLeg:
        """Saves that a case has come somewhere."""
        ...

    def save_legs(self, legs: Iterable[CaseLeg]) -> None:
        """Saves legs that are there, in one statement."""
        ...

    def remove_legs(self, legs: Collection[int]) -> None:
        """Deletes legs by id."""
        ...

    def legs(self, cases: Iterable[int]) -> Sequence[CaseLeg]:
        """The legs of these cases, in the order they came there."""
        ...

    def several_legs(self, legs: Iterable[int]) -> dict[int, CaseLeg]:
        """These legs by id; those that are gone are left out."""
        ...

    def on_items(self, items: Iterable[int]) -> Sequence[CaseLeg]:
        """The legs that these items are of."""
        ...

    def waiting_for(self, place: str) -> Sequence[CaseLeg]:
        """The legs of open cases that wait for a meeting of that body, the oldest first."""
        ...

    def unanswered(self) -> Sequence[CaseLeg]:
        """The legs of open cases that still are to be answered, the oldest first."""
        ...

    def asked(self, case: int) -> tuple[str, ...]:
        """The keys of the authorities whose approval the standing decisions on the case's items ask for, each once."""
        ...

    def approved(self, case: int) -> frozenset[str]:
        """The keys of the authorities that have approved a decision on the case's items."""
        ...
