"""Parts a person's name from what was typed after it; it knows no person, and judges nobody's spelling.

What follows a name can say why somebody is absent, so a word too few is better than a word too many.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from danish.folding import fold
from danish.name_books import SMALL
from danish.reasons import begins_absence_reason
from danish.slips import nearest_word

# A comma (as which a line's end is read), a bracket, a dash between blanks, or a full stop that isn't an initial's.
_END = re.compile(r"[,;:()\[\]]|(?<!\S)[-–—](?!\S)|(?<=\w\w)\.(?=\s|$)")
_JOINING = frozenset({"af", "al", "bin", "d", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"})
# Words that go on about a person and are nobody's name.
_NO_NAME = frozenset({
    "er", "har", "skal", "kan", "vil", "bliver", "kommer", "deltager", "moeder", "tager", "melder", "da", "saa", "som",
    "med", "uden", "i", "paa", "for", "til", "fra", "og", "eller", "men", "at", "han", "hun", "de", "vi", "jeg",
    "mandat", "stedet", "istedet", "afbud", "vedkommende",
})  # fmt: skip
# Words beside one of somebody's names that are no other name of theirs.
_BESIDE_NAME = _NO_NAME | SMALL | {
    "ikke", "ogsaa", "alligevel", "desvaerre", "maaske", "hr", "fru", "dr", "meldt", "meld", "melde", "registrer",
    "noter", "udeblev", "udebliver", "udebleven", "fravaerende", "forhindret", "vaek", "alene", "selv", "nej", "ja",
    "vikar", "stedfortraeder", "stedfortraederen", "suppleant", "suppleanten", "kunne", "kom", "fik", "var", "sagde",
    "skrev", "ringede", "mangler", "manglede", "moedte", "deltog",
}  # fmt: skip
_TITLE = re.compile(r"(?:formand|borgmester|direktoer|laege|chef)(?:en)?$")
_OPENING = frozenset({"er", "bliver", "hedder", "navn", "navnet", "nemlig"})
_MOST_OF_REASON = 4  # words that begin a reason: more are read for nothing


class Named(NamedTuple):
    """A name, and the words that stood with it."""

    name: str
    rest: str


def name_first(text: str) -> Named:
    """The name that `text` begins with, and what is left; all of it where nothing in it ends a name."""
    words = text.replace("\n", ", ").strip(" ,;:.").split()
    while words and fold(words[0]) in _OPENING:
        words = words[1:]
    opened = " ".join(words)
    before = _END.split(opened, maxsplit=1)[0]
    spoken = before.split()
    kept = next((place for place in range(len(spoken)) if _ends(spoken, place)), len(spoken))
    name = " ".join(spoken[:kept])
    return Named(name, opened.removeprefix(name).strip(" ,;:.-–—"))


def says_why_absent(name: str) -> bool:
    """Whether what was written as a name goes on to say why somebody is absent; a capital begins a name, as Sorgenfri.

    Such words are kept nowhere, least of all as somebody's name.
    """
    spoken = name.split()
    return any(
        word[:1].islower() and begins_absence_reason(" ".join(spoken[place:])) for place, word in enumerate(spoken)
    )


def other_name_beside(typed: str, known: str, name: str) -> str:
    """The word in `typed` that stands where another part of `name` would, beside `known`, and is none; "" for none.

    `known` is what was found of the name. Of Jens Hansen "peter" is such a word before "hansen", and "jensen" one
    after "jens"; "melder" is none, nor is a reason, nor a part of the name that isn't written out, nor a word with a
    small letter beside a name with a capital.
    """
    own, words = [fold(word) for word in name.split()], typed.split()
    found = nearest_word(known, own)
    place = next((place for place, word in enumerate(words) if fold(word) == fold(known)), None)
    if found is None or place is None or len(own) < 2:  # noqa: PLR2004 (a name alone)
        return ""
    others = ([place - 1] if own[0] != found else []) + ([place + 1] if own[-1] != found else [])
    for other in others:
        word = words[other] if 0 <= other < len(words) else ""
        is_name = word.isalpha() and (word[0].isupper() or words[place][0].islower())
        if is_name and not _is_beside(word, own):
            return word
    return ""


def _is_beside(word: str, own: Sequence[str]) -> bool:
    """Whether a word beside part of a name is one of its other parts, perhaps cut short, or nobody's name."""
    folded = fold(word)
    if folded in _BESIDE_NAME or _TITLE.search(folded) or begins_absence_reason(folded):
        return True
    return any(one.startswith(folded) for one in own) or nearest_word(folded, own) is not None


def _ends(words: list[str], place: int) -> bool:
    """Whether the word there is none of the name's."""
    word = words[place]
    after = words[place + 1 :]
    if begins_absence_reason(" ".join(words[place : place + _MOST_OF_REASON])):
        return True
    if word[:1].isupper() or not word[:1].isalpha():
        return False
    if fold(word) in _JOINING and after and (after[0][:1].isupper() or fold(after[0]) in _JOINING):
        return False
    # Who writes names with capitals goes on without them; who doesn't is stopped by the words that are no name.
    return fold(word) in _NO_NAME or any(one[:1].isupper() for one in words[:place])
