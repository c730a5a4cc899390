"""Registers `/erfaring`: the command, its form, its buttons and the messages it sends."""

from collections.abc import Callable

from domain.experiences import NEW_EXPERIENCE, WEEKLY_NEWS
from domain.ports import Repositories
from handlers.erfaringer import cards, form, reading, responses, searching, sharing, weekly
from handlers.outcomes import FormErrors, Outcome, Reply
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.registry import ButtonHandler, Command, Registry, Services
from handlers.requests import Context, Pressed, Submitted, Typed
from handlers.ui import text
from handlers.unasked import unasked

MOST_LISTED = 10
PressUnit = Callable[[Repositories, Services, Context, str], Outcome]


def register(registry: Registry) -> None:
    """Adds what belongs to experiences."""
    registry.command(
        Command(
            cards.COMMAND,
            "Del gode erfaringer på tværs af klyngerne",
            "del TITEL: TEKST",
            (
                "",
                "del Opkald efter udskrivning: Sygeplejersken ringer til borgeren efter to dage.",
                "seneste",
                "vis 3",
                "søg udskrivning i år",
            ),
            answer_typed,
        )
    )
    registry.form(form.NAME, submitted)
    registry.button(
        cards.HEAR_MORE, _pressed(lambda r, _services, context, value: responses.hear_more(r, context, value))
    )
    registry.button(cards.TRY_IT, _pressed(responses.try_it))
    registry.button(cards.TRY_IN, _pressed(responses.try_in))
    registry.button(cards.ANSWERED, _pressed(lambda r, _services, context, value: weekly.answered(r, context, value)))
    registry.button(cards.FILL_IN, _pressed(sharing.open_form))
    registry.message(NEW_EXPERIENCE, sharing.new_card)
    registry.message(responses.INTEREST, responses.interest_card)
    registry.message(WEEKLY_NEWS, unasked(weekly.weekly_card))


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Does what the first word says; without one, opens the form."""
    act, typed = reading.take_act(request.text)
    context, profile = request.context, services.profile
    if act is reading.Act.FORM:
        return await services.work.read(lambda r: sharing.open_form(r, services, context))
    if act is reading.Act.SHARE:
        return await services.work.run(
            lambda r: sharing.share_typed(r, services, context, typed), delivery=context.delivery
        )
    if act is reading.Act.SHOW:
        number = reading.number(typed)
        if number is None:
            raise Answered(
                "Hvilken erfaring vil du se?",
                text("Skriv dens nummer, fx `/erfaring vis 3`. De nyeste ses med `/erfaring seneste`. ", NOTHING_SAVED),
            )
        return await services.work.read(lambda r: Reply(sharing.drawn(r, profile, responses.known(r, str(number)))))
    if act is reading.Act.LATEST:
        return await services.work.read(lambda r: Reply(cards.listed(r.experiences.latest(MOST_LISTED), profile)))
    if act is reading.Act.SEARCH:
        return await services.work.read(lambda r: searching.search(r, profile, typed, context.now))
    return Reply(cards.unknown_word(typed, reading.nearest_act(typed)))


async def submitted(services: Services, request: Submitted) -> Outcome:
    """Shares what was filled in; what is wrong is said at its field."""
    context = request.context
    try:
        return await services.work.run(
            lambda r: sharing.share_form(r, services, context, request.values), delivery=context.delivery
        )
    except form.FieldMistakes as wrong:
        return FormErrors(wrong.errors)


def _pressed(unit: PressUnit) -> ButtonHandler:
    async def handle(services: Services, request: Pressed) -> Outcome:
        return await services.work.run(
            lambda r: unit(r, services, request.context, request.value), delivery=request.context.delivery
        )

    return handle
