"""Finds ways to read tokens as parts that fit together; neither cuts text into tokens nor works out days."""

from collections.abc import Iterator
from typing import NamedTuple

from danish import rules_counts, rules_days, rules_feasts, rules_periods, rules_pieces, rules_times, rules_weekdays
from danish.building import build
from danish.lexicon import UNKNOWN
from danish.parts import Clock, ClockRange, Duration, Either, Mark, Part, Until, YearOf
from danish.patterns import BOOK
from danish.points import Element, UnfitError
from danish.tokens import Tokens

# Loading these fills the book of rules.
GRAMMAR = (rules_days, rules_weekdays, rules_feasts, rules_periods, rules_pieces, rules_counts, rules_times)
_FIGURES = (Clock, ClockRange, Until, Either, YearOf, Duration)  # parts that may be but numbers of something
_MOST_STEPS = 400  # no sensible phrase needs so many; a nonsensical one must not take long
_MOST_IN_ALL = 10_000  # likewise for all phrases of a text together; a page of prose needs less than two thousand
_LONGEST_RUN = 60  # tokens; "fra onsdag den 9. december 2026 kl. 15.00 til …" has some twenty


class _Choice(NamedTuple):
    end: int
    part: Part
    is_weak: bool


class Reading(NamedTuple):
    """One way to read some tokens. `is_solid`: it can stand alone within other text."""

    elements: list[Element]
    is_solid: bool


class Chart:
    """The parts that can begin at each token, worked out once each: the longest first, of those the least doubtful."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._choices: dict[int, list[_Choice]] = {}
        self._steps = 0
        self._steps_in_all = 0

    def choices(self, place: int) -> list[_Choice]:
        """Every part that can begin at the token."""
        if self.tokens.kinds[place] == UNKNOWN:
            return []
        found = self._choices.get(place)
        if found is None:
            found = [_Choice(*match) for match in BOOK.matches(self.tokens, place)]
            found.sort(key=lambda choice: (-choice.end, choice.is_weak))
            self._choices[place] = found
        return found

    def whole(self) -> Iterator[list[Element]]:
        """The ways to read all the tokens, the best first."""
        self._steps = 0
        size = len(self.tokens.kinds)
        for path in self._paths(0, size):
            try:
                yield build(choice.part for choice in path)
            except UnfitError:
                continue

    def _paths(self, start: int, end: int) -> Iterator[list[_Choice]]:
        """The chains of parts from `start` that end exactly at `end`."""
        if start == end:
            yield []
            return
        for choice in self.choices(start):
            self._steps += 1
            if self._steps > _MOST_STEPS:
                return
            if choice.end <= end:
                for path in self._paths(choice.end, end):
                    yield [choice, *path]

    def reach(self, start: int) -> set[int]:
        """Every token at which a chain of parts from `start` can end, not farther than any phrase goes."""
        farthest = start + _LONGEST_RUN
        reached: set[int] = set()
        waiting = [start]
        while waiting:
            place = waiting.pop()
            for choice in self.choices(place) if place < len(self.tokens.kinds) else ():
                if choice.end not in reached and choice.end <= farthest:
                    reached.add(choice.end)
                    waiting.append(choice.end)
        return reached

    @property
    def is_spent(self) -> bool:
        """Whether so much was tried already that nothing more is read `between`."""
        return self._steps_in_all + self._steps >= _MOST_IN_ALL

    def between(self, start: int, end: int) -> Iterator["Reading"]:
        """The ways to read the tokens from `start` to `end`, the best first; none once the chart is spent."""
        if self.is_spent:
            return
        self._steps_in_all += self._steps
        self._steps = 0
        for path in self._paths(start, end):
            try:
                elements = build(choice.part for choice in path)
            except UnfitError:
                continue
            said = [choice for choice in path if not isinstance(choice.part, Mark)]
            named = [choice for choice in said if not isinstance(choice.part, _FIGURES)]
            yield Reading(elements, any(not choice.is_weak for choice in said) or (len(said) > 1 and bool(named)))
