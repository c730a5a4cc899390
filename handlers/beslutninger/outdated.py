"""What to do about minutes that were approved or sent out before a decision was changed; it changes no step."""

from domain.rows import Row
from domain.tasks import TaskState
from handlers.beslutninger.loading import View
from handlers.task_text import meeting_to_type
from handlers.ui import Bold, Text, text

_SAID = {
    Row.MINUTES_SENDING: ("udsendt", "send det rettede ud"),
    Row.MINUTES: ("godkendt", "få det rettede godkendt"),
}


def outdated(view: View) -> tuple[Text, ...]:
    """That the minutes have gone out, or are approved, and what to do where they don't fit any more; else nothing."""
    at = meeting_to_type(view.meeting, view.body)
    for step, (done, again) in _SAID.items():
        tasks = [task for task in view.tasks if task.step == step]
        if tasks and all(task.state is TaskState.DONE for task in tasks):
            ways = f"`/referat fortryd {done} {at}` og så `/referat {done} {at}`"
            told = f"Passer det ikke længere, så {again}, og skriv {ways}."
            return (text(Bold(f"Referatet er allerede {done}. "), told),)
    return ()
