"""Installs the program in a workspace by its own pages, as whoever administers that workspace does in a browser."""

import html
import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from aiohttp import ClientSession, DummyCookieJar

from bot.settings import OAuth
from bot.slack.seal import new_key
from tests.support.sandbox import CLIENT_ID, CLIENT_SECRET, SECOND_TEAM, TEAM, Workspace


@dataclass(frozen=True, slots=True)
class Page:
    """What a browser was shown."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def title(self) -> str:
        """Its first line."""
        found = re.search(r"<h1>(.*?)</h1>", self.text)
        return html.unescape(found[1]) if found else ""


@dataclass(frozen=True, slots=True)
class Begun:
    """The page where an installation begins: Slack's address on it, and the cookie that came with it."""

    page: Page
    slack: str
    cookie: str


def oauth(*teams: str) -> OAuth:
    """What OAuth takes for the local workspace's teams, both unless others are named."""
    return OAuth(
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        keys=(new_key(),),
        workspaces=frozenset(teams or (TEAM, SECOND_TEAM)),
    )


async def begin(bot: str) -> Begun:
    """Opens the page at the bot's address."""
    page, cookie = await _look(f"{bot}/slack/install", "")
    found = re.search(r'href="([^"]*/oauth/v2/authorize[^"]*)"', page.text)
    assert found, page.text
    return Begun(page, html.unescape(found[1]), cookie)


async def come_back(address: str, cookie: str) -> Page:
    """Follows Slack's redirect with a browser's cookie."""
    return (await _look(address, cookie))[0]


async def install(workspace: Workspace, bot: str, team: str) -> tuple[Page, str, str]:
    """Installs the program in a team; the last page, and the address and cookie that led to it."""
    begun = await begin(bot)
    assert urlsplit(begun.slack).netloc == urlsplit(workspace.base_url).netloc
    address = await workspace.consent(begun.slack, team)
    return await come_back(address, begun.cookie), address, begun.cookie


async def _look(address: str, cookie: str) -> tuple[Page, str]:
    headers = {"Cookie": cookie} if cookie else {}
    # The cookie is for https alone, so it is carried by hand.
    async with (
        ClientSession(cookie_jar=DummyCookieJar()) as session,
        session.get(address, headers=headers) as response,
    ):
        given = SimpleCookie(response.headers.get("Set-Cookie", ""))
        page = Page(response.status, await response.text(), dict(response.headers))
        return page, "; ".join(f"{name}={one.value}" for name, one in given.items())
