"""Gives calendars to programs that ask for them by a secret address; who may have one, the domain has decided.

The secret stands in no log and no figure. An address that isn't known, any more or at all, is answered with a calendar
that says so: programs that get an error instead keep showing what they had, and ask on for ever.
"""

import asyncio
import time
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date, datetime
from http import HTTPStatus
from typing import TypeVar

from aiohttp import web

from bot.clock import Clock
from bot.observe import Log, log_failure
from bot.pace import Pace
from documents.calendar import MEDIA_TYPE, tag_of, written
from domain.calendars import Calendar, Feed, digest_of
from domain.organisation import Profile
from domain.ports import Repositories, Work
from handlers.loading import profile_in_force
from handlers.moeder.calendar_content import closed_calendar, load_calendar
from handlers.moeder.calendars import PATH

ROUTE = f"/{PATH}{{secret:[A-Za-z0-9_-]{{20,100}}}}.ics"
AT_ONCE, EVERY_S = 20, 60
"""Fetches of one address, and seconds until one more."""
FRESH_S = 900
"""How long a calendar may be shown again without being asked for."""
AT_A_TIME = 2
"""Calendars being looked up: people who write commands must not wait for programs that fetch."""
MOST, MOST_FILES = 10_000, 500
"""Addresses of which it is known what they showed last, and files that are kept, packed: many show the same."""
_Kept = TypeVar("_Kept")


class Latest(OrderedDict[str, _Kept]):
    """So many things by their keys, and no more: what was put in first is forgotten first."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def put(self, key: str, kept: _Kept) -> None:
        """Keeps it, as the newest."""
        self[key] = kept
        self.move_to_end(key)
        if len(self) > self._most:
            self.popitem(last=False)


@dataclass(frozen=True, slots=True)
class _Known:
    """What an address showed last: while nothing was done in the store, and for that day, it shows the same."""

    version: int
    day: date
    tag: str
    since_s: float

    def holds(self, version: int, today: date) -> bool:
        """Whether it still shows that. Its age counts too: the log's numbers are given before the commit."""
        return self.version == version and self.day == today and time.monotonic() - self.since_s < FRESH_S


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPages:
    """The calendars behind their addresses. `shipped` are the profiles as they were loaded."""

    work: Work
    shipped: Profile
    clock: Clock
    log: Log
    _fetches: Pace = field(default_factory=lambda: Pace(at_once=AT_ONCE, per_second=1 / EVERY_S))
    _known: Latest[_Known] = field(default_factory=lambda: Latest(MOST))
    _files: Latest[bytes] = field(default_factory=lambda: Latest(MOST_FILES))
    _looking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_A_TIME))

    async def answer(self, request: web.Request) -> web.Response:
        """The calendar, or that it hasn't changed since the asker had it."""
        digest = digest_of(request.match_info["secret"])
        if not self._fetches.allows(digest):
            return _later(HTTPStatus.TOO_MANY_REQUESTS)
        try:
            async with self._looking:
                tag, file = await self._look(digest, {one.value for one in request.if_none_match or ()})
        except Exception as error:  # noqa: BLE001 - whatever it is, the address must not get into a log with it
            log_failure(self.log, "calendar", error)
            return _later(HTTPStatus.SERVICE_UNAVAILABLE)
        headers = {"ETag": f'"{tag}"', "Cache-Control": f"private, max-age={FRESH_S}"}
        if file is None:
            return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
        return web.Response(body=zlib.decompress(file), content_type=MEDIA_TYPE, charset="utf-8", headers=headers)

    async def _look(self, digest: str, had: set[str]) -> tuple[str, bytes | None]:
        """The tag of the calendar as it is now, and its packed file unless the asker had that.

        One query where nothing has happened since it was asked for last.
        """
        now, known = self.clock.now(), self._known.get(digest)
        file = self._files.get(known.tag) if known else None

        def unit(repositories: Repositories) -> tuple[int, Calendar | None]:
            opened = repositories.feeds.opened(digest)
            if opened is None:
                return 0, closed_calendar(now)
            if known and known.holds(opened.version, now.date()) and (known.tag in had or file is not None):
                return opened.version, None
            return opened.version, self._load(repositories, opened.feed, now)

        version, calendar = await self.work.read(unit)
        if calendar is None and known is not None:
            return known.tag, None if known.tag in had else file
        assert calendar is not None  # noqa: S101 - only what is known is not loaded
        tag = await asyncio.to_thread(tag_of, calendar)
        if version:
            self._known.put(digest, _Known(version, now.date(), tag, time.monotonic()))
        if tag in had:
            return tag, None
        if tag not in self._files:
            self._files.put(tag, await asyncio.to_thread(_packed, calendar))
        return tag, self._files[tag]

    def _load(self, repositories: Repositories, feed: Feed, now: datetime) -> Calendar:
        actor = repositories.people.actor(feed.person, now.date(), is_administrator=False, is_outsider=False)
        profile = profile_in_force(repositories, self.shipped, now.date())
        return load_calendar(repositories, profile, actor, feed.choice, now) or closed_calendar(now)


def _packed(calendar: Calendar) -> bytes:
    return zlib.compress(written(calendar), level=1)


def _later(status: HTTPStatus) -> web.Response:
    return web.Response(
        status=status, text="Prøv igen om lidt.", content_type="text/plain", headers={"Retry-After": str(EVERY_S)}
    )
