"""Answers the buttons and forms about decisions; the message that was pressed on changes into the answer."""

from collections.abc import Callable

from domain.access import Actor, require_secretariat
from domain.decisions import Decision, require_begun
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.beslutninger import acts, cards, forms, presence
from handlers.beslutninger.acts import Done
from handlers.beslutninger.loading import View, known_decision, load_view
from handlers.beslutninger.typed import listed
from handlers.loading import load_actor, load_marked, load_meeting
from handlers.outcomes import FormErrors, OpenForm, Outcome, Replace, Reply
from handlers.registry import ButtonHandler, Services
from handlers.requests import Context, Pressed, Submitted
from handlers.typed_text import spelled_out
from handlers.which_meeting import require_insight

_Act = Callable[[Repositories, Context, Actor, View, Decision], Done]


def pressed_on_decision(act: _Act) -> ButtonHandler:
    """The handler of a button that does something to one decision."""

    async def handle(services: Services, request: Pressed) -> Outcome:
        context, profile = request.context, services.profile

        def unit(repositories: Repositories) -> Outcome:
            decision = known_decision(repositories, request.value)
            actor, view = _view(repositories, profile, context, decision.meeting)
            done = act(repositories, context, actor, view, decision)
            return Replace(cards.changed(done, profile, context.now))

        return await services.work.run(unit, delivery=context.delivery)

    return handle


async def list_pressed(services: Services, request: Pressed) -> Outcome:
    """Shows a meeting's decisions."""
    context, profile = request.context, services.profile

    def unit(repositories: Repositories) -> Outcome:
        _, view = _view(repositories, profile, context, int(request.value))
        return Reply(listed(repositories, profile, context, view))

    return await services.work.read(unit)


async def presence_pressed(services: Services, request: Pressed) -> Outcome:
    """Opens the form that asks who was not there."""
    context, profile = request.context, services.profile

    def unit(repositories: Repositories) -> Outcome:
        actor, view = _view(repositories, profile, context, int(request.value))
        require_secretariat(actor, view.body, context.now.date())
        require_begun(view.meeting, context.now)
        return OpenForm(presence.form(view))

    return await services.work.read(unit)


async def presence_submitted(services: Services, request: Submitted) -> Outcome:
    """Writes down who was not there."""
    context, profile = request.context, services.profile

    def unit(repositories: Repositories) -> Outcome:
        actor, view = _marked_view(repositories, profile, context, request.hidden)
        chosen = request.values.get(presence.ABSENT, "").splitlines()
        presence.save(repositories, context, actor, view, presence.presence_chosen(view, chosen, context))
        _, after = _marked_view(repositories, profile, context, request.hidden)
        return Reply(presence.card(after, profile, is_new=True))

    return await services.work.run(unit, delivery=context.delivery)


async def decision_submitted(services: Services, request: Submitted) -> Outcome:
    """Records what was filled in; what is wrong is said at its field."""
    context, profile = request.context, services.profile

    def unit(repositories: Repositories) -> Outcome:
        actor, view = _marked_view(repositories, profile, context, request.hidden)
        require_secretariat(actor, view.body, context.now.date())
        wanted = forms.wanted_of(spelled_out(repositories, request.values), view, context.now.date())
        done = acts.record(repositories, profile, context, actor, view, wanted)
        return Reply(cards.recorded(done, profile, context.now))

    try:
        return await services.work.run(unit, delivery=context.delivery)
    except forms.FormMistakes as wrong:
        return FormErrors(wrong.errors)


def _view(repositories: Repositories, profile: Profile, context: Context, meeting: int) -> tuple[Actor, View]:
    """The meeting's decisions, for somebody who may know of the meeting."""
    actor = load_actor(repositories, context)
    place = load_meeting(repositories, meeting, profile)
    require_insight(actor, place[1], context)
    return actor, load_view(repositories, profile, context, actor, place)


def _marked_view(repositories: Repositories, profile: Profile, context: Context, mark: str) -> tuple[Actor, View]:
    """As `_view`, for a form; refused where the meeting was moved while it stood open."""
    return _view(repositories, profile, context, load_marked(repositories, mark, profile)[0].id)
