"""Deliveries as Slack sends them of every button and form there is, bearing what we never gave them; it sends none."""

import copy
from collections.abc import Iterator, Sequence
from itertools import count

from bot.features import build_registry
from handlers.retry import COMMAND, RETRY
from tests.fuzz.deliveries import Delivery

VALUES = ("", "x", "1 x y", "999999999999999999999", '{"h": [1]}')


def foreign(true: Sequence[Delivery]) -> Iterator[Delivery]:
    """A press and a form among the true deliveries, made into those of each button and form with each value."""
    registry, numbers = build_registry(), count(1)
    pressed, submitted = _first(true, "block_actions"), _first(true, "view_submission")
    for value in VALUES:
        for action in (*registry.buttons, RETRY, COMMAND):
            made = copy.deepcopy(pressed.content)
            made["actions"][0] |= {"action_id": action, "value": value, "action_ts": f"1793005200.{next(numbers):06}"}
            yield Delivery(made, pressed.wrapping)
        for form in registry.forms:
            made = copy.deepcopy(submitted.content)
            made["view"] |= {"callback_id": form, "private_metadata": value, "hash": f"foreign.{next(numbers)}"}
            yield Delivery(made, submitted.wrapping)


def _first(true: Sequence[Delivery], kind: str) -> Delivery:
    return next(one for one in true if one.content.get("type") == kind)
