"""The one answer to words that mean nothing in a command: the nearest right word is a button that tries again."""

from collections.abc import Iterable

from danish.names import nearest_word
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.retry import retry_button
from handlers.ui import Actions, text

_MOST_REPEATED = 60
_HELP = "hjælp"


def answer_unknown(command: str, typed: str, unknown: str, known: Iterable[str], hint: str) -> Answered:
    """What is answered to `/command typed`, where the words `unknown` of it mean nothing.

    `known` are the words that may have been meant beside “hjælp”, as people write them; `hint` says what to write.
    """
    first = unknown.split(maxsplit=1)[0]
    near = nearest_word(first, [*known, _HELP])
    again = typed.replace(first, near, 1) if near else typed
    button = (retry_button(f"Mente du “{near}”?", command, again),) if again != typed else ()
    return Answered(
        f"Jeg forstod ikke “{unknown[:_MOST_REPEATED]}”.",
        text(f"{hint} ", NOTHING_SAVED),
        *((Actions(button),) if button else ()),
    )
