"""Persons who are faster than anybody is by hand: kept to a pace and told so, while the others notice nothing."""

import asyncio
import json
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.slack.deliveries import Origin
from bot.slack.patience import AT_ONCE, PER_SECOND, TOLD_EVERY_S, Patience
from tests.bot.slack.test_broken_before import NOT_HERE, front_over
from tests.support.sandbox import ESBJERG, REGION, SYDVESTJYLLAND, Workspace, until
from tests.support.strangers import command, signed
from tests.support.trial import Running
from tests.support.trial_talk import answer

TOO_FAST = "Du er for hurtig"
MORE = AT_ONCE + 60
LOOKS = 10


@pytest.fixture
def never_installed(tmp_path: Path, sqlite_template: Path) -> str:
    """A database that knows of no workspace."""
    return f"sqlite:///{shutil.copyfile(sqlite_template, tmp_path / 'tom.db')}"


async def told(workspace: Workspace, user: str) -> list[str]:
    """What the bot has told a person in the channel."""
    return [str(one["text"]) for one in await workspace.messages(user=user) if one["is_bot"]]


async def test_one_person_is_kept_to_a_pace_and_others_are_not(each_program: Running) -> None:
    """Of many commands at once so many are done; the rest does nothing and is told of privately; others go on."""
    program, began = each_program, time.monotonic()
    await asyncio.gather(*(program.workspace.command(f"/proev {number}") for number in range(MORE)))

    async def is_told() -> bool:
        return any(one.startswith(TOO_FAST) for one in await told(program.workspace, REGION))

    await until(is_told)
    await program.workspace.command("/proev hej", user=ESBJERG)

    async def is_answered() -> bool:
        return any(one.startswith("Du skrev: hej") for one in await told(program.workspace, ESBJERG))

    await until(is_answered)
    mine = [one for one in program.trial.typed if one.text != "hej"]
    assert AT_ONCE <= len(mine) < MORE
    seconds = time.monotonic() - began
    said = await told(program.workspace, REGION)
    assert 1 <= sum(one.startswith(TOO_FAST) for one in said) <= 1 + seconds / TOLD_EVERY_S
    assert not any(one.startswith(TOO_FAST) for one in await told(program.workspace, ESBJERG))


async def test_who_is_too_fast_sees_home_as_it_was(http_program: Running) -> None:
    """While somebody types without end, their looks at Home are passed over, and not told of; later it is drawn."""
    workspace, looked = http_program.workspace, http_program.trial.looked
    floods = [asyncio.create_task(flood(http_program)) for _ in range(4)]

    async def is_too_fast() -> bool:
        return any(one.startswith(TOO_FAST) for one in await told(workspace, REGION))

    await until(is_too_fast)
    for _ in range(LOOKS):
        await workspace.open_home()
    for one in floods:
        one.cancel()

    async def is_drawn() -> bool:
        before = len(looked)
        await workspace.open_home()
        await asyncio.sleep(1 / PER_SECOND)
        return len(looked) > before

    await until(is_drawn)
    assert len(looked) < LOOKS


async def test_who_is_too_fast_where_the_app_is_gone_is_told_so_no_more(
    http_program: Running, never_installed: str
) -> None:
    """What reaches no desk is answered within the same pace: answering each press would cost what it saves."""
    workspace = http_program.workspace
    await workspace.command("/proev hej")
    pressed = await answer(http_program)
    async with front_over(never_installed, workspace):
        await asyncio.gather(*(workspace.press(pressed, "proev.skift", value="1") for _ in range(2 * AT_ONCE)))
    said = [one for one in await told(workspace, REGION) if one.startswith(NOT_HERE)]
    assert AT_ONCE <= len(said) < 2 * AT_ONCE


async def test_a_form_that_comes_too_fast_stays_open_as_it_was(http_program: Running) -> None:
    """Nothing is done with it; the form says why, and sent again a little later it is taken."""
    workspace = http_program.workspace
    await workspace.command("/proev")
    view = await until(workspace.view)
    floods = [asyncio.create_task(flood(http_program)) for _ in range(4)]

    async def is_refused() -> bool:
        answered = await workspace.submit(view, typed("forkert"))
        return TOO_FAST in json.dumps(answered, ensure_ascii=False)

    await until(is_refused)
    for one in floods:
        one.cancel()

    async def is_taken() -> bool:
        await workspace.submit(view, typed("hej"))
        return any(one.values["ord"] == "hej" for one in http_program.trial.submitted)

    await until(is_taken)


async def flood(program: Running) -> None:
    """Types without end."""
    address = program.health.replace("/sund", "/slack/events")
    async with ClientSession() as session:
        while True:
            body = command("hej")
            async with session.post(address, data=body, headers=signed(body, str(int(time.time())))):
                pass


def typed(word: str) -> dict[str, Any]:
    """The state of the trial's form with a word in it."""
    return {"ord": {"ord": {"type": "plain_text_input", "value": word}}}


def test_what_counts_is_the_person_in_the_workspace() -> None:
    """The same id in another workspace is somebody else; a second is enough to go on slowly."""
    seconds = [0.0]
    patience = Patience(lambda: seconds[0])
    here, there = Origin(install="T1", user="U1", conversation=SYDVESTJYLLAND), Origin(install="T2", user="U1")
    assert sum(patience.allows(here) for _ in range(MORE)) == AT_ONCE
    assert patience.allows(there)
    seconds[0] = 1.0
    assert patience.allows(here)
    assert [patience.tells(here), patience.tells(here), patience.tells(there)] == [True, False, True]
