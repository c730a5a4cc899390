"""Hands a decision over to another body, where it becomes an item of the next meeting with its origin and history."""

from dataclasses import replace

from danish import writing
from domain import decisions as rules
from domain.access import Actor, require_secretariat
from domain.agenda import AgendaItem, ItemKind, next_position
from domain.decisions import Decision
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.agenda import items_with_standing
from handlers.beslutninger.acts import Done, log
from handlers.beslutninger.loading import View
from handlers.beslutninger.words import COMMAND
from handlers.clusters import take_cluster, take_forum
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.requests import Context
from handlers.ui import text

_LONGEST_TITLE = 150


def receiver_meant(typed: str, giver: Body, profile: Profile) -> Body:
    """The body that the words after “til” mean; without a cluster, the giver's own."""
    forum, rest = take_forum(typed, profile)
    if forum is None:
        known = writing.join([one.key for one in profile.fora if any(body.seats for body in profile.bodies)])
        raise Answered(
            f"Hvem skal beslutningen overleveres til? Jeg fandt intet forum i “{typed[:60]}”."
            if typed
            else "Hvem skal beslutningen overleveres til?",
            text(f"Skriv fx `/{COMMAND} overlever 1 til ssu`. Fora er {known}. ", NOTHING_SAVED),
        )
    cluster = take_cluster(rest, profile)[0] if forum.is_per_cluster else None
    if forum.is_per_cluster and cluster is None:
        cluster = giver.cluster
    for body in profile.bodies:
        if body.forum.key == forum.key and body.cluster == cluster:
            return body
    raise Answered(
        "Hvilken klynge skal beslutningen overleveres til?",
        text(f"Skriv den efter forummet, fx `overlever 1 til {forum.key} fyn`. ", NOTHING_SAVED),
    )


def hand_over(
    repositories: Repositories, context: Context, actor: Actor, view: View, decision: Decision, receiver: Body
) -> tuple[Done, Meeting | None]:
    """The decision handed over, and the meeting that will treat it; None where it has to wait for one."""
    require_secretariat(actor, view.body, context.now.date())
    changed = rules.hand_over(decision, view.body, receiver)
    coming = rules.next_meeting(repositories.meetings.of_body(receiver.key), context.now)
    if coming is not None:
        item = repositories.agenda_items.add(_item(repositories, context, view, decision, receiver, coming))
        changed = rules.received(changed, item.id)
    repositories.decisions.save(changed)
    log(repositories, context, "beslutning.overleveret", changed, {"til": receiver.key})
    return Done(changed, view), coming


def _item(
    repositories: Repositories, context: Context, view: View, decision: Decision, receiver: Body, coming: Meeting
) -> AgendaItem:
    """The item that the decision becomes; its recommendation tells where it comes from."""
    known = items_with_standing(repositories, context, coming)
    source = repositories.agenda_items.item(decision.item)
    where = f"{view.body.name}, {writing.weekday_date(view.meeting.day)}"
    said = f": {decision.text}" if decision.text else ""
    origins = {origin for step in receiver.forum.steps for origin in step.origins}
    made = AgendaItem(
        0,
        coming.id,
        (source.title if source else decision.text)[:_LONGEST_TITLE],
        context.person,
        context.now,
        ItemKind.DISCUSSION,
        origin=view.body.forum.key if view.body.forum.key in origins else "",
        position=next_position(known),
        recommendation=f"Overleveret fra {where}, beslutning {decision.number} ({decision.form.value}){said}",
        from_decision=decision.id,
        install=coming.install,
    )
    if source is None:
        return made
    return replace(
        made,
        economy=source.economy,
        municipalities=source.municipalities,
        is_closed=source.is_closed,
        legal_basis=source.legal_basis,
        annexes=source.annexes,
    )
