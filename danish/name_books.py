"""Holds all that some candidates may be called, and finds which of it stands among typed words; decides nothing."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from danish.folding import fold
from danish.slips import near_words

Candidates = Mapping[str, Sequence[str]]
"""From a key to all that its bearer may be called."""
SMALL = frozenset({"i", "paa", "for", "fra", "af", "den", "det", "til", "ved", "og", "hos", "the"})
_MOST_KEPT = 256  # typed words whose near ones a book remembers

Hits = dict[str, list[tuple[int, tuple[int, ...]]]]
"""For each word of a book that was typed: with how many slips, and as which of the typed words, the best first."""


class Label(NamedTuple):
    """One of the names of a candidate: its words, folded, and all of them written as one."""

    key: str
    words: tuple[str, ...]
    joined: str


class NameBook:
    """All that some candidates may be called, made ready for being looked for."""

    def __init__(self, candidates: Candidates) -> None:
        self.keys = tuple(candidates)
        self.labels = [_label(key, called) for key, all_called in candidates.items() for called in all_called]
        self._near: dict[str, list[tuple[int, str]]] = {}  # threads that find the same write the same
        self._bearers: dict[str, list[int]] = {}
        for number, label in enumerate(self.labels):
            for word in (*label.words, label.joined):
                self._bearers.setdefault(word, []).append(number)

    def hits(self, typed: Sequence[str]) -> Hits:
        """Where the book's words stand among typed ones, which are folded; two may be one of the book's."""
        hits: Hits = {}
        for place, one in enumerate(typed):
            for slips, word in self._near_to(one):
                hits.setdefault(word, []).append((slips, (place,)))
        for places in hits.values():
            places.sort()
        for place, (left, right) in enumerate(pairwise(typed)):
            if left + right in self._bearers:
                hits.setdefault(left + right, []).append((0, (place, place + 1)))
        return hits

    def hit(self, hits: Hits, *, wholly: bool) -> Iterator[Label]:
        """The labels with a word that was typed, in their order; `wholly`: those of which all was."""
        for number in sorted({number for word in hits for number in self._bearers[word]}):
            label = self.labels[number]
            if not wholly or label.joined in hits or all(map(hits.__contains__, label.words)):
                yield label

    def _near_to(self, typed: str) -> list[tuple[int, str]]:
        """The words that a typed one is, or may be a slip of, with how many slips."""
        found = self._near.get(typed)
        if found is None:
            if len(self._near) >= _MOST_KEPT:
                self._near.clear()
            found = near_words(typed, self._bearers)
            if typed in self._bearers:
                found.append((0, typed))
            self._near[typed] = found
        return found


@functools.lru_cache(maxsize=64)
def kept_book(candidates: tuple[tuple[str, tuple[str, ...]], ...]) -> NameBook:
    """The book of candidates that stay the same, made once; never for persons, whose names only the store keeps."""
    return NameBook(dict(candidates))


def _label(key: str, called: str) -> Label:
    words = fold(called).split()
    if not SMALL.isdisjoint(words):
        words = [word for word in words if word not in SMALL] or words
    return Label(key, tuple(words), "".join(words))
