"""Decisions handed over to another body: where they may go, and what they become there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agenda import AgendaItem, Annex, Economy
from domain.decision_errors import ClosedStaysInCluster, HandedOverToItself
from domain.decisions import Decision, DecisionForm, DecisionState
from domain.handing_over import come_back, hand_over, item_of_decision, may_receive, next_meeting, received, wait_again
from domain.meeting_kinds import MeetingKind
from domain.meetings import cancel_meeting
from tests.domain.support import MEETS, NOW, body, meeting

POLITICAL = "politisk/lillebaelt"


def a_decision() -> Decision:
    """A decision on item 7 of meeting 1."""
    return Decision(1, 1, 1, 7, "Tekst", DecisionForm.APPROVED, 1, NOW)


def test_handing_over_goes_elsewhere_and_keeps_closed_items_in_the_cluster() -> None:
    """It waits for a meeting until an item is made of it."""
    decision, giver = a_decision(), body(POLITICAL)
    waiting = hand_over(decision, giver, body("ssu"))
    assert (waiting.state, waiting.receiver) == (DecisionState.WAITING, "ssu")
    assert hand_over(waiting, giver, body("ssu")) == waiting
    assert received(waiting, 12).successor == 12
    with pytest.raises(HandedOverToItself):
        hand_over(decision, giver, giver)
    closed = replace(decision, is_closed_item=True)
    assert hand_over(closed, giver, body("fagligt/lillebaelt")).state is DecisionState.WAITING
    for elsewhere in ("ssu", "politisk/fyn"):
        with pytest.raises(ClosedStaysInCluster):
            hand_over(closed, giver, body(elsewhere))


def test_the_next_meeting_is_the_first_that_has_not_begun() -> None:
    """None where all have; pre-meetings and seminars have no agenda, and a cancelled meeting treats nothing."""
    held, coming = meeting(), meeting(MEETS + timedelta(days=7))
    assert next_meeting([coming, held], MEETS) == coming
    assert next_meeting([held], MEETS) is None
    for kind in (MeetingKind.PRE_MEETING, MeetingKind.SEMINAR):
        assert not may_receive(replace(coming, kind=kind), MEETS)
    assert not may_receive(cancel_meeting(coming), MEETS)


def test_the_item_brings_origin_economy_and_history() -> None:
    """All that the first item held of the case comes along; the receiver writes the rest."""
    source = AgendaItem(
        7, 1, "Akutteam", 1, NOW, economy=Economy.CONSEQUENCES, municipalities=("vejle",), annexes=(Annex("https://a"),)
    )
    draft, decision = AgendaItem(0, 2, "", 2, NOW, position=3, recommendation="Historie"), a_decision()
    made = item_of_decision(draft, decision, source, body(POLITICAL), body("fagligt/lillebaelt"))
    assert (made.title, made.origin, made.position, made.from_decision) == ("Akutteam", "politisk", 3, 1)
    assert (made.economy, made.municipalities, made.annexes) == (source.economy, ("vejle",), source.annexes)
    alone = item_of_decision(draft, decision, None, body(POLITICAL), body("ssu"))
    assert (alone.title, alone.origin) == ("Tekst", "")


def test_a_decision_waits_again_where_its_item_falls_away() -> None:
    """Only the one that the item came from, and only while it is handed over."""
    item = AgendaItem(12, 2, "Akutteam", 1, NOW, from_decision=1)
    waiting = hand_over(a_decision(), body(POLITICAL), body("ssu"))
    assert wait_again(received(waiting, 12), item) == waiting
    assert wait_again(received(waiting, 13), item) is None
    assert wait_again(waiting, item) is None
    assert come_back(waiting) == a_decision()


def test_a_closed_decision_without_its_item_becomes_a_closed_one() -> None:
    """Where the item that it was taken on is gone, or was opened since, the decision says so itself."""
    draft = AgendaItem(0, 2, "", 1, NOW)
    decision = replace(a_decision(), is_closed_item=True)
    for source in (None, AgendaItem(7, 1, "Akutteam", 1, NOW)):
        made = item_of_decision(draft, decision, source, body(POLITICAL), body("fagligt/lillebaelt"))
        assert made.is_closed


def test_a_decision_on_an_item_that_was_closed_since_becomes_a_closed_one() -> None:
    """What the decision says of itself is from before."""
    draft, source = AgendaItem(0, 2, "", 1, NOW), AgendaItem(7, 1, "Akutteam", 1, NOW, is_closed=True)
    assert item_of_decision(draft, a_decision(), source, body(POLITICAL), body("fagligt/lillebaelt")).is_closed
