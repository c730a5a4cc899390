"""Somebody asks in the secretariat's channel for the agenda with its closed items, through Slack's protocols."""

import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import REGION, SYDVESTJYLLAND, VARDE, Workspace, running_workspace, until

AT = "politisk sydvestjylland 10/11"


async def test_the_closed_agenda_comes_as_word_and_pdf_to_whoever_asked(tmp_path: Path, sqlite_url: str) -> None:
    """One direct message has both files, whole; the channel it was asked in gets none and reads of no closed item."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, sqlite_url, is_http=False),
    ):
        chat, direct = Chat(workspace), await workspace.direct_message()
        await chat.says(f"/tovholder rolle tildel <@{REGION}> regionshus sydvestjylland")
        await chat.says("/moede opret politisk sydvestjylland tirsdag den 10. november 2026 kl. 15-17")
        await chat.says(f'/dagsorden punkt "Fortroligt" til orientering fra lokal lukket hjemmel "§ 27" {AT}')
        said = await chat.says(f"/dagsorden dokument lukket {AT}")
        assert said.startswith("Dagsordenen i lukket udgave ligger i en direkte besked fra mig.")
        files = await until(lambda: _files(workspace, direct))
        assert [one["name"].rpartition(".")[2] for one in files] == ["docx", "pdf"]
        word, pdf = [await _fetched(workspace, one) for one in files]
        with ZipFile(io.BytesIO(word)) as packed:
            assert "Fortroligt" in packed.read("word/document.xml").decode()
        assert pdf.startswith(b"%PDF-1.7")
        assert pdf.rstrip().endswith(b"%%EOF")
        assert not await _files(workspace, SYDVESTJYLLAND)
        read_by_others = await workspace.messages(user=VARDE, channel=SYDVESTJYLLAND)
        assert "Fortroligt" not in json.dumps(read_by_others, ensure_ascii=False)


async def _files(workspace: Workspace, channel: str) -> list[dict[str, Any]]:
    return [file for message in await workspace.messages(channel=channel) for file in message.get("files") or ()]


async def _fetched(workspace: Workspace, file: dict[str, Any]) -> bytes:
    async with workspace.session.get(workspace.base_url + file["url"].removeprefix("/")) as response:
        content: bytes = await response.read()
        return content
