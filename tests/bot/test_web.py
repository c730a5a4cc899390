"""The program's own addresses: which there are, what goes out with every answer, and who is let in."""

import base64
import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.arguments import RefusedHere
from bot.settings import CHECKOUT
from bot.slack.manifest import build_manifest
from bot.slack.oauth import AT_ONCE
from tests.support.installing import oauth
from tests.support.sandbox import running_workspace
from tests.support.trial import Trial, serving_program, settings_for

TOKEN = "en-lang-hemmelighed-til-tal"  # noqa: S105 - this test's own
OPEN = {"/sund": 200, "/slack/install": 200, "/slack/oauth_redirect": 400}
"""What anybody may look at: whether all is well, and the pages of an installation."""
CLOSED = {"/metrics": 401, "/slack/events": 405}
BY_SECRET = {f"/kalender/{'x' * 43}.ics": 200}
"""What is told to whoever knows the address. One that nobody knows is answered with a word that it is closed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Site:
    """A program with all its addresses."""

    address: str

    async def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """What an address answers."""
        async with (
            ClientSession() as session,
            session.request(method, f"{self.address}{path}", headers=headers) as response,
        ):
            return Answer(response.status, dict(response.headers), await response.text())


@pytest.fixture
async def site(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Site]:
    """The program over HTTP, with installation and figures."""
    async with running_workspace(tmp_path / "workspace", manifest=build_manifest(Trial().registry())) as workspace:
        settings = settings_for(workspace.api_url, sqlite_url, is_http=True, metrics_token=TOKEN)
        settings = replace(settings, oauth=oauth(), public_address="https://tovholder.example/")
        async with serving_program(workspace, settings) as program:
            yield Site(program.health.removesuffix("/sund"))


def test_every_address_is_known_here() -> None:
    """An address that is added to the program has to be named above: open to all, or closed."""
    sources = [one.read_text(encoding="utf-8") for one in (CHECKOUT / "bot").rglob("*.py")]
    assert sum(len(re.findall(r"\.add_(?:get|post|put|route|routes|static|view)\(", one)) for one in sources) == len(
        OPEN | CLOSED | BY_SECRET
    )


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        *((path, "GET", status) for path, status in (OPEN | CLOSED | BY_SECRET).items()),
        ("/slack/events", "POST", 401),
        ("/findes/ikke", "GET", 404),
        ("/sund", "POST", 405),
        ("/../etc/passwd", "GET", 404),
        ("/slack/oauth_redirect?error=%3Cscript%3E", "GET", 200),
    ],
)
async def test_no_answer_may_load_frame_or_keep_anything(site: Site, path: str, method: str, status: int) -> None:
    """Each answer, errors too, has a strict policy and holds no script; it doesn't say which server gave it."""
    answer = await site.get(path, method)
    assert answer.status == status
    policy = answer.headers["Content-Security-Policy"]
    for needed in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"):
        assert needed in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == ("private, max-age=900" if path in BY_SECRET else "no-store")
    assert "Server" not in answer.headers
    assert not re.search(r"<script|javascript:|\son\w+=|\sstyle=", answer.text, re.IGNORECASE)
    for style in re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy


async def test_figures_need_the_whole_token(site: Site) -> None:
    """Another token, a part of it, one of another kind or in the address: 401; the token itself: 200."""
    for shown in (
        "",
        TOKEN,
        f"Basic {TOKEN}",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN}x",
        f"bearer {TOKEN}x",
        "Bearer æ",
    ):
        assert (await site.get("/metrics", Authorization=shown)).status == 401
    assert (await site.get(f"/metrics?token={TOKEN}")).status == 401
    assert (await site.get("/metrics", Authorization=f"Bearer {TOKEN}")).status == 200


async def test_a_port_that_cannot_be_had_is_told_by_its_number(tmp_path: Path, sqlite_url: str) -> None:
    """Where another program listens already, starting is refused in Danish."""
    async with running_workspace(tmp_path / "workspace", manifest=build_manifest(Trial().registry())) as workspace:
        taken = int(workspace.base_url.rstrip("/").rsplit(":", 1)[-1])
        settings = replace(settings_for(workspace.api_url, sqlite_url), port=taken)
        with pytest.raises(RefusedHere, match=f"^Port {taken} kan ikke bruges"):
            async with serving_program(workspace, settings):
                pass


async def test_the_pages_of_an_installation_keep_a_pace(site: Site) -> None:
    """Whoever comes too often is asked to wait, in Danish; health is answered all the same."""
    answers = [await site.get("/slack/oauth_redirect?code=1&state=gaet") for _ in range(AT_ONCE + 10)]
    late = [one for one in answers if one.status == 429]
    assert late
    assert all(one.status == 400 for one in answers[:AT_ONCE])
    assert "Vent 2 sekunder" in late[0].text
    assert late[0].headers["Retry-After"] == "2"
    assert (await site.get("/sund")).status == 200


async def test_where_a_browser_is_sent_is_not_for_the_visitor_to_say(site: Site) -> None:
    """Nothing in the address or the headers gets into the link to Slack, a redirection or the headers of an answer."""
    for path in (
        "/slack/install?redirect_uri=https://ondt.example&client_id=1&scope=admin&state=x",
        "/slack/oauth_redirect?error=https://ondt.example",
        "/slack/oauth_redirect?code=x&state=a%0d%0aSet-Cookie:%20ondt=example",
    ):
        answer = await site.get(path, Host="ondt.example", **{"X-Forwarded-Host": "ondt.example"})
        assert "Location" not in answer.headers
        assert "ondt" not in answer.text + str(answer.headers)
