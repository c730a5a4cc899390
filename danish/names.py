"""Finds which of some names people mean, forgiving case, spelling of æ, ø and å, and small slips.

It never guesses: where two candidates are near, both are given back. Numbers are never forgiven, so "plo 1" is not
"plo 2", and the name of another place is no misspelling: Vestjylland is not Sydvestjylland. Candidates are a mapping
from a key to all that its bearer may be called, or a book made of one, which is kept where they stay the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from danish.folding import TOKEN, fold
from danish.name_books import SMALL, Candidates, Hits, Label, NameBook, kept_book
from danish.quotes import blanked
from danish.slips import nearest_word

__all__ = [
    "Candidates", "Name", "NameAmbiguous", "NameBook", "NameFound", "NameInText", "NameUnknown",
    "find_name", "find_names_in", "fold", "kept_book", "nearest_word",
]  # fmt: skip

_LONGEST = 500  # no name is found beyond so many characters
_LITTLE_ALIKE = 60  # of 100: enough to suggest, never enough to find
_SUGGESTED = 3
_SHORTEST_PART = 4  # letters: from here a word is known again in a compound
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


def find_name(text: str, candidates: Candidates | NameBook) -> Name:
    """Which candidate `text`, all of it, is the name of; a part of a name will do where it fits just one."""
    tokens = _tokens(text)
    spoken = [token for token in tokens if token.folded not in SMALL] or tokens
    searched = [_Searched(_book(candidates), spoken)]
    best = _best([fit for fit in _fits(searched, wholly=False) if len(fit.places) == len(spoken)])
    return _meant(best) if best else NameUnknown(_nearest(text, searched))


def find_names_in(text: str, candidates: Candidates | NameBook, also: Candidates | None = None) -> NameInText:
    """Which candidate is named somewhere in `text`, by words in any order; what is in quotation marks is left alone.

    All words of a name count more than some of them, and more words more than fewer. Nothing is found in a text
    without a word of any name: then `words` is empty and `rest` the whole text. `also` is what some of the candidates
    may be called besides.
    """
    tokens = _tokens(blanked(text))
    searched = [_Searched(_book(one), tokens) for one in (candidates, also) if one is not None]
    best = _best(_fits(searched, wholly=True) or _fits(searched, wholly=False))
    if not best:
        return NameInText(NameUnknown(_nearest(text, searched)), "", _tidy(text))
    used = [tokens[place] for place in sorted(_with_small_words(tokens, best[0].places))]
    words = " ".join(text[token.start : token.end] for token in used)
    return NameInText(_meant(best), words, _without(text, used))


class _Token(NamedTuple):
    folded: str
    start: int
    end: int


class _Fit(NamedTuple):
    """How one label lies over the tokens: which it covers, with how many slips, and whether wholly."""

    key: str
    places: frozenset[int]
    slips: int
    whole: bool

    @property
    def rank(self) -> tuple[bool, int, int]:
        return (not self.whole, -len(self.places), self.slips)


def _tokens(text: str) -> list[_Token]:
    return [_Token(fold(match[0]), *match.span()) for match in TOKEN.finditer(text[:_LONGEST])]


def _book(candidates: Candidates | NameBook) -> NameBook:
    return candidates if isinstance(candidates, NameBook) else NameBook(candidates)


class _Searched:
    """A book, what was typed, and which of the book's words are among it."""

    def __init__(self, book: NameBook, tokens: Sequence[_Token]) -> None:
        self.book = book
        self.typed = [token.folded for token in tokens]
        self.hits = book.hits(self.typed)


def _fits(searched: Sequence[_Searched], *, wholly: bool) -> list[_Fit]:
    """How each candidate fits best, in the candidates' order; `wholly`: only those all of whose name is there."""
    best: dict[str, _Fit] = {}
    for one in searched:
        for label in one.book.hit(one.hits, wholly=wholly):
            fit = _fit(label, one.hits, one.typed)
            if fit and (fit.whole or not wholly) and (label.key not in best or fit.rank < best[label.key].rank):
                best[label.key] = fit
    return [best[key] for key in searched[0].book.keys if key in best] if best else []


def _fit(label: Label, hits: Hits, typed: Sequence[str]) -> _Fit | None:
    places = set[int]()
    slips = missing = 0
    for word in label.words:
        for wrong, at in hits.get(word, ()):
            if places.isdisjoint(at):
                slips += wrong
                places.update(at)
                break
        else:
            missing += 1
    if missing and len(label.words) > 1 and label.joined in hits:
        wrong, at = hits[label.joined][0]
        if _is_near(wrong, label.words):
            slips, places, missing = wrong, set(at), 0
    if not any(typed[place].isalpha() for place in places):
        return None
    if missing and _numbered_otherwise(label.words, typed, places):
        return None
    return _Fit(label.key, frozenset(places), slips, whole=not missing)


def _is_near(slips: int, label: Sequence[str]) -> bool:
    return slips == 0 or (slips == 1 and min(map(len, label)) > 2 and sum(map(len, label)) >= _LONG_NAME)  # noqa: PLR2004 (a short word)


def _numbered_otherwise(label: Sequence[str], typed: Sequence[str], places: set[int]) -> bool:
    """Whether the text gives a number right after the name's words, and the label has another."""
    numbers = {word for word in label if word.isdecimal()}
    after = {typed[place + 1] for place in places if place + 1 < len(typed)}
    return bool(numbers) and any(word.isdecimal() and word not in numbers for word in after)


def _best(fits: Sequence[_Fit]) -> list[_Fit]:
    """The best fit and those too near it to choose: with a slip the next best is near, exact ones stand alone."""
    if not fits:
        return []
    first = min(fits, key=lambda fit: fit.rank)
    near = 1 if first.slips else 0
    return [fit for fit in fits if fit.rank[:2] == first.rank[:2] and fit.slips <= first.slips + near]


def _meant(best: Sequence[_Fit]) -> NameFound | NameAmbiguous:
    return NameFound(best[0].key) if len(best) == 1 else NameAmbiguous(tuple(fit.key for fit in best))


def _nearest(text: str, searched: Sequence[_Searched]) -> tuple[str, ...]:
    """The keys whose labels have words most like those typed; numbers tell nothing of likeness."""
    typed = [token.folded for token in _tokens(blanked(text)) if token.folded.isalpha() and token.folded not in SMALL]
    if not typed:
        return ()
    likeness = dict.fromkeys(searched[0].book.keys, 0.0)
    for label in (label for one in searched for label in one.book.labels):
        likeness[label.key] = max(likeness[label.key], _likeness(typed, label))
    near = [key for key, score in likeness.items() if score >= _LITTLE_ALIKE]
    return tuple(sorted(near, key=lambda key: -likeness[key])[:_SUGGESTED])


def _likeness(typed: Sequence[str], label: Label) -> float:
    """How like the likest two words are, to 100; a word is wholly like the compounds that are made with it."""
    from rapidfuzz import fuzz

    words = [word for word in label.words if word.isalpha()]
    if any(one in word for one in typed if len(one) >= _SHORTEST_PART for word in words):
        return 100.0
    return max((fuzz.ratio(one, word) for one in typed for word in words), default=0.0)


def _with_small_words(tokens: Sequence[_Token], places: frozenset[int]) -> set[int]:
    """The places and the small words between two of them ("borgmesteren *i* Esbjerg")."""
    between = {
        left + 1 for left, right in pairwise(sorted(places)) if right == left + 2 and tokens[left + 1].folded in SMALL
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
