"""What the rules and handlers need of stored tasks, as a protocol; nothing here does anything."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.meetings import Meeting
from domain.people import PersonId
from domain.tasks import Task


class Tasks(Protocol):
    """The steps of meetings as tasks, with their confirmations."""

    def add(self, tasks: Iterable[Task]) -> Sequence[Task]: ...
    def save(self, tasks: Iterable[Task]) -> None: ...
    def task(self, task: int) -> Task | None: ...
    def several(self, tasks: Iterable[int]) -> dict[int, Task]:
        """These tasks by id; those that are gone are left out."""
        ...

    def of_meeting(self, meeting: int) -> Sequence[Task]:
        """In the order of the steps, the draft before the approval."""
        ...

    def of_meetings(self, meetings: Iterable[int]) -> dict[int, list[Task]]:
        """As `of_meeting`, of several meetings in two queries; those without tasks are left out."""
        ...

    def open_of_bodies(
        self,
        bodies: Iterable[str],
        limit: int,
        *,
        as_of: datetime | None = None,
        until: datetime | None = None,
        taker: PersonId | None = None,
        steps: Iterable[tuple[str, int]] | None = None,
    ) -> Sequence[tuple[Task, Meeting]]:
        """Open tasks of meetings that aren't cancelled, by deadline; of more than `limit` those due last.

        `until` leaves out what is due later, `as_of` what has lapsed by then (`Task.has_lapsed`). Where any is given,
        only those that `taker` has taken or that are of these `steps`, by the keys of bodies and the numbers of rows.
        """
        ...
