"""What is done to decisions in a unit of work: recorded, edited, withdrawn, closed, reopened, approved by an authority.

Each act is for the body's secretariat and writes a line in the log, with ids and never with what was decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import handlers.decision_refusals  # noqa: F401 - gives the refusals of decisions their words
from domain import decisions as rules
from domain.agenda import AgendaItem, ItemKind, ItemState, treat, untreat
from domain.authorities import authorities_of
from domain.cases import Journey
from domain.decision_edits import earlier_version, edit, without_approval
from domain.decision_errors import ApprovalsMissing
from domain.decisions import AuthorityApproval, Decision, DecisionForm
from handlers.beslutninger.carried import closed_in_remarks
from handlers.beslutninger.loading import DecisionDesk, View
from handlers.beslutninger.unapproved import not_yet
from handlers.case_following import follow_approval, follow_approval_back, follow_decision
from handlers.closed_things import Closed
from handlers.log_writing import write_log
from handlers.replanning import replan_decisions


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision as somebody wants it recorded. `form` None: the usual one for the item's type."""

    item: AgendaItem
    text: str
    form: DecisionForm | None = None
    forum: str = ""
    role: str = ""
    deadline: date | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A decision after an act, with what was known of its meeting."""

    decision: Decision
    view: View
    first_presence: bool = False
    case: Journey | None = None
    """The case that the item is of, after the act."""
    closed: Closed | None = None
    """What is closed that it perhaps tells others of: by remarks that a case carries to them, or handed over."""
    is_late: bool = False
    """Whether it was handed over to a meeting whose agenda had gone out."""


def usual_form(item: AgendaItem, remarks: str) -> DecisionForm:
    """What is usually said to an item of that type."""
    if item.is_separate:
        return DecisionForm.SEPARATELY
    return {
        ItemKind.DECISION: DecisionForm.APPROVED_WITH_REMARKS if remarks else DecisionForm.APPROVED,
        ItemKind.DISCUSSION: DecisionForm.DISCUSSED,
        ItemKind.INFORMATION: DecisionForm.NOTED,
    }[item.kind]


def record(desk: DecisionDesk, wanted: Wanted) -> Done:
    """Records a decision; with the meeting's first one its presence is written down, and the item is treated.

    Its remarks, where a case carries them to others, tell of nothing closed; so do those it is changed into.
    """
    desk.require_secretariat()
    view, item, context = desk.view, wanted.item, desk.context
    rules.require_begun(view.meeting, context.now)
    form = wanted.form or usual_form(item, wanted.remarks)
    draft = Decision(
        id=0,
        meeting=view.meeting.id,
        number=0,
        item=item.id,
        text=wanted.text,
        form=form,
        recorded_by=context.person,
        recorded_at=context.now,
        forum=wanted.forum,
        role=wanted.role,
        deadline=wanted.deadline,
        authorities=authorities_of(item, view.body, desk.profile),
        is_closed_item=item.is_closed,
        install=view.meeting.install,
        remarks=wanted.remarks,
    )
    is_for_decision = item.kind is ItemKind.DECISION
    decision = desk.repositories.decisions.add(
        rules.record(draft, view.decisions, view.attendance, is_for_decision=is_for_decision)
    )
    if not view.is_written:
        desk.repositories.presences.save(view.presence)
    if item.state is not ItemState.TREATED:
        desk.repositories.agenda_items.save([treat(item)])
    _remind(desk, decision)
    log(desk, "beslutning.registreret", decision, {"punkt": item.id, "form": form.value})
    case = _follow(desk, decision)
    closed = closed_in_remarks(desk, decision, case)
    return Done(decision, view, first_presence=not view.is_written, case=case, closed=closed)


def change(desk: DecisionDesk, decision: Decision, wanted: Decision) -> Done:
    """Sets a recorded decision right; how it read before is kept beside the log."""
    desk.require_secretariat()
    is_for_decision = decision.item in desk.view.for_decision
    changed = edit(decision, wanted, desk.view.decisions, desk.view.attendance, is_for_decision=is_for_decision)
    desk.repositories.decisions.keep(earlier_version(decision, desk.context.person, desk.now))
    desk.repositories.decisions.save(changed)
    _remind(desk, changed)
    log(desk, "beslutning.rettet", changed)
    case = _follow(desk, changed)
    is_said_before = (changed.form, changed.remarks) == (decision.form, decision.remarks)
    closed = None if is_said_before else closed_in_remarks(desk, changed, case)
    return Done(changed, desk.view, case=case, closed=closed)


def withdraw(desk: DecisionDesk, decision: Decision) -> Done:
    """Takes back a decision that was recorded by mistake; the item is untreated where it was the only one."""
    desk.require_secretariat()
    changed = rules.withdraw(decision)
    desk.repositories.decisions.save(changed)
    others = [one for one in desk.view.decisions if one.item == decision.item and one.id != decision.id]
    item = desk.repositories.agenda_items.item(decision.item)
    is_last = not any(one.stands for one in others)
    if is_last and item is not None and item.state is ItemState.TREATED:
        desk.repositories.agenda_items.save([untreat(item)])
    _remind(desk, changed)
    log(desk, "beslutning.fortrudt", changed)
    return Done(changed, desk.view, case=_follow(desk, changed))


def close(desk: DecisionDesk, decision: Decision) -> Done:
    """Closes a decision that has been followed up."""
    desk.require_secretariat()
    try:
        changed = rules.close(decision, desk.view.approvals)
    except ApprovalsMissing as refusal:
        raise not_yet(refusal, desk.view, desk.profile) from None
    desk.repositories.decisions.save(changed)
    _remind(desk, changed)
    log(desk, "beslutning.lukket", changed)
    return Done(changed, desk.view)


def reopen(desk: DecisionDesk, decision: Decision) -> Done:
    """Opens a closed decision again, reminders and all."""
    desk.require_secretariat()
    changed = rules.reopen(decision)
    desk.repositories.decisions.save(changed)
    _remind(desk, changed)
    log(desk, "beslutning.genåbnet", changed)
    return Done(changed, desk.view)


def approve(desk: DecisionDesk, decision: Decision, authority: str, reference: str) -> Done:
    """Records an authority's approval on its behalf."""
    desk.require_secretariat()
    wanted = AuthorityApproval(decision.id, authority, desk.context.person, desk.now, reference)
    approval = rules.approve(decision, wanted, desk.view.approvals)
    desk.repositories.decisions.approve(approval)
    log(desk, "beslutning.godkendt", decision, on_behalf_of=authority)
    follow_approval(desk, decision, authority)
    return Done(decision, replace(desk.view, approvals=(*desk.view.approvals, approval)))


def take_back_approval(desk: DecisionDesk, decision: Decision, authority: str) -> Done:
    """Takes back an authority's approval that was recorded by mistake; a decision closed on it is open again."""
    desk.require_secretariat()
    changed = without_approval(decision, authority, desk.view.approvals)
    desk.repositories.decisions.take_back(decision.id, authority)
    follow_approval_back(desk, decision, authority)
    if changed != decision:
        desk.repositories.decisions.save(changed)
        _remind(desk, changed)
    log(desk, "beslutning.godkendelse_fortrudt", changed, on_behalf_of=authority)
    left = [one for one in desk.view.approvals if (one.decision, one.authority) != (decision.id, authority)]
    return Done(changed, replace(desk.view, approvals=left))


def log(
    desk: DecisionDesk,
    act: str,
    decision: Decision,
    facts: Mapping[str, str | int] | None = None,
    on_behalf_of: str = "",
) -> None:
    """Writes an act on a decision in the log."""
    write_log(desk.repositories, desk.context, act, f"decision:{decision.id}", facts, on_behalf_of=on_behalf_of)


def _follow(desk: DecisionDesk, decision: Decision) -> Journey | None:
    return follow_decision(desk, decision)


def _remind(desk: DecisionDesk, decision: Decision) -> None:
    replan_decisions(desk.repositories, [decision], desk.now, desk.profile.reminding)
