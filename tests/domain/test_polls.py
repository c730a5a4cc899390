from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from danish.zone import copenhagen
from domain.access import Actor, own_seats, parties
from domain.errors import MeetingAfterProfileEnd, MeetingInThePast, NotAllowed
from domain.people import SeatHolder
from domain.planning import MOST_PROPOSALS
from domain.poll_errors import NoSuchProposal, PollClosed, TooManyProposals
from domain.polls import (
    Availability,
    Fit,
    Poll,
    PollAnswer,
    Proposal,
    closed,
    fixed,
    meeting_of,
    open_poll,
    require_open,
    role_party,
    seat_party,
    tallies,
)
from tests.domain.support import MEETS, NOW, actor, body, in_role, person, syddanmark

LILLEBAELT = body("politisk/lillebaelt")
TODAY = NOW.date()


def a_poll(*days_before: int, key: str = "politisk/lillebaelt") -> Poll:
    """A poll with a proposal so many days before the usual meeting, each of two hours."""
    starts = [MEETS - timedelta(days=days) for days in days_before or (0,)]
    proposals = [Proposal(number, one, one + timedelta(hours=2)) for number, one in enumerate(starts, start=1)]
    return Poll(1, key, tuple(proposals), 1, NOW)


def said(availability: Availability, *seats: str) -> list[PollAnswer]:
    """That answer of these seats to proposal 1."""
    return [PollAnswer(1, seat_party(seat), availability, 1, NOW) for seat in seats]


ENOUGH = said(
    Availability.CAN,
    "regionsraadsformanden",
    "regionsraadsmedlem_2",
    "borgmester_kolding",
    "borgmester_vejle",
    "plo_1",
)


def test_proposals_are_numbered_by_time_and_each_asked_once() -> None:
    """However they were typed."""
    poll = open_poll(a_poll(0, 7, 0), syddanmark(), NOW)
    assert [(one.number, one.starts) for one in poll.proposals] == [(1, MEETS - timedelta(days=7)), (2, MEETS)]


@pytest.mark.parametrize(
    ("starts", "error"),
    [(NOW - timedelta(days=1), MeetingInThePast), (copenhagen(2027, 1, 6, 9), MeetingAfterProfileEnd)],
)
def test_what_could_not_be_a_meeting_is_no_proposal(starts: datetime, error: type[Exception]) -> None:
    """A poll can't end in a meeting that would be refused."""
    wrong = replace(a_poll(), proposals=(Proposal(1, starts, starts + timedelta(hours=1)),))
    with pytest.raises(error):
        open_poll(wrong, syddanmark(), NOW)


def test_a_poll_holds_as_many_proposals_as_a_message_has_buttons_for() -> None:
    """One more is refused with the number."""
    assert len(open_poll(a_poll(*range(MOST_PROPOSALS)), syddanmark(), NOW).proposals) == MOST_PROPOSALS
    with pytest.raises(TooManyProposals) as refusal:
        open_poll(a_poll(*range(MOST_PROPOSALS + 1)), syddanmark(), NOW)
    assert (refusal.value.given, refusal.value.most) == (9, 8)


def test_a_poll_ends_once() -> None:
    """After that it takes neither an answer nor another ending."""
    for ended in (fixed(a_poll(), 7), closed(a_poll())):
        for act in (require_open, closed, lambda poll: fixed(poll, 8)):
            with pytest.raises(PollClosed) as refusal:
                act(ended)
            assert refusal.value.meeting == ended.meeting


def test_a_proposal_is_found_by_its_number() -> None:
    """And the meeting it would be is what was asked for."""
    poll = replace(a_poll(7, 0), location="Vejle", is_virtual=True)
    meeting = meeting_of(poll, poll.proposal(2))
    assert (meeting.starts, meeting.location, meeting.is_virtual, meeting.body) == (MEETS, "Vejle", True, poll.body)
    with pytest.raises(NoSuchProposal) as refusal:
        poll.proposal(3)
    assert refusal.value.last == 2


@pytest.mark.parametrize(
    ("answers", "fit"),
    [
        ([], Fit.UNSETTLED),
        (ENOUGH, Fit.ENOUGH),
        (ENOUGH[:-1], Fit.UNSETTLED),
        ([*ENOUGH[:-1], *said(Availability.MAYBE, "plo_1", "plo_2")], Fit.UNSETTLED),
        ([*ENOUGH[:-1], *said(Availability.CANNOT, "plo_1", "plo_2")], Fit.LACKING),
    ],
)
def test_the_fit_follows_from_each_sectors_half(answers: list[PollAnswer], fit: Fit) -> None:
    """Half of the region, of the kommuner and of general practice must have said yes, or may still."""
    assert tallies(a_poll(), LILLEBAELT, answers)[0].fit is fit


def test_seats_are_counted_by_sector_and_organisations_by_themselves() -> None:
    """An answer to one proposal counts for that one only."""
    organisation = PollAnswer(2, role_party("regionshus"), Availability.MAYBE, 1, NOW)
    first, second = tallies(a_poll(7, 0), LILLEBAELT, [*ENOUGH, organisation])
    assert [(one.sector, one.can, one.need, one.seats) for one in first.sectors] == [
        ("region", 2, 2, 4),
        ("kommuner", 2, 2, 4),
        ("almen_praksis", 1, 1, 2),
    ]
    assert first.roles == ()
    assert second.roles == (("regionshus", Availability.MAYBE),)
    assert all(one.can == 0 for one in second.sectors)


def test_where_there_is_no_rule_there_is_no_fit() -> None:
    """On the professional level answers are counted, and nothing is concluded."""
    assert tallies(a_poll(key="fagligt/lillebaelt"), body("fagligt/lillebaelt"), [])[0].fit is Fit.NO_RULE


def test_people_answer_for_their_seats_their_kommune_or_their_organisation() -> None:
    """And nobody for somebody else's."""

    def answers_for(who: Actor) -> tuple[str, ...]:
        return parties(who, LILLEBAELT, own_seats(who, LILLEBAELT, who.seats, TODAY), TODAY)

    regional = actor(in_role("regionshus", "lillebaelt"))
    assert answers_for(regional) == ("rolle:regionshus",)
    municipal = actor(replace(in_role("kommune", "lillebaelt"), municipality="vejle"))
    assert answers_for(municipal) == ("plads:borgmester_vejle",)
    member = replace(actor(), seats=(SeatHolder(1, "politisk/lillebaelt", "plo_1", person(1)),))
    assert answers_for(member) == ("plads:plo_1",)
    ended = in_role("regionshus", "lillebaelt", valid_to=NOW - timedelta(days=1))
    assert answers_for(replace(member, roles=(in_role("regionshus", "fyn"), ended))) == ("plads:plo_1",)
    for stranger in (actor(), actor(in_role("regionshus", "fyn")), replace(member, is_outsider=True)):
        with pytest.raises(NotAllowed):
            answers_for(stranger)
