"""What can be done from a reminder of an item: put it off, hand it over; the message changes into what came of it.

In a digest the buttons' values are marked, and the answer is the digest as it is then.
"""

from datetime import date

from domain.access import Actor, may_add_item, may_change_item, may_see_item, require_item_right
from domain.agenda import AgendaItem
from domain.organisation import Body
from domain.ports import Repositories
from domain.reminder_plans import of_items
from domain.reminding import is_awaited
from handlers import snoozing
from handlers.acted import acted
from handlers.agenda import short_title
from handlers.dagsorden import item_writing
from handlers.dagsorden.item_acts import Place, load_item, record_item
from handlers.dagsorden.item_cards import READY, TAKE
from handlers.dagsorden.item_parts import written_before
from handlers.digest_entries import read_marked
from handlers.ids import read_id
from handlers.loading import load_actor
from handlers.outcomes import OpenForm, Outcome
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.registry import Services
from handlers.requests import Context, Pressed, Submitted
from handlers.task_text import of_meeting
from handlers.ui import Button, Card, Form, PersonInput, note, text

LATER, HAND_OVER = "dagsorden.punkt.senere", "dagsorden.punkt.overdrag"
RECEIVER = "modtager"
_CLOSED = "Et lukket punkt"


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


def item_name(actor: Actor, body: Body, item: AgendaItem, on: date) -> str:
    """The item's title in quotation marks, or that it is closed to the person."""
    return f"“{short_title(item)}”" if may_see_item(actor, body, item, on) else _CLOSED


def later_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks when to remind of the item again."""
    context = request.context
    number, _ = read_marked(request.value)
    _, _, what = _reminded(repositories, services, context, number)
    return OpenForm(snoozing.form(LATER, " · ".join(what), request.value, context.now))


def later_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Plans the reminder that was asked for."""
    context = request.context
    number, in_digest = read_marked(request.hidden)
    until = snoozing.chosen(request.values, context.now)
    item, (meeting, _), what = _reminded(repositories, services, context, number)
    if until >= meeting.starts:
        raise snoozing.NoTime("Da er mødet begyndt. Vælg et tidligere tidspunkt.")
    record_item(repositories, context, snoozing.ACT, item, {"til": until.isoformat()})
    [cause] = of_items([item])
    said = snoozing.plan_snoozed(repositories, services.profile, context, cause, until, what)
    return acted(repositories, services, context, said, in_digest=in_digest)


def hand_over_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks who is to write the item."""
    context = request.context
    number, _ = read_marked(request.value)
    item, (meeting, body) = load_item(repositories, services.profile, number)
    require_item_right(load_actor(repositories, context), body, item, context.now.date())
    about = note(f"{short_title(item)} · {of_meeting(meeting, body, context.now)}")
    who = PersonInput(RECEIVER, "Hvem skal skrive punktet?")
    hint = note("Det skal være en, der skriver punkter til mødet. Modtageren får besked.")
    return OpenForm(Form(HAND_OVER, "Overdrag punktet", "Overdrag", (about, who, hint), hidden=request.value))


def hand_over_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Gives the item to who was chosen, who is told."""
    context, profile = request.context, services.profile
    number, in_digest = read_marked(request.hidden)
    receiver = request.values.get(RECEIVER, "")
    if not receiver.isdecimal():
        raise WrongFields({RECEIVER: "Vælg, hvem der skal skrive punktet."})
    item, place = load_item(repositories, profile, number)
    done = item_writing.assign(repositories, profile, context, place, item, read_id(receiver))
    where, told = of_meeting(*place, context.now), f"{done.writer} får besked og påmindelserne."
    blocks = (text(where), text(told), *written_before(done))
    said = Card(f"Overdraget til {done.writer}: {short_title(item)}", blocks)
    return acted(repositories, services, context, said, in_digest=in_digest)


def _reminded(
    repositories: Repositories, services: Services, context: Context, number: int
) -> tuple[AgendaItem, Place, tuple[str, str]]:
    """An item that still is to be written, for somebody who writes items, with its name and where it belongs."""
    item, place = load_item(repositories, services.profile, number)
    (meeting, body), actor, today = place, load_actor(repositories, context), context.now.date()
    require_item_right(actor, body, None, today)
    if not is_awaited(item, meeting) or meeting.starts <= context.now:
        raise Answered("Punktet venter ikke på at blive skrevet.", unsaved("Der er ikke noget at minde om."))
    return item, place, (item_name(actor, body, item, today), of_meeting(meeting, body, context.now))
