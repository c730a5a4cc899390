import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.features import build_registry
from bot.slack.manifest import build_manifest
from storage.engine import open_database
from storage.tables_shared import drafts
from tests.support.chat import Chat
from tests.support.sandbox import (
    APP_TOKEN,
    BOT_TOKEN,
    CLERK,
    COORDINATION,
    ESBJERG,
    PSYCHIATRY,
    REGION,
    SIGNING_SECRET,
    VARDE,
    Workspace,
    running_workspace,
    until,
)  # fmt: skip
from tests.support.started import address_of, in_thread, open_listener, started_bot

pytestmark = pytest.mark.processes

AT_WORK = (REGION, ESBJERG, PSYCHIATRY, VARDE, CLERK, COORDINATION)
BUSY, MOST_EACH = 60, 100
"""How much is heard before it stops, and what one person drafts at most: less than would be too fast."""
BETWEEN_S, WITHIN_S = 0.15, 30.0


@pytest.mark.parametrize("is_http", [False, True], ids=["socket-mode", "signed-http"])
async def test_what_was_acknowledged_while_the_program_stops_is_done(tmp_path: Path, *, is_http: bool) -> None:
    """Asked to stop in the middle of work, the program leaves no command behind that Slack was told it had heard."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    manifest = build_manifest(build_registry())
    with open_listener() as listener:
        async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
            settings = {
                "SLACK_API_URL": workspace.api_url,
                "SLACK_BOT_TOKEN": BOT_TOKEN,
                "DATABASE_URL": url,
                **({"SLACK_SIGNING_SECRET": SIGNING_SECRET} if is_http else {"SLACK_APP_TOKEN": APP_TOKEN}),
            }
            async with in_thread(started_bot(tmp_path / "bot.log", listener, settings)) as bot:
                if is_http:
                    await workspace.control("http_url", url=f"{address_of(listener)}/slack/events")
                for user in AT_WORK:
                    assert "givet" in await Chat(workspace).says(f"/tovholder rolle tildel <@{user}> regionshus fyn")
                heard: set[str] = set()
                sending = [asyncio.create_task(_share(workspace, user, heard)) for user in AT_WORK]
                await until(lambda: _reaches(heard, BUSY), seconds=WITHIN_S)
                bot.process.terminate()
                await asyncio.gather(*sending)
                await asyncio.to_thread(bot.process.wait)
    assert len(heard) < MOST_EACH * len(AT_WORK)
    assert heard - _titles(url) == set()


async def _share(workspace: Workspace, user: str, heard: set[str]) -> None:
    """Drafts one thing after the other as long as the program says that it has heard."""
    number, is_heard = 0, True
    while is_heard and number < MOST_EACH:
        number += 1
        title = f"Erfaring {number} af {user}"
        said = f"/erfaring del {title}: Vi ringer efter to dage."
        is_heard = (await workspace.command(said, user=user))["ok"]
        heard |= {title} if is_heard else set()
        await asyncio.sleep(BETWEEN_S)


async def _reaches(heard: set[str], number: int) -> bool:
    return len(heard) >= number


def _titles(url: str) -> set[str]:
    database = open_database(url)
    with database.reader.begin() as connection:
        found = set(connection.scalars(select(drafts.c.title)))
    database.dispose()
    return found
