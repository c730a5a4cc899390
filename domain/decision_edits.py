"""A decision set right after it was recorded: its words, who follows it up, until when; nothing is loaded or saved.

How it read before is kept beside it, since a decision is part of what a case system will hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.attendance import Attendance
from domain.decision_errors import ApprovalNotRecorded, DecisionUnchanged
from domain.decisions import (
    AuthorityApproval,
    Decision,
    DecisionForm,
    DecisionState,
    missing_approvals,
    require_followed_up,
    require_recordable,
)
from domain.people import PersonId
from domain.times import refuse_naive


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """How a decision read until `person` changed it at `at` (aware); the fields are the decision's own."""

    decision: int
    text: str
    form: DecisionForm
    person: PersonId
    at: datetime
    forum: str = ""
    role: str = ""
    deadline: date | None = None
    remarks: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.at)


def edit(
    decision: Decision, wanted: Decision, known: Sequence[Decision], present: Attendance, *, is_for_decision: bool
) -> Decision:
    """The decision as `wanted`, its number and item as they were.

    `known` are the meeting's decisions, `present` its attendance as it was. Raises DecisionNotOpen,
    DecisionUnchanged, and as `domain.decisions.record`.
    """
    require_followed_up(decision)
    if wanted == decision:
        raise DecisionUnchanged(decision.number)
    others = [one for one in known if one.id != decision.id]
    require_recordable(wanted, others, present, is_for_decision=is_for_decision)
    return wanted


def asking(decision: Decision, authorities: tuple[str, ...], approvals: Iterable[AuthorityApproval]) -> Decision:
    """The decision that waits for these authorities' approval: closed without one of them, it is open again.

    What was handed over or withdrawn stays as it was.
    """
    if decision.state is not DecisionState.CLOSED and not decision.is_followed_up:
        return decision
    changed = replace(decision, authorities=authorities)
    is_reopened = decision.state is DecisionState.CLOSED and missing_approvals(changed, approvals)
    return replace(changed, state=DecisionState.OPEN) if is_reopened else changed


def earlier_version(decision: Decision, person: PersonId, at: datetime) -> EarlierVersion:
    """How the decision reads until it is changed."""
    return EarlierVersion(
        decision.id,
        decision.text,
        decision.form,
        person,
        at,
        decision.forum,
        decision.role,
        decision.deadline,
        decision.remarks,
    )


def without_approval(decision: Decision, authority: str, approvals: Iterable[AuthorityApproval]) -> Decision:
    """The decision once the authority's approval, recorded by mistake, is gone: what rested on it is open again.

    Raises ApprovalNotRecorded, and DecisionNotOpen where it was handed over or withdrawn, which can't be undone here.
    """
    own = [one for one in approvals if one.decision == decision.id]
    if all(one.authority != authority for one in own):
        raise ApprovalNotRecorded(authority)
    if decision.state is not DecisionState.CLOSED:
        require_followed_up(decision)
        return decision
    left = [one for one in own if one.authority != authority]
    return replace(decision, state=DecisionState.OPEN) if missing_approvals(decision, left) else decision
