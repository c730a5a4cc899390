"""Registers `/sagsflow`: the command, its forms and buttons, the digest's part of it and the reminder it sends."""

from handlers.registry import Command, Registry, reading, saving
from handlers.sagsflow import board, cards, digest, form, messages, pressed, questions
from handlers.sagsflow.typed import answer_typed
from handlers.sagsflow.words import COMMAND
from handlers.unasked import unasked


def register(registry: Registry) -> None:
    """Adds what belongs to cases."""
    registry.command(
        Command(
            COMMAND,
            "Følg en sag fra forum til forum og ud til klyngerne",
            'ny "Titel" skalering fyn',
            (
                "",
                'ny "Opkald efter udskrivning" skalering sønderjylland mål 75 dage',
                'ny "Fælles akutteam" ssu-til-klynger',
                "status",
                "status 3",
                "fil · csv · fil lukket",
                "videre 3",
                'videre 3 lillebælt tilpasser "Vi begynder i to kommuner"',
                "videre 3 kommunalbestyrelse kolding",
                "videre 3 nationalt",
                "fortryd 3",
                'stop 3 "Indsatsen er dækket af en anden"',
                "overlever 3 til ssu",
            ),
            answer_typed,
        )
    )
    for action, answer in questions.ANSWERS.items():
        registry.button(action, pressed.answer_pressed(answer))
    registry.button(cards.ONWARD, pressed.onward_pressed())
    registry.button(cards.STOP, reading(pressed.stop_pressed))
    registry.button(cards.BOARD, reading(board.board_pressed))
    registry.form(form.NEW, saving(pressed.new_submitted))
    registry.form(form.ANSWER, saving(pressed.answer_submitted))
    registry.form(form.STOP, saving(pressed.stop_submitted))
    registry.message(messages.OVER_TARGET, unasked(messages.over_target_card))
    registry.digest.append(digest.case_entries)
