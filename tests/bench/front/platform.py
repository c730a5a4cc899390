"""A stand-in for Slack that answers every call at once and tells whoever waits for an answer; it keeps nothing.

It speaks just enough HTTP for one client on this machine, so that what is measured isn't the stand-in. It is no
workspace: what is checked against one stands elsewhere.
"""

import asyncio
import json
from collections.abc import Awaitable
from urllib.parse import parse_qs

from tests.bench.front.office import INSTALL, name_of

ANSWERS = "/svar/"
"""Where the answer to a request goes; its number follows."""
_END = b"\r\n\r\n"


class Platform:
    """Slack's Web API as far as the bot calls it, and the addresses for answers. `answered` is who waits, by number."""

    def __init__(self) -> None:
        self.answered: dict[int, asyncio.Future[bytes]] = {}
        self.port = 0
        self.posts = 0

    async def start(self) -> asyncio.Server:
        """Listens on a port of the system's choice."""
        server = await asyncio.get_running_loop().create_server(lambda: _Call(self), "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        return server

    @property
    def base_url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def take(self, path: str, body: bytes) -> bytes:
        """The answer to one call, as JSON."""
        if path.startswith(ANSWERS):
            waiting = self.answered.pop(int(path.removeprefix(ANSWERS)), None)
            if waiting and not waiting.done():
                waiting.set_result(body)
            return b"ok"
        address, _, query = path.partition("?")
        return json.dumps({"ok": True, **self._called(address.rpartition("/")[2], parse_qs(query))}).encode()

    def _called(self, method: str, asked: dict[str, list[str]]) -> dict[str, object]:
        match method:
            case "auth.test":
                return {"team_id": INSTALL, "team": "Måling", "user_id": "UBOT", "bot_id": "BBOT"}
            case "users.info":
                return {"user": _user(asked["user"][0])}
            case "users.list":
                return {"members": []}
            case "chat.postMessage":
                self.posts += 1
                return {"ts": f"1700000000.{self.posts:06}", "channel": "C1"}
            case _:
                return {}


def _user(user: str) -> dict[str, object]:
    name = name_of(user)
    return {"id": user, "team_id": INSTALL, "name": user, "real_name": name, "profile": {"real_name": name}}


class _Call(asyncio.Protocol):
    """One connection to the stand-in."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remembers where answers go."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answers each call that is whole."""
        self._received += data
        while taken := take_message(self._received):
            start, body, self._received = taken
            path = start.split(b" ", 2)[1].decode()
            answer = self._platform.take(path, body)
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(answer)}"
            assert isinstance(self._transport, asyncio.Transport)
            self._transport.write(head.encode() + _END + answer)


class Line(asyncio.Protocol):
    """One connection to the server that is measured; a request at a time."""

    def __init__(self) -> None:
        self._received = b""
        self._waiting: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remembers where requests go."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Hands a whole answer's first line to whoever waits."""
        self._received += data
        if (taken := take_message(self._received)) and self._waiting:
            start, _, self._received = taken
            self._waiting.set_result(start)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tells whoever waits that there will be no answer."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(exc or ConnectionResetError())

    def send(self, request: bytes) -> Awaitable[bytes]:
        """Sends a request; the first line of its answer."""
        self._waiting = asyncio.get_running_loop().create_future()
        assert isinstance(self._transport, asyncio.Transport)
        self._transport.write(request)
        return self._waiting

    def close(self) -> None:
        """Ends the connection."""
        self._transport.close()


def take_message(received: bytes) -> tuple[bytes, bytes, bytes] | None:
    """The first line, the body, and what comes after; None while the message isn't whole."""
    end = received.find(_END)
    if end < 0:
        return None
    head, start = received[:end].lower(), received[: received.find(b"\r\n")]
    at = head.find(b"\r\ncontent-length:")
    length = int(head[at + 17 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    begin = end + len(_END)
    if len(received) < begin + length:
        return None
    return start, received[begin : begin + length], received[begin + length :]
