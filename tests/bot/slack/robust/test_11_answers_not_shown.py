"""Eleventh point: what is done is never told as failed because its answer, or Home, could not be shown."""

import json
import re
from typing import Any

import pytest

from tests.support.chat import Chat
from tests.support.sandbox import Workspace, until
from tests.support.trial import Running
from tests.support.trial_talk import answer, form, typed

Json = dict[str, Any]
LONG_S, TOO_LONG_S = 3, 61
"""Seconds that Slack asks to wait: more than a call waits by itself, and more than an answer does."""
FAILED, UNSHOWN = "Noget gik galt hos mig.", "Mit svar kom måske ikke frem."


async def said_in(workspace: Workspace, channel: str) -> list[Json]:
    """What the bot says in a conversation."""
    return [one for one in await workspace.messages(channel=channel) if one["is_bot"]]


async def told(workspace: Workspace, channel: str, title: str) -> Json:
    """The bot's message that begins so, once there is one."""

    async def find() -> Json | None:
        return next((one for one in await said_in(workspace, channel) if one["text"].startswith(title)), None)

    found: Json = await until(find)
    return found


async def titles(workspace: Workspace, channel: str) -> list[str]:
    """The first lines of what the bot says in a conversation."""
    return [one["text"].split("\n")[0] for one in await said_in(workspace, channel)]


async def greeted(workspace: Workspace) -> str:
    """The direct conversation with somebody who was greeted already."""
    direct = await workspace.direct_message()
    await workspace.open_home()
    await told(workspace, direct, "Goddag")
    return direct


async def all_met(workspace: Workspace) -> bool:
    """Whether each fault that was ordered has been met."""
    return not (await workspace.get("_control/faults"))["faults"]


async def test_an_answer_waits_as_long_as_slack_asks(product: Chat) -> None:
    """An item is asked for in a direct message while Slack wants no posts: its answer comes late, and as it is."""
    workspace = product.workspace
    await product.says("/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    direct = await greeted(workspace)
    await workspace.control("fault", method="chat.postMessage", fault="429", retry_after=LONG_S, channel=direct)
    await workspace.write('dagsorden punkt "Fælles tavle" til drøftelse fra lokal politisk fyn 9/12', channel=direct)
    await told(workspace, direct, "Punkt 2 er tilføjet: Fælles tavle")
    assert not any(one in (FAILED, UNSHOWN) for one in await titles(workspace, direct))


@pytest.mark.parametrize("fault", ["429", "500", "error:fatal_error"])
async def test_an_answer_that_is_lost_is_told_from_an_act_that_failed(
    program: Running, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the answer itself can't be shown its first line is told, that what it says is so, and a reference."""
    direct = await greeted(program.workspace)
    await program.workspace.control(
        "fault", method="chat.postMessage", fault=fault, retry_after=TOO_LONG_S, channel=direct
    )
    await program.workspace.write("proev hej", channel=direct)
    said = json.dumps((await told(program.workspace, direct, UNSHOWN))["blocks"], ensure_ascii=False)
    assert "Du skrev: hej" in said
    assert "er det gjort" in said
    assert "Prøv igen" not in said
    assert FAILED not in await titles(program.workspace, direct)
    log = capsys.readouterr()
    [line] = [one for one in (log.out + log.err).splitlines() if "message not answered" in one]
    [reference] = re.findall(r"reference: \*(\w{6})\*", said)
    assert reference in line


@pytest.mark.parametrize("fault", [{"fault": "429", "retry_after": LONG_S}, {"fault": "500", "times": 2}])
async def test_a_home_that_cannot_be_drawn_anew_harms_no_answer(program: Running, fault: Json) -> None:
    """What was pressed on Home is answered once, and nobody hears that Home stays as it was for a while."""
    workspace, direct = program.workspace, await greeted(program.workspace)
    home = await until(workspace.home)
    before = await titles(workspace, direct)
    await workspace.control("fault", method="views.publish", **fault)
    await workspace.press_in_view(home, "proev.skift", value="hjem")
    assert "Skiftet til hjem" in json.dumps(await form(program))
    await until(lambda: all_met(workspace))

    async def is_drawn_anew() -> bool:
        drawn = await workspace.home()
        return bool(drawn and drawn["hash"] != home["hash"])

    if fault["fault"] == "429":
        await until(is_drawn_anew)
    assert "Skiftet til hjem" in json.dumps(await workspace.view())
    assert await titles(workspace, direct) == before


async def test_a_slow_form_of_home_is_saved_though_home_cannot_be_drawn(program: Running) -> None:
    """A form that took long says that it is done, whatever becomes of the Home it was opened on."""
    workspace = program.workspace
    await greeted(workspace)
    await workspace.press_in_view(await until(workspace.home), "proev.form", value="fra knap")
    opened = await form(program)
    program.trial.hold_s = 2.3
    await workspace.control("fault", method="views.publish", fault="500", times=2)
    await workspace.submit(opened, typed("tæl"))
    await until(lambda: all_met(workspace))

    async def shown() -> str:
        view = json.dumps(await workspace.view(), ensure_ascii=False)
        return "" if "Gemmer …" in view else view

    assert "Det er klaret." in await until(shown)


async def test_a_slow_form_whose_answer_is_lost_says_so_in_its_place(program: Running) -> None:
    """A form that took long and was done never becomes an invitation to send it again."""
    workspace = program.workspace
    await workspace.command("/proev")
    opened = await form(program)
    program.trial.hold_s = 2.3
    for method in ("chat.postEphemeral", "chat.postMessage"):
        await workspace.control("fault", method=method, fault="error:fatal_error")
    await workspace.submit(opened, typed("hej"))

    async def shown() -> str:
        view = json.dumps(await workspace.view(), ensure_ascii=False)
        return "" if "Gemmer …" in view or opened["id"] not in view or 'Gem"' in view else view

    said = await until(shown)
    assert UNSHOWN in said
    assert "Gemt: hej" in said
    assert FAILED not in said


@pytest.mark.parametrize(
    "fault", [{"fault": "429", "retry_after": 30}, {"fault": "500"}, {"fault": "timeout_before", "seconds": 0.1}]
)
async def test_a_form_that_slack_will_not_open_now_waits_behind_a_button(program: Running, fault: Json) -> None:
    """Slack's wish to wait, or its error, costs another press, and is no failure."""
    await program.workspace.control("fault", method="views.open", **fault)
    await program.workspace.command("/proev")
    said = await answer(program)
    assert said["text"].startswith("Tryk for at åbne formularen: Prøveformular")
    assert "Vent lidt" in json.dumps(said["blocks"])
    await program.workspace.press(said, "igen", value="proev\n")
    assert (await form(program))["title"]["text"] == "Prøveformular"


async def test_a_form_that_slack_never_opens_is_a_failure(program: Running) -> None:
    """A button would open it no better: what broke is told, with a reference."""
    await program.workspace.control("fault", method="views.open", fault="error:invalid_arguments")
    await program.workspace.command("/proev")
    assert (await answer(program))["text"].startswith(FAILED)
