"""Runs local-slack, a Slack-shaped server that others wrote, and acts in it as persons do; it asserts nothing of it.

It listens on all of the machine's interfaces and can't be told otherwise, so it runs as long as a test does.
"""

import json
import os
import platform
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

Json = dict[str, Any]

MODULES = Path(__file__).parent / "node_modules"
_PROGRAM = MODULES / "local-slack-linux-x64" / "bin" / "local-slack"
_ADDRESS = "Web API base:"

TEAM, BOT = "T0ANDEN", "U0ANDENBOT"
BOT_TOKEN = "xoxb-anden"  # noqa: S105  # the words of this file, they open nothing
APP_TOKEN = "xapp-anden"  # noqa: S105  # likewise
SIGNING_SECRET = "anden-signeret"  # noqa: S105  # likewise
REGION, ESBJERG, VARDE = "U0ANDEN1", "U0ANDEN2", "U0ANDEN3"
SECRETARIAT, EXPERIENCES = "C0ANDEN1", "C0ANDEN2"
_USERS = {REGION: "Konsulent i Regionen", ESBJERG: "Konsulent på sygehuset", VARDE: "Konsulent i Varde"}
_CHANNELS = {SECRETARIAT: "sekretariat", EXPERIENCES: "gode-erfaringer"}


def installed(path: Path) -> Path:
    """A file that `make second-opinion` installs; without it the test is skipped, or fails where it must not be."""
    if path.exists():
        return path
    # The tests' own choice, no setting of the program.
    is_required = os.environ.get("SECOND_OPINION") == "required"  # noqa: TID251
    reason = f"{path.relative_to(MODULES)} is not installed (make second-opinion, with npm, installs it)"
    if is_required:
        pytest.fail(reason)
    pytest.skip(reason)


def server_program() -> Path:
    """The server's program; it exists for Linux on x64 alone."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        pytest.skip("local-slack is installed for Linux on x64 alone")
    return installed(_PROGRAM)


@dataclass(frozen=True, slots=True)
class LocalSlack:
    """A running server: what persons do in it, and what they see."""

    address: str
    session: ClientSession

    @property
    def api_url(self) -> str:
        """The base of its Web API."""
        return f"{self.address}api/"

    async def types(self, line: str, *, user: str, channel: str = SECRETARIAT) -> None:
        """A person types a slash command with its text."""
        name, _, text = line.partition(" ")
        await self._control("command", user=user, channel=channel, command=name, text=text)

    async def writes(self, text: str, *, user: str, channel: str) -> None:
        """A person writes a message; a direct message to the bot is written to its id."""
        await self._control("message", user=user, channel=channel, text=text)

    async def opens_home(self, *, user: str) -> None:
        """A person looks at the app's Home."""
        await self._control("open-home", user=user)

    async def presses(self, message: Json, label: str, *, user: str) -> None:
        """A person presses the first button of a message that is called so."""
        found = [
            element
            for block in message["blocks"]
            if block["type"] == "actions"
            for element in block["elements"]
            if element["text"]["text"] == label
        ]
        await self._control("interact", user=user, channel=message["channel"], messageTs=message["ts"], action=found[0])

    async def submits(self, values: Json, *, user: str) -> Json:
        """A person sends the form in front of them, with values by block and action; the errors it shows then."""
        async with self.session.ws_connect(f"{self.address}ui") as page:
            await page.receive_json()
            await page.send_json({"t": "view_submit", "user": user, "values": values})
            while True:
                told = await page.receive_json(timeout=60)
                if told["t"] == "view_errors":
                    errors: Json = told["errors"]
                    return errors
                if told["t"] == "view":
                    return {}

    async def messages(self, channel: str, *, user: str) -> list[Json]:
        """What a person sees in a channel."""
        async with self.session.get(f"{self.address}_control/messages/{channel}") as answer:
            found: list[Json] = (await answer.json())["messages"]
        return [one for one in found if one.get("ephemeral_to") in (None, user)]

    async def direct(self, *, user: str) -> str:
        """The direct conversation of a person with the bot; "" while there is none."""
        async with self.session.get(f"{self.address}_control/state") as answer:
            channels = (await answer.json())["channels"]
        return next((str(one["id"]) for one in channels if one["is_im"] and user in one["members"]), "")

    async def form(self) -> Json | None:
        """The form in front of whoever acted last."""
        stack = (await self._page())["modalStack"]
        return stack[-1] if stack else None

    async def home(self, *, user: str) -> Json | None:
        """The app's Home as a person sees it."""
        shown: Json = (await self._page())["homeViews"].get(user, {})
        return next(iter(shown.values()), None)

    async def _page(self) -> Json:
        async with self.session.ws_connect(f"{self.address}ui") as page:
            state: Json = (await page.receive_json())["state"]
            return state

    async def _control(self, order: str, **sent: Any) -> None:
        async with self.session.post(f"{self.address}_control/{order}", json=sent) as answer:
            assert answer.status == 200, await answer.text()


@asynccontextmanager
async def running_local_slack(folder: Path, *, request_url: str = "") -> AsyncIterator[LocalSlack]:
    """Starts the server on a free port and stops it at the end; it delivers to `request_url`, else through sockets."""
    config = folder / "local-slack.json"
    config.write_text(json.dumps(_config(request_url)), encoding="utf-8")
    with _started(config) as address:
        async with ClientSession() as session:
            yield LocalSlack(address, session)


@contextmanager
def _started(config: Path) -> Iterator[str]:
    """The address of the server's process, as long as the block lasts."""
    command = [str(server_program()), "--config", str(config), "--port", "0", "--base-host", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            told = next(line for line in process.stdout if _ADDRESS in line)
            yield told.partition(_ADDRESS)[2].split()[0].removesuffix("api/")
        finally:
            process.terminate()


def _config(request_url: str) -> Json:
    delivery = {"mode": "events", "requestUrl": request_url} if request_url else {"mode": "socket"}
    app = {"appId": "A0ANDEN", "botUserId": BOT, "botName": "tovholder", "signingSecret": SIGNING_SECRET}
    return {
        "workspace": {"name": "Et andet Slack", "domain": "anden", "teamId": TEAM},
        "apps": [app | delivery | {"botToken": BOT_TOKEN, "appToken": APP_TOKEN}],
        "users": [{"id": user, "name": user.lower(), "real_name": name} for user, name in _USERS.items()],
        "channels": [{"id": channel, "name": name, "members": [*_USERS, BOT]} for channel, name in _CHANNELS.items()],
    }


def labels(message: Json) -> Sequence[str]:
    """What the buttons of a message or view are called."""
    actions = [block for block in message["blocks"] if block["type"] == "actions"]
    return [element["text"]["text"] for block in actions for element in block["elements"]]
