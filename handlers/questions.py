"""What is typed as a question is no order: it is asked first whether it is to be done."""

import re

from danish.quotes import blanked
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.retry import retry_button
from handlers.ui import Actions, text

_MARK = re.compile(r"\?(?!\S)")
_LONGEST = 1000


def is_question(typed: str) -> bool:
    """Whether a word ends with a question mark; one in quotation marks or inside an address asks nothing."""
    return _MARK.search(blanked(typed)) is not None


def refuse_question(command: str, typed: str, look: str) -> None:
    """Raises the question whether `/command typed` is to be done, where it is typed as one; `look` is how to look."""
    if not is_question(typed):
        return
    marks = {found.start() for found in _MARK.finditer(blanked(typed))}
    order = "".join(letter for place, letter in enumerate(typed) if place not in marks)
    button = (Actions((retry_button("Ja, gør det", command, order),)),) if len(order) <= _LONGEST else ()
    raise Answered(
        "Spørger du, eller skal det gøres?",
        text(f"Se efter med `{look}`. Skal det gøres, så skriv det uden spørgsmålstegn. ", NOTHING_SAVED),
        *button,
    )
