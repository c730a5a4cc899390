"""Registers `/erfaring`: the command, its form, its buttons and the messages it sends."""

from collections.abc import Callable

from domain.experience_drafts import CONSENT_ANSWERED, CONSENT_ASKED, CONSENT_LAPSED
from domain.experiences import CHANGED_EXPERIENCE, NEW_EXPERIENCE, WEEKLY_NEWS
from domain.ports import Repositories
from domain.trials import HOW_IT_WENT
from handlers.erfaringer import (
    author_told,
    cards,
    consent,
    consent_cards,
    draft_cards,
    drafting,
    form,
    looking,
    opening,
    reading,
    responses,
    searching,
    sharing,
    showing,
    trial_cards,
    trying,
    weekly,
)
from handlers.insiders import to_insiders
from handlers.outcomes import Outcome, Reply
from handlers.registry import ButtonHandler, Command, Registry, Services, saving
from handlers.requests import Context, Typed
from handlers.unasked import unasked

Unit = Callable[[Repositories, Services, Context, str], Outcome]


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
                "ret 3",
                "træk 3 tilbage",
                "kladde",
            ),
            answer_typed,
        )
    )
    registry.form(form.NAME, saving(drafting.draft_form))
    registry.form(trial_cards.TRY_FORM, saving(trying.begin))
    registry.form(trial_cards.TELL, saving(trying.answer))
    for action, unit in _BUTTONS.items():
        registry.button(action, _pressed(unit))
    registry.message(NEW_EXPERIENCE, sharing.new_card)
    registry.message(CHANGED_EXPERIENCE, sharing.changed_card)
    registry.message(CONSENT_ASKED, unasked(consent.asked_card))
    registry.message(CONSENT_ANSWERED, unasked(consent.answered_card))
    registry.message(CONSENT_LAPSED, unasked(consent.lapsed_card))
    registry.message(author_told.AUTHOR_TOLD, unasked(to_insiders(author_told.author_card)))
    registry.message(responses.INTEREST, unasked(responses.interest_card))
    registry.message(responses.INTRODUCTION, unasked(responses.introduction_card))
    registry.message(responses.CONTACT, responses.contact_card)
    registry.message(HOW_IT_WENT, unasked(to_insiders(trying.asked_card)))
    registry.message(WEEKLY_NEWS, unasked(weekly.weekly_card))


_BUTTONS: dict[str, Unit] = {
    cards.HEAR_MORE: lambda r, _services, context, value: responses.hear_more(r, context, value),
    cards.TRY_IT: trying.open_trial,
    trial_cards.TELL: trying.open_answer,
    cards.THANK: lambda r, _services, context, value: responses.thank(r, context, value),
    cards.ANSWERED: lambda r, _services, context, value: weekly.answered(r, context, value),
    cards.FILL_IN: opening.open_form,
    cards.EDIT: opening.open_change,
    cards.WITHDRAW: showing.withdraw,
    draft_cards.SHARE_MESSAGE: opening.open_for_message,
    draft_cards.SHARE_NOW: looking.go_on,
    draft_cards.EDIT_DRAFT: opening.open_draft,
    draft_cards.SHOW_DRAFT: looking.show_drafts,
    draft_cards.DISCARD: lambda r, _services, context, value: looking.discard(r, context, value),
    consent_cards.AGREE: consent.agreed,
    consent_cards.TAKE_BACK: looking.take_question_back,
    consent_cards.DECLINE: lambda r, _services, context, value: consent.declined(r, context, value),
}


_ACTS: dict[reading.Act, Unit] = {
    reading.Act.FORM: lambda r, services, context, _typed: opening.open_form(r, services, context),
    reading.Act.SHARE: drafting.draft_typed,
    reading.Act.SHOW: lambda r, services, context, typed: showing.show(
        r, services, context, showing.asked_number(typed, "vis")
    ),
    reading.Act.EDIT: lambda r, services, context, typed: opening.open_change(
        r, services, context, showing.asked_number(typed, "ret")
    ),
    reading.Act.WITHDRAW: lambda r, services, context, typed: showing.ask_to_withdraw(
        r, services, context, showing.asked_number(typed, "træk")
    ),
    reading.Act.DRAFTS: lambda r, services, context, _typed: looking.show_drafts(r, services, context),
    reading.Act.LATEST: lambda r, services, context, typed: searching.latest(r, services.profile, typed, context.now),
    reading.Act.SEARCH: lambda r, services, context, typed: searching.search(r, services.profile, typed, context.now),
    reading.Act.UNKNOWN: lambda _r, _services, _context, typed: Reply(
        cards.unknown_word(typed, reading.nearest_act(typed))
    ),
}


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Does what the first word says; without one, opens the form."""
    act, typed = reading.take_act(request.text)
    unit, context = _ACTS[act], request.context
    if act is reading.Act.SHARE:
        return await services.work.run(lambda r: unit(r, services, context, typed), delivery=context.delivery)
    return await services.work.read(lambda r: unit(r, services, context, typed))


def _pressed(unit: Unit) -> ButtonHandler:
    return saving(lambda r, services, request: unit(r, services, request.context, request.value))
