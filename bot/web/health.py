"""Tells whether the bot is well: its database, its clock loop and Slack; it mends nothing."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web

from domain.ports import Work

TICK_WITHIN_S = 120.0
HELLO_WITHIN_S = 60.0
_DATABASE_S = 5.0


@dataclass(slots=True)
class Pulse:
    """When something last showed that it is alive; by the machine's own count of seconds."""

    within_s: float
    last: float = field(default_factory=time.monotonic)

    def beat(self) -> None:
        """Shows that it is alive."""
        self.last = time.monotonic()

    @property
    def age_s(self) -> float:
        """Seconds since it was last seen alive."""
        return time.monotonic() - self.last

    @property
    def is_well(self) -> bool:
        """Whether it was seen alive lately."""
        return self.age_s <= self.within_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What health is told by. `slack` answers whether Slack can reach us."""

    work: Work
    clock_loop: Pulse
    slack: Callable[[], Awaitable[bool]]

    async def answer(self, _request: web.Request) -> web.Response:
        """200 where all is well, else 503; the parts are told in both cases."""
        parts = {
            "database": await self._has_database(),
            "ur": self.clock_loop.is_well,
            "slack": await self.slack(),
        }
        is_well = all(parts.values())
        told: dict[str, object] = {"ok": is_well, **parts, "ur_sekunder_siden": round(self.clock_loop.age_s, 1)}
        return web.json_response(told, status=HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE)

    async def _has_database(self) -> bool:
        try:
            async with asyncio.timeout(_DATABASE_S):
                await self.work.read(lambda store: store.outbox.counts())
        except Exception:  # noqa: BLE001 - whatever it is, the database doesn't answer
            return False
        return True
