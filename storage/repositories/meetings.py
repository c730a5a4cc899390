"""Meetings in their table; whether one may be made or moved is not decided here, but for two at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, String, and_, bindparam, false, not_, or_, select, union_all, update

from domain.errors import MeetingAlreadyPlanned
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from storage.columns import Instant
from storage.lists import Lists
from storage.repositories.base import Repository
from storage.rows import meeting_of, meeting_values
from storage.tables import meetings, stands

FEW = 4
LONGEST = timedelta(days=31)
"""No meeting lasts longer."""
_DAY = timedelta(days=1)
_c = meetings.c
_OF, _NOW = bindparam("of", type_=String), bindparam("now", type_=Instant)


@cache
def _on_days(number: int) -> Lists:
    """For so many spans. Each says the body again, so that SQLite looks each up in the index."""
    within = (
        and_(
            _c.body == _OF,
            _c.starts_local >= bindparam(f"since_{place}"),
            _c.starts_local < bindparam(f"to_{place}"),
            _c.ends_local > bindparam(f"from_{place}"),
        )
        for place in range(number)
    )
    return Lists(found=select(meetings).where(stands, or_(false(), *within)).order_by(_c.starts_at, _c.id))


def _nearest(*kinds: ColumnElement[bool]) -> Lists:
    """For each of the conditions the nearest ones."""
    coming = (_c.starts_at >= bindparam("since", type_=Instant), _c.ends_at >= _NOW)
    ids = []
    for kind in kinds:
        of_body = select(_c.id).where(stands, _c.body == _OF, kind)
        ids += [
            of_body.where(*coming).order_by(_c.starts_at).limit(FEW),
            of_body.where(_c.starts_at <= _NOW).order_by(_c.starts_at.desc()).limit(FEW),
        ]
    near = union_all(*(select(one.subquery().c.id) for one in ids))
    return Lists(found=select(meetings).where(_c.id.in_(near)).order_by(_c.starts_at, _c.id))


_is_kind = _c.kind == bindparam("kind", type_=String)
_OF_KIND, _OF_ANY_KIND = _nearest(_is_kind), _nearest(_is_kind, not_(_is_kind))


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

    def on_days(self, body: str, spans: Iterable[tuple[date, date]]) -> Sequence[Meeting]:
        """The body's meetings that aren't cancelled, by start, on any day of the spans (both ends included)."""
        values: dict[str, Any] = {"of": body}
        days = list(spans)
        for place, (first, last) in enumerate(days):
            values[f"since_{place}"] = datetime.combine(first - LONGEST, time())
            values[f"from_{place}"] = datetime.combine(first, time())
            values[f"to_{place}"] = datetime.combine(last + _DAY, time())
        return [meeting_of(row) for row in _on_days(len(days)).read(self._connection, values)["found"]]

    def nearest(self, body: str, now: datetime, kind: MeetingKind | None = None) -> Sequence[Meeting]:
        """The body's next few meetings that haven't ended and its last few that have begun, by start; none cancelled.

        Without a kind there are as many of the chairs' pre-meetings as of all others.
        """
        values = {"of": body, "now": now, "since": now - LONGEST, "kind": kind or MeetingKind.PRE_MEETING}
        near = _OF_KIND if kind else _OF_ANY_KIND
        return [meeting_of(row) for row in near.read(self._connection, values)["found"]]

    def between(self, begins: date, ends: date) -> Sequence[Meeting]:
        """All bodies' meetings that aren't cancelled, by start, on these days (both included)."""
        return self._standing(*_days(begins, ends))

    def of_bodies(self, bodies: Iterable[str], begins: date) -> Sequence[Meeting]:
        """These bodies' meetings from that day on, by start, cancelled ones too."""
        found = select(meetings).where(_c.body.in_(list(bodies)), *_days(begins, None)).order_by(_c.starts_at, _c.id)
        return [meeting_of(row) for row in self._rows(found)]

    def _standing(self, *conditions: ColumnElement[bool]) -> Sequence[Meeting]:
        found = select(meetings).where(stands, *conditions).order_by(meetings.c.starts_at, meetings.c.id)
        return [meeting_of(row) for row in self._rows(found)]

    def _refuse_second(self, meeting: Meeting) -> None:
        """Raises MeetingAlreadyPlanned; the unique index would refuse it too, but not in words for people."""
        if meeting.is_cancelled:
            return
        c = meetings.c
        same = select(c.id).where(stands, c.body == meeting.body, c.starts_at == meeting.starts, c.id != meeting.id)
        row = self._row(same)
        if row is not None:
            raise MeetingAlreadyPlanned


def _days(begins: date | None, ends: date | None) -> list[ColumnElement[bool]]:
    starts, conditions = meetings.c.starts_local, []
    if begins is not None:
        conditions.append(starts >= datetime.combine(begins, time()))
    if ends is not None:
        conditions.append(starts < datetime.combine(ends + timedelta(days=1), time()))
    return conditions
