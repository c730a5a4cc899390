"""The websocket's own address: one that leads nowhere is given up, and who refuses to give one is named."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.observe import get_log
from bot.serving import serve
from bot.settings_reader import SettingsMistake
from bot.slack.socket import SocketMode
from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, Workspace, running_workspace, until
from tests.support.serving import serving
from tests.support.trial import Trial, settings_for

ADDRESS_S = 0.5
"""In place of 25 seconds."""
CLOSED_WITHIN_S = 5
"""The SDK would wait for ten."""


def socket_to(api_url: str) -> SocketMode:
    """A websocket that pings, and gives an address up, sooner than Slack's."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=api_url)
    return SocketMode(
        app=AsyncApp(client=client),
        app_token=APP_TOKEN,
        client=client,
        is_local=True,
        log=get_log(),
        ping_s=0.1,
        address_s=ADDRESS_S,
    )


@asynccontextmanager
async def slack_with(
    met: Counter[str],
    *,
    first: web.Response | None = None,
    leads_nowhere: str = "",
    left: asyncio.Event | None = None,
) -> AsyncIterator[str]:
    """A Slack of websockets alone, which answers `first` at first; counts addresses and tries. Where its Web API is.

    It closes no websocket before `left`.
    """

    async def opened(request: web.Request) -> web.Response:
        met["addresses"] += 1
        if first and met["addresses"] == 1:
            return first
        address = f"{request.url.with_scheme('ws').with_path('/link')}?ticket={met['addresses']}"
        return web.json_response({"ok": True, "url": address})

    async def linked(request: web.Request) -> web.WebSocketResponse:
        met["tries"] += 1
        if request.query["ticket"] == leads_nowhere:
            raise web.HTTPForbidden
        socket = web.WebSocketResponse(autoclose=left is None)
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        await socket.receive()
        if left is not None:
            await left.wait()
        return socket

    slack = web.Application()
    slack.router.add_post("/api/apps.connections.open", opened)
    slack.router.add_get("/link", linked)
    async with serving(slack) as url:
        yield f"{url}/api/"


async def test_a_slack_that_does_not_close_its_side_is_not_waited_for() -> None:
    """The network may be away when the program is told to stop: there is little time, and others need it."""
    met, left = Counter[str](), asyncio.Event()
    async with slack_with(met, left=left) as api_url:
        made = socket_to(api_url)
        await made.connect()
        await asyncio.wait_for(made.close(), CLOSED_WITHIN_S)
        left.set()


async def test_an_address_that_leads_nowhere_is_given_up_for_a_new_one() -> None:
    """Slack's addresses are good for half a minute: the one of an outage would be refused for good after it."""
    met = Counter[str]()
    async with slack_with(met, leads_nowhere="1") as api_url:
        made = socket_to(api_url)
        await asyncio.wait_for(made.connect(), 60)
        await made.close()
    assert met["addresses"] == 2
    assert met["tries"] > 2


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 503, "text": "upstream connect error"},
        {"status": 503, "text": "", "content_type": "application/json"},
        {"status": 502, "text": "<html>", "content_type": "application/json"},
        {"status": 503, "text": "<html>", "content_type": "text/html"},
    ],
)
async def test_a_start_while_slack_has_trouble_waits_whatever_it_is_answered(answer: dict[str, Any]) -> None:
    """What stands before Slack answers in words of its own, at which the SDK breaks."""
    met = Counter[str]()
    async with slack_with(met, first=web.Response(**answer)) as api_url:
        made = socket_to(api_url)
        await asyncio.wait_for(made.connect(), 60)
        await made.close()
    assert met["addresses"] == 2


async def test_a_program_whose_app_token_slack_refuses_does_not_start(tmp_path: Path, sqlite_url: str) -> None:
    """It says which setting that is, since it would try for ever, unheard; the clock loop has ended by then."""
    async with running_workspace(tmp_path / "workspace") as workspace:
        settings = replace(settings_for(workspace.api_url, sqlite_url), app_token="xapp-1-forkert")  # noqa: S106 - it opens nothing
        serving = serve(settings=settings, registry=Trial().registry(), log=get_log(), ready=lambda _port: None)
        with pytest.raises(SettingsMistake, match=r"^SLACK_APP_TOKEN: Slack afviser den \(invalid_auth\)"):
            await asyncio.wait_for(serving, 60)
        assert not [task for task in asyncio.all_tasks() if "ClockLoop.run" in repr(task)]


async def test_a_start_beside_too_many_connections_waits_for_one_to_go(tmp_path: Path) -> None:
    """The token is a good one, and it would be wrong to say anything else."""
    async with running_workspace(tmp_path / "workspace") as workspace:
        await workspace.control("fault", method="apps.connections.open", fault="error:too_many_websockets", times=2)
        made = socket_to(workspace.api_url)
        await made.connect()
        assert await until(made.is_alive)
        await made.close()


async def test_an_app_token_that_is_refused_later_is_named_in_the_log(tmp_path: Path) -> None:
    """With Slack's word, and not at each of the many tries; what was mended is heard again."""
    async with running_workspace(tmp_path / "workspace") as workspace:
        made = socket_to(workspace.api_url)
        await made.connect()
        await until(made.is_alive)
        with capture_logs() as lines:
            await refuse(workspace)
            await workspace.control("disconnect", reason="link_disabled")
            assert await until(made.is_alive)
        await made.close()
    told = [one["slack"] for one in lines if one["event"] == "slack does not accept SLACK_APP_TOKEN"]
    assert told == ["not_allowed_token_type"]


async def refuse(workspace: Workspace) -> None:
    """Lets the next few addresses be refused."""
    await workspace.control("fault", method="apps.connections.open", fault="error:not_allowed_token_type", times=3)
