"""Takes a `/moede` text apart: which act, and of a new meeting its time, place and kind."""

import re
from dataclasses import dataclass
from enum import Enum

from danish.names import fold, nearest_word
from domain.meeting_kinds import MeetingKind
from handlers.finding import Words
from handlers.kind_words import take_kind
from handlers.meeting_text import KINDS
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions
from handlers.unknown_words import answer_unknown
from handlers.word_taking import unknown_words

_LOCATION = re.compile(r"(?<!\w)(?:(?=lokale:?\s*\d)|(?:sted|lokale)(?!\w):?)", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)til(?!\w)", re.IGNORECASE)

COMMAND = "moede"
_TO_SEE = re.compile(r"(?:vis|se|status)(?!\w)", re.IGNORECASE)
_QUOTES = '"“”„»«'
_VIRTUAL = frozenset({"virtuelt", "virtuel", "online", "teams"})
_PLACE = frozenset({"sted", "stedet", "lokale", "lokalet", "moedested", "moedestedet", "moedelokale", "moedelokalet"})
_NUMBERED = re.compile(r"(?:møde)?lokale \d+[a-zæøå]?(?:\.\d+)?(?=[\s,]|$)", re.IGNORECASE)
_OTHER = frozenset({"nyt", "andet", "opdater"})
_SAYS_ACT = _PLACE | {"placer", "goer"}
"""What says that a place is changed, and nothing of where."""


class Act(Enum):
    """What the words ask for."""

    CREATE = "opret"
    MOVE = "flyt"
    PLACE = "sted"
    CANCEL = "aflys"
    SHOW = "vis"
    FIND = "find"
    FIX = "fastsæt"
    ANSWER = "svar"
    CLOSE = "luk"
    YEAR = "årsplan"
    CALENDAR = "kalender"


_WORDS = {
    **dict.fromkeys(("opret", "nyt", "ny", "planlaeg"), Act.CREATE),
    **dict.fromkeys(("flyt", "flytte", "ryk", "rykke", "udskyd", "udskyde", "udsaet", "udsaette"), Act.MOVE),
    **dict.fromkeys(("ret", "rette", "aendr", "aendre", "skift", "skifte"), Act.MOVE),
    **dict.fromkeys(("placer", "goer", "fysisk", *_PLACE), Act.PLACE),
    **dict.fromkeys(("aflys", "aflyse", "annuller", "slet"), Act.CANCEL),
    **dict.fromkeys(("vis", "se", "naeste"), Act.SHOW),
    **dict.fromkeys(("find", "afstemning"), Act.FIND),
    **dict.fromkeys(("fastsaet", "vaelg"), Act.FIX),
    **dict.fromkeys(("svar", "svarer"), Act.ANSWER),
    **dict.fromkeys(_VIRTUAL, Act.PLACE),
    "luk": Act.CLOSE,
    **dict.fromkeys(("aarsplan", "moedeplan"), Act.YEAR),
    **dict.fromkeys(("kalender", "kalenderen"), Act.CALENDAR),
}


_KNOWN = (*(one.value for one in Act), "slet", *KINDS.values())
"""The words that a slip may have meant."""
SOME_FORUM = frozenset({"niveau", "niveauet", "forum"})
"""Words for a forum that don't say which."""
SMALL = frozenset({
    "i", "af", "paa", "den", "det", "de", "om", "kl", "for", "fra", "og", "med", "ved", "dette", "vores", "moede",
    "moedet", "moeder", "moederne", "naeste", "kommende", "foerste", "klynge", "klyngen", "sundhedsklynge",
    "sundhedsklyngen", *SOME_FORUM, "et", "mig",
})  # fmt: skip
"""Words that may stand around those that say which meeting is meant, and say nothing."""
UNSURE = frozenset({
    "senest", "tidligst", "ca", "cirka", "omkring", "omtrent", "maaske", "muligvis", "evt", "eventuelt",
    "helst", "engang", "enten",
})  # fmt: skip
"""What may stand before a time that isn't fixed yet."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the words say of a new meeting beside its body and time."""

    typed: str
    location: str
    is_virtual: bool
    kind: MeetingKind


def take_act(typed: str) -> tuple[Act | None, str]:
    """The act the first word names, with the words after it; None, with all of them, where it names none.

    A first word that is a slip of an act's is answered with the right one; a kind of meeting is none.
    """
    first, *others = typed.split(maxsplit=1) or [""]
    act, rest = _WORDS.get(fold(first)), others[0].strip() if others else ""
    second = fold(rest.split(maxsplit=1)[0]) if rest else ""
    if second in _PLACE and (act is Act.MOVE or fold(first) in _OTHER):
        return take_act(rest)
    if act is Act.PLACE and (fold(first) not in _SAYS_ACT or _NUMBERED.match(typed.strip())):  # "virtuelt", "lokale 4"
        return act, typed.strip()
    if act is Act.CANCEL and is_about_poll(rest):
        return Act.CLOSE, rest
    if is_about_poll(first) and _TO_SEE.match(rest):
        return Act.SHOW, _TO_SEE.sub(first, rest, count=1)
    if act is not None:
        return act, rest
    if take_kind(first)[0] is None and is_slip(first):
        raise refuse_unknown(typed, first)
    return None, typed.strip()


def is_about_poll(typed: str) -> bool:
    """Whether the words speak of a poll for a date."""
    return any(fold(word) in {"afstemning", "afstemningen", "afstemninger", "afstemningerne"} for word in typed.split())


def refuse_left_over(words: Words) -> None:
    """Raises the answer to words that say nothing of which meeting is meant: else another could be taken for it."""
    if unknown := unknown_words(words.rest, SMALL):
        raise refuse_unknown(words.typed, unknown)


def refuse_unknown(typed: str, unknown: str) -> Answered:
    """The answer to words that mean nothing here; one that belongs first in the line is offered there."""
    hint = "Skriv fx `/moede vis politisk fyn` eller `/moede opret …`. Se flere med `/moede hjælp`."
    words, first = typed.removeprefix(f"{Act.SHOW.value} ").split(), unknown.split(maxsplit=1)[0]
    if fold(first) in _WORDS and first in words and fold(words[0]) not in _WORDS:
        if _WORDS[fold(first)] is Act.PLACE:  # the words after it are the place's
            first = Act.PLACE.value
        else:
            words.remove(first)
        order = " ".join((first, *words))
        return Answered(
            f"“{first}” skal stå først.", unsaved(), Actions((retry_button(f"Mente du “{order}”?", COMMAND, order),))
        )
    return answer_unknown(COMMAND, typed, unknown, _KNOWN, hint)


def is_slip(word: str) -> bool:
    """Whether it may be one of the command's own words, misspelt."""
    return nearest_word(word, _KNOWN) is not None


def describe(typed: str) -> Described:
    """Takes place and kind of a new meeting out of its words; the place is what follows “sted”."""
    words, *place = _LOCATION.split(typed, maxsplit=1)
    kind, words = take_kind(words)
    named_after, location = take_kind(place[0] if place else "")
    return Described(
        not_virtual(words),
        bare_place(not_virtual(location)),
        is_virtual(typed),
        kind or named_after or MeetingKind.ORDINARY,
    )


def bare_place(place: str) -> str:
    """The place without the quotation marks around all of it, and without one that stands alone."""
    place = place.strip(" ,;")
    within = place[1:-1]
    if place[:1] in _QUOTES and place[-1:] in _QUOTES and not any(letter in _QUOTES for letter in within):
        return within.strip(" ,;")
    return place.strip(f" ,;{_QUOTES}") if sum(letter in _QUOTES for letter in place) == 1 else place


def split_move(typed: str) -> tuple[str, str]:
    """The words for the meeting and the words for its new time, around the first “til”."""
    old, *new = _TO.split(typed, maxsplit=1)
    if not new or not new[0].strip():
        raise Answered(
            "Hvornår skal mødet flyttes til?",
            unsaved("Skriv fx `/moede flyt politisk fyn 9/12 til onsdag den 16. december kl. 15-17`."),
        )
    return old.strip(), new[0].strip()


def is_virtual(typed: str) -> bool:
    """Whether a word of the text says that a meeting is virtual."""
    return any(fold(word) in _VIRTUAL for word in typed.split())


def not_virtual(words: str) -> str:
    """The text without the words that say so."""
    return " ".join(word for word in words.split() if fold(word) not in _VIRTUAL)
