"""Answers the buttons and forms about decisions; the message that was pressed on changes into the answer."""

from collections.abc import Callable

from domain.decision_errors import DecisionChangedMeanwhile
from domain.decisions import Decision, require_begun
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.beslutninger import acts, cards, edit_form, forms, presence
from handlers.beslutninger.acts import Done
from handlers.beslutninger.listing import listed
from handlers.beslutninger.loading import DecisionDesk, decisions_at, known_decision
from handlers.digest import acted
from handlers.digest_entries import read_marked
from handlers.ids import read_id
from handlers.keys import foreign, read_parts, unreadable
from handlers.loading import fingerprint, load_marked
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.refusals import WrongFields
from handlers.registry import ButtonHandler, Services, saving
from handlers.requests import Context, Pressed, Submitted


def pressed_on_decision(act: Callable[[DecisionDesk, Decision], Done]) -> ButtonHandler:
    """The handler of a button that does something to one decision.

    The message that was pressed on may stand in a channel: a closed item's words don't get there by the answer.
    """

    def unit(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
        number, in_digest = read_marked(request.value)
        decision = known_decision(repositories, str(number))
        desk = decisions_at(repositories, services.profile, request.context, decision.meeting)
        done = act(desk, decision)
        shows_text = in_digest or not done.decision.is_closed_item
        said = cards.changed(done, desk.profile, desk.now, shows_text=shows_text)
        return acted(desk, services.registry, said, in_digest=in_digest)

    return saving(unit)


def list_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows a meeting's decisions."""
    return Reply(listed(decisions_at(repositories, services.profile, request.context, read_id(request.value))))


def edit_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form that sets a decision right."""
    context, profile = request.context, services.profile
    decision = known_decision(repositories, request.value)
    desk = decisions_at(repositories, profile, context, decision.meeting)
    desk.require_secretariat()
    return OpenForm(edit_form.edit_form(desk, decision))


def edit_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Sets a decision right as it was filled in; what is wrong is said at its field."""
    context, profile = request.context, services.profile
    mark, number, seen = read_parts(request.hidden, 3)
    desk = _marked_desk(repositories, profile, context, mark)
    desk.require_secretariat()
    decision = known_decision(repositories, number)
    if decision.meeting != desk.view.meeting.id:
        raise unreadable()
    if str(fingerprint(decision)) != seen:
        raise DecisionChangedMeanwhile(decision.number)
    wanted = edit_form.filled(decision, request.values, profile, context.now.date())
    return Reply(cards.edited(acts.change(desk, decision, wanted), decision, profile, context.now))


def presence_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form that asks who was not there."""
    context, profile = request.context, services.profile
    desk = decisions_at(repositories, profile, context, read_id(request.value))
    desk.require_secretariat()
    require_begun(desk.view.meeting, context.now)
    return OpenForm(presence.form(desk.view))


def presence_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Writes down who was not there."""
    context, profile = request.context, services.profile
    mark, seen = read_parts(request.hidden, 2)
    desk = _marked_desk(repositories, profile, context, mark)
    desk.require_secretariat()
    presence.refuse_changed(desk.view, seen)
    seats = {seat.key for seat in desk.view.body.seats}
    if presence.ABSENT not in request.values or foreign(request.values, presence.ABSENT, seats):
        raise WrongFields({presence.ABSENT: "Vælg igen, hvem der ikke var til stede."})
    chosen = request.values[presence.ABSENT].splitlines()
    presence.save(desk, presence.presence_chosen(desk.view, chosen, context))
    after = _marked_desk(repositories, profile, context, mark)
    return Reply(presence.card(after.view, profile, is_new=True))


def decision_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Records what was filled in; what is wrong is said at its field."""
    context, profile = request.context, services.profile
    desk = _marked_desk(repositories, profile, context, request.hidden)
    desk.require_secretariat()
    wanted = forms.wanted_of(request.values, desk.view, profile, context.now.date())
    return Reply(cards.recorded(acts.record(desk, wanted), profile, context.now))


def _marked_desk(repositories: Repositories, profile: Profile, context: Context, mark: str) -> DecisionDesk:
    """As `decisions_at`, for a form; refused where the meeting was moved while it stood open."""
    return decisions_at(repositories, profile, context, load_marked(repositories, mark, profile)[0].id)
