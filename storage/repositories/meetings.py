"""Meetings in their table; whether one may be made or moved is not decided here, but for two at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, select, update

from domain.errors import MeetingAlreadyPlanned
from domain.meetings import Meeting
from storage.repositories.base import Repository
from storage.rows import meeting_of, meeting_values
from storage.tables import meetings, stands


class MeetingsTable(Repository):
    """The Meetings port."""

    __slots__ = ()

    def add(self, meeting: Meeting) -> Meeting:
        """Saves a new meeting; MeetingAlreadyPlanned where the body meets at that very time."""
        self._refuse_second(replace(meeting, id=0))
        added = self._insert(meetings).values(meeting_values(meeting)).returning(meetings.c.id)
        return replace(meeting, id=self._rows(added)[0][meetings.c.id])

    def save(self, meeting: Meeting) -> None:
        """Saves a meeting that is there; MeetingAlreadyPlanned where the body meets at that very time."""
        self._refuse_second(meeting)
        self._connection.execute(update(meetings).where(meetings.c.id == meeting.id).values(meeting_values(meeting)))

    def meeting(self, meeting: int) -> Meeting | None:
        """The meeting with that id."""
        row = self._row(select(meetings).where(meetings.c.id == meeting))
        return meeting_of(row) if row is not None else None

    def several(self, wanted: Iterable[int]) -> dict[int, Meeting]:
        """These meetings by id; those that are gone are left out."""
        rows = self._rows(select(meetings).where(meetings.c.id.in_(list(wanted))))
        return {row[meetings.c.id]: meeting_of(row) for row in rows}

    def of_body(self, body: str, *, begins: date | None = None, ends: date | None = None) -> Sequence[Meeting]:
        """The body's meetings that aren't cancelled, by start, within the days given (both included)."""
        return self._standing(meetings.c.body == body, *_days(begins, ends))

    def between(self, begins: date, ends: date) -> Sequence[Meeting]:
        """All bodies' meetings that aren't cancelled, by start, on these days (both included)."""
        return self._standing(*_days(begins, ends))

    def _standing(self, *conditions: ColumnElement[bool]) -> Sequence[Meeting]:
        found = select(meetings).where(stands, *conditions).order_by(meetings.c.starts_at, meetings.c.id)
        return [meeting_of(row) for row in self._rows(found)]

    def _refuse_second(self, meeting: Meeting) -> None:
        """The unique index would refuse it too, but could not say which meeting stands there."""
        if meeting.is_cancelled:
            return
        c = meetings.c
        same = select(c.id).where(stands, c.body == meeting.body, c.starts_at == meeting.starts, c.id != meeting.id)
        row = self._row(same)
        if row is not None:
            raise MeetingAlreadyPlanned(row[c.id])


def _days(begins: date | None, ends: date | None) -> list[ColumnElement[bool]]:
    starts, conditions = meetings.c.starts_local, []
    if begins is not None:
        conditions.append(starts >= datetime.combine(begins, time()))
    if ends is not None:
        conditions.append(starts < datetime.combine(ends + timedelta(days=1), time()))
    return conditions
