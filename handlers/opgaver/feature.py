"""Registers `/opgaver`: the lists, the acts on a task, the messages about tasks and Home."""

from handlers.insiders import to_insiders
from handlers.opgaver import acts, bundle, cards, digest, handing, head_count, messages, pressed
from handlers.opgaver.home import draw_home
from handlers.opgaver.typed import answer_typed
from handlers.opgaver.words import COMMAND
from handlers.registry import Command, Registry, reading, saving
from handlers.unasked import unasked

REMINDER = "opgaver.paamindelse"
DAY_AFTER = "opgaver.dagen_efter"
UNFILLED = "opgaver.uden_ansvarlig"


def register(registry: Registry) -> None:
    """Adds what belongs to tasks."""
    registry.command(
        Command(
            COMMAND,
            "Se opgaverne, tag dem, og marker dem som udført",
            "mine",
            (
                "",
                "overblik",
                "klynge fyn",
                "forsinkede",
                "uden ansvarlig",
                "tag 12",
                "udført 12 22/17744",
                "overdrag 12 @navn",
                "påmind 12 på torsdag kl. 14",
                "fortryd 12",
            ),
            answer_typed,
        )
    )
    registry.button(cards.DONE, saving(pressed.done_pressed))
    registry.button(cards.TAKE, saving(pressed.take_pressed))
    registry.button(cards.SNOOZE, reading(pressed.snooze_pressed))
    registry.button(cards.HAND_OVER, reading(pressed.hand_over_pressed))
    registry.form(cards.SNOOZE, saving(pressed.snooze_submitted))
    registry.form(handing.NAME, saving(pressed.hand_over_submitted))
    registry.message(REMINDER, unasked(messages.reminder_card))
    registry.message(DAY_AFTER, unasked(messages.day_after_card))
    registry.message(bundle.KIND, unasked(bundle.bundle_card))
    registry.message(UNFILLED, messages.vacancy_card)
    registry.message(head_count.HEAD_COUNT, unasked(to_insiders(head_count.head_count_card)))
    registry.message(acts.HANDED_OVER, unasked(messages.handed_over_card, is_urgent=messages.is_due_before))
    registry.message(digest.KIND, digest.digest_message(registry))
    registry.digest.append(digest.task_entries)
    registry.home = draw_home
