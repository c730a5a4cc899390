"""Folds Danish words and reduces them to stems, for searching, and tells slips of the finger; finds nothing itself."""

import functools

from danish.folding import fold
from danish.places import PLACES

_IRREGULAR = {
    "boern": "barn", "boerns": "barn", "boernene": "barn", "boernenes": "barn", "taender": "tand", "taenderne": "tand",
    "foedder": "fod", "foedderne": "fod", "haender": "haand", "haenderne": "haand", "naetter": "nat", "maend": "mand",
    "kraefter": "kraft", "kraefterne": "kraft", "steder": "sted", "demens": "demens", "demente": "demens",
    "dement": "demens", "foraeldre": "foraeldr", "paaroerende": "paaroerend", "paaroerendes": "paaroerend",
    "aeldre": "aeldr", "aeldres": "aeldr", "doegnet": "doegn",
}  # fmt: skip
"""Folded words whose forms share no stem, or whose stem would be another word's."""
_SMALL = frozenset({
    "ad", "af", "alle", "alt", "anden", "andet", "andre", "at", "bare", "begge", "blev", "blive", "bliver", "da",
    "de", "dem", "den", "denne", "der", "deres", "det", "dette", "dig", "din", "disse", "dog", "du", "efter",
    "eller", "en", "end", "er", "et", "faa", "faar", "flere", "fra", "foer", "for", "fordi", "gerne", "goer",
    "goere", "gjorde", "ham", "han", "har", "have", "havde", "hende", "hendes", "hos", "hun", "hvad", "hver",
    "hvert", "hvilke", "hvis", "hvor", "hvordan", "hvorfor", "i", "igen", "ikke", "ind", "inden", "ingen", "jeg",
    "jer", "jo", "kan", "kom", "komme", "kommer", "kun", "kunne", "lave", "man", "mange", "med", "meget", "mellem",
    "men", "mens", "mere", "mig", "min", "mod", "mon", "naar", "nogen", "nogle", "noget", "nok", "nu", "og",
    "ogsaa", "om", "op", "os", "over", "paa", "saa", "saadan", "samme", "samt", "selv", "ses", "sig", "sin", "sit",
    "skal", "skulle", "som", "stadig", "staar", "sted", "til", "ud", "uden", "under", "vaere", "var", "ved", "vedr",
    "vi", "vil", "ville", "vores",
})  # fmt: skip
_SLIP_FROM, _TWO_SLIPS_FROM = 4, 8  # letters of the shorter word


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded, in their order: "Mødernes nr. 2" → "moedernes", "nr", "2".

    Words in other letters than ours are left out.
    """
    return [word for word in fold(text).split() if word.isascii()]


@functools.lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """The stem of a folded word: forms of one word have one stem, however æ, ø and å are spelled."""
    import snowballstemmer

    if word in _IRREGULAR:
        return _IRREGULAR[word]
    found: str = snowballstemmer.stemmer("danish").stemWord(word)  # a stemmer has state: one a call
    return found


def is_small(word: str) -> bool:
    """Whether a folded word is one of those that stand everywhere and tell nothing ("og", "der")."""
    return word in _SMALL or (len(word) == 1 and word.isalpha())


def slips(typed: str, right: str) -> int | None:
    """How many slips of the finger lie between two folded words; None where they are different words.

    A place is no misspelling of another, and numbers are never forgiven.
    """
    shortest = min(len(typed), len(right))
    allowed = 0 if shortest < _SLIP_FROM else 1 + (shortest >= _TWO_SLIPS_FROM)
    if typed in PLACES or not allowed or any(map(str.isdecimal, typed + right)):
        return 0 if typed == right else None
    from rapidfuzz.distance import OSA

    distance = OSA.distance(typed, right, score_cutoff=allowed)
    return distance if distance <= allowed else None


def likeness(typed: str, right: str) -> float:
    """How much two folded words look alike, of 100; enough to suggest one, never to find it."""
    from rapidfuzz import fuzz

    return fuzz.ratio(typed, right)
