"""Registers `/midler`: the ledger of a cluster's shared funds."""

from handlers.midler import cards
from handlers.midler.typed import answer_typed, show_pressed, undo_pressed
from handlers.midler.words import COMMAND
from handlers.registry import Command, Registry, reading, saving


def register(registry: Registry) -> None:
    """Adds what belongs to shared funds."""
    registry.command(
        Command(
            COMMAND,
            "Se klyngens fælles midler: bevilget, afsat og tilbage",
            "bevilget fyn 2026 region 500.000",
            (
                "",
                "fyn",
                "bevilget fyn 2026 region 500.000",
                "bevilget fyn 2026 odense 1,25 mio. kr.",
                "afsat fyn 120.000 “Opkald efter udskrivning” beslutning 2",
                "fortryd 3",
            ),
            answer_typed,
        )
    )
    registry.button(cards.UNDO, saving(undo_pressed))
    registry.button(cards.SHOW, reading(show_pressed))
