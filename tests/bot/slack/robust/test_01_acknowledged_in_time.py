"""First point: Slack is answered in time, whatever the work takes and however it ends."""

import asyncio
import json
from datetime import time
from functools import partial

import pytest

from bot.clock import SystemClock
from storage.work import open_work
from tests.support.chat import Chat
from tests.support.sandbox import ESBJERG, REGION, TEAM, until
from tests.support.trial import Running
from tests.support.trial_talk import answer, form, typed


async def test_a_slow_form_shows_that_it_is_saving_and_then_what_came_of_it(program: Running) -> None:
    """A form that takes longer than Slack waits says so at once, and is answered when it is done."""
    await program.workspace.command("/proev")
    assert (await program.workspace.submit(await form(program), typed("senere langsomt")))["ok"]
    assert "Gemmer …" in json.dumps(await form(program), ensure_ascii=False)
    program.trial.go.set()
    assert (await answer(program))["text"] == "Gemt: langsomt"

    async def told() -> bool:
        return "Det er klaret." in json.dumps(await form(program), ensure_ascii=False)

    await until(told)


async def test_a_slow_forms_errors_come_back_with_what_was_typed(program: Running) -> None:
    """Errors that come after the wait show the form again as it was filled in."""
    program.trial.hold_s = 2.3
    await program.workspace.command("/proev")
    await program.workspace.submit(await form(program), typed("forkert"))

    async def reopened() -> bool:
        view = json.dumps(await form(program), ensure_ascii=False)
        return "Ord: Det ord kan ikke bruges." in view and '"initial_value": "forkert"' in view

    await until(reopened)


async def test_a_slow_form_that_breaks_says_so_where_it_said_it_was_saving(
    http_program: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    """The waiting view becomes the error with the log's reference; whoever closed it meanwhile is told elsewhere."""
    workspace = http_program.workspace
    views = []
    for user in (REGION, ESBJERG):
        await workspace.command("/proev", user=user)
        views.append(await until(partial(workspace.view, user=user)))
    waiting, closed = (
        workspace.submit(view, typed("senere i stykker"), user=user)
        for view, user in zip(views, (REGION, ESBJERG), strict=True)
    )
    assert [(await sent)["ok"] for sent in asyncio.as_completed((waiting, closed))] == [True, True]
    await workspace.post("_ui/view/close", user=ESBJERG, view_id=views[1]["id"])
    http_program.trial.go.set()

    async def told() -> str:
        view = json.dumps(await form(http_program), ensure_ascii=False)
        return "" if "Gemmer …" in view else view

    async def told_elsewhere() -> str:
        said = await workspace.messages(user=ESBJERG)
        return str(said[0]["text"]) if said else ""

    shown, said = await until(told), await until(told_elsewhere)
    log = "".join(capsys.readouterr())
    for one in (shown, said):
        assert "Noget gik galt hos mig." in one
        assert one.partition("denne reference: ")[2].lstrip("*")[:6] in log
    assert not await workspace.messages(user=REGION)


async def test_what_breaks_is_answered_with_a_reference_that_stands_in_the_log(
    program: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    """The person gets a reference; the log has it with the place in the code, and nothing that anybody typed."""
    await program.workspace.command("/proev i stykker")
    said = (await answer(program))["text"]
    assert said.startswith("Noget gik galt hos mig.")
    reference = said.rstrip(".").rsplit(" ", 1)[-1]
    written = capsys.readouterr()
    log = written.out + written.err
    assert reference in log
    assert "trial.py" in log
    assert "Hansen" not in log
    assert "i stykker" not in log


@pytest.mark.parametrize("word", ["i stykker", "utegnelig"])
async def test_a_form_that_breaks_tells_so_in_its_place(
    program: Running, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    """A form that fails while it is done, or answered, shows the log's reference, and never an error of Slack's own."""
    await program.workspace.command("/proev")
    assert (await program.workspace.submit(await form(program), typed(word)))["ok"]
    told = json.dumps(await form(program))
    assert "Noget gik galt" in told
    assert told.partition("denne reference: *")[2][:6] in "".join(capsys.readouterr())


async def test_a_form_is_committed_before_it_closes(product: Chat, sqlite_url: str) -> None:
    """Once Slack has closed the form, what was filled in stands in the database."""
    workspace = product.workspace
    await workspace.command("/tovholder indstillinger ret")
    quiet = {"stille": {"stille": {"type": "plain_text_input", "value": "16-8"}}}
    assert (await workspace.submit(await until(workspace.view), quiet))["ok"]
    work = open_work(sqlite_url, clock=SystemClock().now)
    try:
        person = await work.read(lambda store: store.identities.people_of("slack", TEAM, [REGION])[REGION])
        wishes = await work.read(lambda store: store.preferences.of([person])[person])
    finally:
        await work.close()
    assert wishes.quiet == (time(16), time(8))
