"""What is typed as a question is no order: it is asked first whether it is to be done."""

import re

from danish.folding import fold
from danish.quotes import blanked
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions

_MARK = re.compile(r"\?(?!\S)")
_ASKING = frozenset({
    "hvad", "hvem", "hvilke", "hvilken", "hvilket", "hvor", "hvordan", "hvorfor", "hvornaar", "mon",
})  # fmt: skip
_TURNED = frozenset({"er", "har", "blev", "bliver", "var"})
_SUBJECTS = frozenset({"alt", "det", "moedet", "punktet", "referatet"})
"""Words that end as a participle does: “er det” asks, “er udsendt” tells."""
_BESIDE = frozenset({
    "er", "vi", "langt", "gaar", "det", "der", "mangler", "at", "skal", "moedes", "holdes", "ligger", "godkende",
    "sendes", "udsendes", "ud", "med", "meget", "mange", "penge", "tilbage", "goere", "lave", "jeg", "har",
    "nu", "en", "blev", "besluttet", "venter", "os",
})  # fmt: skip
"""What a question about a meeting, tasks or money is asked with; the status, list or ledger says all of it."""
_LONGEST = 1000


def is_question(typed: str) -> bool:
    """Whether a word ends with a question mark, or the text begins as a question does, as dictated ones do.

    A mark in quotation marks or inside an address asks nothing.
    """
    return _MARK.search(blanked(typed)) is not None or _begins_as_one(typed)


def without_asking(typed: str, words: str) -> str:
    """Those of the words that say what is asked about; all of them where `typed` is no question."""
    if not is_question(typed):
        return words
    return " ".join(word for word in words.split() if fold(word) not in _ASKING | _BESIDE)


def _begins_as_one(typed: str) -> bool:
    """Whether a word that asks comes first, or a verb before what it is said of."""
    first, second, *_ = [*(fold(word) for word in typed.split(maxsplit=2)[:2]), "", ""]
    if first in _TURNED and second:
        return second in _SUBJECTS or not second.endswith(("t", "ikke", "klar", "nu", "faerdig"))
    return first in _ASKING


def refuse_question(command: str, typed: str, look: str) -> None:
    """Raises the question whether `/command typed` is to be done, where it is typed as one; `look` is how to look."""
    if not is_question(typed):
        return
    marks = {found.start() for found in _MARK.finditer(blanked(typed))}
    order = "".join(letter for place, letter in enumerate(typed) if place not in marks)
    is_askable = len(order) <= _LONGEST and not is_question(order)
    button = (Actions((retry_button("Ja, gør det", command, order),)),) if is_askable else ()
    how = "uden spørgsmålstegn" if marks else "uden at spørge"
    raise Answered(
        "Spørger du, eller skal det gøres?",
        unsaved(f"Se efter med `{look}`. Skal det gøres, så skriv det {how}."),
        *button,
    )
