"""Answers the buttons and forms about tasks; the message that was pressed on changes into the answer."""

from domain.ports import Repositories
from handlers import snoozing
from handlers.approvals import WhoApproved
from handlers.digest import redrawn
from handlers.ids import read_id
from handlers.opgaver import acts, bundle, cards, handing
from handlers.opgaver.listing import load_listing
from handlers.opgaver.words import Bundle, Overview, View, read_value
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import WrongFields
from handlers.registry import Services
from handlers.requests import Context, Pressed, Submitted
from handlers.task_acts import AlreadyConfirmed, confirm_task, load_task
from handlers.ui import Card, Mention, Text


def done_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Confirms a task; a message of its own loses its buttons, a list shows what is left."""
    context, profile = request.context, services.profile
    task, view = read_value(request.value, profile)
    try:
        acted = confirm_task(repositories, profile, context, load_task(repositories, task, profile))
    except AlreadyConfirmed as told:
        return _shown(repositories, services, context, told.card, view)
    except WhoApproved as asked:
        return Replace(asked.card) if view is None else Reply(asked.card)
    return _shown(repositories, services, context, cards.confirmed(acted, profile, context.now), view)


def take_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Takes a task."""
    context, profile = request.context, services.profile
    task, view = read_value(request.value, profile)
    return _shown(repositories, services, context, acts.take_task(repositories, profile, context, task), view)


def snooze_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks when to remind again; the form knows what was pressed on."""
    task, _ = read_value(request.value, services.profile)
    found = acts.load_own(repositories, services.profile, request.context, task)
    return OpenForm(acts.snooze_form(found, request.value, request.context.now))


def snooze_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Plans the reminder that was asked for; the message it was asked for in changes into the answer."""
    context, profile = request.context, services.profile
    task, view = read_value(request.hidden, profile)
    until = snoozing.chosen(request.values, context.now)
    said = acts.remind_later(repositories, profile, context, task, until)
    return _answered(repositories, services, context, said, view)


def hand_over_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks to whom the task is handed over; the form knows what was pressed on."""
    task, _ = read_value(request.value, services.profile)
    found = acts.load_own(repositories, services.profile, request.context, task)
    return OpenForm(handing.form(found, request.value, request.context.now))


def hand_over_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Hands the task over; the message it was handed over in changes into the answer."""
    context, profile = request.context, services.profile
    task, view = read_value(request.hidden, profile)
    receiver = request.values.get(handing.RECEIVER, "")
    if not receiver.isdecimal():
        raise WrongFields({handing.RECEIVER: "Vælg, hvem der skal have opgaven."})
    said = acts.hand_task_over(repositories, profile, context, task, read_id(receiver))
    return _answered(repositories, services, context, said, view)


def _answered(
    repositories: Repositories, services: Services, context: Context, said: Card, view: View | Overview | Bundle | None
) -> Outcome:
    """What a form did: in the message it was opened from; a list, which others may see, stays as it is."""
    return Reply(said) if isinstance(view, View) else _shown(repositories, services, context, said, view)


def _shown(
    repositories: Repositories, services: Services, context: Context, said: Card, view: View | Overview | Bundle | None
) -> Outcome:
    """What was done: alone, or on top of the list that was pressed on as it is now."""
    if view is None:
        return Replace(said)
    if isinstance(view, Bundle):
        return Replace(bundle.redrawn(repositories, services.profile, context.person, context.now, view, said))
    if isinstance(view, Overview):
        return Replace(redrawn(repositories, services.registry, services.profile, context.person, context.now, said))
    lines = [said.title, *(_words(block) for block in said.blocks if isinstance(block, Text) and not block.is_small)]
    listing = load_listing(repositories, services.profile, context, view)
    return Replace(cards.listed(listing, services.profile, context.now, said=lines))


def _words(block: Text) -> str:
    return "".join(
        part if isinstance(part, str) else part.text for part in block.parts if not isinstance(part, Mention)
    )
