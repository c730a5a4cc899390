"""Answers the buttons of the agenda's cards; the message that was pressed on changes into the answer."""

from domain.inheriting import at_work
from domain.ports import Repositories
from domain.rounds import needed_chairs
from domain.rows import Row
from handlers.dagsorden import cards
from handlers.dagsorden.acts import take_back_corrections
from handlers.dagsorden.approving import approve_by_words
from handlers.dagsorden.status import Status, load_status
from handlers.dagsorden.time_line import time_line
from handlers.desk import at_meeting, desk_at, open_desk
from handlers.ids import read_id
from handlers.outcomes import Outcome, Replace
from handlers.registry import Services
from handlers.requests import Pressed
from handlers.task_acts import confirm_task, load_task, undo_task
from handlers.which_meeting import require_insight


def confirm_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Confirms a step and shows the status as it is then."""
    desk = open_desk(repositories, services.profile, request.context)
    found = load_task(desk, read_id(request.value))
    if found.task.step == Row.APPROVAL and needed_chairs(found.body, desk.profile):
        return Replace(approve_by_words(at_meeting(desk, found.meeting, found.body), "", ""))
    acted = confirm_task(desk, found)
    state = load_status(at_meeting(desk, found.meeting, desk.profile.body(found.body.key)))
    return Replace(cards.confirmed_in_status(acted, state, desk.profile, desk.now))


def undo_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Takes back what was confirmed."""
    desk = open_desk(repositories, services.profile, request.context)
    return Replace(cards.undone(undo_task(desk, load_task(desk, read_id(request.value))), desk.now))


def undo_corrections_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Takes back that there are corrections, and nothing that came after them."""
    desk = open_desk(repositories, services.profile, request.context)
    return Replace(cards.undone(take_back_corrections(desk, load_task(desk, read_id(request.value))), desk.now))


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
    require_insight(desk, at_work(desk.body, desk.profile))
    return load_status(desk)
