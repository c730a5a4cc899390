"""Registers `/dagsorden` and `/referat`: the fourteen steps of a meeting and the items of its agenda."""

from domain.asking_again import ASKED_AGAIN, STANDS_AGAIN
from handlers.dagsorden import (
    asking_again,
    cards,
    digest,
    item_cards,
    item_form,
    item_pressed,
    item_reminder,
    item_typed,
    item_writing,
)
from handlers.dagsorden.pressed import (
    confirm_pressed,
    status_pressed,
    time_line_pressed,
    undo_corrections_pressed,
    undo_pressed,
)
from handlers.dagsorden.typed import typed_as
from handlers.dagsorden.words import AGENDA, MINUTES
from handlers.insiders import to_insiders
from handlers.registry import Command, Registry, reading, saving
from handlers.unasked import unasked

_OPENNESS = "Det, I skriver her, kan være omfattet af aktindsigt. Det gælder også lukkede punkter."


def register(registry: Registry) -> None:
    """Adds what belongs to a meeting's steps."""
    registry.command(
        Command(
            AGENDA,
            "Se, hvor langt mødets trin er, og marker dem som udført",
            "status politisk fyn 9/12",
            (
                "",
                "status politisk sydvestjylland 10/11",
                "kvalitetssikret",
                "genereret 22/17744 politisk sydvestjylland 10/11",
                "godkend for regionsrådsformanden",
                "rettelser politisk fyn 9/12",
                "udsendt",
                "udført 3 · fortryd 3 · log",
                "forplejning ikke nødvendig politisk fyn 9/12",
                "punkt “Akutpladser” til beslutning fra lokal økonomi fælles midler minutter 20",
                "punkt “Personsag” lukket hjemmel “…” · punkt 2 lukket · punkt 2 åben",
                "punkter · mine punkter · punkt 2 klar · punkt 2 ret · punkt 2 udgår",
                "flyt punkt 3 til 2 · overfør 3 · overfør 3 til 10/3 · punkt 2 til særskilt drøftelse",
                "bilag 2 https://… “Notat” · fjern bilag 1 fra punkt 2 · punkt 2 begrundelse “…”",
                "punkt 2 jeg skriver · punkt 2 skriver @navn · punkt 2 skriver ingen",
                "punkt 2 sagsnr 22/17744 · punkt 2 resumé “…” · punkt 2 sagsfremstilling “…”",
                "dokument · dokument pdf · dokument tekst · dokument lukket politisk fyn 9/12",
            ),
            typed_as(AGENDA),
            remark=_OPENNESS,
        )
    )
    registry.command(
        Command(
            MINUTES,
            "Marker referatet som skrevet, godkendt, genereret, udsendt og journaliseret",
            "udkast politisk fyn 9/12",
            (
                "",
                "udkast",
                "godkendt politisk fyn 9/12",
                "genereret 22/17744",
                "udsendt",
                "journaliseret 22/17744 odense",
                "fortryd udsendt · fortryd journaliseret odense",
                "dokument · dokument pdf · dokument tekst · dokument lukket politisk fyn 9/12",
            ),
            typed_as(MINUTES),
        )
    )
    registry.button(cards.CONFIRM, saving(confirm_pressed))
    registry.button(cards.UNDO, saving(undo_pressed))
    registry.button(cards.UNDO_CORRECTIONS, saving(undo_corrections_pressed))
    registry.button(cards.STATUS, reading(status_pressed))
    registry.button(cards.TIME_LINE, reading(time_line_pressed))
    registry.button(item_cards.NEW, reading(item_pressed.new_pressed))
    registry.button(item_cards.EDIT, reading(item_pressed.edit_pressed))
    registry.button(item_cards.READY, saving(item_pressed.ready_pressed))
    registry.button(item_cards.TAKE, saving(item_pressed.take_pressed))
    registry.button(item_cards.BACK, saving(item_pressed.back_pressed))
    registry.button(item_cards.LIST, reading(item_pressed.list_pressed))
    registry.button(item_typed.LATE, reading(item_pressed.late_pressed))
    registry.button(item_reminder.LATER, reading(item_reminder.later_pressed))
    registry.form(item_reminder.LATER, saving(item_reminder.later_submitted))
    registry.button(item_reminder.HAND_OVER, reading(item_reminder.hand_over_pressed))
    registry.form(item_reminder.HAND_OVER, saving(item_reminder.hand_over_submitted))
    registry.digest += [digest.item_entries, digest.approval_entries]
    registry.message(item_reminder.ITEM_DEADLINE, unasked(to_insiders(item_reminder.item_deadline_card)))
    registry.form(item_form.ITEM, saving(item_pressed.form_submitted))
    registry.message(ASKED_AGAIN, unasked(to_insiders(asking_again.asked_again_card)))
    registry.message(STANDS_AGAIN, unasked(to_insiders(asking_again.stands_again_card)))
    registry.message(item_writing.ASSIGNED, unasked(item_writing.assigned_card))
