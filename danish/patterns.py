"""The small language the grammar's rules are written in, and the book they are kept in; holds no rules itself.

A rule is a pattern of symbols, a function that makes a part of what the pattern caught, and examples. Symbols in
capitals are caught and handed to the function, None where an optional one is missing; (…), | and ? work as in
regular expressions: `den? DAYNO dot? MONTH YEAR?` reads "den 8. dec. 2026".
"""

import re
from collections.abc import Callable, Iterator

from danish.lexicon import symbols_of, translate
from danish.parts import Part
from danish.tokens import Tokens

Maker = Callable[..., Part | None]
_ELEMENT = re.compile(r"[^\W]+|[()|?]")
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

    def match(self, tokens: Tokens, place: int) -> tuple[int, Part] | None:
        """The part at `place` and the place after it; None where the pattern or its function says no."""
        if self._compiled is None:
            self._symbols = [word.lower() for word in _ELEMENT.findall(self.pattern) if word.isupper()]
            self._compiled = re.compile(translate(self.pattern))
        found = self._compiled.match(tokens.kinds, place)
        if found is None:
            return None
        values = tokens.values
        caught = [
            None if (at := found.start(group)) < 0 else values[at][symbol]
            for group, symbol in enumerate(self._symbols, 1)
        ]
        part = self.make(*caught)
        return None if part is None else (found.end(), part)


class RuleBook:
    """The rules, found by the kind of token they can begin with."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._by_kind: dict[str, list[Rule]] = {}
        self._firsts: list[frozenset[str]] = []

    def rule(self, pattern: str, *examples: str, weak: bool = False) -> Callable[[Maker], Maker]:
        """Add a rule. `weak`: the words mean too much else to be a date by themselves within a longer text."""

        def add(make: Maker) -> Maker:
            self.rules.append(Rule(pattern, make, examples, is_weak=weak))
            return make

        return add

    def matches(self, tokens: Tokens, place: int) -> Iterator[tuple[int, Part, bool]]:
        """Every part that can begin at `place`: the place after it, the part, and whether it is weak."""
        kind = tokens.kinds[place]
        rules = self._by_kind.get(kind)
        if rules is None:
            rules = self._by_kind[kind] = self._beginning_with(symbols_of(kind))
        for rule in rules:
            found = rule.match(tokens, place)
            if found is not None:
                yield (*found, rule.is_weak)

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
