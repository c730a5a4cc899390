"""The profile in force, kept for a moment: every request asks for it, and it hardly ever changes."""

import time
from collections.abc import Callable
from datetime import date

from domain.organisation import Profile
from domain.ports import Work
from handlers.loading import profile_in_force

KEPT_S = 1.0
"""So long another process's change of a local setting may go unseen here; this process's own is seen at once."""


class InForce:
    """The profile in force on a day, looked up at most once a second."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._kept: tuple[float, date, Profile, Profile] | None = None
        self._changing_until = 0.0

    async def on(self, day: date, shipped: Profile, work: Work) -> Profile:
        """The profile in force on that day, with what the bodies have decided for themselves."""
        now = self._monotonic()
        if self._kept and self._kept[0] > now and self._kept[1] == day and self._kept[2] is shipped:
            return self._kept[3]
        profile = await work.read(lambda repositories: profile_in_force(repositories, shipped, day))
        if now >= self._changing_until:
            self._kept = (now + KEPT_S, day, shipped, profile)
        return profile

    def change(self) -> None:
        """Lets it be looked up anew, also as long as the unit of work that changes a setting may be under way."""
        self._kept = None
        self._changing_until = self._monotonic() + KEPT_S
