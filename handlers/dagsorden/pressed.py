"""Answers the buttons of the agenda's cards; the message that was pressed on changes into the answer."""

from dataclasses import replace

from domain.inheriting import at_work
from domain.ports import Repositories
from domain.rounds import needed_chairs
from domain.rows import Row
from handlers.dagsorden import cards
from handlers.dagsorden.acts import take_back_corrections
from handlers.dagsorden.approving import approve_by_words
from handlers.dagsorden.desk import MeetingDesk, desk_at
from handlers.dagsorden.status import Status, load_status
from handlers.dagsorden.time_line import time_line
from handlers.ids import read_id
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Replace
from handlers.registry import Services
from handlers.requests import Pressed
from handlers.task_acts import confirm_task, load_task, undo_task
from handlers.which_meeting import require_insight


def confirm_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Confirms a step and shows the status as it is then."""
    context, profile = request.context, services.profile
    found = load_task(repositories, read_id(request.value), profile)
    desk = MeetingDesk(repositories, profile, context, load_actor(repositories, context), found.meeting, found.body)
    if found.task.step == Row.APPROVAL and needed_chairs(found.body, profile):
        return Replace(approve_by_words(desk, "", ""))
    acted = confirm_task(repositories, profile, context, found)
    state = load_status(replace(desk, body=profile.body(found.body.key)))
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
    state = _status(repositories, services, request)
    return Replace(cards.status(state, services.profile, request.context.now))


def time_line_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows a meeting's status with its time line in it."""
    state, now = _status(repositories, services, request), request.context.now
    line = time_line(state.meeting, state.progress, state.organisations, now)
    return Replace(cards.status(state, services.profile, now, line))


def _status(repositories: Repositories, services: Services, request: Pressed) -> Status:
    """The status of the meeting that the button names, for those who may see it."""
    desk = desk_at(repositories, services.profile, request.context, read_id(request.value))
    require_insight(desk.actor, at_work(desk.body, desk.profile), desk.context)
    return load_status(desk)
