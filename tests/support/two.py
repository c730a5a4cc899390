"""The program in two workspaces of organisations that keep to themselves, and what their people do; it asserts little.

It is installed in neither at first, and has no token of its own.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.installing import install, oauth
from tests.support.sandbox import (
    BOT,
    EXPERIENCES,
    REGION,
    SECOND,
    SECOND_CHANNEL,
    SECOND_EXPERIENCES,
    SECOND_PERSON,
    SECOND_TEAM,
    TEAM,
    Workspace,
    running_workspace,
    until,
)

WITHIN_S = 60.0
BOTH = ((EXPERIENCES, REGION), (SECOND_EXPERIENCES, SECOND_PERSON))
"""Each workspace's channel for experiences, with somebody who reads there."""


@dataclass(slots=True)
class Two:
    """Two workspaces, and the program at its address, installed in neither yet."""

    workspace: Workspace
    bot: str
    url: str

    @property
    def region(self) -> Chat:
        """What the region's people say in their workspace."""
        return Chat(self.workspace)

    @property
    def varde(self) -> Chat:
        """What the other workspace's people say in theirs."""
        return Chat(self.workspace, SECOND_CHANNEL)

    async def install_both(self) -> None:
        """Installs the program in both."""
        for team in (TEAM, SECOND_TEAM):
            page, _, _ = await install(self.workspace, self.bot, team)
            assert page.status == 200, page.text

    async def health(self) -> dict[str, Any]:
        """What the program says of itself."""
        async with ClientSession() as session, session.get(f"{self.bot}/sund") as response:
            found: dict[str, Any] = await response.json()
            return found

    async def posts(self, channel: str, user: str) -> list[str]:
        """What the bot has posted in a channel."""
        seen = await self.workspace.messages(user=user, channel=channel)
        return [str(one["text"]) for one in seen if one["is_bot"] and not one["ephemeral"]]

    async def told(self, channel: str, user: str, number: int) -> list[str]:
        """What the bot has posted in a channel, once there are so many posts at least."""

        async def found() -> list[str]:
            posts = await self.posts(channel, user)
            return posts if len(posts) >= number else []

        posts: list[str] = await until(found, seconds=WITHIN_S)
        return posts

    async def card(self, channel: str, user: str, words: str) -> str:
        """The stamp of the first card in a channel, once it says these words."""

        async def found() -> str:
            seen = await self.workspace.messages(user=user, channel=channel)
            told = [one for one in seen if one["is_bot"] and not one["ephemeral"]]
            return str(told[0]["ts"]) if told and words in str(told[0]["text"]) else ""

        stamp: str = await until(found, seconds=WITHIN_S)
        return stamp

    async def waits_for_cards(self) -> None:
        """Some seconds go by on the workspace's clock, after which cards follow what happened."""
        await self.workspace.move_clock(advance_seconds=10)

    async def presses(self, label: str, user: str = SECOND_PERSON, channel: str = SECOND_EXPERIENCES) -> None:
        """A person presses on the first card in a channel, the other workspace's in theirs unless it is said."""
        card = (await self.workspace.messages(user=user, channel=channel))[0]
        buttons = [one for block in card["blocks"] for one in block.get("elements", ()) if one["type"] == "button"]
        meant = next(one for one in buttons if one["text"]["text"] == label)
        press = {"user": user, "channel": channel, "value": meant["value"]}
        assert (await self.workspace.press(card, meant["action_id"], **press))["ok"]

    def direct(self, user: str, bot: str = BOT) -> Callable[[str], Awaitable[str]]:
        """Waits for the one message from the bot to a person that says such words."""

        async def told(words: str) -> str:
            channel = await self.workspace.direct_message(user=user, with_=bot)

            async def found() -> list[str]:
                return [one for one in await self.posts(channel, user) if words in one]

            (one,) = await until(found, seconds=WITHIN_S)
            return str(one)

        return told

    async def changes(self, body: str) -> None:
        """The region's person changes the text of experience 1 by its form."""
        await self.workspace.command("/erfaring ret 1", channel=self.region.channel)
        form = await until(self.workspace.view, seconds=WITHIN_S)
        values = filled(form)
        values["tekst"]["tekst"]["value"] = body
        assert (await self.workspace.submit(form, values))["ok"]
        await self.region.lets_go()
        await self.waits_for_cards()


@asynccontextmanager
async def program_in_two(folder: Path, url: str) -> AsyncIterator[Two]:
    """The program over signed HTTP on that database, as long as the block lasts."""
    manifest = build_manifest(build_registry())
    async with running_workspace(folder / "workspace", manifest=manifest) as workspace:
        await workspace.control("uninstall", team=TEAM)
        await workspace.control("seed", **SECOND)
        async with bot_on(workspace, url, is_http=True, bot_token="", oauth=oauth()) as bot:
            yield Two(workspace, bot, url)


def filled(view: dict[str, Any]) -> dict[str, Any]:
    """A form's values as it was opened."""
    kinds = {"static_select": ("selected_option", "initial_option"), "datepicker": ("selected_date", "initial_date")}
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        element = block.get("element", {})
        if element.get("type") in kinds:
            value, initial = kinds[element["type"]]
            chosen = {"type": element["type"], value: element.get(initial)}
            values[block["block_id"]] = {block["block_id"]: chosen}
        elif element.get("type") == "plain_text_input":
            typed = {"type": "plain_text_input", "value": element.get("initial_value", "")}
            values[block["block_id"]] = {block["block_id"]: typed}
    return values


def options(view: dict[str, Any], field: str) -> dict[str, dict[str, Any]]:
    """What can be chosen in a form's field, by label."""
    (element,) = (block["element"] for block in view["blocks"] if block["block_id"] == field)
    return {one["text"]["text"]: one for one in element["options"]}
