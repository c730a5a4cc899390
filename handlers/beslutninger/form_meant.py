"""Asks which form a decision has where none was typed and its own words say another than the usual one."""

import re

from danish.names import fold
from danish.writing import capitalised
from domain.agenda import AgendaItem
from domain.decisions import DecisionForm
from handlers.beslutninger.acts import usual_form
from handlers.beslutninger.parts import take_form
from handlers.finding import Words
from handlers.refusals import Answered, unsaved
from handlers.ui import Actions

_DENIED = re.compile(
    r"\b(?:godkend|tiltraed|tiltraad|vedtag|imoedekom)\w* ikke\b|"
    r"\bikke (?:godkend|tiltraed|tiltraad|vedtag|imoedekom|fulgt)|"
    r"\b(?:afvis|forkast|nedstem)\w*|\b(?:kunne|kan) ikke (?:traeffe|opnaa)|\bingen beslutning\b|^nej\b|"
    r"\b(?:ikke|ingen|uden) (?:enighed|enige|konsensus|opbakning|flertal)\b|"
    r"(?:^|\b(?:forslaget|indstillingen|punktet|sagen|det) )(?:bliver |blev |er )?"
    r"(?:faldt|bortfald|trukket|(?:sendes?|sendt) tilbage)"
)
_DESCRIBED = re.compile(
    r"\b(?:der|som|hvis|naar|ved|ikke|uden at) (?:afvis|forkast|nedstem)\w*|"
    r"\b(?:af|alle|antal|flere|faerre) (?:afviste|forkastede|nedstemte)\b"
)
"""Words of a decision that tell of something else that is declined, such as patients' referrals."""


def refuse_unsure_form(words: Words, said: str, item: AgendaItem, remarks: str) -> None:
    """Raises the question where the item's usual form approves and the words don't, with a button for each form."""
    usual = usual_form(item, remarks)
    if not (why := unsure_form(said, usual)):
        return
    forms = dict.fromkeys((take_form(said)[0] or usual, usual, DecisionForm.DISCUSSED, DecisionForm.POSTPONED))
    raise Answered(
        "Hvilken form har beslutningen?",
        unsaved(why),
        Actions(tuple(words.button(capitalised(form.value), add=form.value) for form in forms)),
    )


def unsure_form(said: str, usual: DecisionForm) -> str:
    """Why the form has to be said, where the usual one approves and the words don't; "" where it needn't be."""
    named, _ = take_form(said)
    if not usual.decides or (named in (None, usual) and not _denies(said)):
        return ""
    return f"Uden form bliver den registreret som {usual.value}, og teksten lyder anderledes."


def _denies(said: str) -> bool:
    """Whether the words say that what was proposed isn't approved."""
    return _DENIED.search(_DESCRIBED.sub(" ", fold(said))) is not None
