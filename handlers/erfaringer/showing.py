"""Shows an experience whole, and takes it back for those who may."""

from dataclasses import replace

from handlers.desk import Desk
from handlers.erfaringer import cards, reading, sharing, trial_cards, trying
from handlers.outcomes import Outcome, Replace, Reply
from handlers.refusals import Answered, unsaved
from handlers.ui import Bold, text


def asked_number(typed: str, act: str) -> str:
    """The number that was typed after the act's word; asked for in words where there is none."""
    number = reading.number(typed)
    if number is None:
        verb = {"vis": "se", "ret": "rette", "træk": "trække tilbage"}[act]
        again = f"`/erfaring {act} 3{' tilbage' if act == 'træk' else ''}`"
        raise Answered(
            f"Hvilken erfaring vil du {verb}?",
            unsaved(f"Skriv dens nummer, fx {again}. De nyeste ses med `/erfaring seneste`."),
        )
    return str(number)


def show(desk: Desk, number: str) -> Outcome:
    """All of an experience."""
    experience = sharing.known(desk.repositories, number)
    seen = sharing.seen(desk.repositories, desk.profile, experience)
    card = cards.whole_card(seen, desk.profile, may_change=sharing.may_change(desk, experience))
    tells = [(name, trial) for name, trial in seen.trials if trying.may_tell(desk, trial)]
    return Reply(replace(card, blocks=(*card.blocks, *trial_cards.ways_to_tell(tells))))


def ask_to_withdraw(desk: Desk, number: str) -> Outcome:
    """The experience with the button that takes it back, which asks first; refused for those who may not."""
    experience = sharing.known(desk.repositories, number)
    sharing.require_change_right(desk, experience)
    card = cards.whole_card(sharing.seen(desk.repositories, desk.profile, experience), desk.profile, may_change=True)
    if experience.is_withdrawn:
        return Reply(card)
    asked = text(Bold(card.title), ". Tryk på “Træk tilbage” nedenfor, hvis den skal væk.")
    return Reply(replace(card, title="Erfaringen er ikke trukket tilbage endnu.", blocks=(asked, *card.blocks)))


def withdraw(desk: Desk, number: str) -> Outcome:
    """Takes an experience back."""
    return Replace(sharing.withdraw(desk, sharing.known(desk.repositories, number)))
