"""A small app in Socket Mode: it posts what a test tells it to and answers as it is told; it knows no rules."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

from sandbox.seeding import APP_TOKEN, BOT_TOKEN

Json = dict[str, Any]
Answer = Callable[[Json], Json | None]


class SocketApp:
    """The app's end of the line."""

    def __init__(self, url: str) -> None:
        self.received: list[Json] = []
        self.answers: dict[str, Answer] = {}
        self.delay = 0.0
        self._api = f"{url}api/"
        self._session = ClientSession()
        self._reader: asyncio.Task[None] | None = None
        self._came = asyncio.Event()

    async def connect(self) -> None:
        """Take up the line and wait for its hello."""
        opened = await self.call("apps.connections.open", token=APP_TOKEN)
        line = await self._session.ws_connect(opened["url"])
        await line.receive_json()
        self._reader = asyncio.create_task(self._read(line))

    async def close(self) -> None:
        """Hang up."""
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
        await self._session.close()

    async def call(self, method: str, *, token: str = BOT_TOKEN, **arguments: Any) -> Json:
        """Call the Web API; a refusal fails the test."""
        headers = {"Authorization": f"Bearer {token}"}
        async with self._session.post(self._api + method, json=arguments, headers=headers) as response:
            answer: Json = await response.json()
        assert answer["ok"], answer
        return answer

    async def post(self, channel: str, text: str, blocks: list[Json] | None = None, **more: Any) -> Json:
        """Post a message."""
        return await self.call("chat.postMessage", channel=channel, text=text, blocks=blocks or [], **more)

    async def upload(self, address: str, content: bytes) -> None:
        """Send a file's bytes."""
        async with self._session.post(address, data=content) as response:
            assert response.ok, await response.text()

    def on(self, kind: str, answer: Answer) -> None:
        """Answer deliveries of a kind (a command, an interaction's type) so; what it returns goes with the ack."""
        self.answers[kind] = answer

    def all(self, kind: str) -> list[Json]:
        """Answer the payloads of all deliveries of a kind so far."""
        return [one for one in self.received if _kind(one) == kind]

    async def heard(self, kind: str, number: int = 1) -> Json:
        """Wait for the delivery of a kind; answers the payload of the newest."""
        async with asyncio.timeout(60):
            while len(found := self.all(kind)) < number:
                self._came.clear()
                await self._came.wait()
        return found[-1]

    async def _read(self, line: ClientWebSocketResponse) -> None:
        async for message in line:
            envelope = message.json()
            if "envelope_id" in envelope:
                await self._take(line, envelope)

    async def _take(self, line: ClientWebSocketResponse, envelope: Json) -> None:
        payload = envelope["payload"]
        self.received.append(payload)
        self._came.set()
        answer = self.answers.get(_kind(payload))
        await asyncio.sleep(self.delay)
        said = answer(payload) if answer else None
        await line.send_json({"envelope_id": envelope["envelope_id"], **({"payload": said} if said else {})})


def _kind(payload: Json) -> str:
    if "command" in payload:
        return str(payload["command"])
    return str(payload["event"]["type"] if payload["type"] == "event_callback" else payload["type"])
