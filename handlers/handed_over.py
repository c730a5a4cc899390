"""Puts decisions handed over to a body on its agenda, in a unit of work: at once, or when its next meeting is made."""

from collections.abc import Sequence
from dataclasses import replace

from danish import writing
from domain.agenda import MOST_ITEMS, AgendaItem, ItemState, next_position
from domain.decisions import Decision
from domain.handing_over import come_back, item_of_decision, may_reach, may_receive, next_meeting, received, wait_again
from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.reminder_plans import of_decision
from handlers.agenda import items_with_standing
from handlers.replanning import replan_decision, replan_items
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
    bodies = {body.key: body for body in profile.known_bodies}
    known = repositories.decisions.with_meetings([one.from_decision for one in items if one.from_decision])
    for item in items:
        found = known.get(item.from_decision or 0)
        if found is None:
            continue
        decision, meeting = found
        waiting = wait_again(decision, item)
        if waiting is not None:
            if not _may_wait(waiting, bodies.get(meeting.body), bodies.get(cancelled.body)):
                waiting = come_back(waiting)
            repositories.decisions.save(waiting)
            repositories.agenda_items.save([replace(item, state=ItemState.WITHDRAWN)])
            replan_decision(repositories, waiting, context.now, profile.reminding)
            _log(repositories, context, "beslutning.venter", replace(waiting, receiver=cancelled.body), cancelled, item)
    if not items:
        return
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
    first = next_position(there)
    done = [
        _received(repositories, context, one, sources.get(one[0].item), receiver, coming, position)
        for position, one in enumerate(given, first)
    ]
    items = [item for _, item in done]
    replan_items(repositories, coming.id, items, context.now, profile.reminding)
    repositories.reminders.cancel_planned(of_decision(decision.id) for decision, _ in done)
    return tuple(decision for decision, _ in done)


def _received(
    repositories: Repositories,
    context: Context,
    given: tuple[Decision, Meeting, Body],
    source: AgendaItem | None,
    receiver: Body,
    coming: Meeting,
    position: int,
) -> tuple[Decision, AgendaItem]:
    decision, meeting, giver = given
    where = f"{giver.name}, {writing.weekday_date(meeting.day)}"
    said = f": {decision.text}" if decision.text else ""
    history = f"Overleveret fra {where}, beslutning {decision.number} ({decision.form.value}){said}"
    draft = AgendaItem(
        0,
        coming.id,
        "",
        context.person,
        context.now,
        position=position,
        recommendation=history,
        install=coming.install,
    )
    item = repositories.agenda_items.add(item_of_decision(draft, decision, source, giver, receiver))
    after = received(decision, item.id)
    repositories.decisions.save(after)
    _log(repositories, context, "beslutning.modtaget", after, coming, item)
    return after, item


def _may_wait(decision: Decision, giver: Body | None, receiver: Body | None) -> bool:
    """Whether the decision may go to another meeting of the receiver; a body is None once no profile knows it."""
    return not decision.is_closed_item or bool(giver and receiver and may_reach(decision, giver, receiver))


def _log(
    repositories: Repositories, context: Context, act: str, decision: Decision, meeting: Meeting, item: AgendaItem
) -> None:
    facts: dict[str, str | int] = {"til": decision.receiver, "møde": meeting.id, "punkt": item.id}
    install = context.place.install
    entry = AuditEntry(context.now, context.person, act, f"decision:{decision.id}", install, facts=facts)
    repositories.audit.record(entry)
