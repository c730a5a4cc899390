"""The small language the grammar's rules are written in, and the book they are kept in; holds no rules itself.

A rule is a pattern of symbols, a function that makes a part of what the pattern caught, and examples. Symbols in
capitals are caught and handed to the function, None where an optional one is missing; (…), | and ? work as in
regular expressions: `den? DAYNO dot? MONTH YEAR?` reads "den 8. dec. 2026".
"""

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from danish.lexicon import UNKNOWN, symbols_of, translate
from danish.parts import Part
from danish.tokens import Tokens

Maker = Callable[..., Part | None]
_ELEMENT = re.compile(r"[^\W]+|[()|?]")
LONGEST = 30  # tokens: no pattern fits more
_FIRST = 24  # characters that surely hold the first element and the sign after it


class Rule:
    """One pattern, what it makes, phrases it reads, and whether it is too weak to stand alone within other text."""

    def __init__(self, pattern: str, make: Maker, examples: tuple[str, ...], *, is_weak: bool) -> None:
        self.pattern = pattern
        self.make = make
        self.examples = examples
        self.is_weak = is_weak
        self._symbols: list[str] = []
        self._compiled: re.Pattern[str] | None = None  # made when first needed, for there are many

    def fit(self, kinds: str) -> "Fit | None":
        """How the pattern fits the first of these kinds of tokens; None where it does not."""
        if self._compiled is None:
            self._symbols = [word.lower() for word in _ELEMENT.findall(self.pattern) if word.isupper()]
            self._compiled = re.compile(translate(self.pattern))
        found = self._compiled.match(kinds)
        if found is None:
            return None
        caught = tuple((found.start(group), symbol) for group, symbol in enumerate(self._symbols, 1))
        return Fit(self, found.end(), caught)


class Fit(NamedTuple):
    """A rule whose pattern fits some tokens: how many, and which of them it caught as what (-1: a missing one)."""

    rule: Rule
    size: int
    caught: tuple[tuple[int, str], ...]

    def make(self, values: Sequence[Any], place: int) -> Part | None:
        """The part that the tokens' values make from `place` on; None where the rule's function says no."""
        return self.rule.make(*[None if at < 0 else values[place + at][symbol] for at, symbol in self.caught])


class RuleBook:
    """The rules, found by the kinds of the tokens they fit."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._by_kind: dict[str, list[Rule]] = {}
        self._firsts: list[frozenset[str]] = []
        # Dates are written in few ways, so that the same kinds of tokens come again and again.
        self._fits = functools.lru_cache(maxsize=1024)(self._fits_of)

    def rule(self, pattern: str, *examples: str, weak: bool = False) -> Callable[[Maker], Maker]:
        """Add a rule. `weak`: the words mean too much else to be a date by themselves within a longer text."""

        def add(make: Maker) -> Maker:
            self.rules.append(Rule(pattern, make, examples, is_weak=weak))
            return make

        return add

    def matches(self, tokens: Tokens, place: int) -> Iterator[tuple[int, Part, bool]]:
        """Every part that can begin at `place`, a known token: the place after it, the part, and whether it is weak."""
        known, _, _ = tokens.kinds[place : place + LONGEST].partition(UNKNOWN)
        for fit in self._fits(known):
            part = fit.make(tokens.values, place)
            if part is not None:
                yield place + fit.size, part, fit.rule.is_weak

    def _fits_of(self, kinds: str) -> list[Fit]:
        rules = self._by_kind.get(kinds[0])
        if rules is None:
            rules = self._by_kind[kinds[0]] = self._beginning_with(symbols_of(kinds[0]))
        return [fit for rule in rules if (fit := rule.fit(kinds))]

    def _beginning_with(self, symbols: frozenset[str]) -> list[Rule]:
        if len(self._firsts) < len(self.rules):
            self._firsts = [first_symbols(rule.pattern) for rule in self.rules]
        pairs = zip(self.rules, self._firsts, strict=True)
        return [rule for rule, firsts in pairs if not symbols.isdisjoint(firsts)]


BOOK = RuleBook()
rule = BOOK.rule


def first_symbols(pattern: str) -> frozenset[str]:
    """The symbols of the tokens that a pattern can begin with."""
    first = _ELEMENT.findall(pattern[:_FIRST])[:2]
    if first[0] != "(" and first[1:] not in (["?"], ["|"]):
        return frozenset((first[0].lower(),))
    symbols, _, _ = _firsts(_ELEMENT.findall(pattern), 0)
    return frozenset(symbol.lower() for symbol in symbols)


def _firsts(elements: list[str], at: int) -> tuple[set[str], bool, int]:
    """What a pattern can begin with, whether it can be empty, and where it ends (at its closing bracket)."""
    found: set[str] = set()
    can_be_empty = False
    is_open = True  # whether everything so far in this alternative can be left out
    while at < len(elements) and elements[at] != ")":
        if elements[at] == "|":
            can_be_empty = can_be_empty or is_open
            is_open, at = True, at + 1
            continue
        if elements[at] == "(":
            inner, empty, at = _firsts(elements, at + 1)
        else:
            inner, empty = {elements[at]}, False
        at += 1
        if at < len(elements) and elements[at] == "?":
            empty, at = True, at + 1
        if is_open:
            found |= inner
        is_open = is_open and empty
    return found, can_be_empty or is_open, at
