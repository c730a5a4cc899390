"""Asks which form a decision has where none was typed and its own words say another than the usual one."""

import re

from danish.names import fold
from danish.writing import capitalised
from domain.agenda import AgendaItem
from domain.decisions import DecisionForm
from handlers.beslutninger.acts import usual_form
from handlers.beslutninger.parts import take_form
from handlers.finding import Words
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.ui import Actions, text

_DENIED = re.compile(
    r"\b(?:godkend|tiltraed|tiltraad|vedtag|imoedekom)\w* ikke\b|\bikke (?:godkend|tiltraed|tiltraad|vedtag|imoedekom)|"
    r"\b(?:afvis|forkast|nedstem)\w*|\b(?:kunne|kan) ikke (?:traeffe|opnaa)|\bingen beslutning\b"
)


def refuse_unsure_form(words: Words, said: str, item: AgendaItem, remarks: str) -> None:
    """Raises the question where the item's usual form approves and the words don't, with a button for each form."""
    usual = usual_form(item, remarks)
    named, _ = take_form(said)
    if not usual.decides or (named in (None, usual) and not _DENIED.search(fold(said))):
        return
    forms = dict.fromkeys((named or usual, usual, DecisionForm.DISCUSSED, DecisionForm.POSTPONED))
    raise Answered(
        "Hvilken form har beslutningen?",
        text(f"Uden form bliver den registreret som {usual.value}, og teksten lyder anderledes. ", NOTHING_SAVED),
        Actions(tuple(words.button(capitalised(form.value), add=form.value) for form in forms)),
    )
