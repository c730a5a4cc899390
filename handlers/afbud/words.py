"""Takes an `/afbud` text apart: what is asked for, who comes instead; it looks nothing up."""

import re
from dataclasses import dataclass
from enum import Enum

from danish.names import fold, nearest_word
from danish.persons import name_first
from domain.people import PersonId
from handlers.refusals import Answered, unsaved
from handlers.requests import person_mark, take_persons
from handlers.retry import retry_button
from handlers.table_files import take_table
from handlers.ui import Actions
from handlers.word_taking import without

_STAND_IN = re.compile(r"(?<!\w)(?:stedfortr(?:æ|ae)der|suppleant)(?:en)?(?!\w):?", re.IGNORECASE)
_NO_STAND_IN = re.compile(
    rf"(?<!\w)(?:(?P<undone>fortryd|slet|annuller|fjern|stryg|tr(?:æ|ae)k)|uden|ingen|ikke(?:\s+nogen)?)\s+{_STAND_IN.pattern}",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"(?<![\w/.-])(?:(?P<before>\d{1,3})\s+)?g(?:æ|ae)st(?:er)?(?!\w):?(?:\s+(?P<after>\d{1,9})(?![\w/.-]|,\d))?",
    re.IGNORECASE,
)
_QUOTES = str.maketrans(dict.fromkeys('"“”„»«', " "))
_LIST = frozenset({"liste", "listen", "oversigt"})
_LOOK = frozenset({"vis", "se", "status", "forplejning"})
_UNDO = frozenset({"fortryd", "slet", "annuller"})
_NOBODY = frozenset({
    "fjern", "fjernes", "ikke", "ingen", "intet", "nej", "nul", "slet", "slettes", "ukendt", "ja", "foelger", "mangler",
    "endnu", "kendes", "soeges", "findes", "afventer", "udpeges", "maaske", "muligvis", "snart", "senere",
    "fortryd", "fortrydes", "annuller", "annulleres", "sendes", "meldes", "oplyses", "nok", "vist", "sikkert",
    "formentlig", "hvem", "tilbage",
})  # fmt: skip
_MEANT = ("liste", "oversigt", "fortryd", "annuller", "hjælp")


class Act(Enum):
    """What the words ask for."""

    REPORT = "report"
    LIST = "list"
    UNDO = "undo"
    UNDO_STAND_IN = "undo_stand_in"
    ALONE = "alone"
    """An absence, and nobody who comes instead."""
    GUESTS = "guests"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Reading:
    """The act, the words that say meeting and seat, and the stand-in's name (None: no stand-in was spoken of).

    `guests` is how many guests there are; None where a single one was named instead. `endings` are those of the files
    that the list is wanted as.
    """

    act: Act
    typed: str
    stand_in: str | None
    guests: int | None = None
    endings: tuple[str, ...] = ()


def read(typed: str) -> Reading:
    """Takes the text apart; the stand-in's name is what follows the word for one."""
    typed = typed.translate(_QUOTES)
    if guests := _GUESTS.search(typed):
        number = guests["before"] or guests["after"]
        rest = f"{typed[: guests.start()]} {typed[guests.end() :]}".strip()
        return Reading(Act.GUESTS, rest, None, int(number) if number else None)
    endings, _, about = take_table(typed)
    if endings:
        return Reading(Act.FILE, about, None, endings=endings)
    if found := _NO_STAND_IN.search(typed):
        act = Act.UNDO_STAND_IN if found["undone"] else Act.ALONE
        return Reading(act, without(typed, found), None)
    words, *named = _STAND_IN.split(typed, maxsplit=1)
    act, kept = Act.REPORT, []
    if typed.split() and fold(typed.split()[0]) in _LOOK:
        return Reading(Act.LIST, " ".join(typed.split()[1:]), None)
    for word in words.split():
        folded = fold(word)
        if act is Act.REPORT and folded in _LIST | _UNDO:
            act = Act.LIST if folded in _LIST else Act.UNDO
        else:
            kept.append(word)
    if act is Act.UNDO and named:
        return Reading(Act.UNDO_STAND_IN, " ".join([*kept, named[0]]), None)
    return Reading(act, " ".join(kept), named[0].strip() if named else None)


@dataclass(frozen=True, slots=True)
class Named:
    """Who comes instead: somebody in the chat, or a name; and what else was typed there, which may be private."""

    person: PersonId | None
    name: str
    rest: str

    @property
    def is_nobody(self) -> bool:
        """Whether the name is none: without letters, or a word that says that nobody comes."""
        words = [fold(word) for word in self.name.split() if any(map(str.isalpha, word))]
        return bool(self.name) and (not words or words[0] in _NOBODY or "ikke" in words)


def named(typed: str) -> Named:
    """Takes apart what was typed after the word for a stand-in."""
    persons, without = take_persons(typed)
    if persons:
        return Named(persons[0], "", " ".join([without, *map(person_mark, persons[1:])]).strip())
    name, rest = name_first(typed)
    return Named(None, " ".join(name.split()), rest)


def named_in_field(typed: str) -> Named | None:
    """As `named`, of what stands in a form's own field for a stand-in, perhaps after the field's word; None: nothing.

    Where it names nobody, what else stands there isn't told apart.
    """
    words = typed.strip()
    label = _STAND_IN.match(words)
    return named(words[label.end() :] if label else words) if words else None


def refuse_slip(typed: str, left: str) -> None:
    """Raises an answer with the right word where a word nobody asked for is a slip of one that says what to do."""
    for word in left.split():
        near = nearest_word(word, _MEANT)
        if near is not None and fold(word) != fold(near):
            raise Answered(
                f"Jeg kender ikke “{word[:30]}”. Mente du “{near}”?",
                unsaved("Skriv `/afbud hjælp` for at se eksempler."),
                Actions((retry_button(f"/afbud {near} …", "afbud", typed.replace(word, near, 1)),)),
            )
