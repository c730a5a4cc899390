"""Asks for calendars as calendar programs do, at the page that serves them and nothing else of the program."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import vobject
from aiohttp import ClientSession, TCPConnector, web

from bot.observe import get_log
from bot.web.calendars import ROUTE, CalendarPages
from bot.web.headers import protect
from domain.organisation import Profile
from domain.ports import Work
from tests.support.serving import serving


@dataclass(frozen=True, slots=True)
class Answer:
    """What a calendar program gets."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def etag(self) -> str:
        """What it shows the next time."""
        return self.headers["ETag"]

    @property
    def titles(self) -> list[str]:
        """What stands in the calendar."""
        return [event.summary.value for event in vobject.readOne(self.text).contents.get("vevent", [])]


Fetch = Callable[..., Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A clock that says what it is told."""

    moment: Callable[[], datetime]
    is_platform_time: bool = False

    def now(self) -> datetime:
        """The time."""
        return self.moment()


@asynccontextmanager
async def serving_calendars(work: Work, profile: Profile, now: Callable[[], datetime]) -> AsyncIterator[Fetch]:
    """Asks by a secret, with a method and headers (their names with underscores), as long as the block lasts."""
    app = web.Application()
    app.on_response_prepare.append(protect)
    app.router.add_get(ROUTE, CalendarPages(work=work, shipped=profile, clock=_Told(now), log=get_log()).answer)
    async with serving(app) as url, ClientSession(connector=TCPConnector(limit=20)) as session:

        async def asked(secret: str, method: str = "GET", **headers: str) -> Answer:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            async with session.request(method, f"{url}/kalender/{secret}.ics", headers=sent) as response:
                return Answer(response.status, response.headers, await response.text())

        yield asked
