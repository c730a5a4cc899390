"""What a body decided on an item, who follows it up and until when; it neither takes nor words any decision.

The rules are those of the minutes of 23-06-2022: without the attendance that the body needs nothing is decided, though
it may be discussed (on item 3), and what costs the region or single municipalities waits for Regionsrådet and each
affected kommunalbestyrelse (on item 4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

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
from domain.errors import MeetingNotBegun
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.people import PersonId
from domain.presence import can_decide
from domain.times import refuse_naive

REGIONAL_COUNCIL = "regionsraad"
"""The key of Regionsrådet among the authorities; the others are the keys of the municipalities."""


class DecisionForm(StrEnum):
    """The usual forms of what a meeting says to an item."""

    APPROVED = "godkendt"
    APPROVED_WITH_REMARKS = "godkendt med bemærkninger"
    DISCUSSED = "drøftet"
    NOTED = "taget til efterretning"
    POSTPONED = "udsat"
    SEPARATELY = "til særskilt drøftelse"

    @property
    def decides(self) -> bool:
        """Whether something is approved by it."""
        return self in (DecisionForm.APPROVED, DecisionForm.APPROVED_WITH_REMARKS)

    @property
    def needs_attendance(self) -> bool:
        """Whether it asks for the attendance rule on an item til beslutning: all but talk and putting off do."""
        return self in (DecisionForm.APPROVED, DecisionForm.APPROVED_WITH_REMARKS, DecisionForm.NOTED)


class DecisionState(StrEnum):
    """Where the follow-up stands.

    WAITING for a meeting of the body that it is to be handed to; WITHDRAWN where it was recorded by mistake.
    """

    OPEN = "åben"
    CLOSED = "lukket"
    HANDED_OVER = "overleveret"
    WAITING = "afventer møde"
    WITHDRAWN = "trukket tilbage"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on an item. `number` counts within the meeting.

    `forum` or `role` is the key of who is responsible, "" where nobody was named. `deadline` is a day in
    Copenhagen. `authorities` are the keys of those who must approve before it can be closed as decided. `receiver` is
    the body it goes to, `successor` the id of the item that it became there. `remarks` are those it was approved with.
    """

    id: int
    meeting: int
    number: int
    item: int
    text: str
    form: DecisionForm
    recorded_by: PersonId
    recorded_at: datetime
    forum: str = ""
    role: str = ""
    deadline: date | None = None
    state: DecisionState = DecisionState.OPEN
    authorities: tuple[str, ...] = ()
    receiver: str = ""
    successor: int | None = None
    is_closed_item: bool = False
    install: str = ""
    remarks: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.recorded_at)

    @property
    def stands(self) -> bool:
        """Whether it wasn't withdrawn."""
        return self.state is not DecisionState.WITHDRAWN

    @property
    def is_followed_up(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in (DecisionState.OPEN, DecisionState.WAITING)


@dataclass(frozen=True, slots=True)
class AuthorityApproval:
    """An authority approved a decision; `person` recorded it on its behalf, with a link or case number."""

    decision: int
    authority: str
    person: PersonId
    at: datetime
    reference: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.at)


def require_begun(meeting: Meeting, now: datetime) -> None:
    """Raises MeetingNotBegun for a meeting that has not begun."""
    if now < meeting.starts:
        raise MeetingNotBegun


def record(wanted: Decision, known: Sequence[Decision], present: Attendance, *, is_for_decision: bool) -> Decision:
    """The decision with its number.

    `known` are the meeting's decisions so far, `present` its attendance as it was. Raises AttendanceFailed where the
    item is til beslutning, too few were present and the form says that something was settled, and
    DecisionAlreadyRecorded for the same words on the same item.
    """
    require_recordable(wanted, known, present, is_for_decision=is_for_decision)
    return replace(wanted, number=max((one.number for one in known), default=0) + 1)


def require_recordable(
    wanted: Decision, known: Iterable[Decision], present: Attendance, *, is_for_decision: bool
) -> None:
    """Raises AttendanceFailed and DecisionAlreadyRecorded, as `record`."""
    if is_for_decision and wanted.form.needs_attendance and not can_decide(present):
        raise AttendanceFailed(present)
    for one in known:
        is_same = (one.item, one.form, one.text.casefold()) == (wanted.item, wanted.form, wanted.text.casefold())
        if is_same and one.stands:
            raise DecisionAlreadyRecorded(one.number)


def settled_without_attendance(
    decisions: Iterable[Decision], present: Attendance, for_decision: Iterable[int]
) -> tuple[Decision, ...]:
    """The decisions that the presence, as it is known by now, does not carry; `for_decision` are ids of items."""
    if can_decide(present):
        return ()
    items = set(for_decision)
    standing = [one for one in decisions if one.stands]
    return tuple(one for one in standing if one.item in items and one.form.needs_attendance)


def missing_approvals(decision: Decision, approvals: Iterable[AuthorityApproval]) -> tuple[str, ...]:
    """The authorities that a decision still waits for; none where nothing was approved by it."""
    if not decision.form.decides:
        return ()
    given = {approval.authority for approval in approvals if approval.decision == decision.id}
    return tuple(authority for authority in decision.authorities if authority not in given)


def approve(decision: Decision, approval: AuthorityApproval, known: Iterable[AuthorityApproval]) -> AuthorityApproval:
    """The approval, where the decision waits for it; raises AuthorityNotAsked, AlreadyApproved and DecisionNotOpen."""
    if approval.authority not in decision.authorities:
        raise AuthorityNotAsked(approval.authority, decision.authorities)
    if any(one.decision == decision.id and one.authority == approval.authority for one in known):
        raise AlreadyApproved(approval.authority)
    require_followed_up(decision)
    return approval


def close(decision: Decision, approvals: Iterable[AuthorityApproval]) -> Decision:
    """The decision, followed up. Raises ApprovalsMissing while an authority has not approved, and DecisionNotOpen."""
    require_followed_up(decision)
    if missing := missing_approvals(decision, approvals):
        raise ApprovalsMissing(decision.number, missing)
    return replace(decision, state=DecisionState.CLOSED)


def reopen(decision: Decision) -> Decision:
    """The decision, to be followed up again; raises DecisionStillOpen, and DecisionNotOpen once it is handed over."""
    if decision.is_followed_up:
        raise DecisionStillOpen(decision.number)
    if decision.state is not DecisionState.CLOSED:
        raise _not_open(decision)
    return replace(decision, state=DecisionState.OPEN)


def withdraw(decision: Decision) -> Decision:
    """The decision, recorded by mistake; its number stays taken. Raises DecisionNotOpen."""
    require_followed_up(decision)
    return replace(decision, state=DecisionState.WITHDRAWN, receiver="")


def affected_authorities(municipalities: Iterable[str]) -> tuple[str, ...]:
    """The authorities whose approval economic consequences need: Regionsrådet and these municipalities', each once."""
    return tuple(dict.fromkeys((REGIONAL_COUNCIL, *municipalities)))


def municipalities_of(body: Body, profile: Profile) -> tuple[str, ...]:
    """The keys of the municipalities that a body's seats speak for; all where its seats name none."""
    seated = dict.fromkeys(seat.municipality for seat in body.seats if seat.municipality)
    return tuple(seated) or tuple(one.key for one in profile.municipalities)


def require_followed_up(decision: Decision) -> None:
    """Raises DecisionNotOpen where nothing is to be done about it any more."""
    if not decision.is_followed_up:
        raise _not_open(decision)


def _not_open(decision: Decision) -> DecisionNotOpen:
    receiver = decision.receiver if decision.state is DecisionState.HANDED_OVER else ""
    return DecisionNotOpen(decision.number, decision.state.value, receiver)
