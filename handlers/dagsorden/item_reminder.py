"""The reminder to write an item, as things are when it is sent, and what is done from it: put it off, hand it over.

The message changes into what came of it; in a digest, whose buttons' values are marked, into the digest as it is then.
"""

from datetime import date

from danish import writing
from domain.access import Actor, may_add_item, may_change_item, may_see_item
from domain.agenda import AgendaItem, agenda
from domain.agenda_acts import items_due
from domain.messages import Message
from domain.organisation import Body, Profile
from domain.people import Place
from domain.ports import Repositories
from domain.reminder_plans import of_items
from domain.reminders import ReminderKind
from domain.reminding import is_awaited
from handlers import snoozing
from handlers.agenda import due_text, short_title
from handlers.dagsorden import item_writing
from handlers.dagsorden.desk import desk_of_item, require_item_right
from handlers.dagsorden.item_acts import record_item
from handlers.dagsorden.item_cards import LIST, READY, TAKE
from handlers.dagsorden.item_parts import written_before
from handlers.desk import MeetingDesk
from handlers.digest import acted
from handlers.digest_entries import MOST_BUTTONS, read_marked
from handlers.ids import read_id
from handlers.outcomes import OpenForm, Outcome
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.registry import Services
from handlers.requests import Pressed, Submitted
from handlers.task_text import meeting_to_type, of_meeting
from handlers.ui import Actions, Button, Card, Form, PersonInput, note, text
from handlers.unasked import WHY

ITEM_DEADLINE = "dagsorden.punktfrist"
LATER, HAND_OVER = "dagsorden.punkt.senere", "dagsorden.punkt.overdrag"
RECEIVER = "modtager"
_CLOSED = "Et lukket punkt"


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
        named = _CLOSED if item.is_closed else f"“{short_title(item)}”"
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
        f"{due}: {_name(actor, body, item, today)} skal skrives",
        (text(where), *ways, Actions((*buttons, listed)[:MOST_BUTTONS])),
    )


def reminder_buttons(
    actor: Actor, body: Body, item: AgendaItem, on: date, value: str, *, is_primary: bool = False
) -> tuple[Button, ...]:
    """What the person may do about an item that is to be written, the likely first; `value` comes back."""
    later = Button(snoozing.SNOOZE, LATER, value)
    if may_change_item(actor, body, item, on):
        ready = Button("Klar", READY, value, is_primary=is_primary)
        return (ready, later, Button("Overdrag", HAND_OVER, value))
    if item.writer is None and may_add_item(actor, body, on) and may_see_item(actor, body, item, on):
        return (Button("Jeg skriver det", TAKE, value, is_primary=is_primary), later)
    return (later,)


def _name(actor: Actor, body: Body, item: AgendaItem, on: date) -> str:
    """The item's title in quotation marks, or that it is closed to the person."""
    return f"“{short_title(item)}”" if may_see_item(actor, body, item, on) else _CLOSED


def later_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks when to remind of the item again."""
    number, _ = read_marked(request.value)
    item, desk = desk_of_item(repositories, services.profile, request.context, number)
    what = _reminded(desk, item)
    return OpenForm(snoozing.form(LATER, " · ".join(what), request.value, request.context.now))


def later_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Plans the reminder that was asked for."""
    context = request.context
    number, in_digest = read_marked(request.hidden)
    until = snoozing.chosen(request.values, context.now)
    item, desk = desk_of_item(repositories, services.profile, context, number)
    what = _reminded(desk, item)
    if until >= desk.meeting.starts:
        raise snoozing.NoTime("Da er mødet begyndt. Vælg et tidligere tidspunkt.")
    record_item(desk, snoozing.ACT, item, {"til": until.isoformat()})
    [cause] = of_items([item])
    said = snoozing.plan_snoozed(desk, cause, until, what)
    return acted(desk, services.registry, said, in_digest=in_digest)


def hand_over_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks who is to write the item."""
    number, _ = read_marked(request.value)
    item, desk = desk_of_item(repositories, services.profile, request.context, number)
    require_item_right(desk, item)
    about = note(f"{short_title(item)} · {of_meeting(*desk.place, request.context.now)}")
    who = PersonInput(RECEIVER, "Hvem skal skrive punktet?")
    hint = note("Det skal være en, der skriver punkter til mødet. Modtageren får besked.")
    return OpenForm(Form(HAND_OVER, "Overdrag punktet", "Overdrag", (about, who, hint), hidden=request.value))


def hand_over_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Gives the item to who was chosen, who is told."""
    context = request.context
    number, in_digest = read_marked(request.hidden)
    receiver = request.values.get(RECEIVER, "")
    if not receiver.isdecimal():
        raise WrongFields({RECEIVER: "Vælg, hvem der skal skrive punktet."})
    item, desk = desk_of_item(repositories, services.profile, context, number)
    done = item_writing.assign(desk, item, read_id(receiver))
    where, told = of_meeting(*desk.place, context.now), f"{done.writer} får besked og påmindelserne."
    blocks = (text(where), text(told), *written_before(done))
    said = Card(f"Overdraget til {done.writer}: {short_title(item)}", blocks)
    return acted(desk, services.registry, said, in_digest=in_digest)


def _reminded(desk: MeetingDesk, item: AgendaItem) -> tuple[str, str]:
    """The name of an item that still is to be written, for somebody who writes items, and where it belongs."""
    require_item_right(desk)
    if not is_awaited(item, desk.meeting) or desk.meeting.starts <= desk.now:
        raise Answered("Punktet venter ikke på at blive skrevet.", unsaved("Der er ikke noget at minde om."))
    return _name(desk.actor, desk.body, item, desk.today), of_meeting(*desk.place, desk.now)
