"""Asks whether what is told of a meeting ("er aflyst") is to be done here too: it isn't typed as an order."""

import re

from handlers.moeder.words import COMMAND, Act
from handlers.questions import is_question
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions
from handlers.word_taking import without

_AROUND = r"(?<!\w)(?:(?:er|bliver|blev|skal|vi|har)\s+)*"
_TOLD = {
    Act.CANCEL: ("aflyses", re.compile(rf"{_AROUND}(?:aflyst|aflyses|aflyser)(?!\w)", re.IGNORECASE)),
    Act.MOVE: (
        "flyttes",
        re.compile(rf"{_AROUND}(?:flyttet|flyttes|flytter|rykket|rykkes|udsat|udskudt)(?!\w)", re.IGNORECASE),
    ),
}


def ask_whether_done(typed: str) -> None:
    """Raises the question where the words tell that a meeting is cancelled or moved; a question tells nothing."""
    if is_question(typed):
        return
    for act, (done, pattern) in _TOLD.items():
        if found := pattern.search(typed):
            order = f"{act.value} {without(typed, found)}"
            yes = retry_button(f"Ja, {act.value} mødet", COMMAND, order, is_primary=True)
            raise Answered(f"Skal mødet {done}?", unsaved(), Actions((yes,)))
