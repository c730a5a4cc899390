"""Absences from meetings in their table; why somebody is absent has no column."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Integer, bindparam, delete, select, update
from sqlalchemy.sql.dml import ReturningInsert

from domain.attendance import Absence
from domain.errors import AbsenceAlreadyReported
from domain.meetings import Meeting
from domain.people import SeatHolder
from storage.lists import Lists
from storage.repositories.base import Repository, insert_into
from storage.repositories.people import SEATED
from storage.rows import Values, absence_of, install_of, seat_of
from storage.tables import absences, persons

# Every report asks these, so they are made once.
OF_MEETING = select(absences).where(absences.c.meeting == bindparam("of", type_=Integer)).order_by(absences.c.id)
_ATTENDANCE = Lists(absences=OF_MEETING, seats=SEATED)


@cache
def _add(dialect: str) -> ReturningInsert[Any]:
    install = install_of(persons, bindparam("by", type_=Integer))
    added = insert_into(dialect, absences).values(install=install).on_conflict_do_nothing()
    return added.returning(absences.c.id)


class AbsencesTable(Repository):
    """The Absences port."""

    __slots__ = ()

    def add(self, absence: Absence) -> Absence:
        """Saves a new absence; AbsenceAlreadyReported where the seat has one at this meeting."""
        row = self._row(_add(self._dialect), _values(absence) | {"by": absence.reported_by})
        if row is None:
            raise AbsenceAlreadyReported
        return replace(absence, id=row[absences.c.id])

    def save(self, absence: Absence) -> None:
        """Saves an absence that is there."""
        self._connection.execute(update(absences).where(absences.c.id == absence.id).values(_values(absence)))

    def remove(self, absence: int) -> None:
        """Deletes an absence."""
        self._connection.execute(delete(absences).where(absences.c.id == absence))

    def with_holders(self, meeting: Meeting) -> tuple[Sequence[Absence], Sequence[SeatHolder]]:
        """The meeting's absences, the first reported first, and who sits on its body's seats that day."""
        found = _ATTENDANCE.read(self._connection, {"of": meeting.id, "body": meeting.body, "day": meeting.day})
        return [absence_of(row) for row in found["absences"]], [seat_of(row) for row in found["seats"]]

    def of_meeting(self, meeting: int) -> Sequence[Absence]:
        """The meeting's absences, the first reported first."""
        return [absence_of(row) for row in self._rows(OF_MEETING, {"of": meeting})]

    def of_meetings(self, meetings: Iterable[int]) -> Sequence[Absence]:
        """Those of several meetings, the first reported first."""
        wanted = select(absences).where(absences.c.meeting.in_(list(meetings))).order_by(absences.c.id)
        return [absence_of(row) for row in self._rows(wanted)]


def _values(absence: Absence) -> Values:
    return {
        "meeting": absence.meeting,
        "seat": absence.seat,
        "reported_by": absence.reported_by,
        "reported_at": absence.reported_at,
        "stand_in": absence.stand_in.name if absence.stand_in else None,
    }
