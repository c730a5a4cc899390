"""Versions of agendas and the chairs' approvals of them in tables; which are needed is not decided here."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Integer, bindparam, delete, select, update

from domain.approvals import AgendaVersion, Approval
from storage.repositories.base import Repository
from storage.rows import install_of
from storage.rows_agenda import approval_of, approval_values, version_of
from storage.tables import meetings
from storage.tables_agenda import agenda_versions
from storage.tables_agenda import approvals as table

# Each status asks these, so they are made once.
_OF = bindparam("of", type_=Integer)
VERSIONS = select(agenda_versions).where(agenda_versions.c.meeting == _OF).order_by(agenda_versions.c.number)
GIVEN = select(table).where(table.c.meeting == _OF).order_by(table.c.id)


class ApprovalsTable(Repository):
    """The Approvals port."""

    __slots__ = ()

    def add_version(self, version: AgendaVersion) -> None:
        """Saves a version; one of that number is there already where two recorded it at once, and stays."""
        values = {
            "install": install_of(meetings, version.meeting),
            "meeting": version.meeting,
            "number": version.number,
            "person": version.person,
            "at": version.at,
            "reference": version.reference,
        }
        self._connection.execute(self._insert(agenda_versions).values(values).on_conflict_do_nothing())

    def remove_version(self, meeting: int, number: int) -> None:
        """Removes the version of that number."""
        c = agenda_versions.c
        self._connection.execute(delete(agenda_versions).where(c.meeting == meeting, c.number == number))

    def add(self, approval: Approval) -> bool:
        """Saves an approval; False where one of that chair stands for the version already."""
        values = approval_values(approval) | {"install": install_of(meetings, approval.meeting)}
        added = self._insert(table).values(values).on_conflict_do_nothing()
        return self._row(added.returning(table.c.id)) is not None

    def save(self, approvals: Iterable[Approval]) -> None:
        """Saves what corrections, or withdrawing them, changed."""
        for one in approvals:
            self._connection.execute(update(table).where(table.c.id == one.id).values(approval_values(one)))

    def remove(self, approval: int) -> None:
        """Removes the approval with that id."""
        self._connection.execute(delete(table).where(table.c.id == approval))

    def of_meeting(self, meeting: int) -> Sequence[Approval]:
        """All approvals of a meeting's agenda, void ones too, the first given first."""
        return [approval_of(row) for row in self._rows(GIVEN, {"of": meeting})]

    def of_meetings(self, meetings: Iterable[int]) -> dict[int, tuple[Sequence[AgendaVersion], Sequence[Approval]]]:
        """The versions and approvals of several meetings' agendas, in two queries."""
        wanted, c = list(meetings), agenda_versions.c
        found: dict[int, tuple[list[AgendaVersion], list[Approval]]] = {one: ([], []) for one in wanted}
        for row in self._rows(select(agenda_versions).where(c.meeting.in_(wanted)).order_by(c.number)):
            found[row[c.meeting]][0].append(version_of(row))
        for row in self._rows(select(table).where(table.c.meeting.in_(wanted)).order_by(table.c.id)):
            found[row[table.c.meeting]][1].append(approval_of(row))
        return dict(found.items())
