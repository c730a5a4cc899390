"""What a case becomes on a body's agenda, and what the body's decision on it means for the case; nothing is saved here.

How the item words its history is not known here.
"""

from collections.abc import Mapping
from dataclasses import replace

from domain.agenda import LONGEST_TITLE, AgendaItem, ItemKind
from domain.case_flows import CaseFlowStep
from domain.case_ways import asks_for_answer
from domain.cases import Answer, CaseLeg, Journey
from domain.decisions import Decision, DecisionForm
from domain.organisation import Body, Profile

ORIGIN_OF_FORUM: Mapping[str, str] = {"impl": "implementering"}
"""The keys of origins that differ from those of the fora they stand for."""


def item_of_case(
    draft: AgendaItem, journey: Journey, leg: CaseLeg, source: AgendaItem | None, receiver: Body
) -> AgendaItem:
    """The draft at the receiver's meeting, filled with what the case brings along.

    `source` is the item on which it was treated last: its annexes come along, and whom it costs where the receiver
    answers for the same and is asked for more than to know. Of a closed item nothing comes along but in a closed case,
    which stays in its cluster. The origin is the last of the case's fora before this one that the receiver's level has
    as an origin.
    """
    filled = replace(
        draft,
        title=journey.case.title[:LONGEST_TITLE],
        kind=ItemKind(journey.flow.steps[leg.step].item_kind),
        origin=_origin(journey, leg, receiver),
        is_closed=journey.case.is_closed,
        from_case=journey.case.id,
    )
    if source is None or (source.is_closed and not journey.case.is_closed):
        return filled
    filled = replace(filled, annexes=source.annexes)
    if source.is_closed:
        filled = replace(filled, legal_basis=source.legal_basis)
    is_elsewhere = receiver.cluster is not None and receiver.cluster.key != journey.case.cluster
    if is_elsewhere or filled.kind is ItemKind.INFORMATION:
        return filled
    return replace(filled, economy=source.economy, municipalities=source.municipalities)


def answer_in(decision: Decision, step: CaseFlowStep, profile: Profile) -> tuple[Answer, str] | None:
    """What a decision on a case's item at that step says to the case, and why; None where it leaves that open.

    Where each cluster answers for itself, what was approved is accepted, and adapted where it was approved with
    remarks; what was only talked about has no answer yet, nor has it where the step asks for a decision. Elsewhere all
    but putting off ends the step.
    """
    form = decision.form
    if not decision.stands or form in (DecisionForm.POSTPONED, DecisionForm.SEPARATELY):
        return None
    why = "" if decision.is_closed_item else decision.remarks
    if not asks_for_answer(step, profile):
        is_left_open = form is DecisionForm.DISCUSSED and step.item_kind == ItemKind.DECISION
        return None if is_left_open else (Answer.TREATED, "")
    if form is DecisionForm.APPROVED:
        return Answer.ACCEPTED, ""
    return (Answer.ADAPTED, why) if form is DecisionForm.APPROVED_WITH_REMARKS else None


def _origin(journey: Journey, leg: CaseLeg, receiver: Body) -> str:
    known = {origin for step in receiver.forum.steps for origin in step.origins}
    for number in sorted({one.step for one in journey.legs if one.step < leg.step}, reverse=True):
        forum = journey.flow.steps[number].forum
        if (origin := ORIGIN_OF_FORUM.get(forum, forum)) in known:
            return origin
    return ""
