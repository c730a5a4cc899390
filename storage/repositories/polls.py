"""Polls for a date in their tables; what their answers mean is not decided here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from danish.zone import COPENHAGEN
from domain.meeting_kinds import MeetingKind
from domain.poll_errors import PollAlreadyOpen
from domain.polls import Availability, Poll, PollAnswer, PollState, Proposal
from storage.columns import from_the_wall, on_the_wall
from storage.repositories.base import Repository
from storage.rows import Values, install_of
from storage.tables import persons
from storage.tables_polls import answers, is_open, polls, proposals


class PollsTable(Repository):
    """The Polls port."""

    __slots__ = ()

    def add(self, poll: Poll) -> Poll:
        """Saves a new poll; PollAlreadyOpen where the body has an open one."""
        added = self._insert(polls).values(_values(poll))
        # Two that ask at once both find none open; the index lets one of them through.
        added = added.on_conflict_do_nothing(index_elements=[polls.c.body], index_where=is_open)
        row = self._row(added.returning(polls.c.id))
        if row is None:
            raise PollAlreadyOpen(poll.body)
        saved = replace(poll, id=row[polls.c.id])
        self._connection.execute(insert(proposals), [_proposal_values(saved, one) for one in poll.proposals])
        return saved

    def poll(self, poll: int) -> Poll | None:
        """The poll with that id."""
        return next(iter(self._found(polls.c.id == poll)), None)

    def open_polls(self) -> Sequence[Poll]:
        """All open polls, the first asked first."""
        return self._found(is_open)

    def end(self, poll: Poll) -> bool:
        """Saves how an open poll ended; False where it had ended before."""
        ended = update(polls).where(polls.c.id == poll.id, is_open)
        return self._connection.execute(ended.values(state=poll.state.value, meeting=poll.meeting)).rowcount == 1

    def answer(self, poll: int, given: Iterable[PollAnswer]) -> None:
        """Saves answers, each in place of what the party said to that proposal before."""
        for one in given:
            said = {"availability": one.availability.value, "person": one.person, "at": one.at}
            key = {"poll": poll, "proposal": one.proposal, "party": one.party}
            added = self._insert(answers).values(key | said | {"install": install_of(persons, one.person)})
            self._connection.execute(added.on_conflict_do_update(index_elements=list(key), set_=said))

    def answers(self, poll: int) -> Sequence[PollAnswer]:
        """All answers, by proposal, the first party first."""
        c = answers.c
        found = select(answers).where(c.poll == poll).order_by(c.proposal, c.id)
        return [
            PollAnswer(row[c.proposal], row[c.party], Availability(row[c.availability]), row[c.person], row[c.at])
            for row in self._rows(found)
        ]

    def _found(self, condition: ColumnElement[bool]) -> list[Poll]:
        rows = self._rows(select(polls).where(condition).order_by(polls.c.id))
        ids = [row[polls.c.id] for row in rows]
        times = self._rows(select(proposals).where(proposals.c.poll.in_(ids)).order_by(proposals.c.number))
        return [_poll_of(row, [time for time in times if time[proposals.c.poll] == row[polls.c.id]]) for row in rows]


def _values(poll: Poll) -> Values:
    return {
        "install": poll.install,
        "body": poll.body,
        "kind": poll.kind.value,
        "location": poll.location,
        "is_virtual": poll.is_virtual,
        "asked_by": poll.asked_by,
        "asked_at": poll.asked_at,
        "state": poll.state.value,
        "meeting": poll.meeting,
    }


def _proposal_values(poll: Poll, proposal: Proposal) -> Values:
    return {
        "install": poll.install,
        "poll": poll.id,
        "number": proposal.number,
        "zone": COPENHAGEN.key,
        "starts_local": on_the_wall(proposal.starts),
        "starts_at": proposal.starts,
        "ends_local": on_the_wall(proposal.ends),
        "ends_at": proposal.ends,
    }


def _poll_of(row: RowMapping, times: Iterable[RowMapping]) -> Poll:
    c = polls.c
    return Poll(
        id=row[c.id],
        body=row[c.body],
        proposals=tuple(map(_proposal_of, times)),
        asked_by=row[c.asked_by],
        asked_at=row[c.asked_at],
        kind=MeetingKind(row[c.kind]),
        location=row[c.location],
        is_virtual=row[c.is_virtual],
        state=PollState(row[c.state]),
        meeting=row[c.meeting],
        install=row[c.install],
    )


def _proposal_of(row: RowMapping) -> Proposal:
    c = proposals.c
    starts = from_the_wall(row[c.starts_local], row[c.zone], row[c.starts_at])
    return Proposal(row[c.number], starts, from_the_wall(row[c.ends_local], row[c.zone], row[c.ends_at]))
