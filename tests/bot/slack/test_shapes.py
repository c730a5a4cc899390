import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import WSMessage, web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.features import build_registry
from bot.observe import get_log
from bot.slack.manifest import build_manifest
from bot.slack.shapes import has_slacks_shape
from bot.slack.socket import SocketMode
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, running_workspace, until
from tests.support.serving import serving

COMMAND = {"command": "/afbud", "text": "", "user_id": "U1", "team_id": "T1", "channel_id": "C1"}


@pytest.mark.parametrize("word", ["payload", "payload=1", "&payload=%7B", "command=x"])
async def test_a_command_is_heard_whatever_word_stands_in_it(tmp_path: Path, sqlite_url: str, word: str) -> None:
    """Over HTTP a typed text is a text: what reads like a part of the request changes nothing."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, sqlite_url, is_http=True),
    ):
        assert "Jeg forstod ikke" in await Chat(workspace).says(f"/tovholder {word}")


@pytest.mark.parametrize(
    "wrong",
    [
        {"user_id": None},
        {"user_id": ""},
        {"text": 7},
        {"text": "half a \ud83d pair"},
        {"text": "a \x00 in it"},
        {"response_url": "file:///etc/passwd"},
        {"team_id": {"id": "T1"}},
    ],
)
def test_a_command_that_is_not_shaped_as_slacks_is_refused(wrong: dict[str, object]) -> None:
    """A field of another type, without its id, or with a text that no database takes, goes no further."""
    assert has_slacks_shape(COMMAND)
    assert not has_slacks_shape(COMMAND | wrong)


async def test_the_websocket_takes_what_is_shaped_as_slacks_and_nothing_else() -> None:
    """What HTTP refuses isn't acknowledged here, and doesn't keep what comes after it from being done."""
    heard: list[str] = []

    async def command(ack: Callable[[], Awaitable[None]], body: dict[str, str]) -> None:
        await ack()
        heard.append(body["text"])

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token=BOT_TOKEN)

    wrong = [COMMAND | {"text": "forkert", "user_id": None}, ["afbud"], COMMAND | {"text": 7}]
    async with delivering([*wrong, COMMAND | {"text": "rigtig"}]) as (api, acknowledged):
        app = AsyncApp(authorize=authorize)
        app.command("/afbud")(command)
        client = AsyncWebClient(base_url=api)
        socket = SocketMode(app=app, app_token=APP_TOKEN, client=client, is_local=True, log=get_log())
        await socket.connect()
        await until(lambda: acknowledged)
        await socket.close()
    assert (heard, acknowledged) == (["rigtig"], [len(wrong)])


@asynccontextmanager
async def delivering(payloads: Sequence[object]) -> AsyncIterator[tuple[str, list[int]]]:
    """A Slack that delivers these through a websocket: its API's address, and which it heard an acknowledgement of."""
    acknowledged: list[int] = []

    def hear(message: WSMessage) -> None:
        acknowledged.append(int(message.json()["envelope_id"]))

    async def opened(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "url": f"ws://{request.host}/socket"})

    async def deliver(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        for number, payload in enumerate(payloads):
            await socket.send_json({"type": "slash_commands", "envelope_id": str(number), "payload": payload})
        async for message in socket:
            hear(message)
        return socket

    app = web.Application()
    app.router.add_post("/api/apps.connections.open", opened)
    app.router.add_get("/socket", deliver)
    async with serving(app) as url:
        yield f"{url}/api/", acknowledged


@pytest.mark.parametrize("content", [None, [], "x", 1, {"type": []}, {"type": "event_callback", "event": None}])
def test_what_is_no_delivery_is_refused(content: object) -> None:
    """JSON that is no delivery at all is answered as such, not broken over."""
    assert not has_slacks_shape(content)


def test_kinds_we_do_not_know_are_let_through() -> None:
    """What Slack may invent is passed over later, where it is noted; it isn't refused."""
    assert has_slacks_shape({"type": "block_suggestion", "value": "x"})
    assert has_slacks_shape(json.loads('{"type": "event_callback", "event": {"type": "new_event", "user": null}}'))
