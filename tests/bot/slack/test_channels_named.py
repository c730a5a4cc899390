"""Channels by name: what Slack is asked for, how often, and what is answered while it doesn't tell."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.features import build_registry
from bot.slack import connection as slack
from bot.slack.answer_cards import UNTOLD_CHANNELS
from bot.slack.channels import ANEW_S, KEPT_S, Channels, UntoldChannelsError
from bot.slack.identity import Identity
from bot.slack.incoming import LONGEST_READ, Reader
from bot.slack.manifest import build_manifest
from bot.slack.session import open_session
from handlers.setup import CHANNELS
from storage.work import StoredWork
from tests.support.chat import Chat, bot_on
from tests.support.growth import SQUARE, TIMES, growth
from tests.support.sandbox import (
    BOT_TOKEN,
    FYN,
    GENERAL,
    REGION,
    SECOND_TEAM,
    Json,
    Workspace,
    running_workspace,
    until,
)

LIST, INFO = "conversations.list", "conversations.info"
UNTOLD_CHANNEL = "Slack siger ikke lige nu, om jeg kan skrive i den kanal."
SHARED_NOW = "En anden organisation læser med i kanalen for sekretariatet på Fyn"
UNTOLD_SHARING = "Slack siger ikke lige nu, om andre læser med i kanalen for sekretariatet på Fyn."
NAMED = {"sekretariat-fyn": FYN}


@dataclass(slots=True)
class Room:
    """A workspace's channels as the program knows them, and a clock that the test sets."""

    workspace: Workspace
    client: AsyncWebClient
    seconds: list[float] = field(default_factory=lambda: [0.0])

    async def asked(self) -> int:
        """How often Slack was asked for the list."""
        return len([one for one in await self.workspace.traffic() if one["what"] == LIST])


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    """The local workspace."""
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        yield Room(
            workspace,
            slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True),
        )


@pytest.fixture
def channels(room: Room) -> Channels:
    """Its channels."""
    return Channels(room.client, lambda: room.seconds[0])


async def test_the_list_is_kept_for_some_minutes(room: Room, channels: Channels) -> None:
    """Slack answers few such calls a minute, and most texts with a # name no channel."""
    for _ in range(3):
        assert await channels.named(["sekretariat-fyn"]) == NAMED
        assert await channels.named(["3"]) == {}
    assert await room.asked() == 1
    room.seconds[0] = KEPT_S
    assert await channels.named(["sekretariat-fyn"]) == NAMED
    assert await room.asked() == 2


async def test_a_new_channel_is_looked_for_once_a_minute(room: Room, channels: Channels) -> None:
    """What the kept list doesn't have may be new: a minute later it is found, and not by a call for each text."""
    await channels.named(["3"])
    await room.workspace.control("channel/change", channel=FYN, name="nyt-navn")
    assert await channels.named(["nyt-navn"]) == {}
    room.seconds[0] = ANEW_S
    for _ in range(3):
        assert await channels.named(["nyt-navn", "3"]) == {"nyt-navn": FYN}
    assert await room.asked() == 2


async def test_what_was_told_is_kept_while_slack_asks_to_wait(room: Room, channels: Channels) -> None:
    """A channel that was known stays known, and Slack is left alone for a minute."""
    await channels.named(["sekretariat-fyn"])
    room.seconds[0] = KEPT_S
    await room.workspace.control("fault", method=LIST, fault="429", retry_after=30)
    for _ in range(3):
        assert await channels.named(["sekretariat-fyn", "3"]) == NAMED
    assert await room.asked() == 2


@pytest.mark.parametrize("fault", [{"fault": "429", "retry_after": 30}, {"fault": "500", "times": 2}])
async def test_channels_to_choose_from_are_all_or_said_to_be_untold(
    room: Room, channels: Channels, fault: dict[str, str | int]
) -> None:
    """Half a list would make a channel that was chosen one that isn't there."""
    await room.workspace.control("fault", method="users.conversations", **fault)
    with pytest.raises(UntoldChannelsError):
        await channels.joined()
    assert {str(one["id"]) for one in await channels.joined()} >= {FYN}


@pytest.mark.parametrize("piece", ["<@A|", f"<#{GENERAL}|", "<!here|", "<http://a|", "<@A", "<http://a", "&lt;"])
async def test_no_mention_takes_long_to_read(room: Room, work: StoredWork, piece: str) -> None:
    """What begins as a mention and doesn't end as one: others wait while it is read."""
    identity = Identity(client=room.client, work=work, install="T")
    reader = Reader(client=room.client, work=work, identity=identity)
    longest = LONGEST_READ // len(piece)
    assert await growth(lambda length: reader.read(piece * length), longest // TIMES) < SQUARE


async def test_who_chooses_channels_hears_that_slack_does_not_tell(tmp_path: Path, sqlite_url: str) -> None:
    """In the answer to the button, which can be pressed again there, and in the form: nothing has broken."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, sqlite_url, is_http=False),
    ):
        await Chat(workspace).says("/tovholder start")
        fault = {"method": "users.conversations", "fault": "429", "retry_after": 30}
        await workspace.control("fault", **fault)

        async def shown(words: str) -> Json | None:
            seen = await workspace.messages(user=REGION)
            return next((one for one in seen if words in json.dumps(one, ensure_ascii=False)), None)

        await workspace.press(await until(lambda: shown("Vælg kanaler")), CHANNELS)
        untold = await until(lambda: shown(UNTOLD_CHANNELS))
        await workspace.press(untold, CHANNELS)
        form = await until(workspace.view)
        await workspace.control("fault", **fault)
        told = await workspace.submit(form, {})
        assert UNTOLD_CHANNELS in json.dumps([told, await workspace.view()], ensure_ascii=False)


async def test_a_command_in_a_channel_outlives_that_slack_does_not_tell_of_it(tmp_path: Path, sqlite_url: str) -> None:
    """What needs no word of the channel is done; what does says so, changes nothing, and can be done a little later.

    That a channel is shared by now is told: the event says it.
    """
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, sqlite_url, is_http=False),
    ):
        chat, choose = Chat(workspace), f"/tovholder kanal sekretariat fyn <#{FYN}>"
        broken = {"method": INFO, "fault": "500", "times": 2}
        untold = {"method": INFO, "fault": "429", "retry_after": 30}
        for fault in (broken, untold):
            await workspace.control("fault", **fault)
            assert "Kom godt i gang" in await chat.says("/tovholder"), fault
            await workspace.control("fault", **fault)
            await workspace.control("fault", **fault)
            assert (await chat.says(choose)).startswith(UNTOLD_CHANNEL), fault
        assert "er valgt" in await chat.says(choose)
        await workspace.control("fault", **untold, times=2)
        assert UNTOLD_SHARING in await chat.says("/tovholder tjek")

        await workspace.control("fault", **untold)
        await workspace.control("seed", team={"id": SECOND_TEAM, "name": "Et andet Slack", "is_installed": False})
        await workspace.control("channel/share", channel=FYN, team=SECOND_TEAM)
        direct = await workspace.direct_message()

        async def told() -> bool:
            return any(SHARED_NOW in str(one["text"]) for one in await workspace.messages(channel=direct))

        await until(told)
