"""Reads Danish phrases about days and times as meanings, given what time it is; never asks the clock itself.

It would rather ask than guess: what can mean two things is Ambiguous, and what can't be is NotUnderstood with the
reason. Phrases are read by a grammar (the `rules_…` modules); see `patterns` for how its rules are written. It looks
for nothing inside other text; `finding` does.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from danish.fallback import fallback
from danish.meaning import Ambiguous, Day, Meaning, NotUnderstood, Reason, Understood
from danish.parsing import Chart, Reading
from danish.points import UnfitError
from danish.resolving import resolve
from danish.tokens import tokens
from danish.zone import COPENHAGEN

LONGEST = 200  # characters of a phrase; no date is that long
LONGEST_LIST = 2_000
_MOST_TOKENS = 120  # no list has so many
_TRAILING = " \t\r\n!?,;:"


def read(phrase: str, now: datetime) -> Meaning:
    """What `phrase`, all of it, means when said at `now` (aware; ValueError for a naive one)."""
    at = local(now)
    refused = _refused(phrase, LONGEST)
    if refused:
        return refused
    read = tokens(phrase.strip(_TRAILING))
    meanings = _meanings(Chart(read), at)
    if meanings is None:
        return _other_form(phrase)
    return _one(meanings)


def read_list(text: str, now: datetime) -> list[Meaning]:
    """Each of the days or times that `text` lists, in their order ("8., 10. og 15. december"); see `read`."""
    at = local(now)
    refused = _refused(text, LONGEST_LIST)
    if refused:
        return [refused]
    return [meaning for line in text.splitlines() if line.strip() for meaning in _line(line, at)]


def _line(line: str, now: datetime) -> Iterator[Meaning]:
    meanings = _meanings(Chart(tokens(line.strip(_TRAILING))), now) if len(line) <= LONGEST_LIST else None
    if meanings is not None:
        yield from meanings
        return
    pieces = [piece for part in line.split(";") for piece in part.split(",") if piece.strip()]
    if len(pieces) < 2:  # noqa: PLR2004 (a list)
        yield read(line, now)
        return
    for piece in pieces:
        yield read(piece, now)


def local(now: datetime) -> datetime:
    """`now` in Copenhagen; ValueError for a naive one."""
    if now.tzinfo is None or now.utcoffset() is None:
        raise ValueError("`now` must be aware")
    return now.astimezone(COPENHAGEN)


def _refused(text: str, longest: int) -> NotUnderstood | None:
    if len(text) > longest:
        return NotUnderstood(Reason.TOO_LONG)
    return None if text.strip(_TRAILING) else NotUnderstood(Reason.EMPTY)


def _meanings(chart: Chart, now: datetime) -> list[Meaning] | None:
    if len(chart.tokens.kinds) > _MOST_TOKENS:
        return None
    for elements in chart.whole():
        try:
            return resolve(elements, now)
        except UnfitError:
            continue
    return None


def first_that_fits(readings: Iterable[Reading], now: datetime) -> tuple[Reading, Meaning] | None:
    """The first reading that means something, and what."""
    for reading in readings:
        try:
            return reading, _one(resolve(reading.elements, now))
        except UnfitError:
            continue
    return None


def _one(meanings: list[Meaning]) -> Meaning:
    """One meaning for a phrase: of several days, all are candidates."""
    if len(meanings) == 1:
        return meanings[0]
    candidates: list[Understood] = []
    for meaning in meanings:
        if isinstance(meaning, NotUnderstood):
            return meaning
        candidates += meaning.candidates if isinstance(meaning, Ambiguous) else (meaning,)
    different = tuple(dict.fromkeys(candidates))
    if len(different) == 1:
        return different[0]
    return Ambiguous(different, yearless=any(one.yearless for one in different))


def _other_form(phrase: str) -> Meaning:
    day = fallback(phrase)
    return NotUnderstood(Reason.NOT_A_DATE) if day is None else Day(day)
