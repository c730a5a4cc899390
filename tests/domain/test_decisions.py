"""Decisions: what may be recorded, closed, approved and handed over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.attendance import Attendance
from domain.decision_errors import (
    AlreadyApproved,
    ApprovalsMissing,
    AttendanceFailed,
    AuthorityNotAsked,
    DecisionAlreadyRecorded,
    DecisionNotOpen,
    DecisionStillOpen,
)
from domain.decisions import (
    REGIONAL_COUNCIL,
    AuthorityApproval,
    Decision,
    DecisionForm,
    DecisionState,
    affected_authorities,
    approve,
    close,
    missing_approvals,
    municipalities_of,
    record,
    reopen,
    require_begun,
    settled_without_attendance,
    withdraw,
)
from domain.errors import MeetingNotBegun
from domain.handing_over import hand_over, received
from domain.presence import EmptySeat, Presence, attendance_as_it_was
from tests.domain.support import MEETS, NOW, body, meeting, syddanmark

POLITICAL = "politisk/lillebaelt"
SETTLING = (DecisionForm.APPROVED, DecisionForm.APPROVED_WITH_REMARKS, DecisionForm.NOTED)


def a_decision(form: DecisionForm = DecisionForm.APPROVED, *authorities: str, number: int = 1) -> Decision:
    """A decision on item 7 of meeting 1."""
    return Decision(number, 1, number, 7, f"Tekst {number}", form, 1, NOW, authorities=authorities)


def approved_by(authority: str, decision: int = 1) -> AuthorityApproval:
    """An approval."""
    return AuthorityApproval(decision, authority, 1, NOW)


def present(*empty: str, of: str = POLITICAL) -> Attendance:
    """The attendance where these seats stayed empty."""
    return attendance_as_it_was(body(of), Presence(1, tuple(map(EmptySeat, empty)), 1, NOW))


@pytest.mark.parametrize("form", list(DecisionForm))
def test_too_few_settle_nothing_on_an_item_for_decision(form: DecisionForm) -> None:
    """Without almen praksis it may be discussed, put off or set aside; nothing else."""
    wanted = a_decision(form)
    if form in SETTLING:
        with pytest.raises(AttendanceFailed):
            record(wanted, [], present("plo_1", "plo_2"), is_for_decision=True)
    else:
        assert record(wanted, [], present("plo_1", "plo_2"), is_for_decision=True).form is form
    assert record(wanted, [], present("plo_1", "plo_2"), is_for_decision=False).form is form
    assert record(wanted, [], present("plo_1"), is_for_decision=True).form is form


@given(st.sets(st.sampled_from([seat.key for seat in body("fagligt/lillebaelt").seats])))
def test_the_professional_level_has_no_rule(empty: set[str]) -> None:
    """However few come, presence refuses nothing there."""
    assert record(a_decision(), [], present(*empty, of="fagligt/lillebaelt"), is_for_decision=True)


def test_numbers_go_on_after_what_was_withdrawn() -> None:
    """The same words on the same item are one decision, unless the first was withdrawn."""
    first = a_decision()
    with pytest.raises(DecisionAlreadyRecorded):
        record(replace(first, text="TEKST 1"), [first], present(), is_for_decision=True)
    assert record(first, [withdraw(first)], present(), is_for_decision=True).number == 2
    assert record(replace(first, item=8), [first, a_decision(number=4)], present(), is_for_decision=True).number == 5


def test_a_corrected_presence_names_what_it_does_not_carry() -> None:
    """Only settled items til beslutning are named, and none while enough were there."""
    decided, talked, other = a_decision(), a_decision(DecisionForm.DISCUSSED, number=2), a_decision(number=3)
    known = [decided, talked, replace(other, item=9), withdraw(a_decision(number=4))]
    assert settled_without_attendance(known, present("plo_1", "plo_2"), [7]) == (decided,)
    assert settled_without_attendance(known, present("plo_1"), [7]) == ()


@given(st.permutations(["regionsraad", "kolding", "vejle"]), st.integers(0, 3))
def test_economic_consequences_wait_for_every_authority(order: list[str], given_: int) -> None:
    """In whatever order they approve, it is closed with the last and not before."""
    decision = a_decision(DecisionForm.APPROVED, *affected_authorities(["kolding", "vejle"]))
    known: list[AuthorityApproval] = []
    for authority in order[:given_]:
        known.append(approve(decision, approved_by(authority), known))
    assert set(missing_approvals(decision, known)) == set(order[given_:])
    if given_ == 3:
        assert close(decision, known).state is DecisionState.CLOSED
    else:
        with pytest.raises(ApprovalsMissing):
            close(decision, known)


def test_an_authority_approves_once_where_it_is_asked() -> None:
    """Others', repeated and late approvals are refused; another decision's count for nothing."""
    decision = a_decision(DecisionForm.APPROVED, REGIONAL_COUNCIL)
    with pytest.raises(AuthorityNotAsked):
        approve(decision, approved_by("kolding"), [])
    with pytest.raises(AlreadyApproved):
        approve(decision, approved_by(REGIONAL_COUNCIL), [approved_by(REGIONAL_COUNCIL)])
    with pytest.raises(DecisionNotOpen):
        approve(withdraw(decision), approved_by(REGIONAL_COUNCIL), [])
    assert missing_approvals(decision, [approved_by(REGIONAL_COUNCIL, 2)]) == (REGIONAL_COUNCIL,)
    assert missing_approvals(a_decision(DecisionForm.POSTPONED, REGIONAL_COUNCIL), []) == ()


def test_without_a_choice_all_the_bodys_municipalities_are_affected() -> None:
    """The municipalities are those with a seat; above the clusters, all."""
    assert municipalities_of(body(POLITICAL), syddanmark()) == ("fredericia", "kolding", "middelfart", "vejle")
    assert len(municipalities_of(body("ssu"), syddanmark())) == 22


def test_decisions_wait_for_the_meeting_to_begin() -> None:
    """Nothing can have been decided before."""
    with pytest.raises(MeetingNotBegun):
        require_begun(meeting(), MEETS - timedelta(minutes=1))
    require_begun(meeting(), MEETS)


@given(st.lists(st.sampled_from(["close", "reopen", "withdraw", "wait", "receive", "approve"]), max_size=12))
def test_no_order_of_acts_reaches_an_impossible_state(acts: list[str]) -> None:
    """An economic decision is closed only with its approval, and what has left is never changed again."""
    giver, ssu = body(POLITICAL), body("ssu")
    decision, known = a_decision(DecisionForm.APPROVED, REGIONAL_COUNCIL), list[AuthorityApproval]()
    for act in acts:
        before = decision
        try:
            if act == "close":
                decision = close(decision, known)
            elif act == "reopen":
                decision = reopen(decision)
                assert before == close(decision, known), "reopening undoes closing exactly"
            elif act == "withdraw":
                decision = withdraw(decision)
            elif act == "wait":
                decision = hand_over(decision, giver, ssu)
            elif act == "receive":
                decision = received(hand_over(decision, giver, ssu), 12)
            else:
                known.append(approve(decision, approved_by(REGIONAL_COUNCIL), known))
        except (DecisionNotOpen, DecisionStillOpen, ApprovalsMissing, AlreadyApproved):
            assert decision == before
        if before.state in (DecisionState.HANDED_OVER, DecisionState.WITHDRAWN):
            assert decision == before
        assert decision.state is not DecisionState.CLOSED or len(known) == 1
        assert (decision.state is DecisionState.HANDED_OVER) == (decision.successor is not None)
    assert len(known) <= 1
