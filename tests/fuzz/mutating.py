"""Changes true deliveries into what Slack never sends: fields dropped, doubled, mistyped, swapped; it sends nothing."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.fuzz.corpus import ODD
from tests.fuzz.deliveries import Delivery

_FRESH = frozenset({"trigger_id", "event_id", "action_ts", "hash"})
"""What makes a delivery another one than those before."""
_WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 10**30, "", " ", "x", "nul", "U404", "C404", "T404", "[]", "{}"),
    *([], {}, [[]], [{}], {"": ""}, {"id": None}, [None], ["x", 1, None], {"value": {"value": {}}}),
    *("\ud800", "\x00", "æ" * 10_000, "x" * 100_000, *ODD),
)
Step = str | int


def mutated(delivery: Delivery, seed: str) -> Delivery:
    """The delivery with one to three places changed; the same seed changes the same."""
    chance = random.Random(seed)  # noqa: S311 - a seed is to be repeated, not a secret
    content = copy.deepcopy(delivery.content)
    for path in [one for one in _paths(content) if one[-1] in _FRESH]:
        if chance.random() < 0.9:
            _set(content, path, f"{_get(content, path)}{chance.randrange(10**9)}")
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(content, chance)
    return Delivery(content, delivery.wrapping)


def _change(content: Any, chance: random.Random) -> None:
    paths = list(_paths(content))
    if not paths:
        return
    path = chance.choice(paths)
    holder, last, value = _get(content, path[:-1]), path[-1], _get(content, path)
    match chance.randrange(6):
        case 0:
            del holder[last]
        case 1 if isinstance(holder, list):
            holder.insert(int(last), copy.deepcopy(value))
        case 1:
            holder[last] = [value, copy.deepcopy(value)]
        case 2:
            holder[last] = copy.deepcopy(_get(content, chance.choice(paths)))
        case 3:
            nested: Any = value
            for _ in range(chance.choice((1, 5, 200))):
                nested = {"value": nested} if chance.random() < 0.5 else [nested]
            holder[last] = nested
        case _:
            holder[last] = copy.deepcopy(chance.choice(_WRONG))


def _paths(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The ways to everything in a tree, but for the tree itself."""
    if path:
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in steps:
        yield from _paths(below, (*path, step))


def _get(content: Any, path: tuple[Step, ...]) -> Any:
    for step in path:
        content = content[step]
    return content


def _set(content: Any, path: tuple[Step, ...], value: Any) -> None:
    _get(content, path[:-1])[path[-1]] = value
