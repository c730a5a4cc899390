"""Channels that another organisation is let into after they were chosen: who hears of it, and what goes on there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.chat import Chat
from tests.support.sandbox import ESBJERG, EXPERIENCES, GENERAL, REGION, SECOND_TEAM, SYDVESTJYLLAND, until
from tests.support.two import WITHIN_S, Two, program_in_two

READS_ALONG = "En anden organisation læser med i kanalen for sekretariatet i Sydvestjylland"
CHECKED = "En anden organisations Slack deler kanalen for sekretariatet i Sydvestjylland og kan læse med."
THIRD_TEAM = "T0LOKAL0003"


@pytest.fixture
async def two(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Two]:
    """The program over signed HTTP on an empty database, without a token of its own."""
    async with program_in_two(tmp_path, sqlite_url) as made:
        yield made


async def test_administrators_are_told_once_that_a_secretariats_channel_is_shared(two: Two) -> None:
    """They alone, privately, by the channel's name and with what to do; the self-test tells it, and posts go on.

    Of the channel of experiences nothing is told, since it may be shared; of a further organisation it is told anew,
    whichever workspace hears of it.
    """
    await two.install_both()
    await two.workspace.control("seed", team={"id": THIRD_TEAM, "name": "Endnu et Slack", "is_installed": False})
    await two.region.says("/tovholder administrator")
    await two.region.says("/tovholder kanal sekretariat sydvestjylland")
    await two.region.says(f"/tovholder kanal erfaringer <#{EXPERIENCES}>")
    await two.region.says(f"/tovholder rolle tildel <@{REGION}> regionshuset sydvestjylland")
    assert CHECKED not in await two.region.says("/tovholder tjek")

    await two.workspace.control("channel/share", channel=EXPERIENCES, team=SECOND_TEAM)
    await two.workspace.control("channel/share", channel=SYDVESTJYLLAND, team=SECOND_TEAM)
    told = await two.direct(REGION)(READS_ALONG)
    assert "Kanalen deles nu med en anden organisations Slack." in told
    assert "ophæv delingen i Slack, eller vælg en anden kanal" in told
    direct = await two.workspace.direct_message()
    (message,) = [one for one in await two.workspace.messages(channel=direct) if READS_ALONG in one["text"]]
    assert f"<#{SYDVESTJYLLAND}>" in str(message["blocks"])
    assert CHECKED in await two.region.says("/tovholder tjek")

    asked = Chat(two.workspace, GENERAL)
    await asked.says("/moede find politisk sydvestjylland 2/12 15-17, 9/12 15-17")
    assert "Hvilken dato passer?" in (await two.told(SYDVESTJYLLAND, REGION, 1))[0]
    await two.workspace.control("channel/share", channel=SYDVESTJYLLAND, team=THIRD_TEAM, told=SECOND_TEAM)

    async def told_of_both() -> list[str]:
        notices = [one for one in await two.posts(direct, REGION) if "læser med" in one]
        return notices if len(notices) > 1 else []

    assert len(await until(told_of_both, seconds=WITHIN_S)) == 2
    others = await two.workspace.direct_message(user=ESBJERG)
    assert [one for one in await two.posts(others, ESBJERG) if "læser med" in one] == []
