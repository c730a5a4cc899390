"""Whether a text tells of an item or a case: by title, number, case number or annexes; whose right that is, no.

Where the words only stand near the item it is for people to say.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from danish import writing
from danish.folding import fold
from danish.words import is_small, stem, words
from domain.agenda import AgendaItem, Numbered
from domain.cases import Case
from domain.meetings import Meeting

_SENTENCE = re.compile(r"[.!?:;]\s+|\n")
_NUMBERED = re.compile(r"\b(?:dagsordens?)?(?:punkt(?:et)?|pkt)\.?\s*(?:nr\.?\s*)?(\d{1,3})(?!\w)", re.IGNORECASE)
_CASE = re.compile(r"\b(sag(?:en|s)?)\s*(nr\.?|nummer|#)?\s*(\d{1,6})(?![\d/-]*[\w/-]|\.\d)", re.IGNORECASE)
_NAMES_IT = 3
"""So many words has a title at least that is looked for within a text; a shorter one only as a title."""
_STANDS_FOR_IT, _MOST_OF_IT = 4, 0.8
"""A title of so many words is told by so much of it in one sentence [chosen]."""
_NEAR_IT, _MUCH_OF_IT = 2, 0.6
"""So many of a title's words in one sentence, and so much of it, may tell of the item [chosen]."""
_NEAR_DAYS = 60
"""A number without a day may mean a meeting so many days away [chosen]."""


class Telling(IntEnum):
    """Whether a text tells of an item or a case; the surer the more."""

    NOT = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A title with its text, gone through once for all that it is compared with; `title` and `folded` are folded.

    `sentences` are the stems of the words of each.
    """

    title: str
    whole: str
    folded: str
    sentences: tuple[frozenset[str], ...]


def gone_through(title: str, text: str) -> Said:
    """A title with its text, to be compared."""
    whole = f"{title}\n{text}"
    sentences = (frozenset(map(stem, words(one))) for one in _SENTENCE.split(whole))
    return Said(fold(title), whole, f" {fold(whole)} ", tuple(sentences))


def telling(said: Said, numbered: Numbered, meeting: Meeting, today: date) -> Telling:
    """Whether a title with its text tells of that item of the meeting's agenda."""
    item = numbered.item
    if _refers(said.whole, item):
        return Telling.SURELY
    by_number = _by_number(said, numbered.number, meeting.day, today)
    by_case = Telling.PERHAPS if item.from_case in _cases_named(said.whole) else Telling.NOT
    return max(_by_title(said, item.title), by_number, by_case)


def telling_of_case(said: Said, case: Case) -> Telling:
    """Whether a title with its text tells of the case: "sag nr. 3" surely does, "sag 3" perhaps."""
    return max(_by_title(said, case.title), _cases_named(said.whole).get(case.id, Telling.NOT))


def _cases_named(whole: str) -> dict[int, Telling]:
    """The cases whose numbers stand there, each as surely as it is told of anywhere."""
    named = [(_case_told(found[1], found[2]), int(found[3])) for found in _CASE.finditer(whole)]
    return {number: how for how, number in sorted(named)}


def _case_told(word: str, number: str | None) -> Telling:
    """How surely a number stands for a case: so where it is said to be one, but for what archives call "sagsnr."."""
    return Telling.SURELY if number and word.lower() != "sags" else Telling.PERHAPS


def _by_title(said: Said, name: str) -> Telling:
    """By the item's or case's name, surely where it stands there word for word."""
    return Telling.SURELY if _names(said, name) else _by_words(said, name)


def _names(said: Said, named: str) -> bool:
    """Whether it bears that title, or holds it word for word."""
    name = fold(named)
    return bool(name) and (name == said.title or (len(name.split()) >= _NAMES_IT and f" {name} " in said.folded))


def _refers(whole: str, item: AgendaItem) -> bool:
    """Whether it holds the item's case number, "22/17744" or "2217744", or the address of one of its annexes."""
    if any(annex.link in whole for annex in item.annexes if annex.link):
        return True
    year, _, number = item.case_number.partition("/")
    return bool(number) and re.search(rf"(?<!\d){re.escape(year)}[/-]?{re.escape(number)}(?!\d)", whole) is not None


def _by_words(said: Said, name: str) -> Telling:
    """By how many of a title's words stand in one sentence, in whatever order and form."""
    asked = {stem(word) for word in words(name) if not is_small(word)}
    found = max(len(asked & sentence) for sentence in said.sentences)
    if len(asked) >= _STANDS_FOR_IT and found >= len(asked) * _MOST_OF_IT:
        return Telling.SURELY
    return Telling.PERHAPS if found >= max(_NEAR_IT, len(asked) * _MUCH_OF_IT) else Telling.NOT


def _by_number(said: Said, number: int, day: date, today: date) -> Telling:
    """By "punkt 4": of the meeting where its day is written, and perhaps of it where that is near."""
    if not any(int(found[1]) == number for found in _NUMBERED.finditer(said.whole)):
        return Telling.NOT
    if any(f" {fold(written)} " in said.folded for written in writing.short_forms(day)):
        return Telling.SURELY
    return Telling.PERHAPS if abs((day - today).days) <= _NEAR_DAYS else Telling.NOT
