"""Registers `/erfaring`: the command, its form, its buttons and the messages it sends."""

from collections.abc import Callable

from domain.experience_drafts import CONSENT_ANSWERED, CONSENT_ASKED, CONSENT_LAPSED
from domain.experiences import CHANGED_EXPERIENCE, NEW_EXPERIENCE, WEEKLY_NEWS
from domain.trials import HOW_IT_WENT
from handlers.desk import Desk, open_desk
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
from handlers.requests import Typed
from handlers.unasked import unasked

_Unit = Callable[[Desk, str], Outcome]


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


_BUTTONS: dict[str, _Unit] = {
    cards.HEAR_MORE: responses.hear_more,
    cards.TRY_IT: trying.open_trial,
    trial_cards.TELL: trying.open_answer,
    cards.THANK: responses.thank,
    cards.ANSWERED: weekly.answered,
    cards.FILL_IN: opening.open_form,
    cards.EDIT: opening.open_change,
    cards.WITHDRAW: showing.withdraw,
    draft_cards.SHARE_MESSAGE: opening.open_for_message,
    draft_cards.SHARE_NOW: looking.go_on,
    draft_cards.EDIT_DRAFT: opening.open_draft,
    draft_cards.SHOW_DRAFT: looking.show_drafts,
    draft_cards.DISCARD: looking.discard,
    consent_cards.AGREE: consent.agreed,
    consent_cards.TAKE_BACK: looking.take_question_back,
    consent_cards.DECLINE: consent.declined,
}


_ACTS: dict[reading.Act, _Unit] = {
    reading.Act.FORM: lambda desk, _typed: opening.open_form(desk),
    reading.Act.SHARE: drafting.draft_typed,
    reading.Act.SHOW: lambda desk, typed: showing.show(desk, showing.asked_number(typed, "vis")),
    reading.Act.EDIT: lambda desk, typed: opening.open_change(desk, showing.asked_number(typed, "ret")),
    reading.Act.WITHDRAW: lambda desk, typed: showing.ask_to_withdraw(desk, showing.asked_number(typed, "træk")),
    reading.Act.DRAFTS: lambda desk, _typed: looking.show_drafts(desk),
    reading.Act.LATEST: lambda desk, typed: searching.latest(desk.repositories, desk.profile, typed, desk.now),
    reading.Act.SEARCH: lambda desk, typed: searching.search(desk.repositories, desk.profile, typed, desk.now),
    reading.Act.UNKNOWN: lambda _desk, typed: Reply(cards.unknown_word(typed, reading.nearest_act(typed))),
}


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Does what the first word says; without one, opens the form."""
    act, typed = reading.take_act(request.text)
    unit, context, profile = _ACTS[act], request.context, services.profile
    if act is reading.Act.SHARE:
        return await services.work.run(lambda r: unit(open_desk(r, profile, context), typed), delivery=context.delivery)
    return await services.work.read(lambda r: unit(open_desk(r, profile, context), typed))


def _pressed(unit: _Unit) -> ButtonHandler:
    return saving(lambda r, services, request: unit(open_desk(r, services.profile, request.context), request.value))
