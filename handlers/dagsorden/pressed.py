"""Answers the buttons of the agenda's cards; the message that was pressed on changes into the answer."""

from domain.inheriting import at_work
from domain.ports import Repositories
from domain.rounds import needed_chairs
from domain.rows import Row
from handlers.dagsorden import cards
from handlers.dagsorden.acts import take_back_corrections
from handlers.dagsorden.approving import approve_by_words
from handlers.dagsorden.status import load_status
from handlers.ids import read_id
from handlers.loading import load_actor, load_meeting
from handlers.outcomes import Outcome, Replace
from handlers.registry import Services
from handlers.requests import Pressed
from handlers.task_acts import confirm_task, load_task, undo_task
from handlers.which_meeting import require_insight


def confirm_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Confirms a step and shows the status as it is then."""
    context, profile = request.context, services.profile
    found = load_task(repositories, read_id(request.value), profile)
    if found.task.step == Row.APPROVAL and needed_chairs(found.body, profile):
        place = (found.meeting, found.body)
        return Replace(approve_by_words(repositories, profile, context, place, "", ""))
    acted = confirm_task(repositories, profile, context, found)
    actor = load_actor(repositories, context)
    body = profile.body(acted.found.body.key)
    state = load_status(repositories, profile, context, actor, acted.found.meeting, body)
    return Replace(cards.confirmed_in_status(acted, state, profile, context.now))


def undo_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Takes back what was confirmed."""
    context, profile = request.context, services.profile
    acted = undo_task(repositories, profile, context, load_task(repositories, read_id(request.value), profile))
    return Replace(cards.undone(acted, context.now))


def undo_corrections_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Takes back that there are corrections, and nothing that came after them."""
    context, profile = request.context, services.profile
    found = load_task(repositories, read_id(request.value), profile)
    return Replace(cards.undone(take_back_corrections(repositories, profile, context, found), context.now))


def status_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows a meeting's status."""
    context, profile = request.context, services.profile
    actor = load_actor(repositories, context)
    meeting, body = load_meeting(repositories, read_id(request.value), profile)
    require_insight(actor, at_work(body, profile), context)
    return Replace(
        cards.status(load_status(repositories, profile, context, actor, meeting, body), profile, context.now)
    )
