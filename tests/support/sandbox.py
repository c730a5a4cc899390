"""Starts the local workspace for tests, in this process or as its own, and acts in it as persons do; it starts no app.

`running_workspace` serves a workspace inside the test's event loop; `WorkspaceProcess` starts `python -m sandbox`.
Persons and channels are called by id; the constants name those of the default workspace.
"""

import asyncio
import contextlib
import json
import random
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from urllib.request import Request, urlopen

from aiohttp import ClientSession, web

from sandbox.app import build, open_folder
from sandbox.clock import START
from sandbox.manifest import parse_manifest
from tests.support import workspace_process as forked_workspace
from tests.support.forked import Forked

Json = dict[str, Any]

BOT_TOKEN = "xoxb-local-sandbox"  # noqa: S105  # the local workspace's fixed words, they open nothing else
APP_TOKEN = "xapp-local-sandbox"  # noqa: S105  # likewise
SIGNING_SECRET = "local-sandbox-secret"  # noqa: S105  # likewise

CLIENT_ID = "1000000001.2000000002"
CLIENT_SECRET = "local-sandbox-client-secret"  # noqa: S105  # likewise
TEAM = "T0LOKAL0001"

REGION, ESBJERG, PSYCHIATRY, VARDE, CLERK, COORDINATION = (f"U0LOKAL000{number}" for number in range(1, 7))
BOT = "U0LOKALBOT1"
SYDVESTJYLLAND, LILLEBAELT, FYN, SOENDERJYLLAND, EXPERIENCES, GENERAL = (f"C0LOKAL000{one}" for one in range(1, 7))

SECOND_TEAM, SECOND_BOT, SECOND_PERSON = "T0LOKAL0002", "U0LOKALBOT2", "U0LOKAL0021"
SECOND_EXPERIENCES, SECOND_CHANNEL = "C0LOKAL0021", "C0LOKAL0022"
SECOND: Json = {
    "team": {"id": SECOND_TEAM, "name": "Vardes Slack", "domain": "varde", "is_installed": False},
    "bot": {"id": SECOND_BOT, "bot_id": "B0LOKALBOT2", "name": "tovholder"},
    "users": [
        {"id": SECOND_PERSON, "name": "konsulent.varde", "real_name": "Konsulent i Varde", "is_admin": True},
        {"id": "U0LOKAL0022", "name": "sekretaer.varde", "real_name": "Sekretær i Varde"},
    ],
    "channels": [
        {"id": SECOND_EXPERIENCES, "name": "gode-erfaringer", "has_bot": True},
        {"id": SECOND_CHANNEL, "name": "sekretariat", "has_bot": True},
    ],
}
"""A second team, in which the app is not installed yet."""

_WAIT = 60.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.1
_JSON = {"Content-Type": "application/json"}


class Workspace:
    """A served workspace: what persons do on its page, and what its control interface arranges."""

    def __init__(self, base_url: str, session: ClientSession) -> None:
        self.base_url = base_url
        self.api_url = f"{base_url}api/"
        self.session = session

    async def get(self, path: str, **query: str | int) -> Json:
        """Ask for something."""
        async with self.session.get(self.base_url + path, params=query) as response:
            answer: Json = await response.json()
            return answer

    async def post(self, path: str, **sent: Any) -> Json:
        """Send something."""
        async with self.session.post(self.base_url + path, json=sent) as response:
            answer: Json = await response.json()
            return answer

    async def control(self, order: str, **sent: Any) -> Json:
        """Give an order behind the scenes; it has to be carried out."""
        answer = await self.post(f"_control/{order}", **sent)
        assert answer["ok"], answer
        return answer

    async def command(self, command: str, *, user: str = REGION, channel: str = SYDVESTJYLLAND) -> Json:
        """Type a slash command with its text."""
        name, _, text = command.partition(" ")
        return await self.post("_ui/command", user=user, channel=channel, command=name, text=text)

    async def write(self, text: str, *, user: str = REGION, channel: str, thread_ts: str | None = None) -> Json:
        """Write a message."""
        return await self.post("_ui/message", user=user, channel=channel, text=text, thread_ts=thread_ts)

    async def share(self, name: str, content: bytes, text: str = "", *, user: str = REGION, channel: str) -> Json:
        """Send a file with a text."""
        sent = {"user": user, "channel": channel, "name": name, "content": b64encode(content).decode(), "text": text}
        body = BytesIO(json.dumps(sent).encode())
        async with self.session.post(f"{self.base_url}_ui/file", data=body, headers=_JSON) as response:
            answer: Json = await response.json()
            return answer

    async def direct_message(self, *, user: str = REGION, with_: str = BOT) -> str:
        """Open a direct message; answers its id."""
        return str((await self.post("_ui/dm", user=user, **{"with": with_}))["channel"])

    async def messages(
        self, *, user: str = REGION, channel: str = SYDVESTJYLLAND, thread: str | None = None
    ) -> list[Json]:
        """Answer what a person sees in a conversation or a thread."""
        query = {"user": user, "channel": channel, **({} if thread is None else {"thread": thread})}
        messages: list[Json] = (await self.get("_ui/messages", **query))["messages"]
        return messages

    async def press(
        self, message: Json, action_id: str, *, user: str = REGION, channel: str = SYDVESTJYLLAND, **chosen: Any
    ) -> Json:
        """Press a button, or choose in a menu, of a message."""
        block = next(one for one in message["blocks"] if action_id in json.dumps(one))
        return await self.post(
            "_ui/action",
            user=user,
            container={"type": "message", "channel": channel, "ts": message["ts"]},
            action={"action_id": action_id, "block_id": block["block_id"], **chosen},
            state={},
        )

    async def press_in_view(self, view: Json, action_id: str, *, user: str = REGION, **chosen: Any) -> Json:
        """Press a button, or choose in a menu, of a modal or of Home."""
        block = next(one for one in view["blocks"] if action_id in json.dumps(one))
        return await self.post(
            "_ui/action",
            user=user,
            container={"type": "view", "view_id": view["id"]},
            action={"action_id": action_id, "block_id": block["block_id"], **chosen},
            state={},
        )

    async def view(self, *, user: str = REGION) -> Json | None:
        """Answer the modal a person sees."""
        view: Json | None = (await self.get("_ui/view", user=user))["view"]
        return view

    async def submit(self, view: Json, values: Json, *, user: str = REGION) -> Json:
        """Send a modal with values by block and action."""
        return await self.post("_ui/view/submit", user=user, view_id=view["id"], state={"values": values})

    async def open_home(self, *, user: str = REGION) -> None:
        """Open the app's Home, which the app hears of."""
        await self.post("_ui/home", user=user)

    async def home(self, *, user: str = REGION) -> Json | None:
        """Look at what is in the app's Home."""
        view: Json | None = (await self.get("_ui/home", user=user))["view"]
        return view

    async def consent(self, address: str, team: str, *, answer: str = "allow") -> str:
        """Answer Slack's question at that address for a team; where it sends the browser then, "" if it doesn't."""
        asked = dict(parse_qsl(urlsplit(address).query)) | {"team": team, "answer": answer}
        where = f"{self.base_url}oauth/v2/authorize"
        async with self.session.post(where, data=asked, allow_redirects=False) as response:
            return response.headers.get("Location", "")

    async def move_clock(self, **how: float | str) -> Json:
        """Move the clock: `advance_minutes`, `advance_seconds`, or `to` an ISO time."""
        return await self.control("clock", **how)

    async def traffic(self) -> list[Json]:
        """Answer what went between app and workspace."""
        entries: list[Json] = (await self.get("_control/traffic"))["entries"]
        return entries


async def until(found: Callable[[], Any], *, seconds: float = _WAIT) -> Any:
    """Wait until a question has an answer, and answer it; give up with AssertionError.

    It is asked ever more seldom, since each asking keeps those from working who are waited for.
    """
    end, pause = time.monotonic() + seconds, _FIRST_PAUSE
    while True:
        answer = found()
        if asyncio.iscoroutine(answer):
            answer = await answer
        if answer:
            return answer
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE)


@contextlib.asynccontextmanager
async def running_workspace(
    folder: Path,
    *,
    manifest: Json | None = None,
    start: str = START,
    ack_seconds: float = 3.0,
) -> AsyncIterator[Workspace]:
    """Serve a workspace inside this process on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    base_url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    store, clock = open_folder(folder, start=start)
    app = build(
        store=store,
        clock=clock,
        base_url=base_url,
        manifest=None if manifest is None else parse_manifest(manifest),
        ack_seconds=ack_seconds,
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.SockSite(runner, listener).start()
    try:
        async with ClientSession() as session:
            yield Workspace(base_url, session)
    finally:
        await runner.cleanup()


class WorkspaceProcess:
    """`python -m sandbox`, or the same forked, on a free port; it may be killed, and started again on its folder."""

    def __init__(self, folder: Path, *arguments: str, is_forked: bool = False) -> None:
        words = ("--port", "0", "--mappe", str(folder), *arguments)
        command = [sys.executable, "-m", "sandbox", *words]
        self.process = (
            Forked(forked_workspace.run, *words)
            if is_forked
            else subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        )
        assert self.process.stdout is not None
        self.base_url = self.process.stdout.readline().strip()
        self.api_url = f"{self.base_url}api/"

    def get(self, path: str) -> Json:
        """Ask for something."""
        return self._open(Request(self.base_url + path))  # noqa: S310  # the address is the loopback one just printed

    def post(self, path: str, *, token: str | None = None, **sent: Any) -> Json:
        """Send something, to the Web API with a token."""
        headers = {
            "Content-Type": "application/json",
            **({} if token is None else {"Authorization": f"Bearer {token}"}),
        }
        body = json.dumps(sent).encode()
        return self._open(Request(self.base_url + path, data=body, headers=headers))  # noqa: S310  # likewise

    @staticmethod
    def _open(request: Request) -> Json:
        with urlopen(request, timeout=60) as response:  # noqa: S310  # likewise
            answer: Json = json.load(response)
            return answer

    def kill(self) -> None:
        """End the process without a chance to write anything (kill -9)."""
        self.process.kill()
        self.close()

    def stop(self) -> int | None:
        """Ask the process to end; answers its exit code."""
        self.process.terminate()
        return self.close()

    def close(self) -> int | None:
        """Wait for the end."""
        code = self.process.wait(timeout=60)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


def unused_port() -> int:
    """A port for a process that must be told one, or come back to it; by chance, so that others choose another.

    It lies below those that the system gives to whoever opens a connection.
    """
    while True:
        port = random.randrange(10_000, 32_000)  # noqa: S311  # a port is no secret
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


@contextlib.contextmanager
def workspace_process(folder: Path, *arguments: str, is_forked: bool = False) -> Iterator[WorkspaceProcess]:
    """Run a workspace as its own process as long as the block lasts."""
    workspace = WorkspaceProcess(folder, *arguments, is_forked=is_forked)
    try:
        yield workspace
    finally:
        if workspace.process.poll() is None:
            workspace.stop()
        workspace.close()
