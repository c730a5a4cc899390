"""Ninth point: people mean the time on the wall, also around the nights in which the clocks change."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.features import build_registry
from bot.profiles import SHIPPED
from bot.slack.manifest import build_manifest
from danish.zone import copenhagen
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import FYN, REGION, running_workspace, until
from tests.support.story import CLOCK_FOLLOWS_S


@pytest.fixture
async def lasting(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Chat]:
    """The product for an organisation that goes on after 2026, and the region's consultant in Fyn."""
    shipped = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8")
    (tmp_path / "syddanmark.toml").write_text(shipped.replace("gyldig_til = 2026-12-31", "gyldig_til = 2028-12-31"))
    async with (
        running_workspace(tmp_path / "workspace", manifest=build_manifest(build_registry())) as workspace,
        bot_on(workspace, sqlite_url, is_http=True, profiles=tmp_path),
    ):
        chat = Chat(workspace, channel=FYN)
        await chat.says(f"/tovholder rolle tildel <@{REGION}> regionshuset fyn")
        yield chat


@pytest.mark.parametrize(
    ("before", "morning", "meeting"),
    [
        (copenhagen(2027, 3, 24, 12), copenhagen(2027, 3, 30, 8, 30), "tirsdag den 30. marts 2027"),
        (copenhagen(2027, 10, 29, 12), copenhagen(2027, 11, 1, 8, 30), "mandag den 1. november 2027"),
    ],
    ids=["forward on 28-03-2027", "back on 31-10-2027"],
)
async def test_meetings_and_digests_keep_their_hour_over_the_change(
    lasting: Chat, before: datetime, morning: datetime, meeting: str
) -> None:
    """A meeting made before the night is at the hour that was typed, and the next working day's digest at its own."""
    product, workspace = lasting, lasting.workspace
    await workspace.move_clock(to=before.isoformat())
    await asyncio.sleep(CLOCK_FOLLOWS_S)
    made = await product.says(f"/moede opret politisk fyn {meeting} kl. 15-17")
    assert f"{meeting} kl. 15.00–17.00" in made
    direct = await workspace.direct_message(user=REGION)

    async def digests() -> list[str]:
        said = [str(one["text"]) for one in await workspace.messages(user=REGION, channel=direct)]
        return [one for one in said if one.startswith("God morgen")]

    seen = len(await digests())
    await workspace.move_clock(to=morning.replace(minute=25).isoformat())
    await asyncio.sleep(CLOCK_FOLLOWS_S + 1)
    assert len(await digests()) == seen
    await workspace.move_clock(to=morning.isoformat())
    assert len(await until(digests)) == seen + 1
    assert f"{meeting} kl. 15.00–17.00" in await product.says("/moede vis politisk fyn")
