"""Finds ways to read tokens as parts that fit together; neither cuts text into tokens nor works out days."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from danish import (
    rules_counts,
    rules_days,
    rules_feasts,
    rules_marks,
    rules_periods,
    rules_pieces,
    rules_times,
    rules_weekdays,
    rules_weeks,
)
from danish.building import Builder
from danish.lexicon import UNKNOWN
from danish.parts import Clock, ClockRange, Duration, Either, Mark, Part, Until, YearOf
from danish.patterns import BOOK
from danish.points import Element, UnfitError
from danish.tokens import Tokens

# Loading these fills the book of rules.
GRAMMAR = (
    rules_days, rules_weekdays, rules_feasts, rules_weeks, rules_periods, rules_pieces, rules_counts, rules_times,
    rules_marks,
)  # fmt: skip
_FIGURES = (Clock, ClockRange, Until, Either, YearOf, Duration)  # parts that may be but numbers of something
_MOST_STEPS = 400  # no sensible phrase needs so many; a nonsensical one must not take long
_MOST_IN_ALL = 10_000  # likewise for all phrases of a text together; a page full of dates needs some three thousand
_MOST_MARKS = 8  # in a row: "(fra og med den" has three; a line of dashes is none of a phrase
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
    """The parts that can begin at each token, worked out once each: the longest first, of those the least doubtful.

    A mark, which says nothing itself, comes after what says something.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._choices: dict[int, list[_Choice]] = {}
        self._steps = 0
        self._steps_in_all = 0
        self._unfit = 0  # of the chain that was taken last, so many parts from its first don't fit
        self._silences: list[int] = []  # how many marks come before anything is said, from each token

    def choices(self, place: int) -> list[_Choice]:
        """Every part that can begin at the token."""
        if self.tokens.kinds[place] == UNKNOWN:
            return []
        found = self._choices.get(place)
        if found is None:
            found = [_Choice(*match) for match in BOOK.matches(self.tokens, place)]
            found.sort(key=lambda choice: (-choice.end, choice.is_weak, isinstance(choice.part, Mark)))
            self._choices[place] = found
        return found

    def whole(self) -> Iterator[list[Element]]:
        """The ways to read all the tokens, the best first."""
        self._steps = 0
        size = len(self.tokens.kinds)
        for path in self._paths(0, size):
            elements = self._made(path)
            if elements is not None:
                yield elements

    def _paths(self, start: int, end: int, before: int = 0) -> Iterator[list[_Choice]]:
        """The chains of parts from `start` that end exactly at `end`; `before` is how many parts come before them.

        Where the first parts of one don't fit, as whoever takes it says by `_unfit`, no other that begins with them
        is tried.
        """
        if start == end:
            yield []
            return
        for choice in self.choices(start):
            self._steps += 1
            if self._steps > _MOST_STEPS:
                return
            if choice.end <= end:
                is_tried = False
                for path in self._paths(choice.end, end, before + 1):
                    is_tried = True
                    yield [choice, *path]
                if is_tried and before >= self._unfit:
                    return

    def _made(self, path: Sequence[_Choice]) -> list[Element] | None:
        """What a chain of parts makes, None for nothing."""
        builder = Builder()
        self._unfit = len(path)
        for number, choice in enumerate(path, 1):
            try:
                builder.take(choice.part)
            except UnfitError:
                self._unfit = number
                return None
        try:
            return builder.finish()
        except UnfitError:
            return None

    def says(self, place: int) -> bool:
        """Whether a chain of parts from the token says something, after no more marks than a phrase has in a row."""
        if not self._silences:
            never = _MOST_MARKS + 1
            self._silences = [never] * (len(self.tokens.kinds) + 1)
            for at in reversed(range(len(self.tokens.kinds))):
                marks = (1 + self._silences[one.end] if isinstance(one.part, Mark) else 0 for one in self.choices(at))
                self._silences[at] = min(marks, default=never)
        return self._silences[place] <= _MOST_MARKS

    def reach(self, start: int) -> set[int]:
        """Every token at which a chain of parts from `start` that says something can end, within a phrase's length."""
        farthest = start + _LONGEST_RUN
        reached: set[tuple[int, bool, int]] = set()
        waiting = [(start, False, 0)]
        while waiting:
            place, is_said, marks = waiting.pop()
            for choice in self.choices(place) if place < len(self.tokens.kinds) else ():
                self._steps_in_all += 1
                is_mark = isinstance(choice.part, Mark)
                end = choice.end, is_said or not is_mark, marks + 1 if is_mark else 0
                if end not in reached and choice.end <= farthest and end[2] <= _MOST_MARKS:
                    reached.add(end)
                    waiting.append(end)
        return {place for place, is_said, _ in reached if is_said}

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
            elements = self._made(path)
            if elements is None:
                continue
            said = [choice for choice in path if not isinstance(choice.part, Mark)]
            named = [choice for choice in said if not isinstance(choice.part, _FIGURES)]
            yield Reading(elements, any(not choice.is_weak for choice in said) or (len(said) > 1 and bool(named)))
