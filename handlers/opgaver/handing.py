"""The form that asks to whom a task is handed over."""

from datetime import datetime

from handlers.task_acts import Found
from handlers.task_text import of_meeting, step_name
from handlers.ui import Form, PersonInput, note

NAME = "opgaver.overdrag"
RECEIVER = "modtager"


def form(found: Found, hidden: str, now: datetime) -> Form:
    """Asks who gets the task; `hidden` comes back with the answer."""
    return Form(
        NAME,
        "Overdrag opgaven",
        "Overdrag",
        (
            note(f"{step_name(found.step, found.task.part)} · {of_meeting(found.meeting, found.body, now)}"),
            PersonInput(RECEIVER, "Hvem skal have opgaven?"),
            note("Det skal være en i samme sekretariat. Modtageren får besked."),
        ),
        hidden=hidden,
    )
