"""What meetings do to cases, in the same unit of work: a decision answers, an approval too, an item goes or comes back.

An item or decision that is of no case changes nothing here.
"""

from dataclasses import replace

from domain.agenda import AgendaItem, ItemState
from domain.case_errors import CaseMovedOn
from domain.case_items import answer_in
from domain.case_ways import settle
from domain.cases import Answer, CaseLeg, CaseState, Journey, answer_leg, take_back
from domain.decisions import Decision, DecisionForm
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.case_journeys import load_journey, save_journey
from handlers.case_log import record
from handlers.closed_with import close_items_with
from handlers.desk import Desk


def follow_decision(desk: Desk, decision: Decision) -> Journey | None:
    """Answers for the case by the decision on its item, as it reads now, and moves the case on; the case after that.

    A decision that puts the item off lets the case wait for the body's next meeting; one that was taken back takes the
    answer back. None where the item is of no case.
    """
    item = desk.repositories.agenda_items.item(decision.item)
    found = _found(desk.repositories, desk.profile, item) if item is not None else None
    if item is None or found is None:
        return None
    journey, leg = found
    if journey.case.state is CaseState.STOPPED:
        return journey
    if answer_in(decision, journey.flow.steps[leg.step], desk.profile) is not None:
        return _answered(desk, journey, leg, (decision, item))
    if not leg.is_open:
        others = desk.repositories.decisions.of_meeting(decision.meeting)
        is_answered = any(
            one.item == item.id and answer_in(one, journey.flow.steps[leg.step], desk.profile) for one in others
        )
        return journey if is_answered else _taken_back(desk, journey, leg)
    if decision.form is DecisionForm.POSTPONED and decision.stands:
        waiting = journey.with_leg(replace(leg, item=None))
        record(desk.repositories, desk.context, "sag.udsat", journey.case, {"sted": leg.place})
        return save_journey(desk, journey, waiting, but=item.meeting)
    return journey


def follow_approval(desk: Desk, decision: Decision, authority: str) -> None:
    """Answers for the case where it waits for that authority, whose approval of the decision was just saved."""
    if (found := _at_authority(desk.repositories, desk.profile, decision, authority)) is not None:
        journey, leg = found
        if leg.is_open and journey.case.is_open:
            after = answer_leg(journey, leg, Answer.TREATED, "", desk.now)
            record(desk.repositories, desk.context, "sag.svar", journey.case, {"sted": authority})
            save_journey(desk, journey, settle(after, desk.profile, desk.now))


def follow_approval_back(desk: Desk, decision: Decision, authority: str) -> None:
    """Takes the authority's answer back, while nobody has answered after it."""
    if (found := _at_authority(desk.repositories, desk.profile, decision, authority)) is not None:
        journey, leg = found
        if not leg.is_open and journey.case.state is not CaseState.STOPPED:
            _taken_back(desk, journey, leg)


def follow_item(desk: Desk, before: AgendaItem, after: AgendaItem) -> None:
    """Lets the case go with its item: one that was withdrawn, carried over to `after`, came back, or was closed.

    An item that is closed closes its case even after its answer, and what stands on the agendas where it went since.
    """
    found = _found(desk.repositories, desk.profile, before, is_any=after.is_closed)
    if found is None:
        return
    journey, leg = found
    is_gone, changed = after.state is ItemState.WITHDRAWN, journey
    comes = before.state is ItemState.WITHDRAWN or after.id != before.id
    if journey.case.is_open and leg.is_open and (comes or leg.item == before.id):
        changed = journey.with_leg(replace(leg, item=None if is_gone else after.id))
    if journey.case.is_open and (before.economy, before.municipalities) != (after.economy, after.municipalities):
        changed = _asking(desk.repositories, changed)
    if after.is_closed:
        changed = _without_remarks(desk.repositories, _closed_by(changed, leg, after), leg, after)
    if changed != journey:
        save_journey(desk, journey, changed, but=after.meeting if is_gone else 0)
    if changed.case.is_closed and not journey.case.is_closed:
        gone_to = [one.item for one in changed.legs if one.step > leg.step and one.item is not None]
        close_items_with(desk, after, gone_to)


def _answered(desk: Desk, journey: Journey, leg: CaseLeg, decided: tuple[Decision, AgendaItem]) -> Journey:
    """The case, answered at that leg by a decision on its item, and moved on as far as it goes by itself."""
    decision, item = decided
    answer = answer_in(decision, journey.flow.steps[leg.step], desk.profile)
    if answer is None or leg.step != journey.number or not journey.case.is_open:
        return journey
    after = answer_leg(journey, replace(leg, item=item.id), *answer, desk.now)
    after = _closed_by(_asking(desk.repositories, after), leg, item)
    record(desk.repositories, desk.context, "sag.svar", journey.case, {"sted": leg.place, "beslutning": decision.id})
    approved = desk.repositories.cases.approved(journey.case.id)
    return save_journey(desk, journey, settle(after, desk.profile, desk.now, approved))


def _taken_back(desk: Desk, journey: Journey, leg: CaseLeg) -> Journey:
    """The case without that answer; as it is where others have answered after it."""
    try:
        after, _ = take_back(journey, leg)
    except CaseMovedOn:
        return journey
    record(desk.repositories, desk.context, "sag.fortrudt", journey.case, {"sted": leg.place})
    return save_journey(desk, journey, _asking(desk.repositories, after))


def _asking(repositories: Repositories, journey: Journey) -> Journey:
    """The case with those whose approval its decisions ask for as they read now."""
    return replace(journey, case=replace(journey.case, authorities=repositories.cases.asked(journey.case.id)))


def _closed_by(journey: Journey, leg: CaseLeg, item: AgendaItem) -> Journey:
    """The case, closed where its item is; one cluster's among several closes what is said there, not the case."""
    if not item.is_closed or journey.flow.steps[leg.step].is_per_cluster:
        return journey
    return replace(journey, case=replace(journey.case, is_closed=True))


def _without_remarks(repositories: Repositories, journey: Journey, leg: CaseLeg, item: AgendaItem) -> Journey:
    """The case without the remarks of a decision on a closed item, which are its answer there."""
    decided = repositories.decisions.of_meeting(item.meeting) if leg.reason else ()
    if not any(one.item == item.id and one.remarks == leg.reason for one in decided):
        return journey
    return journey.with_leg(replace(leg, reason=""))


def _found(
    repositories: Repositories, profile: Profile, item: AgendaItem, *, is_any: bool = False
) -> tuple[Journey, CaseLeg] | None:
    """The case that an item is of, and where it is treated: on that item, else waiting or on another of the body.

    With `is_any` also where it was answered by the body on another item.
    """
    if item.from_case is None:
        return None
    journey = load_journey(repositories, profile, item.from_case)
    if journey is None:
        return None
    for leg in journey.legs:
        if leg.item == item.id:
            return journey, leg
    meeting = repositories.meetings.meeting(item.meeting)
    for leg in (*journey.awaited, *(journey.legs if is_any else ())):
        if meeting is not None and leg.place == meeting.body:
            return journey, leg
    return None


def _at_authority(
    repositories: Repositories, profile: Profile, decision: Decision, authority: str
) -> tuple[Journey, CaseLeg] | None:
    """The case that a decision was on, where it waits for that authority or has waited."""
    item = repositories.agenda_items.item(decision.item)
    if item is None or item.from_case is None:
        return None
    journey = load_journey(repositories, profile, item.from_case)
    legs = journey.legs if journey else ()
    return next(((journey, leg) for leg in legs if journey and leg.place == authority), None)
