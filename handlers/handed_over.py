"""Puts decisions handed over to a body on its agenda, in a unit of work: at once, or when its next meeting is made."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from danish import writing
from domain.agenda import MOST_ITEMS, AgendaItem, next_position
from domain.decisions import Decision
from domain.handing_over import come_back, item_of_decision, may_reach, may_receive, next_meeting, received, wait_again
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.reminder_plans import of_decision
from handlers.agenda import items_with_standing
from handlers.decision_text import authorities_text
from handlers.log_writing import log_entry
from handlers.replanning import replan_decisions, replan_items, withdraw_items
from handlers.requests import Context


def receive_waiting(repositories: Repositories, profile: Profile, context: Context, coming: Meeting) -> int:
    """Makes items of the decisions that waited for a meeting of the body; how many there were.

    One whose giver the profile no longer has is left waiting, where the giver's list still shows it; so is a closed one
    of another cluster.
    """
    if not may_receive(coming, context.now):
        return 0
    givers = {body.key: body for body in profile.known_bodies}
    receiver = givers[coming.body]
    waiting = [one for one in repositories.decisions.waiting_for(coming.body) if one[1].body in givers]
    given = [
        (decision, meeting, givers[meeting.body])
        for decision, meeting in waiting
        if may_reach(decision, givers[meeting.body], receiver)
    ]
    return len(receive(repositories, profile, context, given, receiver, coming))


def pass_on(repositories: Repositories, profile: Profile, context: Context, cancelled: Meeting) -> None:
    """Lets the decisions that were items of a cancelled meeting wait anew, or go to the body's next meeting.

    Closed ones that came from another cluster before they were closed are open again there.
    """
    items = [
        one for one in repositories.agenda_items.of_meeting(cancelled.id) if one.from_decision and one.is_on_agenda
    ]
    if not items:
        return
    bodies = {body.key: body for body in profile.known_bodies}
    known = repositories.decisions.with_meetings([one.from_decision for one in items if one.from_decision])
    waiting: list[tuple[Decision, AgendaItem]] = []
    for item in items:
        decision, meeting = known.get(item.from_decision or 0, (None, None))
        again = wait_again(decision, item) if decision else None
        if again is not None and meeting is not None:
            may_wait = _may_wait(again, bodies.get(meeting.body), bodies.get(cancelled.body))
            waiting.append((again if may_wait else come_back(again), item))
    repositories.decisions.save(*(decision for decision, _ in waiting))
    withdraw_items(repositories, [item for _, item in waiting])
    replan_decisions(repositories, [decision for decision, _ in waiting], context.now, profile.reminding)
    told = [(replace(decision, receiver=cancelled.body), item) for decision, item in waiting]
    _log(repositories, context, "beslutning.venter", told, cancelled)
    meetings = repositories.meetings.of_body(cancelled.body, begins=context.now.date())
    coming = next_meeting(meetings, context.now)
    if coming is not None:
        receive_waiting(repositories, profile, context, coming)


def receive(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    given: Sequence[tuple[Decision, Meeting, Body]],
    receiver: Body,
    coming: Meeting,
) -> tuple[Decision, ...]:
    """The decisions, each with its meeting and giver, once they are items of the coming meeting; saved and logged.

    Those that its agenda can't hold go on waiting, and are not among them.
    """
    if not given:
        return ()
    there = items_with_standing(repositories, context, coming)
    given = given[: max(0, MOST_ITEMS - len(there))]
    sources = repositories.agenda_items.items({decision.item for decision, *_ in given})
    asked = [decision.id for decision, *_ in given if decision.authorities]
    approved = repositories.decisions.approvals(asked) if asked else ()
    drafts = [
        replace(
            _item(context, one, sources.get(one[0].item), receiver, coming, position),
            recommendation=_history(*one, [by.authority for by in approved if by.decision == one[0].id], profile),
        )
        for position, one in enumerate(given, next_position(there))
    ]
    items = repositories.agenda_items.add_several(drafts)
    done = [(received(decision, item.id), item) for (decision, *_), item in zip(given, items, strict=True)]
    repositories.decisions.save(*(decision for decision, _ in done))
    _log(repositories, context, "beslutning.modtaget", done, coming)
    replan_items(repositories, coming.id, items, context.now, profile.reminding)
    repositories.reminders.cancel_planned(of_decision(decision.id) for decision, _ in done)
    return tuple(decision for decision, _ in done)


def _item(
    context: Context,
    given: tuple[Decision, Meeting, Body],
    source: AgendaItem | None,
    receiver: Body,
    coming: Meeting,
    position: int,
) -> AgendaItem:
    decision, _, giver = given
    draft = AgendaItem(0, coming.id, "", context.person, context.now, position=position, install=coming.install)
    return item_of_decision(draft, decision, source, giver, receiver)


def _history(decision: Decision, meeting: Meeting, giver: Body, authorities: Sequence[str], profile: Profile) -> str:
    """Where the decision comes from, how it reads, and who approved it: what is decided on its item they do anew."""
    where = f"{giver.name}, {writing.weekday_date(meeting.day)}"
    said = f": {decision.text}" if decision.text else ""
    history = f"Overleveret fra {where}, beslutning {decision.number} ({decision.form.value}){said}"
    approved = f"Godkendt af {authorities_text(authorities, profile)}." if authorities else ""
    return f"{history.removesuffix('.')}. {approved}" if approved else history


def _may_wait(decision: Decision, giver: Body | None, receiver: Body | None) -> bool:
    """Whether the decision may go to another meeting of the receiver; a body is None once no profile knows it."""
    return not decision.is_closed_item or bool(giver and receiver and may_reach(decision, giver, receiver))


def _log(
    repositories: Repositories,
    context: Context,
    act: str,
    moved: Iterable[tuple[Decision, AgendaItem]],
    meeting: Meeting,
) -> None:
    entries = []
    for decision, item in moved:
        facts: dict[str, str | int] = {"til": decision.receiver, "møde": meeting.id, "punkt": item.id}
        entries.append(log_entry(context, act, f"decision:{decision.id}", facts))
    repositories.audit.record(*entries)
