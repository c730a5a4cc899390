"""How experiences are found: what each word that was asked for may mean, and which candidates come first.

It looks nothing up: the store gives the words it knows and at most 200 candidates, and this ranks them, so that every
database gives the same answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2
from typing import NamedTuple

from danish.words import is_small, slips, stem, words
from domain.experiences import Experience

MOST_CANDIDATES = 200
MOST_WORDS = 4
"""By so many of the words asked for candidates are looked for, the rarest; by all of them they are ranked."""
_MOST_RELATIVES = 12
_RARE = 100
_SHORTEST_PART = 5
"""So many letters has a part of a compound at least, and what stands within other words one less."""
_TITLE, _TOPICS, _TEXT = 4.0, 3.0, 1.0
_AGAIN, _MOST_AGAIN = 0.1, 3
_SAME_FORM = 1.1
_IN_COMPOUND, _PART_OF_IT, _ONE_SLIP, _TWO_SLIPS, _SPELLED_ALIKE = 0.6, 0.5, 0.8, 0.6, 3


class Known(NamedTuple):
    """A stem that stands in some experiences: in how many, and a word of it as it was written.

    There may be thousands about a few words: a tuple is made in half the time.
    """

    stem: str
    form: str
    number: int


@dataclass(frozen=True, slots=True)
class Term:
    """A word that was asked for, folded, with the stems it is found by and how close each is (1 for its own).

    `number` is in how many experiences they stand, `meant` what it was taken for where it is spelled as none of them,
    `rare` those of the stems that add less than a hundredth to that number.
    """

    word: str
    stems: Mapping[str, float]
    number: int = 0
    meant: str = ""
    rare: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Within:
    """What experiences are asked for beside words: of these clusters (keys), shared from `begins` on and before `ends`.

    `topic` is one of the profile's.
    """

    clusters: tuple[str, ...] = ()
    begins: datetime | None = None
    ends: datetime | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What an experience is found by: its title, its topics, all its other text, and its cluster (a key)."""

    experience: int
    title: str
    topics: tuple[str, ...]
    rest: str
    cluster: str

    @property
    def fields(self) -> tuple[str, str, str]:
        """The texts, topics as one."""
        return self.title, " ".join(self.topics), self.rest


@dataclass(frozen=True, slots=True)
class Written:
    """The words of an experience's title, its topics and all its other text, folded, and their stems.

    Each is a text of words with a blank between: to rank two hundred, few of them need to be taken apart.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An experience that may be what was asked for."""

    experience: int
    shared_at: datetime
    written: Written


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit: how well it fits, and the stems in it that were asked for."""

    experience: int
    score: float
    stems: frozenset[str]


def said_in(experience: Experience) -> Said:
    """What an experience is found by.

    Not by its contact, which may be a person's name: nobody is looked up here.
    """
    rest = f"{experience.body} {experience.effect} {experience.requires}"
    return Said(experience.id, experience.title, tuple(experience.topics), rest, experience.cluster)


def topic_key(topic: str) -> str:
    """A topic or a cluster's key as one word: "Børn og unge" → "boernogunge"."""
    return "".join(words(topic))


def written(fields: Iterable[str]) -> Written:
    """The words of these texts, small ones left out."""
    kept = [[word for word in words(one) if not is_small(word)] for one in fields]
    return Written(tuple(map(" ".join, kept)), tuple(" ".join(map(stem, one)) for one in kept))


def asked_words(text: str) -> tuple[str, ...]:
    """The words that count among those asked for, each once."""
    found = tuple(dict.fromkeys(words(text)))
    return tuple(word for word in found if not is_small(word)) or found


def parts(whole: str) -> tuple[str, ...]:
    """The beginnings and ends of a stem that may be words of their own: those of a compound."""
    lengths = range(_SHORTEST_PART, len(whole))
    return tuple(dict.fromkeys([*(whole[:length] for length in lengths), *(whole[-length:] for length in lengths)]))


def is_searched_within(part: str) -> bool:
    """Whether words that begin or end with the stem are found by it."""
    return len(part) >= _SHORTEST_PART - 1 and part.isalpha()


def term(word: str, known: Iterable[Known]) -> Term:
    """What a folded word is found by among the known stems: its own, those of compounds with it, parts of it."""
    near = sorted(_near(stem(word), known), key=lambda found: (-found[0], -found[1].number, found[1].stem))
    chosen = near[:_MOST_RELATIVES]
    number = sum(one.number for _, one in chosen)
    rare = frozenset(one.stem for _, one in chosen if one.number * _RARE < number)
    return Term(word, {one.stem: closeness for closeness, one in chosen}, number, rare=rare)


def corrected(asked: Term, alike: Iterable[Known]) -> Term:
    """The term with the stems that its word may be a misspelling of; the same where its own stem is known."""
    own = stem(asked.word)
    if own in asked.stems:
        return asked
    near = {one.stem: (number, one) for one in alike if (number := slips(own, one.stem)) is not None}
    fewest = min((number for number, _ in near.values()), default=0)
    chosen = sorted(
        (one for number, one in near.values() if number == fewest), key=lambda one: (-one.number, one.stem)
    )[:_SPELLED_ALIKE]
    if not chosen:
        return asked
    closeness = _ONE_SLIP if fewest == 1 else _TWO_SLIPS
    stems = {**asked.stems, **{one.stem: closeness for one in chosen}}
    return Term(asked.word, stems, asked.number + sum(one.number for one in chosen), chosen[0].form, asked.rare)


def rank(terms: Sequence[Term], candidates: Iterable[Candidate]) -> Sequence[Ranked]:
    """The candidates that have any of the terms, the best first; of equals the newest. Without terms: the newest.

    A term counts by how rare it is, where it stands (title, topics, other text) and how close the word there is to
    the one asked for; who has more of the terms comes first by far.
    """
    words_asked, rarities = [one.word for one in terms], [_rarity(one.number) for one in terms]
    meanings: dict[str, list[tuple[int, float]]] = {}
    for number, one in enumerate(terms):
        for found, closeness in one.stems.items():
            meanings.setdefault(found, []).append((number, closeness))
    fits = ((_fit(words_asked, rarities, meanings, one), one) for one in candidates)
    hits = [(fit, one) for fit, one in fits if fit.score or not terms]
    hits.sort(key=lambda hit: (-hit[0].score, -hit[1].shared_at.timestamp(), -hit[1].experience))
    return [fit for fit, _ in hits]


def _fit(
    words_asked: Sequence[str],
    rarities: Sequence[float],
    meanings: Mapping[str, Sequence[tuple[int, float]]],
    candidate: Candidate,
) -> Ranked:
    """How well a candidate fits; `meanings` says of which words a stem is a meaning, and how close it is to each."""
    best, matched = [0.0] * len(words_asked), set[str]()
    of = candidate.written
    for weight, line, forms in zip((_TITLE, _TOPICS, _TEXT), of.stems, of.words, strict=True):
        stems = line.split()
        there = meanings.keys() & stems
        matched |= there
        padded = f" {forms} " if there else ""
        for found in there:
            again = weight * (1 + _AGAIN * min(stems.count(found) - 1, _MOST_AGAIN))
            for number, closeness in meanings[found]:
                form = _SAME_FORM if f" {words_asked[number]} " in padded else 1
                best[number] = max(best[number], again * closeness * form)
    scores = [fit * rarity for fit, rarity in zip(best, rarities, strict=True)]
    coverage = sum(1 for one in scores if one) / len(scores) if scores else 0
    return Ranked(candidate.experience, round(sum(scores) * coverage**2, 6), frozenset(matched))


def _rarity(number: int) -> float:
    return 1 / (1 + log2(1 + number) / 4)


def _near(own: str, known: Iterable[Known]) -> Iterator[tuple[float, Known]]:
    """The stems that are this one, compounds with it or parts of it, and how close each is to it."""
    is_within, own_parts = is_searched_within(own), frozenset(parts(own))
    for one in known:
        if own in one.stem:
            if own == one.stem:
                yield 1, one
            elif is_within and one.stem.startswith(own) | one.stem.endswith(own):
                yield _IN_COMPOUND, one
        elif one.stem in own_parts:
            yield _PART_OF_IT, one
