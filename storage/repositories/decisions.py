"""Decisions with the approvals they need, and the presence they rest on, in their tables; no rule stands here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Integer, bindparam, delete, func, insert, select, update

from domain.decision_edits import EarlierVersion
from domain.decisions import AuthorityApproval, Decision, DecisionState
from domain.meetings import Meeting
from domain.presence import Presence
from storage.repositories.base import Repository
from storage.rows import install_of, meeting_of
from storage.rows_decisions import (
    approval_of,
    decision_of,
    decision_values,
    empty_values,
    version_of,
    version_values,
)
from storage.tables import meetings, persons, stands
from storage.tables_decisions import authority_approvals, decision_versions, decisions, empty_seats, presences

_c = decisions.c
_WITH_MEETINGS = select(decisions, meetings).join_from(decisions, meetings, _c.meeting == meetings.c.id)
# What is asked of every meeting is made once.
_OF = bindparam("of", type_=Integer)
PRESENCE = select(presences).where(presences.c.meeting == _OF)
EMPTY = select(empty_seats).where(empty_seats.c.meeting == _OF).order_by(empty_seats.c.id)
_OF_MEETING = select(decisions).where(_c.meeting == _OF).order_by(_c.number)
_APPROVALS = (
    select(authority_approvals)
    .where(authority_approvals.c.decision.in_(bindparam("of", type_=Integer, expanding=True)))
    .order_by(authority_approvals.c.id)
)
_SAVE = update(decisions).where(_c.id == bindparam("saved", type_=Integer))
_FOLLOWED_UP = (DecisionState.OPEN.value, DecisionState.WAITING.value)


class PresencesTable(Repository):
    """The Presences port."""

    __slots__ = ()

    def save(self, presence: Presence) -> None:
        """Saves the presence in place of what was written down before."""
        said = {"recorded_by": presence.recorded_by, "recorded_at": presence.recorded_at}
        install = {"install": install_of(meetings, presence.meeting)}
        kept = self._insert(presences).values(meeting=presence.meeting, **said, **install)
        self._connection.execute(kept.on_conflict_do_update(index_elements=[presences.c.meeting], set_=said))
        self._connection.execute(delete(empty_seats).where(empty_seats.c.meeting == presence.meeting))
        if presence.empty:
            values = [empty_values(presence.meeting, one) | install for one in presence.empty]
            self._connection.execute(insert(empty_seats).values(values))


class DecisionsTable(Repository):
    """The Decisions port."""

    __slots__ = ()

    def add(self, decision: Decision) -> Decision:
        """Saves a new decision."""
        row = self._rows(insert(decisions).values(decision_values(decision)).returning(decisions.c.id))[0]
        return replace(decision, id=row[decisions.c.id])

    def save(self, *changed: Decision) -> None:
        """Saves decisions that are there."""
        if values := [decision_values(one) | {"saved": one.id} for one in changed]:
            self._connection.execute(_SAVE, values)

    def decision(self, decision: int) -> Decision | None:
        """The decision with that id."""
        row = self._row(select(decisions).where(decisions.c.id == decision))
        return decision_of(row) if row is not None else None

    def with_meetings(self, decisions: Iterable[int]) -> dict[int, tuple[Decision, Meeting]]:
        """These decisions with their meetings, by id; those that are gone are left out."""
        found = _WITH_MEETINGS.where(_c.id.in_(list(decisions)))
        return {row[_c.id]: (decision_of(row), meeting_of(row)) for row in self._rows(found)}

    def of_meeting(self, meeting: int) -> Sequence[Decision]:
        """The meeting's decisions by number."""
        return [decision_of(row) for row in self._rows(_OF_MEETING, {"of": meeting})]

    def of_meetings(self, meetings: Iterable[int]) -> dict[int, list[Decision]]:
        """As `of_meeting`, of several; a meeting at which nothing was decided has none."""
        found: dict[int, list[Decision]] = {meeting: [] for meeting in meetings}
        for row in self._rows(select(decisions).where(_c.meeting.in_(list(found))).order_by(_c.number)):
            found[row[_c.meeting]].append(decision_of(row))
        return found

    def waiting_for(self, body: str) -> Sequence[tuple[Decision, Meeting]]:
        """What waits for a meeting of that body, with the meetings it was decided at, the oldest first."""
        return self._oldest_first(_c.state == DecisionState.WAITING.value, _c.receiver == body)

    def followed_up(self, bodies: Iterable[str]) -> Sequence[tuple[Decision, Meeting]]:
        """What is still to be followed up of these bodies' meetings, the oldest meeting first."""
        return self._oldest_first(_c.state.in_(_FOLLOWED_UP), meetings.c.body.in_(list(bodies)))

    def of_body(self, body: str) -> Sequence[tuple[Decision, Meeting]]:
        """All that was decided at a body's meetings, the oldest meeting first."""
        return self._oldest_first(meetings.c.body == body)

    def approve(self, approval: AuthorityApproval) -> None:
        """Saves an authority's approval."""
        values = {name: getattr(approval, name) for name in ("decision", "authority", "person", "at", "reference")}
        install = install_of(persons, approval.person)
        self._connection.execute(insert(authority_approvals).values(values | {"install": install}))

    def take_back(self, decision: int, authority: str) -> None:
        """Deletes an authority's approval."""
        c = authority_approvals.c
        self._connection.execute(delete(authority_approvals).where(c.decision == decision, c.authority == authority))

    def keep(self, earlier: EarlierVersion) -> None:
        """Saves how a decision read before it was changed."""
        values = version_values(earlier) | {"install": install_of(decisions, earlier.decision)}
        self._connection.execute(insert(decision_versions).values(values))

    def earlier(self, decision: int) -> Sequence[EarlierVersion]:
        """How the decision read before each change, the first first."""
        c = decision_versions.c
        found = select(decision_versions).where(c.decision == decision).order_by(c.id)
        return [version_of(row) for row in self._rows(found)]

    def changes(self, decisions: Iterable[int]) -> dict[int, int]:
        """How often each of these decisions was changed; those that never were are left out."""
        c = decision_versions.c
        counted = select(c.decision, func.count().label("number")).where(c.decision.in_(list(decisions)))
        return {row[c.decision]: row["number"] for row in self._rows(counted.group_by(c.decision))}

    def approvals(self, decisions: Iterable[int]) -> Sequence[AuthorityApproval]:
        """The approvals of these decisions, the first given first."""
        return [approval_of(row) for row in self._rows(_APPROVALS, {"of": list(decisions)})]

    def _oldest_first(self, *conditions: ColumnElement[bool]) -> Sequence[tuple[Decision, Meeting]]:
        found = _WITH_MEETINGS.where(stands, *conditions).order_by(meetings.c.starts_at, _c.meeting, _c.number)
        return [(decision_of(row), meeting_of(row)) for row in self._rows(found)]
