"""Deliveries that break, or have no place, before they are done: people are told, and no form closes as if saved."""

import json
import re
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, web

from bot.clock import SystemClock
from bot.observe import get_log
from bot.slack.connection import introduce
from bot.slack.desks import Desk
from bot.slack.guard import Guard
from bot.slack.http import PATH, SlackRequests
from bot.slack.installations import Installations
from bot.slack.listeners import Listeners, make_app
from bot.slack.per_workspace import PerWorkspace
from bot.slack.workspaces import Workspaces
from domain.installs import Install
from storage.work import open_work
from tests.support.hanging import hanging_store
from tests.support.moment import NOW
from tests.support.sandbox import BOT, BOT_TOKEN, REGION, SIGNING_SECRET, SYDVESTJYLLAND, TEAM, Workspace, until
from tests.support.serving import serving
from tests.support.strangers import signed
from tests.support.trial import Running, settings_for
from tests.support.trial_talk import answer, form, typed

BROKEN, NOT_HERE = "Noget gik galt hos mig.", "Jeg er ikke længere installeret i dette Slack."


@pytest.fixture
def store_away(tmp_path: Path) -> str:
    """A database that can't be read: nothing was ever made in it."""
    return f"sqlite:///{tmp_path / 'intet.db'}"


@pytest.fixture
def never_installed(tmp_path: Path, sqlite_template: Path) -> str:
    """A database that knows of no workspace."""
    return f"sqlite:///{shutil.copyfile(sqlite_template, tmp_path / 'tom.db')}"


@asynccontextmanager
async def front_over(database_url: str, workspace: Workspace, *, has_token: bool = False) -> AsyncIterator[None]:
    """Slack calls another process, which has just been started on that database and has met no workspace yet.

    It can speak there if it `has_token` in its settings, else only with what stands in the database.
    """
    log, clock = get_log(), SystemClock()
    work = open_work(database_url, clock=clock.now)
    async with ClientSession() as session:
        workspaces = Workspaces(
            settings=settings_for(workspace.api_url, database_url, is_http=True),
            session=session,
            work=work,
            now=clock.now,
            log=log,
            installations=Installations(work=work, now=clock.now),
        )
        if has_token:
            workspaces.own = await introduce(workspaces.client(BOT_TOKEN), session)
        bolt, guard = make_app(workspaces), Guard(log=log)
        desks = PerWorkspace[Desk](workspaces, lambda _workspace: pytest.fail("nobody is served"))
        Listeners(desks=desks, workspaces=workspaces, guard=guard, log=log).listen(bolt)
        app = web.Application()
        app.router.add_post(PATH, SlackRequests(app=bolt, signing_secret=SIGNING_SECRET, clock=clock).answer)
        async with serving(app) as url:
            await workspace.control("http_url", url=f"{url}{PATH}")
            yield
            await guard.drain(5.0)
    await work.close()


def told(message: dict[str, Any]) -> str:
    """What a message to one person alone says."""
    assert message["ephemeral"]
    return str(message["text"])


def reference_in(said: str) -> str:
    """The reference that an answer tells."""
    found = re.search(r"denne reference: \*?(\w{6})\b", said)
    assert found
    return found[1]


async def said_to_each(program: Running, database_url: str, *, hangs: bool = False) -> list[str]:
    """What a command, a press on a message and a form say that reach such a process, in that order.

    All are acknowledged in time, also where the store hangs.
    """
    workspace = program.workspace
    await workspace.command("/proev hej")
    pressed = await answer(program)
    await workspace.command("/proev")
    filled = await form(program)
    async with front_over(database_url, workspace):
        with hanging_store() if hangs else nullcontext():
            assert (await workspace.command("/proev igen"))["ok"]
            said = [told(await answer(program, number=2))]
            assert (await workspace.press(pressed, "proev.skift", value="1"))["ok"]
            said.append(told(await answer(program, number=3)))
            assert (await workspace.submit(filled, typed("vigtigt")))["ok"]
            said.append(json.dumps(await form(program), ensure_ascii=False))
    assert [one.text for one in program.trial.typed] == ["hej", ""]
    assert not program.trial.pressed
    assert not program.trial.submitted
    return said


def assert_told_as_logged(said: list[str], log: str) -> None:
    """Each says that it went wrong, with a reference that stands in the log."""
    for one in said:
        assert BROKEN in one
        assert reference_in(one) in log


async def test_what_breaks_at_the_first_look_at_a_workspace_is_told_with_its_reference(
    http_program: Running, store_away: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the store is away, commands, presses and forms are answered that it went wrong, each as the log has it."""
    said = await said_to_each(http_program, store_away)
    assert_told_as_logged(said, "".join(capsys.readouterr()))


async def test_a_first_look_at_a_workspace_that_hangs_is_told_in_time(
    http_program: Running, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Slack waits three seconds, a store may take longer: commands, presses and forms are answered before that."""
    said = await said_to_each(http_program, sqlite_url, hangs=True)
    assert_told_as_logged(said, "".join(capsys.readouterr()))


async def told_in_view(program: Running) -> str:
    """What the view that is open says; it is closed then."""
    view = await form(program)
    await program.workspace.post("_ui/view/close", user=REGION, view_id=view["id"])
    return json.dumps(view, ensure_ascii=False)


async def said_to_each_otherwise(program: Running, database_url: str) -> list[str]:
    """What a press on Home, the menu, a direct message and a mention say, in that order, each of them once."""
    workspace = program.workspace
    await workspace.open_home()
    home = await until(workspace.home)
    direct = await workspace.direct_message()
    await answer(program, channel=direct)
    async with front_over(database_url, workspace, has_token=True):
        await workspace.press_in_view(home, "proev.skift", value="hjem")
        said = [await told_in_view(program)]
        for number, write in enumerate((menu, direct_message), 2):
            await write(workspace, direct)
            said.append(str((await answer(program, channel=direct, number=number))["text"]))
        await workspace.write(f"<@{BOT}> proev noget", channel=SYDVESTJYLLAND)
        said.append(told(await answer(program)))
    _greeting, *others = [one for one in await workspace.messages(channel=direct) if one["is_bot"]]
    assert [one["text"] for one in others] == said[1:3]
    assert not program.trial.typed
    assert not program.trial.pressed
    return said


async def menu(workspace: Workspace, _direct: str) -> None:
    """Chooses in the general menu."""
    assert (await workspace.post("_ui/shortcut", user=REGION, callback_id="mine_opgaver"))["ok"]


async def direct_message(workspace: Workspace, direct: str) -> None:
    """Writes to the bot."""
    await workspace.write("proev noget", channel=direct)


async def test_what_breaks_is_told_by_those_who_can_speak_without_the_store(
    http_program: Running, store_away: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Presses on Home, the menu, direct messages and mentions are answered too, where the token is in the settings."""
    said = await said_to_each_otherwise(http_program, store_away)
    assert_told_as_logged(said, "".join(capsys.readouterr()))


async def test_a_workspace_without_the_app_is_told_so_whatever_is_done_there(
    http_program: Running, never_installed: str
) -> None:
    """Commands, presses and forms say that the app isn't installed any more, and what to do."""
    for one in await said_to_each(http_program, never_installed):
        assert NOT_HERE in one
        assert "Bed en administrator om at installere mig igen." in one


async def test_a_workspace_whose_token_no_key_opens_is_told_so_and_not_that_the_app_is_gone(
    http_program: Running, never_installed: str
) -> None:
    """Installing again wouldn't help: commands, presses and forms say that nothing is lost, and who has to mend it."""
    work = open_work(never_installed, clock=lambda: NOW)
    await work.run(lambda store: store.installs.connect(Install("slack", TEAM, "Klynger", NOW, sealed="åbnes ikke")))
    await work.close()
    for one in await said_to_each(http_program, never_installed):
        assert "Jeg kan ikke bruge min nøgle til dette Slack." in one
        assert "Intet er tabt" in one
        assert NOT_HERE not in one


async def test_a_form_of_somebody_whom_slack_doesnt_know_says_so_in_its_place(http_program: Running) -> None:
    """Nothing is done, and it is told as what it is: no failure with a reference."""
    await http_program.workspace.command("/proev")
    view = {**await form(http_program), "state": {"values": typed("vigtigt")}}
    sent = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": "U0UKENDT99"}, "view": view}
    body = urlencode({"payload": json.dumps(sent)}).encode()
    address = http_program.health.replace("/sund", PATH)
    headers = signed(body, str(int(time.time())))
    async with ClientSession() as session, session.post(address, data=body, headers=headers) as response:
        told = await response.json()
    assert told["response_action"] == "update"
    assert "Jeg kan ikke se, hvem du er." in json.dumps(told["view"])
    assert BROKEN not in json.dumps(told["view"])
    assert not http_program.trial.submitted
