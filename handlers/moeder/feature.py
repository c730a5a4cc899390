"""Registers `/moede`: the command, its forms, the poll for a date and the word to those whom a change concerns."""

from domain.polls import POLL_ASKED
from handlers.insiders import to_insiders
from handlers.moeder import (
    cards,
    changing,
    form,
    plan_file,
    poll_cards,
    poll_form,
    poll_pressed,
    polling,
    relocating,
    year,
)
from handlers.moeder.typed import answer_typed
from handlers.moeder.words import COMMAND
from handlers.registry import Command, Registry, reading, saving
from handlers.unasked import unasked


def register(registry: Registry) -> None:
    """Adds what belongs to meetings."""
    registry.command(
        Command(
            COMMAND,
            "Find en dato, opret, flyt, aflys og se møder",
            "opret politisk fyn onsdag den 9. december 2026 kl. 15-17",
            (
                "",
                "opret politisk lillebælt onsdag den 9. december 2026 kl. 15-17 sted Vejle Rådhus",
                "opret fagligt fyn torsdag den 12. november kl. 9-11 virtuelt",
                "flyt politisk lillebælt 9/12 til 16/12 kl. 13-15",
                "sted politisk lillebælt 16/12 Vejle Rådhus, lokale 2",
                "aflys politisk lillebælt 16/12",
                "opret formøde politisk lillebælt 2/12 kl. 9-10",
                "find politisk lillebælt 2/12 kl. 15-17, 9/12 kl. 15-17",
                "svar 1 kan plo 1",
                "fastsæt 2",
                "årsplan lillebælt 2026",
                "vis politisk sydvestjylland",
                "kalender",
                "kalender politisk fyn 9/12",
            ),
            answer_typed,
        )
    )
    registry.button(cards.CREATE, reading(form.form_asked))
    registry.form(form.NAME, form.submitted)
    registry.file(plan_file.ENDINGS, plan_file.plan_dropped)
    registry.button(plan_file.CREATE, plan_file.plan_pressed, reads_file=True)
    registry.form(poll_form.FIND, poll_pressed.find_submitted)
    registry.form(poll_cards.FIX, saving(poll_pressed.fix_submitted))
    registry.button(poll_cards.ANSWER, saving(poll_pressed.answer_pressed))
    registry.button(poll_cards.FIX, reading(poll_pressed.fix_pressed))
    registry.message(POLL_ASKED, polling.asked_card)
    registry.message(year.LACKING, year.lacking_card)
    registry.message(polling.FIXED, polling.fixed_card)
    registry.message(polling.ANSWERED, polling.answered_card)
    registry.message(changing.MOVED, unasked(to_insiders(changing.moved_card), is_urgent=changing.is_near))
    registry.message(relocating.RELOCATED, unasked(to_insiders(relocating.relocated_card), is_urgent=changing.is_near))
    registry.message(changing.CANCELLED, unasked(to_insiders(changing.cancelled_card), is_urgent=changing.is_near))
