"""Registers `/dagsorden` and `/referat`: the fourteen steps of a meeting, seen and marked."""

from handlers.dagsorden import cards
from handlers.dagsorden.pressed import confirm_pressed, status_pressed, undo_pressed
from handlers.dagsorden.typed import typed_as
from handlers.dagsorden.words import AGENDA, MINUTES
from handlers.registry import Command, Registry


def register(registry: Registry) -> None:
    """Adds what belongs to a meeting's steps."""
    registry.command(
        Command(
            AGENDA,
            "Se, hvor langt mødets trin er, og markér dem som udført",
            "status politisk fyn 9/12",
            (
                "",
                "status politisk sydvestjylland 10/11",
                "kvalitetssikret",
                "genereret 22/17744 politisk sydvestjylland 10/11",
                "godkend for regionsrådsformanden",
                "rettelser",
                "udsendt",
                "udført 3 · fortryd 3",
            ),
            typed_as(AGENDA),
        )
    )
    registry.command(
        Command(
            MINUTES,
            "Markér referatet som skrevet, godkendt, genereret og udsendt",
            "udkast politisk fyn 9/12",
            ("", "udkast", "godkendt politisk fyn 9/12", "genereret 22/17744", "udsendt", "fortryd udsendt"),
            typed_as(MINUTES),
        )
    )
    registry.button(cards.CONFIRM, confirm_pressed)
    registry.button(cards.UNDO, undo_pressed)
    registry.button(cards.STATUS, status_pressed)
