"""The program as it is shipped, on a workspace for trying, and what people say to it; it asserts nothing of either.

Every word goes through Slack's own protocols: commands as envelopes or signed requests, presses as the page sends them.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.features import build_registry
from bot.observe import get_log
from bot.serving import serve
from bot.settings import OAuth
from bot.slack.manifest import build_manifest
from handlers.erfaringer.draft_cards import SHARE_NOW
from tests.support.sandbox import BOT_TOKEN, REGION, SYDVESTJYLLAND, Workspace, until
from tests.support.trial import settings_for

ANSWERS_WITHIN_S = 60.0


@dataclass(slots=True)
class Chat:
    """What people say in the secretariat's channel, and what they are answered."""

    workspace: Workspace
    channel: str = SYDVESTJYLLAND
    seen: set[str] = field(default_factory=set)

    async def says(self, line: str, *, user: str = REGION) -> str:
        """The bot's answer to a command, to that person alone."""
        await self._news(user)
        assert (await self.workspace.command(line, user=user, channel=self.channel))["ok"], line
        found: list[str] = await until(lambda: self._news(user), seconds=ANSWERS_WITHIN_S)
        return "\n".join(found)

    async def shares(self, line: str, *, user: str = REGION) -> str:
        """The bot's answer once an experience, "/erfaring del …", was looked through and let go."""
        await self.says(line, user=user)
        return await self.lets_go(user=user)

    async def lets_go(self, *, user: str = REGION) -> str:
        """The bot's answer once the experience that was shown last is let go."""
        return await self._presses(lambda button: button.get("action_id") == SHARE_NOW, user)

    async def presses(self, label: str, *, user: str = REGION) -> str:
        """What the newest message with that button becomes once it is pressed."""
        return await self._presses(lambda button: button["text"]["text"] == label, user)

    async def _presses(self, is_meant: Callable[[dict[str, Any]], bool], user: str) -> str:
        async def shown() -> list[tuple[dict[str, Any], dict[str, Any]]]:
            seen = await self.workspace.messages(user=user, channel=self.channel)
            return [
                (one, button)
                for one in seen
                for block in one["blocks"]
                if block["type"] == "actions"
                for button in block["elements"]
                if is_meant(button)
            ]

        looked, pressed = (await until(shown, seconds=ANSWERS_WITHIN_S))[-1]
        press = {"user": user, "channel": self.channel, "value": pressed.get("value", "")}
        assert (await self.workspace.press(looked, pressed["action_id"], **press))["ok"]

        async def answered() -> str:
            now = await self.workspace.messages(user=user, channel=self.channel)
            said = next(str(one["text"]) for one in now if one["ts"] == looked["ts"])
            return said if said != looked["text"] else ""

        found: str = await until(answered, seconds=ANSWERS_WITHIN_S)
        return found

    async def _news(self, user: str) -> list[str]:
        messages = [
            one for one in await self.workspace.messages(user=user, channel=self.channel) if one["ts"] not in self.seen
        ]
        self.seen |= {str(one["ts"]) for one in messages}
        return [str(one["text"]) for one in messages if one["ephemeral"]]


@asynccontextmanager
async def bot_on(
    workspace: Workspace,
    database_url: str,
    *,
    is_http: bool,
    bot_token: str = BOT_TOKEN,
    oauth: OAuth | None = None,
    profiles: Path | None = None,
    administrators: frozenset[str] = frozenset(),
) -> AsyncIterator[str]:
    """The program as it is shipped, on a database that nothing was ever written to; its address.

    With `oauth` it can be installed in further workspaces; without a token of its own it is in none yet. `profiles` is
    a folder in place of the shipped one. `administrators` are the users whom the settings name.
    """
    stopping, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    settings = settings_for(workspace.api_url, database_url, is_http=is_http)
    settings = replace(settings, bot_token=bot_token, oauth=oauth, profiles=profiles or settings.profiles)
    settings = replace(settings, administrators=administrators)
    serving = asyncio.create_task(
        serve(settings=settings, registry=build_registry(), log=get_log(), ready=ready.set_result, stopping=stopping)
    )
    await asyncio.wait({serving, ready}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        serving.result()
    address = f"http://127.0.0.1:{ready.result()}"
    if is_http:
        await workspace.control("http_url", url=f"{address}/slack/events")
    if oauth:
        await workspace.control("manifest", manifest=build_manifest(build_registry(), http_url=address))
    yield address
    stopping.set()
    await serving
