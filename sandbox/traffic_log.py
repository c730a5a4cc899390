"""Notes what went between app and workspace with its time, and says how long it took; it keeps nothing itself."""

import time
from typing import Literal

from sandbox.clock import Clock
from sandbox.store.traffic import Entry, Traffic


class TrafficLog:
    """The pen for the traffic log."""

    def __init__(self, traffic: Traffic, clock: Clock) -> None:
        self._traffic = traffic
        self._clock = clock

    def note(self, direction: Literal["ind", "ud"], what: str, summary: str, status: str, begun: float) -> None:
        """Note an exchange that began at a `begin()` mark."""
        at = self._clock.local().isoformat(timespec="milliseconds")
        ms = round((time.monotonic() - begun) * 1000)
        self._traffic.add(Entry(at=at, direction=direction, what=what, summary=summary[:300], status=status, ms=ms))

    @staticmethod
    def begin() -> float:
        """Answer a mark for how long something takes."""
        return time.monotonic()
