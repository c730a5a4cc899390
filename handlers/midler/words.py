"""Takes a `/midler` text apart: granted, set aside or undone, how much and for what; it looks nothing up."""

import re
from dataclasses import dataclass
from enum import Enum

from danish.amounts import find_amount
from danish.names import fold
from danish.quotes import blanked
from handlers.pages import take_page
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions
from handlers.unknown_words import answer_unknown
from handlers.word_taking import take_number, take_quoted, take_word

COMMAND = "midler"
LONGEST = 200


class Act(Enum):
    """What the words ask for."""

    SHOW = "vis"
    GRANT = "bevilget"
    SET_ASIDE = "afsat"
    UNDO = "fortryd"


@dataclass(frozen=True, slots=True)
class Reading:
    """The act with what was given. `amount` is whole kroner; `typed` are the words that remain.

    `decision` is the decision's number within its meeting, `number` that of the entry to undo; `page` that of the list.
    """

    act: Act
    typed: str
    amount: int | None = None
    year: int | None = None
    effort: str = ""
    decision: int | None = None
    number: int | None = None
    page: int = 1


_ACTS = {
    **dict.fromkeys(("bevilget", "bevilg", "bevilling", "bevilliget"), Act.GRANT),
    **dict.fromkeys(("afsat", "afsaet"), Act.SET_ASIDE),
    **dict.fromkeys(("fortryd", "slet", "annuller"), Act.UNDO),
    **dict.fromkeys(("vis", "liste", "status", "oversigt", "se", "rest", "resten", "saldo"), Act.SHOW),
}
_SUGGESTED = ("bevilget", "afsat", "fortryd", "vis", "liste", "status", "oversigt")
_SPENT = frozenset({"brugt", "betalt", "udbetalt", "forbrugt"})
"""What becomes of money that is set aside already: read as set aside it would be counted twice."""
_DECISION = re.compile(r"(?<!\w)beslutning(?:en)?(?:\s+nr\.?)?\s*(\d{1,3})(?![\w/-]|\.\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w./-])(?:i\s+)?(20\d\d)(?![\w/-]|\.\d)")
_NUMBER = re.compile(r"(?<![\w./-])(\d{1,4})(?![\w/-]|\.\d)")


def read(typed: str) -> Reading:
    """Takes the text apart; what isn't known stays in `typed`."""
    effort, rest = take_quoted(typed)
    _refuse_spent(typed, rest)
    act, rest = take_word(_ACTS, rest)
    act = act or Act.SHOW
    if act is Act.UNDO:
        number, rest = take_number(_NUMBER, rest)
        return Reading(act, rest, number=number)
    if act is Act.SHOW:
        page, rest = take_page(rest)
        year, rest = take_number(_YEAR, rest)
        return Reading(act, rest, year=year, page=page)
    decision, rest = take_number(_DECISION, rest)
    year = None
    if act is Act.GRANT:
        year, rest = take_number(_YEAR, rest)
    found = find_amount(rest)
    if found is None or found.kroner == 0:
        raise Answered("Hvor mange penge er det?", unsaved(f"Skriv beløbet, fx {_example(act)}."))
    if found.kroner is None:
        raise Answered(
            f"Jeg kan ikke bruge beløbet “{found.words}”.",
            unsaved(
                "Skriv det i hele kroner over nul, fx `1.250.000 kr.` Skal noget tilbageføres, så skriv "
                f"`/{COMMAND} fortryd` og posteringens nummer."
            ),
        )
    return Reading(act, found.rest, found.kroner, year, effort, decision)


def take_year(typed: str) -> tuple[int | None, str]:
    """The year in the words that remain when the meeting was found, and the words without it."""
    return take_number(_YEAR, typed)


def refuse_unknown(typed: str, unknown: str) -> Answered:
    """The answer where words remain that mean nothing here."""
    hint = f"Skriv fx {_example(Act.GRANT)} eller {_example(Act.SET_ASIDE)}."
    return answer_unknown(COMMAND, typed, unknown, _SUGGESTED, hint)


def _refuse_spent(typed: str, said: str) -> None:
    """Raises the answer to a word for money that is spent, outside quotation marks; a press sets it aside."""
    spent = next((word for word in said.split() if fold(word) in _SPENT), None)
    if spent is None:
        return
    at = blanked(typed).index(spent)
    aside = f"{typed[:at]}{Act.SET_ASIDE.value}{typed[at + len(spent) :]}"
    raise Answered(
        "Jeg fører ikke, hvad der er brugt.",
        unsaved("Her står, hvad der er bevilget, og hvad der er afsat til en indsats."),
        *((Actions((retry_button("Afsæt beløbet", COMMAND, aside),)),) if find_amount(said) else ()),
    )


def _example(act: Act) -> str:
    examples = {
        Act.GRANT: f"`/{COMMAND} bevilget fyn 2026 region 500.000`",
        Act.SET_ASIDE: f"`/{COMMAND} afsat fyn 120.000 “Opkald efter udskrivning” beslutning 2`",
    }
    return examples.get(act, "")
