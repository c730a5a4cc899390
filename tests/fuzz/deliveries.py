"""True deliveries of each kind, written down on their way from a workspace to the program; it changes none."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from urllib.parse import parse_qsl, urlencode

from aiohttp import ClientSession, web

from tests.support.sandbox import BOT, REGION, SYDVESTJYLLAND, Workspace, until
from tests.support.serving import serving

Json = dict[str, Any]
_FORM = "application/x-www-form-urlencoded"
_MEETING = "/moede opret politisk sydvestjylland onsdag den 9. december 2026 kl. 15-17"
_LAST = "user_change"
"""What happens last on a day."""


class Wrapping(Enum):
    """How a delivery is packed: the fields of a form, a form with JSON in its one field, or JSON as it is."""

    FIELDS = auto()
    PAYLOAD = auto()
    JSON = auto()


@dataclass(frozen=True, slots=True)
class Delivery:
    """What Slack sends: its content, and how it is packed."""

    content: Any
    wrapping: Wrapping

    def by(self, user: str, other: str) -> "Delivery":
        """The same done by another user."""
        return Delivery(json.loads(json.dumps(self.content).replace(user, other)), self.wrapping)

    @property
    def body(self) -> bytes:
        """The bytes that are signed and sent."""
        if self.wrapping is Wrapping.FIELDS and isinstance(self.content, dict):
            fields = {
                name: value if isinstance(value, str) else json.dumps(value) for name, value in self.content.items()
            }
            return urlencode(fields, errors="replace").encode()
        written = json.dumps(self.content)
        return urlencode({"payload": written}).encode() if self.wrapping is Wrapping.PAYLOAD else written.encode()

    @property
    def content_type(self) -> str:
        """What the request says it is."""
        return "application/json" if self.wrapping is Wrapping.JSON else _FORM


def unpacked(body: bytes, content_type: str) -> Delivery:
    """A delivery as it was packed."""
    if content_type == "application/json":
        return Delivery(json.loads(body), Wrapping.JSON)
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
    if "payload" in fields:
        return Delivery(json.loads(fields["payload"]), Wrapping.PAYLOAD)
    return Delivery(fields, Wrapping.FIELDS)


@asynccontextmanager
async def writing_down(workspace: Workspace, address: str) -> AsyncIterator[list[Delivery]]:
    """What the workspace delivers to that address as long as the block lasts."""
    found: list[Delivery] = []

    async def pass_on(request: web.Request) -> web.Response:
        body = await request.read()
        found.append(unpacked(body, request.content_type))
        async with session.post(address, data=body, headers=request.headers) as answer:
            content_type = answer.content_type
            return web.Response(status=answer.status, body=await answer.read(), content_type=content_type)

    app = web.Application(client_max_size=2_000_000)
    app.router.add_post("/", pass_on)
    async with ClientSession() as session, serving(app) as url:
        await workspace.control("http_url", url=f"{url}/")
        yield found


async def a_day_of(workspace: Workspace, found: list[Delivery]) -> tuple[Delivery, ...]:
    """A delivery of everything that happens on a day in the workspace, and what Slack sends of itself."""
    await _live_a_day(workspace)
    await until(lambda: _LAST in {one.content.get("event", {}).get("type") for one in found})
    return (*found, *BY_SLACK)


async def _live_a_day(workspace: Workspace) -> None:
    """Persons do one of each: commands, buttons, forms, closing one, shortcuts, Home, messages, mentions, changes."""
    await _answer(workspace, "/tovholder kanal sekretariat sydvestjylland")
    await _answer(workspace, f"/tovholder rolle tildel <@{REGION}> regionshus sydvestjylland")
    await _answer(workspace, _MEETING)
    absence = await _answer(workspace, "/afbud politisk sydvestjylland 9/12 borgmester esbjerg")
    tasks = await _answer(workspace, "/opgaver mine")
    await _answer(workspace, "/beslutning")
    await workspace.command("/afbud")
    first = await until(workspace.view)
    meeting = first["blocks"][0]["element"]["options"][0]
    values = {"moede": {"moede": {"type": "static_select", "selected_option": meeting}}}
    assert (await workspace.submit(first, values))["ok"]
    second = await until(workspace.view)
    await workspace.post("_ui/view/close", user=REGION, view_id=second["id"])
    await workspace.post("_ui/shortcut", user=REGION, callback_id="mine_opgaver")
    said = await workspace.write("Vi ringer til borgeren efter to dage", channel=SYDVESTJYLLAND)
    await workspace.post("_ui/shortcut", user=REGION, callback_id="del_erfaring", channel=SYDVESTJYLLAND, ts=said["ts"])
    await workspace.press(absence, "afbud.fortryd")
    await workspace.press(tasks, "opgaver.tag")
    await workspace.write(f"<@{BOT}> hjælp", channel=SYDVESTJYLLAND)
    await workspace.write("afbud liste", channel=await workspace.direct_message())
    await workspace.open_home()
    home = await until(workspace.home)
    button = next(one for one in home["blocks"] if one["type"] == "actions")["elements"][0]
    await workspace.press_in_view(home, button["action_id"])
    await workspace.control("user/change", user=REGION, real_name="Konsulent i Region Syd")


async def _answer(workspace: Workspace, line: str) -> Json:
    before = {one["ts"] for one in await workspace.messages()}
    await workspace.command(line)

    async def news() -> Json | None:
        return next((one for one in await workspace.messages() if one["ts"] not in before), None)

    found: Json = await until(news)
    return found


BY_SLACK = (
    Delivery({"token": "x", "challenge": "svar", "type": "url_verification"}, Wrapping.JSON),
    Delivery({"ssl_check": "1", "token": "x"}, Wrapping.FIELDS),
    Delivery(
        {
            "token": "x",
            "team_id": "T0LOKAL0001",
            "api_app_id": "A0LOKALAPP1",
            "event": {"type": "tokens_revoked", "tokens": {"oauth": ["U0LOKAL0001"], "bot": []}},
            "type": "event_callback",
            "event_id": "Ev0000000001",
            "event_time": 1_793_005_200,
        },
        Wrapping.JSON,
    ),
    Delivery(
        {
            "token": "x",
            "team_id": "T0LOKAL0001",
            "api_app_id": "A0LOKALAPP1",
            "event": {"type": "channel_shared", "connected_team_id": "E163Q94DX", "channel": SYDVESTJYLLAND},
            "type": "event_callback",
            "event_id": "Ev0000000002",
            "event_time": 1_793_005_200,
        },
        Wrapping.JSON,
    ),
)
"""What Slack sends of itself, as its documentation has it."""
