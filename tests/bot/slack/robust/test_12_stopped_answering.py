"""Twelfth point: a program that is told to stop waits for its answers, and has those told whose it can't wait for."""

import asyncio
import time
from pathlib import Path

import pytest

from bot.observe import get_log
from bot.slack.guard import Guard
from bot.slack.http import PATH
from bot.slack.manifest import build_manifest
from domain.people import Place
from tests.support.built import built_app
from tests.support.outbox import post, stored
from tests.support.sandbox import SYDVESTJYLLAND, TEAM, running_workspace, until
from tests.support.trial import Running, Trial
from tests.support.trial_talk import answer, form, typed

STOPPED = "Jeg blev stoppet, mens jeg var ved at svare dig."
TOO_LONG_S, SHORT_S = 60, 0.3
DRAINS_S, CLOSED_WITHIN_S = 3.0, 5.0


async def test_whose_answer_cannot_be_waited_for_is_told_by_the_outbox(http_program: Running, sqlite_url: str) -> None:
    """What was asked for is done while Slack wants no posts for a minute; the stopped program leaves word of it.

    Another process sends that word, to the one person alone.
    """
    workspace, stopping = http_program.workspace, asyncio.Event()
    direct = await workspace.direct_message()
    await workspace.open_home()
    await answer(http_program, channel=direct)  # the greeting
    async with built_app(workspace, sqlite_url, Trial()) as app:
        app.drain_s, ready = SHORT_S, asyncio.get_running_loop().create_future()
        running = asyncio.create_task(app.run(stopping, ready=ready.set_result))
        await workspace.control("http_url", url=f"http://127.0.0.1:{await ready}{PATH}")
        await workspace.control("fault", method="chat.postMessage", fault="429", retry_after=TOO_LONG_S, channel=direct)
        await workspace.write("proev tæl", channel=direct)

        async def is_met() -> bool:
            return not (await workspace.get("_control/faults"))["faults"]

        await until(is_met)
        stopping.set()
        await running

    async def told() -> bool:
        said = [one["text"] for one in await workspace.messages(channel=direct) if one["is_bot"]]
        return all(any(one.startswith(words) for one in said) for words in (STOPPED, "Besked nr. 1"))

    await until(told)


@pytest.mark.parametrize("is_http", [False, True], ids=["socket-mode", "signed-http"])
async def test_a_form_that_is_being_saved_is_answered_though_the_program_stops(
    tmp_path: Path, sqlite_url: str, *, is_http: bool
) -> None:
    """Its acknowledgement is waited for, and so is the answer that comes after it; nobody is told of a stop."""
    stopping, trial, ready = asyncio.Event(), Trial(), asyncio.get_running_loop().create_future()
    async with (
        running_workspace(tmp_path / "workspace", manifest=build_manifest(trial.registry())) as workspace,
        built_app(workspace, sqlite_url, trial, is_http=is_http) as app,
    ):
        own = app.base.workspaces.own
        assert own is not None
        await app.base.workspaces.connect_own(own)
        running = asyncio.create_task(app.run(stopping, ready=ready.set_result))
        port = await ready
        if is_http:
            await workspace.control("http_url", url=f"http://127.0.0.1:{port}{PATH}")
        program = Running(workspace, trial, port)
        await workspace.command("/proev")
        filled = await form(program)
        trial.hold_s = 1.0
        submitting = asyncio.create_task(workspace.submit(filled, typed("vigtigt")))

        async def is_begun() -> bool:
            return bool(trial.submitted)

        await until(is_begun)
        stopping.set()
        assert (await submitting)["ok"]
        await running
        assert (await answer(program))["text"] == "Gemt: vigtigt"


async def test_who_sends_something_slowly_does_not_keep_the_program_from_stopping(
    tmp_path: Path, sqlite_url: str
) -> None:
    """Anybody may begin to send something, and a supervisor kills what takes longer than ten seconds.

    It is waited for beside what was begun, not after it.
    """
    stopping, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    async with running_workspace(tmp_path / "workspace") as workspace, built_app(workspace, sqlite_url, Trial()) as app:
        app.drain_s = DRAINS_S
        app.guard.start("command", lambda: asyncio.sleep(TOO_LONG_S), None)
        running = asyncio.create_task(app.run(stopping, ready=ready.set_result))
        _, writer = await asyncio.open_connection("127.0.0.1", await ready)
        stamp = f"X-Slack-Request-Timestamp: {int(time.time())}\r\nX-Slack-Signature: v0={'0' * 64}"
        writer.write(f"POST {PATH} HTTP/1.1\r\nHost: bot\r\n{stamp}\r\nContent-Length: 9\r\n\r\n1".encode())
        await writer.drain()
        await asyncio.sleep(0.2)
        stopping.set()
        await asyncio.wait_for(running, CLOSED_WITHIN_S)
        writer.close()


async def test_what_is_begun_meanwhile_is_waited_for_too() -> None:
    """Some of what was acknowledged is handed on to others, and Home is drawn after its act."""
    guard, is_drawn = Guard(log=get_log()), asyncio.Event()

    async def draw() -> None:
        await asyncio.sleep(SHORT_S)
        is_drawn.set()

    async def act() -> None:
        await asyncio.sleep(SHORT_S)
        guard.start("home", draw, None)

    guard.start("press", act, None)
    assert await guard.drain(CLOSED_WITHIN_S) == []
    assert is_drawn.is_set()


async def test_what_was_not_begun_when_the_program_stops_is_not_looked_for(tmp_path: Path, sqlite_url: str) -> None:
    """While Slack hangs, the post that was on its way is looked for later; those behind it surely weren't sent."""
    stopping, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    async with (
        running_workspace(tmp_path / "workspace", manifest=build_manifest(Trial().registry())) as workspace,
        built_app(workspace, sqlite_url, Trial(), has_clock_loop=True) as app,
    ):
        app.drain_s, own = SHORT_S, app.base.workspaces.own
        assert own is not None
        await app.base.workspaces.connect_own(own)
        await workspace.control("fault", method="chat.postMessage", fault="timeout_before", seconds=TOO_LONG_S)
        await post(sqlite_url, *[Place("slack", TEAM, SYDVESTJYLLAND)] * 3)
        running = asyncio.create_task(app.run(stopping, ready=ready.set_result))

        async def is_met() -> bool:
            return not (await workspace.get("_control/faults"))["faults"]

        await until(is_met)
        stopping.set()
        await running
    assert stored(sqlite_url) == {"sending": 1, "waiting": 2}
