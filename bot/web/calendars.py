"""Gives calendars to programs that ask for them by a secret address; who may have one, the domain has decided.

The secret stands in no log and no figure. An address that isn't known, any more or at all, is answered with a calendar
that says so: programs that get an error instead keep showing what they had, and ask on for ever.
"""

import asyncio
import time
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from http import HTTPStatus

from aiohttp import web

from bot.clock import Clock
from bot.observe import Log, log_failure
from bot.pace import Pace
from documents.calendar import MEDIA_TYPE, content_of, written
from domain.calendars import Calendar, digest_of
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
MOST = 2_000
"""Calendars kept in memory, packed."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A calendar as it was written, packed: while nothing was done in the store, and for that day, it is the same."""

    version: int
    day: date
    etag: str
    packed: bytes
    made_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPages:
    """The calendars behind their addresses. `shipped` are the profiles as they were loaded."""

    work: Work
    shipped: Profile
    clock: Clock
    log: Log
    _fetches: Pace = field(default_factory=lambda: Pace(at_once=AT_ONCE, per_second=1 / EVERY_S))
    _kept: "OrderedDict[str, _Kept]" = field(default_factory=OrderedDict)
    _looking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_A_TIME))

    async def answer(self, request: web.Request) -> web.Response:
        """The calendar, or that it hasn't changed since the asker had it."""
        digest = digest_of(request.match_info["secret"])
        if not self._fetches.allows(digest):
            return _later(HTTPStatus.TOO_MANY_REQUESTS)
        try:
            async with self._looking:
                kept = await self._look(digest)
        except Exception as error:  # noqa: BLE001 - whatever it is, the address must not get into a log with it
            log_failure(self.log, "calendar", error)
            return _later(HTTPStatus.SERVICE_UNAVAILABLE)
        headers = {"ETag": f'"{kept.etag}"', "Cache-Control": f"private, max-age={FRESH_S}"}
        if any(one.value in (kept.etag, "*") for one in request.if_none_match or ()):
            return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
        return web.Response(
            body=zlib.decompress(kept.packed), content_type=MEDIA_TYPE, charset="utf-8", headers=headers
        )

    async def _look(self, digest: str) -> _Kept:
        """The calendar as it is now; one query where nothing has happened since it was written last."""
        now = self.clock.now()
        known = self._kept.get(digest)

        def unit(repositories: Repositories) -> tuple[int, Calendar | None]:
            opened = repositories.feeds.opened(digest)
            if opened is None:
                return 0, closed_calendar(now)
            if known and _is_fresh(known, opened.version, now.date()):
                return opened.version, None
            feed = opened.feed
            # Whether somebody is from outside only the platform knows, when they make the address.
            actor = repositories.people.actor(feed.person, now.date(), is_administrator=False, is_outsider=False)
            profile = profile_in_force(repositories, self.shipped, now.date())
            calendar = load_calendar(repositories, profile, actor, feed.choice, now)
            return opened.version, calendar or closed_calendar(now)

        version, calendar = await self.work.read(unit)
        if calendar is None and known is not None:
            self._kept.move_to_end(digest)
            return known
        assert calendar is not None  # noqa: S101 - only what is known is not looked up
        kept = await asyncio.to_thread(_written, calendar, version)
        if version:
            self._keep(digest, kept)
        else:
            self._kept.pop(digest, None)
        return kept

    def _keep(self, digest: str, kept: _Kept) -> None:
        self._kept[digest] = kept
        self._kept.move_to_end(digest)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)


def _is_fresh(kept: _Kept, version: int, today: date) -> bool:
    """Whether it is as it would be written now. Its age counts too: the log's numbers are given before the commit."""
    return kept.version == version and kept.day == today and time.monotonic() - kept.made_s < FRESH_S


def _written(calendar: Calendar, version: int) -> _Kept:
    file = written(calendar)
    etag = sha256(content_of(file, calendar)).hexdigest()
    return _Kept(version, calendar.at.date(), etag, zlib.compress(file, level=1), time.monotonic())


def _later(status: HTTPStatus) -> web.Response:
    return web.Response(
        status=status, text="Prøv igen om lidt.", content_type="text/plain", headers={"Retry-After": str(EVERY_S)}
    )
