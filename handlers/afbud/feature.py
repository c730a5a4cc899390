"""Registers `/afbud`: the command, its buttons, its forms and the notice it sends."""

from handlers.afbud import cards, forms, pressed, report
from handlers.afbud.typed import answer_typed
from handlers.registry import Command, Registry, reading, saving


def register(registry: Registry) -> None:
    """Adds what belongs to absences."""
    registry.command(
        Command(
            "afbud",
            "Meld afbud, og se, om der kan træffes beslutninger",
            "politisk fyn 9/12 borgmester nyborg",
            (
                "",
                "politisk sydvestjylland 10/11 borgmester esbjerg",
                "politisk sydvestjylland 10/11 borgmester varde stedfortræder NAVN",
                "liste politisk sydvestjylland 10/11",
                "fil politisk sydvestjylland 10/11",
                "gæst 3 politisk sydvestjylland 10/11",
                "fortryd politisk sydvestjylland 10/11 borgmester esbjerg",
                "fortryd stedfortræder politisk sydvestjylland 10/11 borgmester varde",
            ),
            answer_typed,
        )
    )
    registry.button(cards.UNDO, saving(pressed.undo_pressed))
    registry.button(cards.UNDO_STAND_IN, saving(pressed.undo_stand_in_pressed))
    registry.button(cards.LIST, reading(pressed.list_pressed))
    registry.button(cards.STAND_IN, reading(pressed.stand_in_pressed))
    registry.form(forms.MEETING, reading(pressed.meeting_chosen))
    registry.form(forms.SEAT, saving(pressed.seat_submitted))
    registry.form(forms.STAND_IN, saving(pressed.stand_in_submitted))
    registry.message(report.VERDICT_MESSAGE, report.verdict_card)
