"""How often somebody may do something: so many at once, and a steady rate after; what happens else it doesn't know.

A leaky bucket as one number each (GCRA): when it will be empty again. Who has an empty bucket is forgotten.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

MOST = 10_000
"""Buckets that are kept; more are never in use at once, and the longest unused is forgotten first."""

_ROUNDING_S = 1e-6


class Pace:
    """So many at once, and `per_second` more, for each key."""

    def __init__(
        self, *, at_once: int, per_second: float, most: int = MOST, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._step_s = 1 / per_second
        self._full_s = at_once / per_second
        self._most = most
        self._monotonic = monotonic
        self._empty_at: OrderedDict[Hashable, float] = OrderedDict()

    def allows(self, key: Hashable) -> bool:
        """Whether once more is within the pace; counted only if it is."""
        now = self._monotonic()
        empty_at = max(self._empty_at.get(key, now), now) + self._step_s
        if empty_at - now > self._full_s + _ROUNDING_S:
            return False
        self._empty_at[key] = empty_at
        self._empty_at.move_to_end(key)
        self._forget(now)
        return True

    def __len__(self) -> int:
        """How many are known."""
        return len(self._empty_at)

    def _forget(self, now: float) -> None:
        first = next(iter(self._empty_at.values()))
        while first <= now or len(self._empty_at) > self._most:
            self._empty_at.popitem(last=False)
            first = next(iter(self._empty_at.values()))
