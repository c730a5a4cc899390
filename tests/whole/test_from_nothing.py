"""An empty database and a workspace with nobody in charge: commands alone set up all, in both of Slack's ways."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.features import build_registry
from bot.observe import get_log
from bot.serving import serve
from bot.slack.manifest import build_manifest
from tests.support.sandbox import (
    ESBJERG,
    EXPERIENCES,
    REGION,
    VARDE,
    Workspace,
    running_workspace,
    until,
)
from tests.support.trial import settings_for

ANSWERS_WITHIN_S = 15.0


@dataclass(slots=True)
class Chat:
    """What people say in the secretariat's channel, and what they are answered."""

    workspace: Workspace
    seen: set[str] = field(default_factory=set)

    async def says(self, line: str, *, user: str = REGION) -> str:
        """The bot's answer to a command, to that person alone."""
        await self._news(user)
        assert (await self.workspace.command(line, user=user))["ok"], line
        found: list[str] = await until(lambda: self._news(user), seconds=ANSWERS_WITHIN_S)
        return "\n".join(found)

    async def _news(self, user: str) -> list[str]:
        messages = [one for one in await self.workspace.messages(user=user) if one["ts"] not in self.seen]
        self.seen |= {str(one["ts"]) for one in messages}
        return [str(one["text"]) for one in messages if one["ephemeral"]]


@asynccontextmanager
async def bot_on(workspace: Workspace, database_url: str, *, is_http: bool) -> AsyncIterator[None]:
    """The program as it is shipped, on a database that nothing was ever written to."""
    stopping, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    settings = settings_for(workspace.api_url, database_url, is_http=is_http)
    serving = asyncio.create_task(
        serve(settings=settings, registry=build_registry(), log=get_log(), ready=ready.set_result, stopping=stopping)
    )
    await asyncio.wait({serving, ready}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        serving.result()
    if is_http:
        await workspace.control("http_url", url=f"http://127.0.0.1:{ready.result()}/slack/events")
    yield
    stopping.set()
    await serving


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind without even a schema."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tom.db'}"
    url: str = request.getfixturevalue("empty_postgres_url")
    return url


@pytest.mark.parametrize("is_http", [False, True], ids=["sockets", "signed-http"])
async def test_commands_alone_set_up_everything_and_an_absence_can_be_reported(
    tmp_path: Path, empty_database_url: str, *, is_http: bool
) -> None:
    """Administrator, channels, roles, a member and a meeting come by commands; the first to ask is administrator."""
    manifest = build_manifest(build_registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        await workspace.control("user/change", user=REGION, is_admin=False, is_owner=False)
        async with bot_on(workspace, empty_database_url, is_http=is_http):
            chat = Chat(workspace)
            assert "Det kan kun en administrator" in await chat.says("/tovholder kanal sekretariat sydvestjylland")
            assert "Du er nu administrator." in await chat.says("/tovholder administrator")
            assert "Du er ikke administrator." in await chat.says("/tovholder administrator", user=VARDE)
            assert "er valgt" in await chat.says("/tovholder kanal sekretariat sydvestjylland")
            assert "er valgt" in await chat.says("/tovholder kanal erfaringer #gode-erfaringer")
            assert "givet" in await chat.says(f"/tovholder rolle tildel <@{REGION}> regionshus sydvestjylland")
            assert "givet" in await chat.says(f"/tovholder rolle tildel <@{ESBJERG}> somatik sydvestjylland")
            assert "givet" in await chat.says(f"/tovholder rolle tildel <@{VARDE}> kommune varde")
            assert "noteret" in await chat.says("/tovholder medlem Ida Juul borgmester esbjerg politisk sydvestjylland")
            made = await chat.says("/moede opret politisk sydvestjylland onsdag den 9. december 2026 kl. 15-17")
            assert "oprettet" in made
            assert "Regionshuset og Varde Kommune" in made
            answer = await chat.says("/afbud politisk sydvestjylland 9/12 ida juul", user=ESBJERG)
            assert "Afbud registreret: Borgmester, Esbjerg" in answer
            assert "Der kan træffes beslutninger" in answer
            await chat.says("/erfaring del Opkald: Vi ringer til borgeren efter to dage.", user=VARDE)
            shared = await until(lambda: workspace.messages(user=ESBJERG, channel=EXPERIENCES))
            assert shared[-1]["text"].startswith("Opkald")
