"""Tells slips of the finger from different words; knows no names but those of places, which are no slips."""

import functools
from collections.abc import Iterable

from danish.folding import fold
from danish.places import PLACES

_VOWELS = frozenset("aeiouy")
_FORGIVEN, _FORGIVEN_MORE, _MOST_SLIPS = 4, 8, 2  # letters from which one slip is forgiven, and two


def nearest_word(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` is most likely a slip of, None where none is near or two are equally near."""
    typed = fold(word)
    slips = ((_slips_of_word(typed, fold(right)), right) for right in words)
    ranked = sorted((number, right) for number, right in slips if number is not None)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def near_words(typed: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Those of `words` that `typed` may be a slip of, with how many slips, one or two; all are folded."""
    if not _is_forgiven(typed):
        return []
    length = len(typed)
    alike = [word for word in words if -_MOST_SLIPS <= len(word) - length <= _MOST_SLIPS]
    return [(slips, word) for word in alike if (slips := _slips(typed, word))]


def _is_forgiven(typed: str) -> bool:
    return len(typed) >= _FORGIVEN and typed not in PLACES and not any(map(str.isdecimal, typed))


def _slips_of_word(typed: str, right: str) -> int | None:
    """As `_slips`, for words that aren't names: æ, ø and å are one letter each, and four letters may lack a vowel."""
    if len(typed) == 3 and len(right) == 4 and typed not in PLACES:  # noqa: PLR2004 (lengths of words)
        is_near = any(right[place] in _VOWELS and right[:place] + right[place + 1 :] == typed for place in (1, 2))
        return 1 if is_near else None
    found = [_slips(typed, right), _slips(_single(typed), _single(right))]
    return min((slips for slips in found if slips is not None), default=None)


def _single(folded: str) -> str:
    """A folded word with one letter for each that folding made two of."""
    return folded.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")


@functools.lru_cache(maxsize=4096)
def _slips(typed: str, right: str) -> int | None:
    """How many slips of the finger lie between two folded words; None where they are different words."""
    if typed == right:
        return 0
    shortest = min(len(typed), len(right))
    allowed = 0 if shortest < _FORGIVEN else 1 if shortest < _FORGIVEN_MORE else _MOST_SLIPS
    if not allowed or abs(len(typed) - len(right)) > allowed:
        return None
    if not _is_forgiven(typed) or any(map(str.isdecimal, right)):
        return None
    from rapidfuzz.distance import OSA

    distance = OSA.distance(typed, right, score_cutoff=allowed)
    return distance if distance <= allowed else None
