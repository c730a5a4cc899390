"""Small rules from which the shape of blocks is put together; it knows JSON's types and no block.

A rule looks at one value and notes what is wrong with it, in the words and with the pointers Slack's own answers use.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

Json = dict[str, Any]


class Findings:
    """What is wrong, each with a pointer to where."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str]] = []
        self._unique: dict[str, set[str]] = {}

    def note(self, problem: str, pointer: str) -> None:
        """Note one problem."""
        self.problems.append((problem, pointer))

    def once(self, space: str, value: str, pointer: str, name: str) -> None:
        """Note a problem where a value comes a second time within a space."""
        seen = self._unique.setdefault(space, set())
        if value in seen:
            self.note(f'`{name}` "{value}" already exists', pointer)
        seen.add(value)

    def lines(self) -> list[str]:
        """Answer the problems as Slack words them."""
        return [f"{problem} [json-pointer:{pointer}]" for problem, pointer in self.problems]


Rule = Callable[[Any, str, Findings], None]


def string(most: int, least: int = 1) -> Rule:
    """A string of so many characters."""

    def check(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, str):
            findings.note("must provide a string", at)
        elif len(value) < least:
            findings.note(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            findings.note(f"must be less than {most + 1} characters", at)

    return check


def matching(fits: Callable[[str], bool], wanted: str) -> Rule:
    """A string of a certain form."""

    def check(value: Any, at: str, findings: Findings) -> None:
        before = len(findings.problems)
        string(3000)(value, at, findings)
        if len(findings.problems) == before and not fits(value):
            findings.note(f"must be {wanted}", at)

    return check


def one_of(*allowed: str) -> Rule:
    """One of some words."""

    def check(value: Any, at: str, findings: Findings) -> None:
        if value not in allowed:
            findings.note("must be a valid enum value", at)

    return check


def boolean(value: Any, at: str, findings: Findings) -> None:
    """Yes or no."""
    if not isinstance(value, bool):
        findings.note("must provide a boolean", at)


def integer(least: int, most: int) -> Rule:
    """A whole number between two."""

    def check(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            findings.note("must provide an integer", at)
        elif value < least:
            findings.note(f"must be no less than {least}", at)
        elif value > most:
            findings.note(f"must be no more than {most}", at)

    return check


def array(rule: Rule, most: int, least: int = 1) -> Rule:
    """So many values that each keep a rule."""

    def check(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, list):
            findings.note("must be an array", at)
            return
        if len(value) < least:
            findings.note(f"no fewer than {least} items required", at)
        if len(value) > most:
            findings.note(f"no more than {most} items allowed", at)
        for number, item in enumerate(value):
            rule(item, f"{at}/{number}", findings)

    return check


def record(fields: Mapping[str, Rule], required: Collection[str] = ()) -> Rule:
    """An object with these fields and no others."""

    def check(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, dict):
            findings.note("must provide an object", at)
            return
        for name in required:
            if name not in value:
                findings.note(f"missing required field: {name}", at)
        for name, content in value.items():
            rule = fields.get(name)
            if rule is None:
                findings.note(f"invalid additional property: {name}", at)
            elif content is not None or name in required:
                rule(content, f"{at}/{name}", findings)

    return check


def both(*rules: Rule) -> Rule:
    """Several rules at once."""

    def check(value: Any, at: str, findings: Findings) -> None:
        for rule in rules:
            rule(value, at, findings)

    return check


def anything(value: Any, at: str, findings: Findings) -> None:
    """No rule: the value is of no consequence here."""


def typed(kinds: Mapping[str, Rule], allowed: Collection[str] | None = None) -> Rule:
    """An object whose `type` says which rule it keeps; `allowed` narrows the types for this place."""

    def check(value: Any, at: str, findings: Findings) -> None:
        if not isinstance(value, dict):
            findings.note("must provide an object", at)
            return
        kind = value.get("type")
        if kind is None:
            findings.note("missing required field: type", at)
        elif not isinstance(kind, str) or kind not in kinds or (allowed is not None and kind not in allowed):
            findings.note(f"unsupported type: {kind}", f"{at}/type")
        else:
            kinds[kind](value, at, findings)

    return check
