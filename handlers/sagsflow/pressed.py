"""Answers the buttons and forms about cases."""

from collections.abc import Callable

from domain.case_errors import CaseNeedsCluster
from domain.cases import Answer
from domain.ports import Repositories
from handlers.desk import open_desk
from handlers.ids import read_id
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import WrongFields
from handlers.registry import ButtonHandler, Services, saving
from handlers.requests import Pressed, Submitted
from handlers.sagsflow import acts, form, told, typed
from handlers.sagsflow.loading import AT_STEP, CaseDesk, load_desk
from handlers.sagsflow.words import Act, Reading, read

_PressUnit = Callable[[CaseDesk, str], Outcome]


def answer_pressed(answer: Answer) -> ButtonHandler:
    """The handler of a button that answers for a cluster: accepted at once, else why is asked first."""

    def press(desk: CaseDesk, words: str) -> Outcome:
        reading = read(f"videre {words}", desk.profile)
        outcome = typed.onward(desk, Reading(Act.ONWARD, reading.number, cluster=reading.cluster, answer=answer))
        return Replace(outcome.card) if isinstance(outcome, Reply) else outcome

    return _pressed(press)


def onward_pressed() -> ButtonHandler:
    """The handler of the button that moves a case on, as if `videre` was typed."""
    return _pressed(lambda desk, words: typed.onward(desk, read(f"videre {words}", desk.profile)))


def stop_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks why a case is stopped."""
    desk = load_desk(open_desk(repositories, services.profile, request.context), read_id(request.value))
    desk.require_any()
    return OpenForm(form.stop_form(desk.journey.case))


def new_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Opens the case that was filled in."""
    desk = open_desk(repositories, services.profile, request.context)
    desk.require_insider()
    wanted = form.wanted_of(request.values, desk.profile)
    try:
        return Reply(told.opened(acts.open_new(desk, wanted)))
    except CaseNeedsCluster as refused:
        raise WrongFields({form.CLUSTER: "Vælg den klynge, som sagen begynder i."}) from refused


def answer_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Saves a cluster's answer with why; a form that was opened at an earlier step does nothing any more."""
    number, _, rest = request.hidden.partition(" ")
    place, _, step = rest.partition(AT_STEP)
    desk = load_desk(open_desk(repositories, services.profile, request.context), read_id(number))
    if not desk.is_at(step):
        return Reply(told.gone_on(desk))
    answer, reason = form.answer_of(request.values)
    return Reply(told.answered(desk, desk.journey.at(place), answer, reason))


def stop_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Stops a case with why."""
    desk = load_desk(open_desk(repositories, services.profile, request.context), read_id(request.hidden))
    return Reply(told.stopped(desk, form.stop_reason(request.values)))


def _pressed(press: _PressUnit) -> ButtonHandler:
    """The handler of a button; one that was shown at an earlier step of the case does nothing any more."""

    def unit(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
        words, _, step = request.value.partition(AT_STEP)
        desk = load_desk(open_desk(repositories, services.profile, request.context), read_id(words.partition(" ")[0]))
        return press(desk, words) if desk.is_at(step) else Reply(told.gone_on(desk))

    return saving(unit)
