"""The reminder to write an item, as things are when it is sent; closed items are named to those who may read them."""

from danish import writing
from domain.access import may_add_item, may_change_item
from domain.agenda import agenda
from domain.agenda_acts import items_due
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from domain.reminders import ReminderKind
from domain.reminding import is_awaited
from handlers.agenda import due_text, short_title
from handlers.dagsorden.item_cards import LIST
from handlers.dagsorden.item_reminded import item_name, reminder_buttons
from handlers.digest_entries import MOST_BUTTONS
from handlers.task_text import meeting_to_type, of_meeting
from handlers.ui import Actions, Button, Card, note, text
from handlers.unasked import WHY

ITEM_DEADLINE = "dagsorden.punktfrist"


def item_deadline_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The reminder; nothing once the item is written, off the agenda or its meeting cancelled.

    Nor is a person who asked for it told once they write no items here any more.
    """
    item = repositories.agenda_items.item(int(message.subject["punkt"]))
    meeting = repositories.meetings.meeting(item.meeting) if item else None
    if item is None or meeting is None or not is_awaited(item, meeting):
        return None
    body = profile.body(meeting.body)
    due = writing.capitalised(due_text(items_due(repositories.tasks.of_meeting(meeting.id)), message.due))
    where = f"{of_meeting(meeting, body, message.due)}. Punktet er en kladde."
    listed = Button("Se punkter", LIST, str(meeting.id))
    if isinstance(message.recipient, Place):
        named = "Et lukket punkt" if item.is_closed else f"“{short_title(item)}”"
        return Card(f"{due}: {named} skal skrives", (text(where), Actions((listed,))))
    today = message.due.date()
    actor = repositories.people.actor(message.recipient, today, is_administrator=False, is_outsider=False)
    if message.subject.get(WHY) == ReminderKind.SNOOZED and not may_add_item(actor, body, today):
        return None
    numbers = {one.item.id: one.number for one in agenda(repositories.agenda_items.of_meeting(meeting.id))}
    typed = f"/dagsorden punkt {numbers.get(item.id)} ret {meeting_to_type(meeting, body)}"
    ways = (note(f"Skriv eller ret det med `{typed}`."),) if may_change_item(actor, body, item, today) else ()
    buttons = reminder_buttons(actor, body, item, today, str(item.id), is_primary=True)
    return Card(
        f"{due}: {item_name(actor, body, item, today)} skal skrives",
        (text(where), *ways, Actions((*buttons, listed)[:MOST_BUTTONS])),
    )
