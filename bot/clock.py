"""The bot's one clock: the machine's, one shifted to a chosen start, or a local workspace's; it plans nothing.

A local workspace tells its time in a header on its answers and at `/_control/clock`. One that doesn't is no workspace
of ours, and then the machine's clock rules.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol

import aiohttp

from danish.zone import COPENHAGEN

SANDBOX_TIME_HEADER, TIME_HEADER = "X-Sandbox-Time", "Date"
"""What a local workspace's answers tell its time by, and what Slack's do."""


class Clock(Protocol):
    """Knows what time it is. `is_platform_time` tells whether the chat platform's stamps are by the same clock."""

    @property
    def is_platform_time(self) -> bool: ...  # noqa: D102 - told by the class
    def now(self) -> datetime: ...  # noqa: D102 - told by the class


class SystemClock:
    """The machine's clock, and how far it is off by what Slack's answers say of the time."""

    is_platform_time = True

    def __init__(self, unix: Callable[[], float] = time.time) -> None:
        self._unix = unix
        self._heard: float | None = None
        self._since = 0.0

    def hear_header(self, value: str) -> None:
        """Takes in the `Date` of an answer; what is no date is left alone."""
        try:
            self._heard = parsedate_to_datetime(value).timestamp()
        except ValueError:
            return
        self._since = time.monotonic()

    @property
    def off_s(self) -> float | None:
        """How many seconds it goes before Slack's, below 0 after it; None while Slack has said nothing."""
        return None if self._heard is None else self._unix() - self._heard - (time.monotonic() - self._since)

    def now(self) -> datetime:
        """The time, aware, Europe/Copenhagen."""
        return datetime.fromtimestamp(self._unix(), UTC).astimezone(COPENHAGEN)


class ShiftedClock:
    """A clock that began at `start` when it was made and runs on from there."""

    is_platform_time = False

    def __init__(self, start: datetime) -> None:
        self._start = start.timestamp()
        self._since = time.monotonic()

    def now(self) -> datetime:
        """The time, aware, Europe/Copenhagen."""
        return _moment(self._start + time.monotonic() - self._since)


class WorkspaceClock:
    """The clock of a local workspace, as last heard; the machine's until something is heard."""

    is_platform_time = True

    def __init__(self) -> None:
        self._heard: float | None = None
        self._since = 0.0

    def hear(self, unix: float) -> None:
        """Takes over the workspace's time."""
        self._heard, self._since = unix, time.monotonic()

    def hear_header(self, value: str) -> None:
        """Takes over the time of an answer's header; anything but a number is left alone."""
        try:
            self.hear(float(value))
        except ValueError:
            return

    def now(self) -> datetime:
        """The time, aware, Europe/Copenhagen."""
        if self._heard is None:
            return SystemClock().now()
        return _moment(self._heard + time.monotonic() - self._since)

    async def follow(self, api_url: str, session: aiohttp.ClientSession, *, every_s: float = 1.0) -> None:
        """Asks the workspace for its time again and again; ends where there is nobody to ask."""
        address = api_url.removesuffix("/").removesuffix("/api") + "/_control/clock"
        while await self._ask(address, session):  # noqa: ASYNC110 - it waits for the next question, not for a change
            await asyncio.sleep(every_s)

    async def _ask(self, address: str, session: aiohttp.ClientSession) -> bool:
        """Whether asking again makes sense."""
        try:
            async with session.get(address, timeout=aiohttp.ClientTimeout(total=2)) as answer:
                if answer.status != HTTPStatus.OK:
                    return False
                told = await answer.json(content_type=None)
                self.hear(float(told["now"]))
        except (aiohttp.ClientError, TimeoutError):
            return True
        except (KeyError, TypeError, ValueError):
            return False
        return True


def choose_clock(*, starts_at: datetime | None, is_local: bool) -> Clock:
    """The clock for these settings."""
    if starts_at is not None:
        return ShiftedClock(starts_at)
    return WorkspaceClock() if is_local else SystemClock()


def _moment(unix: float) -> datetime:
    return datetime.fromtimestamp(unix, UTC).astimezone(COPENHAGEN)
