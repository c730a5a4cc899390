"""Builds the reminder of a decision's deadline from what is true when it is sent; None where its cause is gone."""

from domain.access import may_serve
from domain.inheriting import at_work
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from handlers.beslutninger import cards
from handlers.beslutninger.reminded import channel_buttons, concerns, person_buttons
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
    if not decision.is_closed_item:
        body = at_work(body, profile)
    if decision.deadline.isoformat() != message.subject["deadline"]:
        return None
    today, shows_text = message.due.date(), not decision.is_closed_item
    value, shown = str(decision.id), cards.list_button(meeting)
    if isinstance(message.recipient, Place):
        buttons = channel_buttons(value, shown)
    else:
        actor = repositories.people.actor(message.recipient, today, is_administrator=False, is_outsider=False)
        if not concerns(actor, decision, profile, body, today):
            return None
        serves = body.successor is None and may_serve(actor, body, today)
        shows_text = shows_text or serves
        buttons = person_buttons(value, shown, serves=serves)
    names = Organisations(body, profile, repositories.people.roles(today), today)
    return cards.reminder(decision, (meeting, body), names, message.due, buttons, shows_text=shows_text)
