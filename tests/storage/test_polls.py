"""Polls and their answers are read back as they were written, on both databases, and end once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from danish.zone import copenhagen
from domain.meeting_kinds import MeetingKind
from domain.poll_errors import PollAlreadyOpen
from domain.polls import Availability, Poll, PollAnswer, Proposal, closed, fixed
from domain.ports import Repositories
from storage.work import StoredWork
from tests.storage.facts import BODY, STARTS, add_person
from tests.support.moment import NOW

TWICE = copenhagen(2026, 10, 25, 2, 30).replace(fold=1)
PROPOSALS = (Proposal(1, STARTS, STARTS + timedelta(hours=2)), Proposal(2, TWICE, TWICE + timedelta(hours=1)))


def add_poll(r: Repositories) -> Poll:
    """A unit that adds a poll with two proposals."""
    asked = Poll(0, BODY, PROPOSALS, add_person(r).id, NOW, MeetingKind.SEMINAR, "Odense", install="T1")
    return r.polls.add(asked)


async def test_a_poll_is_found_as_it_was_asked(work: StoredWork) -> None:
    """With its proposals in their order, the hour that comes twice told apart; and none where there is none."""
    poll = await work.run(add_poll)
    found = await work.read(lambda r: r.polls.poll(poll.id))
    assert found == poll
    assert found is not None
    assert [one.starts.fold for one in found.proposals] == [0, 1]
    assert await work.read(lambda r: r.polls.poll(999)) is None


async def test_a_body_is_asked_one_question_at_a_time(work: StoredWork) -> None:
    """A second poll is refused until the first has ended, and leaves nothing behind."""
    poll = await work.run(add_poll)
    with pytest.raises(PollAlreadyOpen):
        await work.run(add_poll)
    assert await work.run(lambda r: r.polls.end(closed(poll))) is True
    second = await work.run(add_poll)
    assert await work.read(lambda r: r.polls.open_polls()) == [second]


async def test_a_poll_ends_once(work: StoredWork) -> None:
    """Who comes second is told so, and the first ending stands."""
    poll = await work.run(add_poll)
    assert await work.run(lambda r: r.polls.end(fixed(poll, 7))) is True
    assert await work.run(lambda r: r.polls.end(closed(poll))) is False
    assert await work.read(lambda r: r.polls.poll(poll.id)) == fixed(poll, 7)
    assert await work.read(lambda r: r.polls.open_polls()) == []


async def test_the_last_answer_of_a_party_stands(work: StoredWork) -> None:
    """To each proposal a party has one answer, and another poll's are not mixed in."""
    poll = await work.run(add_poll)
    first = PollAnswer(1, "plads:plo_1", Availability.CAN, poll.asked_by, NOW)
    other = PollAnswer(2, "rolle:regionshus", Availability.MAYBE, poll.asked_by, NOW)
    await work.run(lambda r: r.polls.answer(poll.id, [other, first]))
    changed = replace(first, availability=Availability.CANNOT, at=NOW + timedelta(hours=1))
    await work.run(lambda r: r.polls.answer(poll.id, [changed]))
    assert await work.read(lambda r: r.polls.answers(poll.id)) == [changed, other]
    assert await work.read(lambda r: r.polls.answers(999)) == []
