"""Finds which of some names people mean, forgiving case, spelling of æ, ø and å, and small slips.

It never guesses: where two candidates are near, both are given back. Numbers are never forgiven, so "plo 1" is not
"plo 2", and the name of another place is no misspelling: Vestjylland is not Sydvestjylland. Candidates are a mapping
from a key to all that its bearer may be called.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danish.folding import TOKEN, fold
from danish.places import PLACES
from danish.quotes import blanked

__all__ = [
    "Candidates", "Name", "NameAmbiguous", "NameFound", "NameInText", "NameUnknown",
    "find_name", "find_names_in", "fold", "nearest_word",
]  # fmt: skip

Candidates = Mapping[str, Sequence[str]]

_STOP = frozenset({"i", "paa", "for", "fra", "af", "den", "det", "til", "ved", "og", "hos", "the"})
_LONGEST = 500  # no name is found beyond so many characters
_LITTLE_ALIKE = 60  # of 100: enough to suggest, never enough to find
_SUGGESTED = 3
_VOWELS = frozenset("aeiouy")
_FORGIVEN, _FORGIVEN_MORE, _MOST_SLIPS = 4, 8, 2  # letters from which one slip is forgiven, and two
_LONG_NAME = 8  # letters: from here a name of several words may be written as one with a slip


@dataclass(frozen=True, slots=True)
class NameFound:
    """Exactly one candidate is meant."""

    key: str


@dataclass(frozen=True, slots=True)
class NameAmbiguous:
    """Several candidates fit equally well or nearly so, in the candidates' order."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameUnknown:
    """No candidate fits; `nearest` are the keys that look most like it, at most three, the best first."""

    nearest: tuple[str, ...] = ()


Name = NameFound | NameAmbiguous | NameUnknown


@dataclass(frozen=True, slots=True)
class NameInText:
    """What a longer text names, the words that named it, and the text left over, each in the order typed."""

    name: Name
    words: str
    rest: str


def nearest_word(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` is most likely a slip of, None where none is near or two are equally near."""
    typed = fold(word)
    slips = ((_slips_of_word(typed, fold(right)), right) for right in words)
    ranked = sorted((number, right) for number, right in slips if number is not None)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def find_name(text: str, candidates: Candidates) -> Name:
    """Which candidate `text`, all of it, is the name of; a part of a name will do where it fits just one."""
    tokens = _tokens(text)
    spoken = [token for token in tokens if token.folded not in _STOP] or tokens
    fits = [fit for fit in _fits(_Typed(spoken), candidates) if fit.explains(spoken)]
    return _decide(fits) or NameUnknown(_nearest(text, candidates))


def find_names_in(text: str, candidates: Candidates) -> NameInText:
    """Which candidate is named somewhere in `text`, by words in any order; what is in quotation marks is left alone.

    All words of a name count more than some of them, and more words more than fewer. Nothing is found in a text
    without a word of any name: then `words` is empty and `rest` the whole text.
    """
    tokens = _tokens(blanked(text))
    fits = list(_fits(_Typed(tokens), candidates))
    name = _decide(fits)
    if name is None:
        return NameInText(NameUnknown(_nearest(text, candidates)), "", _tidy(text))
    used = _with_small_words(tokens, _best(fits)[0].places)
    words = " ".join(text[tokens[place].start : tokens[place].end] for place in sorted(used))
    return NameInText(name, words, _without(text, [tokens[place] for place in sorted(used)]))


@dataclass(frozen=True, slots=True)
class _Token:
    folded: str
    start: int
    end: int


_Place = tuple[int, tuple[int, ...]]
"""Slips, and the places of the tokens that a word covers."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How one label lies over the tokens: which it covers, with how many slips, and whether wholly."""

    key: str
    places: frozenset[int]
    slips: int
    whole: bool

    @property
    def rank(self) -> tuple[bool, int, int]:
        return (not self.whole, -len(self.places), self.slips)

    def explains(self, tokens: Sequence[_Token]) -> bool:
        return len(self.places) == len(tokens)


def _tokens(text: str) -> list[_Token]:
    return [_Token(fold(match[0]), *match.span()) for match in TOKEN.finditer(text[:_LONGEST])]


class _Typed(dict[str, list[_Place]]):
    """Where words stand among those typed; looked up once each, since names have many words in common."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self.tokens = tokens
        self._exact: dict[str, list[_Place]] = {}
        for place, token in enumerate(tokens):
            self._exact.setdefault(token.folded, []).append((0, (place,)))
        self._forgiven = [one for one in self._exact if len(one) >= _FORGIVEN]
        self._pairs: dict[str, list[_Place]] = {}
        for place, (left, right) in enumerate(pairwise(tokens)):
            self._pairs.setdefault(left.folded + right.folded, []).append((0, (place, place + 1)))

    def __missing__(self, word: str) -> list[_Place]:
        found = [*self._exact.get(word, ()), *self._pairs.get(word, ())]
        length = len(word)
        for typed in self._forgiven if length >= _FORGIVEN else ():
            if abs(length - len(typed)) <= _MOST_SLIPS and (slips := _slips(typed, word)):
                found += [(slips, places) for _, places in self._exact[typed]]
        self[word] = found
        return found

    def place(self, word: str, taken: set[int]) -> _Place | None:
        """Where a word stands best, in one place before two: its slips and the places, of those not yet taken."""
        free = [one for one in self[word] if taken.isdisjoint(one[1])]
        return min((one for one in free if len(one[1]) == 1), default=free[0] if free else None)


@functools.lru_cache(maxsize=4096)
def _label(label: str) -> tuple[str, ...]:
    """The words that one name of a candidate is found by, folded; last all of them written as one."""
    words = fold(label).split()
    words = [word for word in words if word not in _STOP] or words
    return (*words, "".join(words))


def _fits(typed: _Typed, candidates: Candidates) -> Iterator[_Fit]:
    for key, labels in candidates.items():
        known = (label for label in map(_label, labels) if any(map(typed.__getitem__, label)))
        fits = [fit for label in known if (fit := _fit(key, label, typed))]
        if fits:
            yield min(fits, key=lambda fit: fit.rank)


def _fit(key: str, label: tuple[str, ...], typed: _Typed) -> _Fit | None:
    *words, joined = label
    places = set[int]()
    slips = missing = 0
    for word in words:
        found = typed.place(word, places)
        if found is None:
            missing += 1
            continue
        slips += found[0]
        places.update(found[1])
    if missing and len(words) > 1 and (found := typed.place(joined, set())) and _is_near(found[0], words):
        slips, places, missing = found[0], set(found[1]), 0
    if not any(typed.tokens[place].folded.isalpha() for place in places):
        return None
    if missing and _numbered_otherwise(words, typed.tokens, places):
        return None
    return _Fit(key, frozenset(places), slips, whole=not missing)


def _is_near(slips: int, label: Sequence[str]) -> bool:
    return slips == 0 or (slips == 1 and min(map(len, label)) > 2 and sum(map(len, label)) >= _LONG_NAME)  # noqa: PLR2004 (a short word)


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
    if typed in PLACES or any(map(str.isdecimal, typed + right)):
        return None
    from rapidfuzz.distance import OSA

    distance = OSA.distance(typed, right, score_cutoff=allowed)
    return distance if distance <= allowed else None


def _numbered_otherwise(label: Sequence[str], tokens: Sequence[_Token], places: set[int]) -> bool:
    """Whether the text gives a number right after the name's words, and the label has another."""
    numbers = {word for word in label if word.isdecimal()}
    after = {tokens[place + 1].folded for place in places if place + 1 < len(tokens)}
    return bool(numbers) and any(word.isdecimal() and word not in numbers for word in after)


def _best(fits: Sequence[_Fit]) -> list[_Fit]:
    """The best fit and those too near it to choose: with a slip the next best is near, exact ones stand alone."""
    first = min(fits, key=lambda fit: fit.rank)
    near = 1 if first.slips else 0
    return [fit for fit in fits if fit.rank[:2] == first.rank[:2] and fit.slips <= first.slips + near]


def _decide(fits: Sequence[_Fit]) -> NameFound | NameAmbiguous | None:
    if not fits:
        return None
    best = _best(fits)
    return NameFound(best[0].key) if len(best) == 1 else NameAmbiguous(tuple(fit.key for fit in best))


def _nearest(text: str, candidates: Candidates) -> tuple[str, ...]:
    """The keys whose labels have words most like those typed; numbers tell nothing of likeness."""
    typed = [token.folded for token in _tokens(blanked(text)) if token.folded.isalpha() and token.folded not in _STOP]
    if not typed:
        return ()
    likeness = {
        key: max((_likeness(typed, label) for label in labels), default=0.0) for key, labels in candidates.items()
    }
    near = [key for key, score in likeness.items() if score >= _LITTLE_ALIKE]
    return tuple(sorted(near, key=lambda key: -likeness[key])[:_SUGGESTED])


def _likeness(typed: Sequence[str], label: str) -> float:
    from rapidfuzz import fuzz

    words = [word for word in _label(label)[:-1] if word.isalpha()]
    return max((fuzz.ratio(one, word) for one in typed for word in words), default=0.0)


def _with_small_words(tokens: Sequence[_Token], places: frozenset[int]) -> set[int]:
    """The places and the small words between two of them ("borgmesteren *i* Esbjerg")."""
    between = {
        left + 1 for left, right in pairwise(sorted(places)) if right == left + 2 and tokens[left + 1].folded in _STOP
    }
    return set(places) | between


def _without(text: str, tokens: Iterable[_Token]) -> str:
    kept, at = [], 0
    for token in tokens:
        kept.append(text[at : token.start])
        at = token.end
    return _tidy(" ".join([*kept, text[at:]]))


def _tidy(text: str) -> str:
    words = (word for word in text.split() if word.strip(",;./-–()") or not word.isascii())
    return " ".join(words).strip(" ,;")
