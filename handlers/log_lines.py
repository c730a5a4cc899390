"""As many of the latest lines of a log as a message holds, how many older ones there are, and when each was done."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from danish.zone import COPENHAGEN
from handlers.pages import length
from handlers.task_text import time
from handlers.ui import Text, note

MOST = 30
_ROOM = 9_000
"""Characters; a decision's earlier words stand in its log."""


def latest(lines: Sequence[Text]) -> tuple[Text, ...]:
    """The latest lines, the last last; before them it is said how many are left out, if any."""
    kept: list[Text] = []
    room = _ROOM
    for line in reversed(lines[-MOST:]):
        room -= length(line)
        if kept and room < 0:
            break
        kept.append(line)
    older = len(lines) - len(kept)
    said = f"Her er det seneste. Der er ikke plads til {writing.count(older, 'ældre linje', 'ældre linjer')}."
    return (*((note(said),) if older else ()), *reversed(kept))


def when(at: datetime, now: datetime) -> str:
    """When it was done, as a line of a log begins: "I dag kl. 9.15"."""
    return writing.capitalised(time(at.astimezone(COPENHAGEN), now))
