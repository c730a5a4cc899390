"""Builds the reminder of a decision's deadline from what is true when it is sent; None where its cause is gone."""

from datetime import date

from domain.access import Actor, may_serve
from domain.decisions import Decision
from domain.messages import Message
from domain.organisation import Body, Profile
from domain.people import Place
from domain.ports import Repositories
from domain.reminding import responsible_body
from handlers.beslutninger import cards
from handlers.task_text import Organisations
from handlers.ui import Card

DEADLINE = "beslutninger.frist"


def deadline_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The reminder; nothing once the decision is closed or handed over, or the person has left the role.

    What was decided on a closed item is told to the secretariat's own people alone, and to no channel.
    """
    decision = repositories.decisions.decision(int(message.subject["decision"]))
    if decision is None or not decision.is_followed_up or decision.deadline is None:
        return None
    meeting = repositories.meetings.meeting(decision.meeting)
    body = next((one for one in profile.known_bodies if meeting and one.key == meeting.body), None)
    if meeting is None or meeting.is_cancelled or body is None:
        return None
    if decision.deadline.isoformat() != message.subject["deadline"]:
        return None
    today, shows_text = message.due.date(), not decision.is_closed_item
    if not isinstance(message.recipient, Place):
        actor = repositories.people.actor(message.recipient, today, is_administrator=False, is_outsider=False)
        if not _concerns(actor, decision, profile, body, today):
            return None
        shows_text = shows_text or may_serve(actor, body, today)
    names = Organisations(body, profile, repositories.people.roles(today), today)
    return cards.reminder(decision, (meeting, body), names, message.due, shows_text=shows_text)


def _concerns(actor: Actor, decision: Decision, profile: Profile, body: Body, today: date) -> bool:
    """Whether the person still holds the responsible role, or serves the secretariat that follows it up."""
    served = (body, responsible_body(decision, body, profile))
    return decision.role in actor.roles_on(body, today) or any(may_serve(actor, one, today) for one in served)
