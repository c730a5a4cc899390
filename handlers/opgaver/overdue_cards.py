"""What the owners of a task read once its deadline has passed: organisations that are waited for, never persons."""

from datetime import datetime

from handlers.meeting_text import when
from handlers.opgaver.message_cards import message_buttons
from handlers.task_acts import Found
from handlers.task_text import step_name, time
from handlers.ui import Bold, Card, text


def day_after(found: Found, missing: str, now: datetime, *, may_confirm: bool) -> Card:
    """The word of the day after; `missing` are the roles that haven't confirmed."""
    return Card(
        f"Fristen er passeret: {step_name(found.step, found.task.part)} – {found.body.name}",
        (
            text(f"Fristen var {time(found.task.due, now)}. {when(found.meeting, now)}."),
            text(Bold("Mangler: "), f"{missing}. ", "I ejer trinnet sammen, så aftal gerne, hvem der gør hvad."),
            message_buttons(found, may_confirm=may_confirm),
        ),
    )
