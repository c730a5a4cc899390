"""Tells whether the bot is well: its database, its clock loop and Slack, and what waits; it mends nothing."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Protocol

from aiohttp import web

from bot.clock import Clock
from bot.observe import Log, described
from domain.installs import InstallState
from domain.ports import Repositories, Work
from domain.upkeep import Backlog

TICK_WITHIN_S = 120.0
LATE_AFTER = timedelta(minutes=5)
"""What waits longer after its time is late."""
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


class Heard(Protocol):
    """The way by which Slack reaches us."""

    async def is_alive(self) -> bool:
        """Whether Slack can reach us."""
        ...

    def age_s(self) -> float | None:
        """Seconds since Slack was last heard; None where it never was, or only calls when it has something."""
        ...


class Called:
    """Slack calls us: whether it can, only Slack knows."""

    async def is_alive(self) -> bool:
        """Nothing speaks against it."""
        return True

    def age_s(self) -> float | None:
        """It says nothing of its own."""
        return None


@dataclass(frozen=True, slots=True)
class Seen:
    """What isn't settled, when a clock loop last went round in whatever process, and the workspaces.

    `connected` are those that the program may speak in, `stopped` those where it may not any more, among them the
    `locked`, for which it has no token that it can use.
    """

    backlog: Backlog
    tick_age_s: float | None
    connected: int
    stopped: int
    locked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wellbeing:
    """Looks at the database; both health and figures ask."""

    work: Work
    clock: Clock
    log: Log

    async def look(self) -> "Seen | None":
        """What stands in the store; None where the database doesn't answer."""
        late_before = self.clock.now() - LATE_AFTER
        try:
            async with asyncio.timeout(_DATABASE_S):
                return await self.work.read(lambda store: _seen(store, late_before))
        except Exception as error:  # noqa: BLE001 - whatever it is, the database doesn't answer
            self.log.warning("database does not answer", **described(error))
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What health is told by. `clock_loop` is None where another process runs it: its ticks stand in the store."""

    wellbeing: Wellbeing
    clock_loop: Pulse | None
    slack: Heard

    async def answer(self, _request: web.Request) -> web.Response:
        """200 where all is well, else 503; the parts are told in both cases."""
        seen = await self.wellbeing.look()
        backlog = seen.backlog if seen else None
        elsewhere_s = seen.tick_age_s if seen else None
        is_elsewhere = elsewhere_s is not None and elsewhere_s <= TICK_WITHIN_S
        parts = {
            "database": backlog is not None,
            "ur": self.clock_loop.is_well if self.clock_loop else is_elsewhere,
            "slack": await self.slack.is_alive(),
        }
        is_well = all(parts.values())
        told: dict[str, object] = {
            "ok": is_well,
            **parts,
            "ur_sekunder_siden": _seconds(self.clock_loop.age_s if self.clock_loop else elsewhere_s),
            "slack_sekunder_siden": _seconds(self.slack.age_s()),
            "venter": backlog and backlog.waiting,
            "forsinket": backlog and backlog.late,
            "fejlet": backlog and backlog.failed,
            "uvist": backlog and backlog.uncertain,
            "sat_paa_pause": backlog and backlog.paused,
            "workspaces_forbundet": seen and seen.connected,
            "workspaces_stoppet": seen and seen.stopped,
            "workspaces_uden_token": seen and seen.locked,
        }
        return web.json_response(told, status=HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE)


def _seen(store: Repositories, late_before: datetime) -> Seen:
    states = Counter(one.state for one in store.installs.everyone())
    connected = states[InstallState.CONNECTED]
    upkeep = store.upkeep
    return Seen(
        upkeep.backlog(late_before),
        upkeep.tick_age_s(),
        connected=connected,
        stopped=states.total() - connected,
        locked=states[InstallState.LOCKED],
    )


def _seconds(age_s: float | None) -> float | None:
    return None if age_s is None else round(age_s, 1)
