"""An empty database and a workspace with nobody in charge: commands alone set up all, in both of Slack's ways."""

from pathlib import Path

import pytest

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import (
    ESBJERG,
    EXPERIENCES,
    REGION,
    VARDE,
    running_workspace,
    until,
)


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
            assert "Hvilken klynge" in await chat.says("/tovholder kanal sekretariat")
            assert "er valgt" in await chat.presses("Sydvestjylland")
            assert "er valgt" in await chat.says("/tovholder kanal erfaringer #gode-erfaringer")
            assert "givet" in await chat.says(f"/tovholder rolle tildel <@{REGION}> regionshus sydvestjylland")
            assert "givet" in await chat.says(f"/tovholder rolle tildel <@{ESBJERG}> somatik sydvestjylland")
            assert "givet" in await chat.says(f"/tovholder rolle tildel <@{VARDE}> kommune varde")
            assert "noteret" in await chat.says(
                "/tovholder medlem Ida Testesen borgmester esbjerg politisk sydvestjylland"
            )
            made = await chat.says("/moede opret politisk sydvestjylland onsdag den 9. december 2026 kl. 15-17")
            assert "oprettet" in made
            assert "Regionshuset og Varde Kommune" in made
            answer = await chat.says("/afbud politisk sydvestjylland 9/12 ida testesen", user=ESBJERG)
            assert "Afbud registreret: Borgmester, Esbjerg" in answer
            assert "Der kan træffes beslutninger" in answer
            await chat.shares("/erfaring del Opkald: Vi ringer til borgeren efter to dage.", user=VARDE)
            shared = await until(lambda: workspace.messages(user=ESBJERG, channel=EXPERIENCES))
            assert shared[-1]["text"].startswith("Opkald")
