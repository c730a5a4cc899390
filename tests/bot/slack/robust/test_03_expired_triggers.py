"""Third point: a form that Slack lets nobody open any more is offered with a button that opens it afresh."""

import json

from tests.support.trial import Running
from tests.support.trial_talk import answer, form


async def test_an_expired_trigger_offers_a_button_that_opens_the_form(program: Running) -> None:
    """A form that can't open any more is offered with a button, which opens it."""
    await program.workspace.control("fault", method="views.open", fault="error:expired_trigger_id")
    await program.workspace.command("/proev")
    said = await answer(program)
    assert said["text"].startswith("Tryk for at åbne formularen: Prøveformular")
    await program.workspace.press(said, "igen", value="proev\n")
    assert (await form(program))["title"]["text"] == "Prøveformular"


async def test_work_that_outlasts_the_trigger_ends_in_a_button(program: Running) -> None:
    """A command that takes longer than Slack's three seconds is acknowledged; its form waits behind a button."""
    assert (await program.workspace.command("/proev langsomt"))["ok"]
    said = await answer(program)
    assert said["text"].startswith("Tryk for at åbne formularen")
    assert await program.workspace.view() is None
    assert "Åbn formularen" in json.dumps(said["blocks"], ensure_ascii=False)
