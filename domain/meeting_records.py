"""All that is on record of one meeting, as it is read together; what follows from it is decided elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.agenda import AgendaItem
from domain.approvals import AgendaVersion, Approval
from domain.attendance import Absence
from domain.journalising import Journalised
from domain.presence import Presence
from domain.tasks import Task


@dataclass(frozen=True, slots=True)
class MeetingRecords:
    """A meeting's tasks, absences, agenda and what was written down of it, each list in its port's order."""

    tasks: Sequence[Task]
    absences: Sequence[Absence]
    versions: Sequence[AgendaVersion]
    approvals: Sequence[Approval]
    items: Sequence[AgendaItem]
    journal: Sequence[Journalised]
    presence: Presence | None


class Records(Protocol):
    """What is on record of meetings."""

    def of_meeting(self, meeting: int) -> MeetingRecords:
        """All of it in one query; empty lists for a meeting that isn't there."""
        ...
