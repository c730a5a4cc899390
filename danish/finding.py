"""Finds the words about time within a longer text; what they mean is found by `phrases`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from danish.folding import fold
from danish.meaning import Meaning, NotUnderstood, Reason
from danish.parsing import Chart
from danish.phrases import LONGEST, LONGEST_LIST, local, meaning_of, read
from danish.quotes import blanked
from danish.tokens import tokens

# After these a figure is a number of something, unless it has a slash or a month's name.
_NUMBERED = frozenset({
    "plo", "punkt", "pkt", "nr", "nummer", "bilag", "afsnit", "kapitel", "side", "lokale", "moedelokale", "rum", "sal",
    "bygning", "hus", "opgave", "sag", "sagsnr", "journalnr", "version", "raekke", "trin", "niveau", "beslutning",
    "erfaring", "spor", "fase", "lov", "paragraf", "stk", "artikel", "boks", "vej",
})  # fmt: skip
_SIGNS = {"§", "§§", "#"}
_NUMBER = re.compile(r"[0-9]+\s*([-–.,]\s*[0-9]|(,|og|eller|&)\s)")
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


def find(text: str, now: datetime) -> Found | None:
    """The day or time that `text` speaks of among other words, None where it speaks of none; `now` as for `read`.

    The longest run of words that reads as one is taken, also where it turns out impossible ("31. november"). Where
    day and hour stand apart ("9/12 virtuelt kl. 15-17") both are taken. What stands in quotation marks is not
    searched, and bare numbers, case numbers and numbered things ("punkt 2.1") are no dates.
    """
    at = local(now)
    searched = blanked(text[:LONGEST_LIST])
    runs = _chosen(list(_runs(searched, at)))
    if not runs:
        return None
    longest, *others = sorted(runs, key=lambda run: (run.first - run.last, run.start))
    taken, phrase, meaning = [longest], text[longest.start : longest.end], longest.meaning
    for other in sorted(others, key=lambda run: run.start):
        together = sorted([*taken, other], key=lambda run: run.start)
        joined = " ".join(text[run.start : run.end] for run in together)
        both = read(joined, at) if len(joined) <= LONGEST else None
        if both is not None and not (isinstance(both, NotUnderstood) and both.reason in _NO_PHRASE):
            taken, phrase, meaning = together, joined, both
    return Found(meaning, phrase, _rest(text, taken))


_NO_PHRASE = frozenset({Reason.NOT_A_DATE, Reason.VAGUE, Reason.ENDS_BEFORE_START})


def _runs(text: str, now: datetime) -> Iterator[_Run]:
    """The longest run from each word that begins one."""
    chart = Chart(tokens(text))
    starts, ends = chart.tokens.starts, chart.tokens.ends
    for first, start in enumerate(starts):
        if not chart.choices(first) or _GLUED_BEFORE.search(text, max(0, start - 2), start) or _is_number(text, start):
            continue
        for last in sorted(chart.reach(first), reverse=True):
            end = ends[last - 1]
            if _GLUED_AFTER.match(text, end) or last == first:
                continue
            meaning = meaning_of(chart.between(first, last), now)
            if meaning is not None:
                yield _Run(first, last, start, end, meaning)
                break


def _is_number(text: str, start: int) -> bool:
    """Whether the figures at `start` number something that is named right before them."""
    before = text[:start].split()
    return bool(before) and (before[-1] in _SIGNS or fold(before[-1]) in _NUMBERED) and bool(_NUMBER.match(text, start))


def _chosen(runs: list[_Run]) -> list[_Run]:
    """The runs that don't overlap, the longest first."""
    chosen: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.first - run.last, run.start)):
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
