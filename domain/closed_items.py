"""Whether a text tells of an item or a case: by title, number, case number or annexes; whose right that is, no.

Where the words only stand near the item it is for people to say.
"""

import re
from datetime import date
from enum import IntEnum

from danish import writing
from danish.folding import fold
from danish.words import is_small, stem, words
from domain.agenda import AgendaItem, Numbered
from domain.cases import Case
from domain.meetings import Meeting

_SENTENCE = re.compile(r"[.!?:;]+\s+|\n+")
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


def telling(title: str, text: str, numbered: Numbered, meeting: Meeting, today: date) -> Telling:
    """Whether a title and its text tell of that item of the meeting's agenda."""
    item, whole = numbered.item, f"{title}\n{text}"
    if _refers(whole, item):
        return Telling.SURELY
    by_number = _by_number(whole, numbered.number, meeting.day, today)
    by_case = Telling.PERHAPS if item.from_case in _cases_named(whole) else Telling.NOT
    return max(_by_title(title, whole, item.title), by_number, by_case)


def telling_of_case(title: str, text: str, case: Case) -> Telling:
    """Whether a title and its text tell of the case: "sag nr. 3" surely does, "sag 3" perhaps."""
    whole = f"{title}\n{text}"
    return max(_by_title(title, whole, case.title), _cases_named(whole).get(case.id, Telling.NOT))


def _cases_named(whole: str) -> dict[int, Telling]:
    """The cases whose numbers stand there, each as surely as it is told of anywhere."""
    named = [(_case_told(found[1], found[2]), int(found[3])) for found in _CASE.finditer(whole)]
    return {number: how for how, number in sorted(named)}


def _case_told(word: str, number: str | None) -> Telling:
    """How surely a number stands for a case: so where it is said to be one, but for what archives call "sagsnr."."""
    return Telling.SURELY if number and word.lower() != "sags" else Telling.PERHAPS


def _by_title(title: str, whole: str, name: str) -> Telling:
    """By the item's or case's name, surely where it stands there word for word."""
    return Telling.SURELY if _names(title, whole, name) else _by_words(whole, name)


def _names(title: str, whole: str, named: str) -> bool:
    """Whether it bears that title, or holds it word for word."""
    name = fold(named)
    return bool(name) and (
        name == fold(title) or (len(name.split()) >= _NAMES_IT and f" {name} " in f" {fold(whole)} ")
    )


def _refers(whole: str, item: AgendaItem) -> bool:
    """Whether it holds the item's case number, "22/17744" or "2217744", or the address of one of its annexes."""
    if any(annex.link in whole for annex in item.annexes if annex.link):
        return True
    year, _, number = item.case_number.partition("/")
    return bool(number) and re.search(rf"(?<!\d){re.escape(year)}[/-]?{re.escape(number)}(?!\d)", whole) is not None


def _by_words(whole: str, name: str) -> Telling:
    """By how many of a title's words stand in one sentence, in whatever order and form."""
    asked = {stem(word) for word in words(name) if not is_small(word)}
    found = max(len(asked & {stem(word) for word in words(one)}) for one in _SENTENCE.split(whole))
    if len(asked) >= _STANDS_FOR_IT and found >= len(asked) * _MOST_OF_IT:
        return Telling.SURELY
    return Telling.PERHAPS if found >= max(_NEAR_IT, len(asked) * _MUCH_OF_IT) else Telling.NOT


def _by_number(whole: str, number: int, day: date, today: date) -> Telling:
    """By "punkt 4": of the meeting where its day is written, and perhaps of it where that is near."""
    if not any(int(found[1]) == number for found in _NUMBERED.finditer(whole)):
        return Telling.NOT
    folded = f" {fold(whole)} "
    if any(f" {fold(written)} " in folded for written in writing.short_forms(day)):
        return Telling.SURELY
    return Telling.PERHAPS if abs((day - today).days) <= _NEAR_DAYS else Telling.NOT
