"""What was found under each key: what is there is given at once, what isn't known is looked for, once for all who ask.

So nobody waits for the store for what they have. Somebody else looks anew from time to time.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Generic, TypeVar

KEPT_S = 10.0
"""That nothing is there is believed for so long, and what is there is to be looked at anew as often."""

Found = TypeVar("Found")
Look = Callable[[str], Awaitable[Found | None]]


class AtHand(Generic[Found]):
    """Keeps what `look` finds under a key. What `look` raises is raised to all who wait for it, and nothing is kept."""

    def __init__(self, look: Look[Found], monotonic: Callable[[], float]) -> None:
        self._look = look
        self._monotonic = monotonic
        self._kept: dict[str, tuple[float, Found | None]] = {}
        self._looking: dict[str, asyncio.Task[Found | None]] = {}

    def __contains__(self, key: str) -> bool:
        """Whether it was ever looked for, and so is known to be there or not."""
        return key in self._kept

    def get(self, key: str) -> Found | None:
        """What is known to be there."""
        kept = self._kept.get(key)
        return kept[1] if kept else None

    def all(self) -> list[Found]:
        """All that is known to be there."""
        return [found for _, found in self._kept.values() if found is not None]

    async def find(self, key: str) -> Found | None:
        """What is there: at once where something is known to be. Whoever stops waiting doesn't end the look."""
        kept = self._kept.get(key)
        if kept and (kept[1] is not None or kept[0] > self._monotonic()):
            return kept[1]
        return await self._looked(key)

    async def look(self, key: str) -> Found | None:
        """What is there now. A look that has begun before is waited for, since it may have seen what was before."""
        if under_way := self._looking.get(key):
            await asyncio.wait({under_way})
        return await self._looked(key)

    async def look_anew(self) -> None:
        """Looks at all that is there; what can't be looked at stays as it was."""
        there = [key for key, (_, found) in self._kept.items() if found is not None]
        await asyncio.gather(*(self.look(key) for key in there), return_exceptions=True)

    async def _looked(self, key: str) -> Found | None:
        looking = self._looking.get(key)
        if looking is None:
            looking = self._looking[key] = asyncio.create_task(self._kept_anew(key))
            looking.add_done_callback(partial(self._ended, key))
        return await asyncio.shield(looking)

    async def _kept_anew(self, key: str) -> Found | None:
        found = await self._look(key)
        self._kept[key] = (self._monotonic() + KEPT_S, found)
        return found

    def _ended(self, key: str, looking: asyncio.Task[Found | None]) -> None:
        del self._looking[key]
        if not looking.cancelled():
            looking.exception()  # whoever waits is told of it; nobody may be left who does
