"""Sixth point: a websocket that hangs is noticed, told as unwell, and left for a new one."""

import asyncio
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import get_log
from bot.slack.socket import SocketMode
from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, SYDVESTJYLLAND, Workspace, running_workspace, until
from tests.support.trial import Running
from tests.support.trial_talk import answer

PING_S = 0.4
"""In place of five seconds."""


@pytest.fixture
async def socket(tmp_path: Path) -> AsyncIterator[tuple[Workspace, SocketMode]]:
    """The program's websocket, which pings more often than in Slack, and the workspace it leads to."""
    async with running_workspace(tmp_path / "workspace") as workspace:
        client = AsyncWebClient(token=BOT_TOKEN, base_url=workspace.api_url)
        made = SocketMode(
            app=AsyncApp(client=client), app_token=APP_TOKEN, client=client, is_local=True, log=get_log(), ping_s=PING_S
        )
        await made.connect()
        yield workspace, made
        await made.close()


async def test_a_socket_that_hangs_is_unwell_until_slack_speaks_again(socket: tuple[Workspace, SocketMode]) -> None:
    """Silence is no health, also not that of new connections; one that is greeted is well."""
    workspace, made = socket
    await until(made.is_alive)
    await workspace.control("silence", is_silent=True)

    async def is_unwell() -> bool:
        return not await made.is_alive()

    await until(is_unwell)
    for _ in range(10):
        assert not await made.is_alive()
        await asyncio.sleep(PING_S / 2)
    await workspace.control("silence", is_silent=False)
    assert await until(made.is_alive)


async def test_the_age_of_the_last_ping_is_that_of_the_last_one_answered(socket: tuple[Workspace, SocketMode]) -> None:
    """It begins anew with each answer, and grows while there is none."""
    workspace, made = socket
    await until(made.is_alive)

    async def is_answered_since(moment: float) -> bool:
        age = made.age_s()
        return age is not None and 0 <= age < time.time() - moment

    async def is_unanswered_since(moment: float) -> bool:
        age = made.age_s()
        return age is None or age > time.time() - moment + PING_S

    for _ in range(2):
        await until(partial(is_answered_since, time.time()))
    await workspace.control("silence", is_silent=True)
    moment = time.time()
    await asyncio.sleep(2 * PING_S)
    assert await is_unanswered_since(moment + 2 * PING_S)


async def test_a_program_whose_socket_is_silent_tells_that_it_is_unwell(program: Running) -> None:
    """Health answers 503, and that it is Slack, while the program is connected again but nothing is said to it."""
    workspace = program.workspace

    async def health() -> tuple[int, bool, bool]:
        async with ClientSession() as session, session.get(program.health) as response:
            told = await response.json()
            return response.status, told["slack"], told["database"]

    async def is_connected() -> bool:
        return bool((await workspace.get("_control/workspace"))["connections"])

    async def answers(status: int) -> bool:
        return (await health())[0] == status

    assert await health() == (200, True, True)
    await workspace.control("silence", is_silent=True)
    await workspace.control("disconnect")
    await until(lambda: answers(503))
    await until(is_connected)
    assert await health() == (503, False, True)
    await workspace.control("silence", is_silent=False)
    await until(lambda: answers(200))


async def test_what_is_typed_after_a_lost_connection_is_answered(program: Running) -> None:
    """Connections that Slack asks to go, or cuts, are made anew; a command finds its way afterwards."""
    workspace = program.workspace
    for number, is_rude in enumerate((False, True), start=1):
        await workspace.control("disconnect", rude=is_rude)

        async def is_back() -> bool:
            return bool((await workspace.get("_control/workspace"))["connections"])

        await until(is_back)
        assert (await workspace.command("/proev hej", channel=SYDVESTJYLLAND))["ok"]
        assert (await answer(program, number=number))["text"].startswith("Du skrev: hej")
