"""What is on record of a meeting, read from all its tables in one query; nothing is written here."""

from domain.meeting_records import MeetingRecords
from storage.lists import Lists
from storage.repositories.absences import OF_MEETING as ABSENCES
from storage.repositories.agenda import OF_MEETING as ITEMS
from storage.repositories.approvals import GIVEN, VERSIONS
from storage.repositories.base import Repository
from storage.repositories.decisions import EMPTY, PRESENCE
from storage.repositories.ledgers import JOURNALISED
from storage.repositories.tasks import CONFIRMATIONS_OF_MEETING, confirmed
from storage.repositories.tasks import OF_MEETING as TASKS
from storage.rows import absence_of
from storage.rows_agenda import approval_of, item_of, version_of
from storage.rows_decisions import journalised_of, presence_of

_LISTS = Lists(
    tasks=TASKS,
    confirmations=CONFIRMATIONS_OF_MEETING,
    absences=ABSENCES,
    versions=VERSIONS,
    approvals=GIVEN,
    items=ITEMS,
    journal=JOURNALISED,
    presences=PRESENCE,
    empty=EMPTY,
)


class RecordsTables(Repository):
    """The Records port."""

    __slots__ = ()

    def of_meeting(self, meeting: int) -> MeetingRecords:
        """All that is on record of the meeting."""
        found = _LISTS.read(self._connection, {"of": meeting})
        written = next(iter(found["presences"]), None)
        return MeetingRecords(
            tasks=confirmed(found["tasks"], found["confirmations"]),
            absences=[absence_of(row) for row in found["absences"]],
            versions=[version_of(row) for row in found["versions"]],
            approvals=[approval_of(row) for row in found["approvals"]],
            items=[item_of(row) for row in found["items"]],
            journal=[journalised_of(row) for row in found["journal"]],
            presence=None if written is None else presence_of(written, found["empty"]),
        )
