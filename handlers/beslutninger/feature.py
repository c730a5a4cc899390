"""Registers `/beslutning`: what meetings decided, who was there, and how it is followed up."""

from handlers.beslutninger import (
    acts,
    cards,
    digest,
    edit_form,
    forms,
    found_cards,
    found_form,
    found_pressed,
    messages,
    presence,
    pressed,
    reminded,
)
from handlers.beslutninger.typed import answer_typed
from handlers.beslutninger.words import COMMAND
from handlers.registry import Command, Registry, reading, saving
from handlers.unasked import unasked


def register(registry: Registry) -> None:
    """Adds what belongs to decisions."""
    registry.command(
        Command(
            COMMAND,
            "Registrer, hvad et møde besluttede, og følg op på det",
            "2 “Vi går i gang” ansvarlig fagligt frist 23/12",
            (
                "",
                "2 “Vi går i gang” ansvarlig fagligt frist 23/12",
                "3 “Tages op igen til marts” udsat politisk fyn 9/12",
                "liste politisk fyn",
                "fil politisk fyn · csv politisk fyn · fil lukket politisk fyn",
                "2 “Vi går i gang” godkendt med bemærkninger “Økonomien følges”",
                "ret 1 “Vi går i gang i maj” frist 1/3 · ret 1 uden frist · log 1",
                "luk 1 · genåbn 1 · fortryd 1",
                "overlever 1 til ssu",
                "godkendt 1 regionsrådet 22/17744",
                "godkendt 1 kommunalbestyrelse kolding",
                "fortryd godkendt 1 kommunalbestyrelse kolding",
                "fremmøde politisk fyn borgmester nyborg udeblev",
            ),
            answer_typed,
        )
    )
    registry.button(cards.CLOSE, pressed.pressed_on_decision(acts.close))
    registry.button(cards.WITHDRAW, pressed.pressed_on_decision(acts.withdraw))
    registry.button(cards.EDIT, reading(pressed.edit_pressed))
    registry.button(cards.LIST, reading(pressed.list_pressed))
    registry.button(reminded.LATER, reading(reminded.later_pressed))
    registry.form(reminded.LATER, saving(reminded.later_submitted))
    registry.button(reminded.HAND_OVER, reading(reminded.hand_over_pressed))
    registry.form(reminded.HAND_OVER, saving(reminded.hand_over_submitted))
    registry.button(presence.OPEN_FORM, reading(pressed.presence_pressed))
    registry.file(found_pressed.ENDINGS, found_pressed.minutes_dropped)
    registry.button(found_cards.ACCEPT, found_pressed.accept_pressed, reads_file=True)
    registry.button(found_cards.SHOW, found_pressed.show_pressed, reads_file=True)
    registry.button(found_cards.SET_RIGHT, found_pressed.set_right_pressed, reads_file=True)
    registry.form(found_form.NAME, found_pressed.set_right_submitted, reads_file=True)
    registry.form(forms.NAME, saving(pressed.decision_submitted))
    registry.form(edit_form.NAME, saving(pressed.edit_submitted))
    registry.form(presence.FORM, saving(pressed.presence_submitted))
    registry.message(messages.DEADLINE, unasked(messages.deadline_card))
    registry.digest.append(digest.decision_entries)
