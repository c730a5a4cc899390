import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.conftest import LATE, MANIFEST, button, connected
from tests.support.sandbox import (
    APP_TOKEN,
    BOT_TOKEN,
    REGION,
    SIGNING_SECRET,
    SYDVESTJYLLAND,
    Workspace,
    running_workspace,
    until,
)


async def test_the_socket_says_hello(workspace: Workspace) -> None:
    """A connection begins with a hello that says how many there are; its ticket opens one only."""
    opened = await AsyncWebClient(token=APP_TOKEN, base_url=workspace.api_url).apps_connections_open(
        app_token=APP_TOKEN
    )
    async with workspace.session.ws_connect(opened["url"]) as socket:
        hello = await socket.receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        assert hello["debug_info"]["approximate_connection_time"] > 0
    async with workspace.session.get(opened["url"].replace("ws", "http", 1)) as again:
        assert again.status == 403


@LATE
async def test_an_event_comes_again_until_it_is_acknowledged(workspace: Workspace, ack_seconds: float) -> None:
    """An event without an ack comes again at once, then a minute later, with its number and reason."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=workspace.api_url)
    opened = await client.apps_connections_open(app_token=APP_TOKEN)
    channel = (await client.conversations_open(users=REGION))["channel"]["id"]
    async with workspace.session.ws_connect(opened["url"]) as socket:
        await socket.receive_json()
        await workspace.write("hej", channel=channel)
        first, second = [await socket.receive_json() for _ in range(2)]
        await asyncio.sleep(ack_seconds + 0.05)
        await workspace.move_clock(advance_seconds=61)
        third = await socket.receive_json()
        await socket.send_json({"envelope_id": third["envelope_id"]})
        await workspace.move_clock(advance_seconds=400)
        with pytest.raises(asyncio.TimeoutError):
            await socket.receive_json(timeout=ack_seconds + 0.1)
    assert [one["retry_attempt"] for one in (first, second, third)] == [0, 1, 2]
    assert second["retry_reason"] == "timeout"
    assert len({one["payload"]["event_id"] for one in (first, second, third)}) == 1
    assert len({one["envelope_id"] for one in (first, second, third)}) == 3


@pytest.mark.parametrize("how", [{"reason": "refresh_requested", "grace": 0.05}, {"rude": True}])
async def test_a_lost_connection_is_made_again(workspace: Workspace, how: dict[str, Any]) -> None:
    """After a refresh, or a cut line, the app's own client connects again and nothing is missed after that."""
    bolt = AsyncApp(client=AsyncWebClient(token=BOT_TOKEN, base_url=workspace.api_url))

    @bolt.command("/afbud")
    async def absence(ack: Any) -> None:
        await ack("ja")

    async with connected(bolt) as handler:
        before = handler.client.current_session
        await workspace.control("disconnect", **how)
        await until(lambda: handler.client.current_session is not before and not handler.client.current_session.closed)
        await until(lambda: _number(workspace))
        assert await workspace.command("/afbud") == {"ok": True}


async def _number(workspace: Workspace) -> int:
    return int((await workspace.get("_control/workspace"))["connections"])


class HttpApp:
    """An unchanged Bolt app behind HTTP, with the requests it got and answers it may be told to give first."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.refusals: list[tuple[int, dict[str, str]]] = []
        self.url = ""
        self.bolt: AsyncApp

    async def handle(self, request: web.Request) -> web.Response:
        """Refuse if told to, else let Bolt answer."""
        self.requests.append((dict(request.headers), await request.read()))
        if self.refusals:
            status, headers = self.refusals.pop(0)
            return web.Response(status=status, headers=headers)
        answer = await self.bolt.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)


@pytest.fixture
async def over_http(tmp_path: Path, ack_seconds: float) -> AsyncIterator[tuple[Workspace, HttpApp]]:
    """A workspace that delivers to a Bolt app over signed HTTP."""
    http = HttpApp()
    server = web.Application()
    server.router.add_post("/slack/events", http.handle)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with running_workspace(tmp_path, manifest=MANIFEST, ack_seconds=ack_seconds) as workspace:
        client = AsyncWebClient(token=BOT_TOKEN, base_url=workspace.api_url)
        http.bolt = AsyncApp(client=client, signing_secret=SIGNING_SECRET)
        await workspace.control("http_url", url=f"http://127.0.0.1:{port}/slack/events")
        yield workspace, http
    await runner.cleanup()


async def test_commands_and_buttons_come_signed_over_http(over_http: tuple[Workspace, HttpApp]) -> None:
    """Over HTTP the same app gets the same commands and buttons, signed with the secret it shares."""
    workspace, http = over_http

    @http.bolt.command("/afbud")
    async def absence(ack: Any, say: Any) -> None:
        await ack("Modtaget")
        await say(text="Til alle", blocks=[button("undo")])

    @http.bolt.action("undo")
    async def undo(ack: Any, client: Any, body: dict[str, Any]) -> None:
        await ack()
        await client.chat_delete(channel=body["channel"]["id"], ts=body["message"]["ts"])

    assert await workspace.command("/afbud x") == {"ok": True}
    messages = await until(lambda: _two(workspace))
    assert {one["text"] for one in messages} == {"Modtaget", "Til alle"}
    public = next(one for one in messages if not one["ephemeral"])
    assert await workspace.press(public, "undo") == {"ok": True}
    for headers, body in http.requests:
        base = b"v0:" + headers["X-Slack-Request-Timestamp"].encode() + b":" + body
        signed = hmac.new(SIGNING_SECRET.encode(), base, hashlib.sha256).hexdigest()
        assert headers["X-Slack-Signature"] == f"v0={signed}"


async def _two(workspace: Workspace) -> list[dict[str, Any]]:
    messages = await workspace.messages(channel=SYDVESTJYLLAND)
    return messages if len(messages) > 1 else []


async def test_an_unknown_command_over_http_fails_at_once(over_http: tuple[Workspace, HttpApp]) -> None:
    """Over HTTP an answer other than 200 is dispatch_failed, without waiting."""
    workspace, _ = over_http
    assert await workspace.command("/afbud") == {"ok": False, "error": "dispatch_failed"}


async def test_events_over_http_are_retried_three_times(over_http: tuple[Workspace, HttpApp]) -> None:
    """A refused event comes again with Slack's retry headers, three times at most."""
    workspace, http = over_http
    http.refusals = [(500, {})] * 9
    channel = await workspace.direct_message()
    await until(lambda: len(http.requests) == 2)
    await workspace.move_clock(advance_seconds=61)
    await until(lambda: len(http.requests) == 3)
    await workspace.move_clock(advance_seconds=301)
    await until(lambda: len(http.requests) == 4)
    numbers = [headers.get("X-Slack-Retry-Num") for headers, _ in http.requests]
    reasons = {headers.get("X-Slack-Retry-Reason") for headers, _ in http.requests}
    assert (numbers, reasons) == ([None, "1", "2", "3"], {None, "http_error"})

    http.refusals = [(500, {"X-Slack-No-Retry": "1"})]
    await workspace.write("hej", channel=channel)
    await until(lambda: len(http.requests) == 5)
    await workspace.move_clock(advance_seconds=1000)
    assert len(http.requests) == 5
