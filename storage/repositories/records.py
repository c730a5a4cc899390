"""What is on record of a meeting, read from all its tables in one query; nothing is written here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select

from domain.meeting_records import MeetingPeople, MeetingRecords
from domain.meetings import Meeting
from storage.lists import Lists, Row
from storage.repositories.absences import OF_MEETING as ABSENCES
from storage.repositories.agenda import OF_MEETING as ITEMS
from storage.repositories.approvals import GIVEN, VERSIONS
from storage.repositories.base import Repository
from storage.repositories.decisions import EMPTY, PRESENCE
from storage.repositories.ledgers import JOURNALISED
from storage.repositories.local import ALTERNATES, alternate_of
from storage.repositories.people import ROLES_IN
from storage.repositories.tasks import CONFIRMATIONS_OF_MEETING, confirmed
from storage.repositories.tasks import OF_MEETING as TASKS
from storage.rows import absence_of, held_role_of
from storage.rows_agenda import approval_of, item_of, version_of
from storage.rows_decisions import journalised_of, presence_of

_RECORDS: Mapping[str, Select[Any]] = {
    "tasks": TASKS,
    "confirmations": CONFIRMATIONS_OF_MEETING,
    "absences": ABSENCES,
    "versions": VERSIONS,
    "approvals": GIVEN,
    "items": ITEMS,
    "journal": JOURNALISED,
    "presences": PRESENCE,
    "empty": EMPTY,
}
_LISTS, _WITH_PEOPLE = Lists(**_RECORDS), Lists(**_RECORDS, roles=ROLES_IN, alternates=ALTERNATES)


class RecordsTables(Repository):
    """The Records port."""

    __slots__ = ()

    def of_meeting(self, meeting: int) -> MeetingRecords:
        """All that is on record of the meeting."""
        return _records_of(_LISTS.read(self._connection, {"of": meeting}))

    def with_people(self, meeting: Meeting, cluster: str | None, today: date) -> tuple[MeetingRecords, MeetingPeople]:
        """All that is on record of the meeting, and who acts for it."""
        values = {"body": meeting.body, "alternates_on": meeting.day, "cluster": cluster, "day": today}
        found = _WITH_PEOPLE.read(self._connection, {"of": meeting.id, **values})
        roles = [held_role_of(row) for row in found["roles"]]
        return _records_of(found), MeetingPeople(roles, [alternate_of(row) for row in found["alternates"]])


def _records_of(found: Mapping[str, Sequence[Row]]) -> MeetingRecords:
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
