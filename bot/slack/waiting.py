"""Waits for work, and shows now and then how far it is, in one message that the answer takes the place of.

It calls nobody itself. Work that is done within a second is answered as if nothing had been shown.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from bot.slack.deliveries import Origin
from handlers.outcomes import Replace, Reply

FIRST_S, EVERY_S = 1.0, 1.5
"""Slack takes about fifty changes of messages a minute from an app."""
RATIONED_S = (4.0, 16.0)
"""Between the looks where Slack allows five answers in all, the last of which is the real one."""
Show = Callable[[Reply | Replace, Origin], Awaitable[Origin]]
"""Shows how far the work is, and answers the origin whose answer takes that place; raises nothing."""
_Done = TypeVar("_Done")


class Broken(Exception):  # noqa: N818 - says where to tell of what broke
    """Something broke after a message had shown how far it was; the cause is what did, `origin` has the message."""

    def __init__(self, origin: Origin) -> None:
        super().__init__()
        self.origin = origin


class Waiting:
    """Waits within a `with`, which turns what breaks into `Broken` once something was shown.

    `origin` is where the answer goes: it changes when something is shown.
    """

    def __init__(
        self,
        show: Show,
        origin: Origin,
        *,
        first_s: float = FIRST_S,
        every_s: float = EVERY_S,
        rationed_s: tuple[float, ...] = RATIONED_S,
    ) -> None:
        self.origin = origin
        self._show = show
        self._first_s, self._every_s, self._rationed_s = first_s, every_s, rationed_s
        self._told: Reply | Replace | None = None

    def shows(self, said: Reply | Replace) -> None:
        """Takes how far the work is; the newest is shown at the next look. May be called from any thread."""
        self._told = said

    async def out(self, doing: Awaitable[_Done]) -> _Done:
        """What the work comes to, waited for while it is shown how far it is."""
        task = asyncio.ensure_future(doing)
        try:
            for wait_s in self._waits():
                done, _ = await asyncio.wait({task}, timeout=wait_s)
                if done:
                    break
                told, self._told = self._told, None
                if told is not None:
                    self.origin = await self._show(told, self.origin)
            return await task
        finally:
            task.cancel()

    def _waits(self) -> Iterator[float | None]:
        """How long until each look; None for the end of the work."""
        yield self._first_s
        rationed = iter(self._rationed_s)
        while True:
            yield next(rationed, None) if self.origin.is_rationed else self._every_s

    def __enter__(self) -> Self:
        """The waiting itself."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Says where to tell of what broke."""
        if self.origin.begun and isinstance(error, Exception) and not isinstance(error, Broken):
            raise Broken(self.origin) from error
