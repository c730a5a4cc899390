"""Takes an `/afbud` text apart: what is asked for, who comes instead; it looks nothing up."""

import re
from dataclasses import dataclass
from enum import Enum

from danish.names import fold

_STAND_IN = re.compile(r"(?<!\w)(?:stedfortr(?:æ|ae)der|suppleant)(?:en)?(?!\w):?", re.IGNORECASE)
_LIST = frozenset({"liste", "listen", "oversigt"})
_UNDO = frozenset({"fortryd", "slet", "annuller"})


class Act(Enum):
    """What the words ask for."""

    REPORT = "report"
    LIST = "list"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Reading:
    """The act, the words that say meeting and seat, and the stand-in's name (None: no stand-in was spoken of)."""

    act: Act
    typed: str
    stand_in: str | None


def read(typed: str) -> Reading:
    """Takes the text apart; the stand-in's name is what follows the word for one."""
    words, *named = _STAND_IN.split(typed, maxsplit=1)
    act, kept = Act.REPORT, []
    for word in words.split():
        folded = fold(word)
        if act is Act.REPORT and folded in _LIST | _UNDO:
            act = Act.LIST if folded in _LIST else Act.UNDO
        else:
            kept.append(word)
    return Reading(act, " ".join(kept), named[0].strip() if named else None)
