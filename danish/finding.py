"""Finds the words about time within a longer text; what they mean is found by `phrases`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from danish.folding import fold
from danish.meaning import Meaning, NotUnderstood, Reason
from danish.parsing import Chart, Reading
from danish.parts import CalendarDay, ClockRange, DayRange
from danish.phrases import LONGEST_LIST, first_that_fits, local, read
from danish.quotes import blanked
from danish.tokens import tokens

# After these a figure is a number of something, unless it has a slash or a month's name.
_NUMBERED = frozenset({
    "plo", "punkt", "pkt", "nr", "nummer", "bilag", "afsnit", "kapitel", "side", "lokale", "moedelokale", "rum", "sal",
    "bygning", "hus", "opgave", "sag", "sagsnr", "journalnr", "version", "raekke", "trin", "niveau", "beslutning",
    "erfaring", "spor", "fase", "lov", "paragraf", "stk", "artikel", "boks", "vej",
})  # fmt: skip
_FIGURES = r"\d{1,2}[-–]\d{1,2}"
_BARE, _WITH_HOURS = (
    re.compile(rf"(?<![\w./:§#–-]){figures}(?![\w./:%–-])") for figures in (_FIGURES, rf"{_FIGURES},?\s+{_FIGURES}")
)
_COUNTED = frozenset(
    {"uger", "dage", "maaneder", "timer", "min", "minutter", "personer", "gaester", "regionsraadsmedlem"}
)
_SIGNS = {"§", "§§", "#"}
_NUMBER = re.compile(r"(?![0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))[0-9]+\s*([-–.,]\s*[0-9]|(,|og|eller|&)\s)")
_GLUED_BEFORE = re.compile(r"(\w|[\w][-/.:,@#]|[#@§<])$")
_GLUED_AFTER = re.compile(r"\w|[-/:@]\w|[.,][0-9]|%")


@dataclass(frozen=True, slots=True)
class Found:
    """What a longer text says of time, the words that said it, and the other words, in the order typed."""

    meaning: Meaning
    phrase: str
    rest: str


class _Run(NamedTuple):
    """Words that read as a time: from token to token, from character to character."""

    first: int
    last: int
    start: int
    end: int
    meaning: Meaning
    reading: Reading


def find(text: str, now: datetime) -> Found | None:
    """The day or time that `text` speaks of among other words, None where it speaks of none; `now` as for `read`.

    The longest run of words that reads as one is taken, also where it turns out impossible ("31. november"). Where
    day and hour stand apart ("9/12 virtuelt kl. 15-17"), or weekday and date, both are taken. What stands in
    quotation marks is not searched, and bare numbers, case numbers and numbered things ("punkt 2.1") are no dates.
    """
    at = local(now)
    runs = _apart(_runs(blanked(text[:LONGEST_LIST]), at))
    if not runs or not runs[0].reading.is_solid:
        return None
    longest, *others = runs
    taken, phrase, meaning = [longest], text[longest.start : longest.end], longest.meaning
    for other in others:
        if not all(_complement(run.reading, other.reading) for run in taken):
            continue
        together = sorted([*taken, other], key=lambda run: run.start)
        joined = " ".join(text[run.start : run.end] for run in together)
        both = read(joined, at)
        if not isinstance(both, NotUnderstood) or both.reason not in _NO_PHRASE:
            taken, phrase, meaning = together, joined, both
    return Found(meaning, phrase, _rest(text, taken))


_NO_PHRASE = frozenset({Reason.NOT_A_DATE, Reason.TOO_LONG})


def bare_day(typed: str, now: datetime) -> Found | None:
    """A day written as "9-12", perhaps with hours after it; None where the figures number something or count it.

    Alone they may be hours too.
    """
    return _bare(_WITH_HOURS, typed, now) or _bare(_BARE, typed, now)


def _bare(pattern: re.Pattern[str], typed: str, now: datetime) -> Found | None:
    for found in pattern.finditer(blanked(typed)):
        before, after = typed[: found.start()].split()[-1:], typed[found.end() :].split()[:1]
        is_numbered = not (_NUMBERED | _COUNTED).isdisjoint(map(fold, before))
        if not is_numbered and _COUNTED.isdisjoint(map(fold, after)):
            meaning, rest = read(found[0], now), f"{typed[: found.start()]} {typed[found.end() :]}".strip()
            return None if isinstance(meaning, NotUnderstood) else Found(meaning, found[0], rest)
    return None


def _runs(text: str, now: datetime) -> Iterator[_Run]:
    """The longest run from each word that begins one."""
    chart = Chart(tokens(text))
    starts, ends = chart.tokens.starts, chart.tokens.ends
    for first, start in enumerate(starts):
        if not chart.says(first) or _GLUED_BEFORE.search(text, max(0, start - 2), start) or _is_number(text, start):
            continue
        for last in sorted(chart.reach(first), reverse=True):
            if chart.is_spent:
                return
            if _GLUED_AFTER.match(text, ends[last - 1]):
                continue
            found = first_that_fits(chart.between(first, last), now)
            if found is not None:
                yield _Run(first, last, start, ends[last - 1], found[1], found[0])
                break


def _complement(one: Reading, other: Reading) -> bool:
    """Whether one says the day and the other the hours, or one the date and the other its weekday."""
    stated = [_stated(one), _stated(other)]
    return sorted(stated) in (["date", "hours"], ["day", "hours"], ["hours", "weekday"], ["date", "weekday"])


def _stated(reading: Reading) -> str:
    """What a reading of a single point states: hours, weekday, date or day; "" for more or for several points."""
    if len(reading.elements) != 1 or reading.elements[0].last:
        return ""
    point = reading.elements[0].first
    if isinstance(point.clock, ClockRange) or (point.clock and reading.is_solid) or point.part:
        return "" if point.has_day else "hours"
    if isinstance(point.either and point.either.other, ClockRange) and not (point.day or point.weekday):
        return "hours"
    if not reading.is_solid or point.clock or point.failure or not point.has_day:
        return ""
    if point.weekday:
        return "day" if point.day or point.period else "weekday"
    return "date" if isinstance(point.day, (CalendarDay, DayRange)) else "day"


def _is_number(text: str, start: int) -> bool:
    """Whether the figures at `start` number something that is named right before them."""
    before = text[:start].split()
    return bool(before) and (before[-1] in _SIGNS or fold(before[-1]) in _NUMBERED) and bool(_NUMBER.match(text, start))


def _apart(runs: Iterable[_Run]) -> list[_Run]:
    """The runs that don't overlap: those that can stand alone before others, and the longest before the shorter."""
    chosen: list[_Run] = []
    for run in sorted(runs, key=lambda run: (not run.reading.is_solid, run.first - run.last, run.start)):
        if all(run.last <= other.first or run.first >= other.last for other in chosen):
            chosen.append(run)
    return chosen


def _rest(text: str, runs: list[_Run]) -> str:
    kept, at = [], 0
    for run in sorted(runs, key=lambda run: run.start):
        kept.append(text[at : run.start])
        at = run.end
    words = (word for word in " ".join([*kept, text[at:]]).split() if word.strip(",.;:()–-"))
    return " ".join(words).strip(" ,;")
