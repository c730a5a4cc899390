"""First point, where it is the store that takes long: Slack is answered in time all the same."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.slack.http import PATH
from tests.support.built import built_app
from tests.support.hanging import hanging_store
from tests.support.sandbox import REGION, Workspace, until
from tests.support.serving import serving
from tests.support.trial import Running, Trial
from tests.support.trial_talk import answer, form, typed

FOUND_S, WORKED_S = 1.2, 1.9
"""Each is within the time that is given to it; together they are more than Slack waits."""


async def shown(program: Running) -> str:
    """The view that is open."""
    return json.dumps(await form(program), ensure_ascii=False)


@asynccontextmanager
async def process_that_met_nobody(workspace: Workspace, database_url: str) -> AsyncIterator[Trial]:
    """Slack calls another process with the trial feature, which knows of no workspace yet."""
    trial = Trial()
    async with built_app(workspace, database_url, trial) as app, serving(app.web_app) as url:
        await workspace.control("http_url", url=f"{url}{PATH}")
        yield trial
        await app.guard.drain(5.0)


async def test_whoever_acts_while_the_store_hangs_is_not_told_of_it(each_program: Running) -> None:
    """Commands, presses and forms are acknowledged in time, done when the store is back, and answered then."""
    program, workspace = each_program, each_program.workspace
    await workspace.command("/proev hej")
    pressed = await answer(program)
    await workspace.command("/proev")
    filled = await form(program)
    with hanging_store():
        assert (await workspace.command("/proev igen"))["ok"]
        assert (await workspace.press(pressed, "proev.skift", value="1"))["ok"]
        assert (await workspace.submit(filled, typed("tæl")))["ok"]
        assert "Gemmer …" in await shown(program)

    async def done() -> bool:
        said = [one["text"] for one in await workspace.messages()]
        wanted = ("Skiftet til 1", "Du skrev: igen", "Talt.")
        is_told = all(any(one.startswith(want) for one in said) for want in wanted)
        return is_told and "Det er klaret." in await shown(program)

    await until(done)


async def test_a_form_that_another_follows_is_answered_in_time(each_program: Running) -> None:
    """The next form names people, who stand in the store: while that hangs, the first says that it saves."""
    workspace, trial = each_program.workspace, each_program.trial
    await workspace.command("/proev")
    filled = await form(each_program)
    submitting = asyncio.create_task(workspace.submit(filled, typed("videre")))

    async def is_begun() -> bool:
        return bool(trial.submitted)

    await until(is_begun)
    with hanging_store():
        trial.go.set()
        assert (await submitting)["ok"]
        assert "Gemmer …" in await shown(each_program)

    async def is_followed() -> bool:
        return f"Videre, <@{REGION}>" in await shown(each_program)

    await until(is_followed)


async def test_a_form_is_answered_in_time_though_its_workspace_had_to_be_found_first(
    http_program: Running, sqlite_url: str
) -> None:
    """The time it took to find the workspace is part of what Slack waits for."""
    workspace = http_program.workspace
    await workspace.command("/proev")
    filled = await form(http_program)
    async with process_that_met_nobody(workspace, sqlite_url) as trial:
        trial.hold_s = WORKED_S
        with hanging_store() as goes_on:
            asyncio.get_running_loop().call_later(FOUND_S, goes_on.set)
            assert (await workspace.submit(filled, typed("vigtigt")))["ok"]
        assert "Gemmer …" in await shown(http_program)
        assert (await answer(http_program))["text"] == "Gemt: vigtigt"
    assert len(trial.submitted) == 1
