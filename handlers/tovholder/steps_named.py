"""Finds the steps that typed words mean, by number or by what people call them; it looks nothing up and asks nobody."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from danish.names import fold
from domain.organisation import Body
from domain.steps import Step

_ALIKE = 4
"""Letters that a word has in common with a step's, at least: "send" is "Send dagsordenen ud"."""
_ENDING = 2
"""So many letters may be another ending: "udsendt" is "Udsendelse", "genereret" is "Generering"."""
_SMALL = frozenset(
    {"trin", "trinnet", "raekke", "nr", "nr.", "hvem", "har", "for", "af", "med", "og", "den", "det", "ud", "i", "paa"}
)


def telling_words(typed: str) -> tuple[str, ...]:
    """The typed words that may name a step."""
    words = (fold(one.strip(",?")) for one in typed.split())
    return tuple(word for word in words if word and word not in _SMALL)


def with_steps_named(body: Body, words: Sequence[str]) -> Body:
    """The body with those of its steps that all the words mean, maybe none."""
    steps = tuple(step for step in body.forum.steps if all(_means(word, step) for word in words))
    return replace(body, forum=replace(body.forum, steps=steps))


def _means(word: str, step: Step) -> bool:
    own = fold(f"{step.name} {step.task}".replace(",", " ")).split()
    return word == str(step.number) or any(_are_alike(word, one) for one in own)


def _are_alike(one: str, other: str) -> bool:
    common = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False)))
    return common >= max(_ALIKE, min(len(one), len(other)) - _ENDING)
