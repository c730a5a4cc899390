"""Answers the buttons and forms about tasks; the message that was pressed on changes into the answer."""

from domain.ports import Repositories
from handlers import snoozing
from handlers.approvals import WhoApproved
from handlers.desk import Desk, open_desk
from handlers.digest import acted
from handlers.ids import read_id
from handlers.opgaver import acts, bundle, cards, handing
from handlers.opgaver.listing import load_listing
from handlers.opgaver.words import Bundle, Overview, View, read_value
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import WrongFields
from handlers.registry import Services
from handlers.requests import Pressed, Submitted
from handlers.task_acts import AlreadyConfirmed, confirm_task, load_task
from handlers.ui import Card, Mention, Text


def done_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Confirms a task; a message of its own loses its buttons, a list shows what is left."""
    desk = open_desk(repositories, services.profile, request.context)
    task, view = read_value(request.value, desk.profile)
    try:
        done = confirm_task(desk, load_task(desk, task))
    except AlreadyConfirmed as told:
        return _shown(desk, services, told.card, view)
    except WhoApproved as asked:
        return Replace(asked.card) if view is None else Reply(asked.card)
    return _shown(desk, services, cards.confirmed(done, desk.profile, desk.now), view)


def take_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Takes a task."""
    desk = open_desk(repositories, services.profile, request.context)
    task, view = read_value(request.value, desk.profile)
    return _shown(desk, services, acts.take_task(desk, task), view)


def snooze_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks when to remind again; the form knows what was pressed on."""
    task, _ = read_value(request.value, services.profile)
    found = acts.load_own(open_desk(repositories, services.profile, request.context), task)
    return OpenForm(acts.snooze_form(found, request.value, request.context.now))


def snooze_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Plans the reminder that was asked for; the message it was asked for in changes into the answer."""
    desk = open_desk(repositories, services.profile, request.context)
    task, view = read_value(request.hidden, desk.profile)
    until = snoozing.chosen(request.values, desk.now)
    said = acts.remind_later(desk, task, until)
    return _answered(desk, services, said, view)


def hand_over_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks to whom the task is handed over; the form knows what was pressed on."""
    task, _ = read_value(request.value, services.profile)
    found = acts.load_own(open_desk(repositories, services.profile, request.context), task)
    return OpenForm(handing.form(found, request.value, request.context.now))


def hand_over_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Hands the task over; the message it was handed over in changes into the answer."""
    desk = open_desk(repositories, services.profile, request.context)
    task, view = read_value(request.hidden, desk.profile)
    receiver = request.values.get(handing.RECEIVER, "")
    if not receiver.isdecimal():
        raise WrongFields({handing.RECEIVER: "Vælg, hvem der skal have opgaven."})
    said = acts.hand_task_over(desk, task, read_id(receiver))
    return _answered(desk, services, said, view)


def _answered(desk: Desk, services: Services, said: Card, view: View | Overview | Bundle | None) -> Outcome:
    """What a form did: in the message it was opened from; a list, which others may see, stays as it is."""
    return Reply(said) if isinstance(view, View) else _shown(desk, services, said, view)


def _shown(desk: Desk, services: Services, said: Card, view: View | Overview | Bundle | None) -> Outcome:
    """What was done: alone, or on top of the list that was pressed on as it is now."""
    if isinstance(view, Bundle):
        return Replace(bundle.redrawn(desk.repositories, desk.profile, desk.context.person, desk.now, view, said))
    if view is None or isinstance(view, Overview):
        return acted(desk, services.registry, said, in_digest=view is not None)
    lines = [said.title, *(_words(block) for block in said.blocks if isinstance(block, Text) and not block.is_small)]
    listing = load_listing(desk, view)
    return Replace(cards.listed(listing, desk.profile, desk.now, said=lines))


def _words(block: Text) -> str:
    return "".join(
        part if isinstance(part, str) else part.text for part in block.parts if not isinstance(part, Mention)
    )
