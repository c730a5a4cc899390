"""The sandbox's own clock: it starts at a chosen time, runs on in real time and can be moved forward, never back.

It is the only place of the sandbox that knows the time. It follows how long ago it was started, not the machine's
calendar; that one only dates signatures, as the app's own library judges their age by it. On disk it keeps a time a
little ahead of what it has shown, so a killed process resumes where it was left and never shows an earlier time.
"""

import asyncio
import time
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.store.settings import Settings

ZONE = ZoneInfo("Europe/Copenhagen")
START = "2026-10-26T09:00"

_AHEAD = 2.0
_LONGEST_MOVE = 10 * 366 * 86_400.0
_SETTING = "clock"
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def unix(iso: str) -> float:
    """Read an ISO time as unix seconds; a time without zone is Danish time."""
    when = datetime.fromisoformat(iso)
    return (when if when.tzinfo else when.replace(tzinfo=ZONE)).timestamp()


class Clock:
    """The time in the workspace, kept in the store."""

    def __init__(self, settings: Settings, *, start: str = START) -> None:
        self._settings = settings
        kept = settings.read(_SETTING)
        self._base = unix(start) if kept is None else float(kept)
        self._since = time.monotonic()
        self._kept = 0.0
        self._last_stamp = int(self._base * 1_000_000)
        self._moved = asyncio.Event()
        self.now()

    def now(self) -> float:
        """Answer the time as unix seconds."""
        now = self._base + time.monotonic() - self._since
        if now > self._kept:
            self._keep(now + _AHEAD)
        return now

    def stamp(self) -> str:
        """Give out a `ts`: the time in microseconds, never twice the same."""
        self._last_stamp = max(int(self.now() * 1_000_000), self._last_stamp + 1)
        seconds, micros = divmod(self._last_stamp, 1_000_000)
        return f"{seconds}.{micros:06d}"

    @staticmethod
    def machine_time() -> int:
        """Answer the machine's own time in unix seconds, for dating signatures and nothing else."""
        return int(time.time())

    def move(self, seconds: float) -> None:
        """Move the clock forward, ten years at most; anything else is refused with ValueError."""
        if not 0 <= seconds <= _LONGEST_MOVE:
            raise ValueError(seconds)
        self._base += seconds
        self._keep(self.now() + _AHEAD)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def move_to(self, iso: str) -> None:
        """Move the clock forward to a time; an earlier time than now is refused with ValueError."""
        self.move(unix(iso) - self.now())

    def move_as(self, order: Mapping[str, object]) -> None:
        """Move the clock as an order says: `to` a time, else by `advance_seconds` or `advance_minutes`.

        Anything else is refused with ValueError.
        """
        if "to" in order:
            self.move_to(str(order["to"]))
        elif "advance_seconds" in order or "advance_minutes" in order:
            seconds, minutes = (float(str(order.get(f"advance_{unit}", 0))) for unit in ("seconds", "minutes"))
            self.move(seconds + 60 * minutes)
        else:
            raise ValueError(order)

    async def wait(self, seconds: float) -> None:
        """Wait until so much of the workspace's time has passed, be it by moving the clock."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            try:
                await asyncio.wait_for(self._moved.wait(), left)
            except TimeoutError:
                continue

    def local(self) -> datetime:
        """Answer the time as Danish wall time."""
        return datetime.fromtimestamp(self.now(), ZONE)

    def as_json(self) -> dict[str, object]:
        """Answer the time for programs and for people."""
        local = self.local()
        day = f"{_DAYS[local.weekday()]} den {local.day}. {_MONTHS[local.month - 1]} {local.year}"
        return {
            "now": local.timestamp(),
            "iso": local.isoformat(timespec="seconds"),
            "text": f"{day} kl. {local.hour:02d}.{local.minute:02d}",
        }

    def close(self) -> None:
        """Keep the exact time, so that a restart goes on from it."""
        self._keep(self.now())

    def _keep(self, until: float) -> None:
        self._kept = until
        self._settings.write(_SETTING, repr(until))
