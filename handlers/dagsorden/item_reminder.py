"""The reminder to write an item, as things are when it is sent; closed items are named to those who may read them."""

from danish import writing
from domain.access import may_see_item, require_item_right
from domain.agenda import AgendaItem
from domain.agenda_acts import items_due
from domain.errors import NotAllowed
from domain.meetings import Meeting
from domain.messages import Message
from domain.organisation import Body, Profile
from domain.people import Place
from domain.ports import Repositories
from domain.reminding import is_awaited
from handlers.agenda import due_text, short_title
from handlers.dagsorden.item_cards import EDIT, LIST, READY
from handlers.task_text import of_meeting
from handlers.ui import Actions, Button, Card, text

ITEM_DEADLINE = "dagsorden.punktfrist"


def item_deadline_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The reminder; nothing once the item is written, off the agenda or its meeting cancelled."""
    item = repositories.agenda_items.item(int(message.subject["punkt"]))
    meeting = repositories.meetings.meeting(item.meeting) if item else None
    if item is None or meeting is None or not is_awaited(item, meeting):
        return None
    body = profile.body(meeting.body)
    sees, writes = _rights(repositories, message, body, item)
    due = due_text(items_due(repositories.tasks.of_meeting(meeting.id)), message.due)
    named = f"“{short_title(item)}”" if sees else "Et lukket punkt"
    value = str(item.id)
    buttons = (Button("Klar", READY, value, is_primary=True), Button("Ret", EDIT, value)) if writes else ()
    return Card(
        f"{writing.capitalised(due)}: {named} skal skrives",
        (text(f"{of_meeting(meeting, body, message.due)}. Punktet er en kladde."), _ways(meeting, buttons)),
    )


def _rights(repositories: Repositories, message: Message, body: Body, item: AgendaItem) -> tuple[bool, bool]:
    """Whether the recipient may read the item, and change it; a channel is read by others too."""
    if isinstance(message.recipient, Place):
        return not item.is_closed, False
    day = message.due.date()
    actor = repositories.people.actor(message.recipient, day, is_administrator=False, is_outsider=False)
    try:
        require_item_right(actor, body, item, day)
    except NotAllowed:
        return may_see_item(actor, body, item, day), False
    return may_see_item(actor, body, item, day), True


def _ways(meeting: Meeting, buttons: tuple[Button, ...]) -> Actions:
    return Actions((*buttons, Button("Se punkter", LIST, str(meeting.id))))
