"""All that is on record of one meeting, as it is read together; what follows from it is decided elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.agenda import AgendaItem
from domain.approvals import AgendaVersion, Approval
from domain.attendance import Absence
from domain.journalising import Journalised
from domain.meetings import Meeting
from domain.people import RoleAssignment, SeatHolder
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


@dataclass(frozen=True, slots=True)
class MeetingPeople:
    """Who acts for a meeting: its cluster's roles today, and who is appointed to come in a member's place that day."""

    roles: Sequence[RoleAssignment]
    alternates: Sequence[SeatHolder]


class Records(Protocol):
    """What is on record of meetings."""

    def of_meeting(self, meeting: int) -> MeetingRecords:
        """All of it in one query; empty lists for a meeting that isn't there."""
        ...

    def with_people(self, meeting: Meeting, cluster: str | None, today: date) -> tuple[MeetingRecords, MeetingPeople]:
        """The same with who acts for it, in one query; the roles are those above the clusters where it has none."""
        ...
