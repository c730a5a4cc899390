"""Somebody fetches what is kept of them and has it erased, on the page and through Slack's protocols."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.async_api import Page

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from tests.support.browser import launched, opened_page
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import REGION, SYDVESTJYLLAND, Workspace, running_workspace, until

GREETING = "Goddag, jeg hedder Tovholder."


@pytest.mark.browser
@pytest.mark.parametrize("is_http", [False, True], ids=["sockets", "signed-http"])
async def test_a_person_downloads_what_is_kept_and_has_it_erased(
    tmp_path: Path, sqlite_url: str, *, is_http: bool
) -> None:
    """The file is in the direct conversation and holds one's own things; after erasing one is met as somebody new."""
    manifest = build_manifest(build_registry())
    async with (
        running_workspace(tmp_path / "workspace", manifest=manifest) as workspace,
        bot_on(workspace, sqlite_url, is_http=is_http),
    ):
        chat, direct = Chat(workspace), await workspace.direct_message()
        await workspace.write("hej", channel=direct)
        await until(lambda: _said(workspace, direct, GREETING, 1))
        await chat.says(f"/tovholder rolle tildel <@{REGION}> regionshus sydvestjylland")
        await chat.shares("/erfaring del Opkald: Vi ringer til borgeren efter to dage.")
        assert "Det har jeg gemt om dig" in await chat.says("/tovholder mine data")
        await _presses(workspace, "tovholder.data.hent")
        await until(lambda: _files(workspace, direct))
        async with launched() as browser, opened_page(browser) as page:
            data = await _downloaded(page, workspace, direct, tmp_path)
        assert data["titel"].startswith("Data om ")
        assert data["data"]["Roller"]["rækker"][0]["Rolle"] == "Regionshuset"
        assert data["data"]["Delte erfaringer"]["rækker"][0]["Titel"] == "Opkald"
        assert {one["Id på platformen"] for one in data["data"]["Slack-id'er"]["rækker"]} == {REGION}

        await _presses(workspace, "tovholder.data.slet")
        view: dict[str, Any] = await until(workspace.view)
        [chosen] = [one for one in view["blocks"] if one["type"] == "input"]
        option = chosen["element"]["options"][0]
        values = {chosen["block_id"]: {chosen["element"]["action_id"]: {
            "type": chosen["element"]["type"], "selected_option": option}}}  # fmt: skip
        assert (await workspace.submit(view, values))["ok"]
        await until(lambda: _answered(workspace, "Dine data er slettet."))
        assert REGION not in _dump(sqlite_url)
        await workspace.write("hej igen", channel=direct)
        await until(lambda: _said(workspace, direct, GREETING, 2))
        assert "• 1 navn" in json.dumps(await _shown(chat, workspace), ensure_ascii=False)


async def _shown(chat: Chat, workspace: Workspace) -> list[dict[str, Any]]:
    await chat.says("/tovholder mine data")
    blocks: list[dict[str, Any]] = (await workspace.messages())[-1]["blocks"]
    assert "rolle" not in json.dumps(blocks)
    return blocks


async def _presses(workspace: Workspace, action: str) -> None:
    message = next(one for one in reversed(await workspace.messages()) if action in json.dumps(one["blocks"]))
    named = next(part for part in _elements(message) if part["action_id"].startswith(action))
    chosen = {"type": "button", "value": named["value"]}
    assert (await workspace.press(message, named["action_id"], channel=SYDVESTJYLLAND, **chosen))["ok"]


def _elements(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for block in message["blocks"] if block["type"] == "actions" for part in block["elements"]]


def _dump(sqlite_url: str) -> str:
    """All rows of all tables."""
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        return "\n".join(connection.iterdump())


async def _said(workspace: Workspace, direct: str, words: str, times: int) -> bool:
    return sum(words in one["text"] for one in await workspace.messages(channel=direct)) == times


async def _answered(workspace: Workspace, words: str) -> bool:
    return any(words in one["text"] for one in await workspace.messages())


async def _files(workspace: Workspace, direct: str) -> list[dict[str, Any]]:
    return [file for one in await workspace.messages(channel=direct) for file in one["files"]]


async def _downloaded(page: Page, workspace: Workspace, direct: str, folder: Path) -> dict[str, Any]:
    """What the file on the page holds."""
    await page.goto(f"{workspace.base_url}#bruger={REGION}&kanal={direct}")
    async with page.expect_download() as downloading:
        await page.get_by_role("link", name="tovholder-data.zip Hent filen").click()
    path = folder / "hentet.zip"
    await (await downloading.value).save_as(path)
    with ZipFile(path) as archive:
        assert "<h2>Roller (1)</h2>" in archive.read("data.html").decode()
        found: dict[str, Any] = json.loads(archive.read("data.json"))
    return found
