"""Decisions set right after they were recorded, and approvals taken back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.attendance import Attendance
from domain.decision_edits import earlier_version, edit, without_approval
from domain.decision_errors import (
    ApprovalNotRecorded,
    AttendanceFailed,
    DecisionAlreadyRecorded,
    DecisionNotOpen,
    DecisionUnchanged,
)
from domain.decisions import REGIONAL_COUNCIL, AuthorityApproval, Decision, DecisionForm, DecisionState, close, reopen
from domain.presence import EmptySeat, Presence, attendance_as_it_was
from tests.domain.support import NOW, body

POLITICAL = body("politisk/lillebaelt")
AUTHORITIES = (REGIONAL_COUNCIL, "kolding")
LEFT = [DecisionState.CLOSED, DecisionState.HANDED_OVER, DecisionState.WITHDRAWN]


def a_decision(number: int = 1, **values: object) -> Decision:
    """A decision on item 7 of meeting 1."""
    made = Decision(number, 1, number, 7, f"Tekst {number}", DecisionForm.APPROVED, 1, NOW)
    return replace(made, **values)  # type: ignore[arg-type]


def approvals(*authorities: str) -> list[AuthorityApproval]:
    """Approvals of decision 1."""
    return [AuthorityApproval(1, authority, 1, NOW) for authority in authorities]


def present(*empty: str) -> Attendance:
    """The attendance where only these seats stayed empty."""
    return attendance_as_it_was(POLITICAL, Presence(1, tuple(EmptySeat(seat) for seat in empty), 1, NOW))


def test_a_decision_is_set_right_and_its_earlier_version_kept() -> None:
    """All of its words and who follows it up may change; the version tells what they were."""
    before = a_decision(role="kommune", deadline=date(2026, 12, 23))
    wanted = replace(before, text="Nyt", role="", forum="fagligt", deadline=None, remarks="Med tak")
    assert edit(before, wanted, [before], present(), is_for_decision=True) == wanted
    version = earlier_version(before, 2, NOW)
    assert (version.text, version.role, version.deadline, version.person) == ("Tekst 1", "kommune", before.deadline, 2)


def test_what_changes_nothing_or_says_what_another_says_is_refused() -> None:
    """The decision's own words are no repetition."""
    first, second = a_decision(1), a_decision(2)
    with pytest.raises(DecisionUnchanged):
        edit(first, first, [first, second], present(), is_for_decision=True)
    with pytest.raises(DecisionAlreadyRecorded):
        edit(first, replace(first, text="tekst 2"), [first, second], present(), is_for_decision=True)
    assert edit(first, replace(first, role="kommune"), [first, second], present(), is_for_decision=True).role


def test_a_form_that_settles_something_needs_the_attendance() -> None:
    """What was discussed without almen praksis can't be made a decision afterwards."""
    discussed = a_decision(form=DecisionForm.DISCUSSED)
    wanted = replace(discussed, form=DecisionForm.APPROVED)
    with pytest.raises(AttendanceFailed):
        edit(discussed, wanted, [discussed], present("plo_1", "plo_2"), is_for_decision=True)
    assert edit(discussed, wanted, [discussed], present("plo_1", "plo_2"), is_for_decision=False) == wanted


@pytest.mark.parametrize("state", LEFT)
def test_what_is_followed_up_no_more_is_not_edited(state: DecisionState) -> None:
    """A closed one is reopened first."""
    decision = a_decision(state=state)
    with pytest.raises(DecisionNotOpen):
        edit(decision, replace(decision, text="Nyt"), [decision], present(), is_for_decision=True)


def test_an_approval_taken_back_opens_what_was_closed_on_it() -> None:
    """Only where the decision needed it; one that still waits stays as it is."""
    waiting = a_decision(authorities=AUTHORITIES)
    given_ = approvals(*AUTHORITIES)
    assert without_approval(waiting, "kolding", given_) == waiting
    assert without_approval(close(waiting, given_), "kolding", given_) == waiting
    discussed = a_decision(authorities=AUTHORITIES, form=DecisionForm.DISCUSSED)
    closed = close(discussed, given_)
    assert without_approval(closed, "kolding", given_) == closed
    with pytest.raises(ApprovalNotRecorded):
        without_approval(waiting, "vejle", given_)


@pytest.mark.parametrize("state", [DecisionState.HANDED_OVER, DecisionState.WITHDRAWN])
def test_what_has_left_keeps_its_approvals(state: DecisionState) -> None:
    """Another body builds on it, or it is no decision any more."""
    with pytest.raises(DecisionNotOpen):
        without_approval(a_decision(state=state, authorities=AUTHORITIES), "kolding", approvals("kolding"))


@given(st.lists(st.sampled_from([*AUTHORITIES, "luk", "genåbn"]), max_size=12))
def test_no_order_of_approving_and_taking_back_closes_a_decision_without_its_approvals(acts: list[str]) -> None:
    """A closed economic decision always has all approvals, whatever was taken back before."""
    decision, known = a_decision(authorities=AUTHORITIES), list[AuthorityApproval]()
    for act in acts:
        held = {one.authority for one in known}
        if act == "luk":
            decision = close(decision, known) if held == set(AUTHORITIES) and decision.is_followed_up else decision
        elif act == "genåbn":
            decision = reopen(decision) if decision.state is DecisionState.CLOSED else decision
        elif act in held:
            decision = without_approval(decision, act, known)
            known = [one for one in known if one.authority != act]
        else:
            known += approvals(act)
        assert decision.state is not DecisionState.CLOSED or {one.authority for one in known} == set(AUTHORITIES)
