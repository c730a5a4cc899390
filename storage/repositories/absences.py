"""Absences from meetings in their table; why somebody is absent has no column."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, select, update

from domain.attendance import Absence
from domain.errors import AbsenceAlreadyReported
from storage.repositories.base import Repository
from storage.rows import Values, absence_of, install_of
from storage.tables import absences, persons


class AbsencesTable(Repository):
    """The Absences port."""

    __slots__ = ()

    def add(self, absence: Absence) -> Absence:
        """Saves a new absence; AbsenceAlreadyReported where the seat has one at this meeting."""
        values = _values(absence) | {"install": install_of(persons, absence.reported_by)}
        added = self._insert(absences).values(values).on_conflict_do_nothing().returning(absences.c.id)
        row = self._row(added)
        if row is None:
            raise AbsenceAlreadyReported(absence.seat)
        return replace(absence, id=row[absences.c.id])

    def save(self, absence: Absence) -> None:
        """Saves an absence that is there."""
        self._connection.execute(update(absences).where(absences.c.id == absence.id).values(_values(absence)))

    def remove(self, absence: int) -> None:
        """Deletes an absence."""
        self._connection.execute(delete(absences).where(absences.c.id == absence))

    def of_meeting(self, meeting: int) -> Sequence[Absence]:
        """The meeting's absences, the first reported first."""
        found = select(absences).where(absences.c.meeting == meeting).order_by(absences.c.id)
        return [absence_of(row) for row in self._rows(found)]


def _values(absence: Absence) -> Values:
    return {
        "meeting": absence.meeting,
        "seat": absence.seat,
        "reported_by": absence.reported_by,
        "reported_at": absence.reported_at,
        "stand_in": absence.stand_in.name if absence.stand_in else None,
        "stand_in_has_mandate": absence.stand_in.has_mandate if absence.stand_in else None,
    }
