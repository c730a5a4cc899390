"""Reads which meeting is named within a text of corrections; that text itself is never kept."""

from collections.abc import Callable

from danish.names import fold
from handlers.dagsorden.words import AGENDA, split_behalf
from handlers.finding import Words
from handlers.refusals import Answered, unsaved

_NO = frozenset({"ingen", "nej", "ikke", "intet"})
_NONE = _NO | {"endnu", "modtaget", "kommet", "er", "der", "tak", "nogen"}
_MOST_WORDS = 8


def meeting_in_corrections(note: str, read_part: Callable[[str], Words]) -> tuple[Words | None, str]:
    """The words that name the meeting, where the text begins or ends with its forum and day, and the other words.

    None where it doesn't: a day within the text is the text's own. Raises Answered where it may be either.
    """
    words = note.split()
    parts = [(words[:size], words[size:]) for size in range(min(len(words), _MOST_WORDS), 0, -1)]
    parts += [(words[-size:], words[:-size]) for size in range(min(len(words), _MOST_WORDS), 0, -1)]
    for named, others in parts:
        meant = read_part(" ".join(named))
        if meant.forum is None or split_behalf(meant.rest)[0]:
            continue
        if meant.when is not None and read_part(named[0]).rest != named[0]:
            return meant, " ".join(others)
        if named[0] == words[0] or meant.when is not None:
            raise _which_meeting()
    return None, note


def refuse_no_corrections(note: str) -> None:
    """Raises the answer to a text that says that there are none: noting them would void what is approved."""
    said = {fold(word) for word in note.split() if fold(word)}
    if said & _NO and said <= _NONE:
        raise Answered(
            "Er der rettelser til dagsordenen?",
            unsaved(
                f"Er der ingen, er der ikke noget at notere. Skriv `/{AGENDA} godkend` med formanden, når der er "
                "godkendt. Rettelser ophæver de godkendelser, der er givet."
            ),
        )


def _which_meeting() -> Answered:
    return Answered(
        "Hvilket møde er rettelserne til?",
        unsaved(f"Skriv mødet før ordet, fx `/{AGENDA} politisk fyn 9/12 rettelser …`."),
    )
