"""Second point: what Slack delivers twice has its effect once, and what had no effect may come again."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import ClientSession

from tests.support.chat import Chat
from tests.support.outbox import stored
from tests.support.sandbox import ESBJERG, FYN, REGION, SYDVESTJYLLAND, until
from tests.support.strangers import command, signed
from tests.support.trial import Running
from tests.support.trial_talk import answer, form, typed

Act = Callable[[Running], Awaitable[str]]
ANOTHER_SECOND_S = 1.01
"""Signed within the same second, what comes again letter by letter is a replay, and refused as such."""


async def commanded(program: Running) -> str:
    """A command with an effect; the conversation it was given in."""
    await program.workspace.command("/proev tæl")
    return SYDVESTJYLLAND


async def pressed(program: Running) -> str:
    """A press with an effect."""
    await program.workspace.command("/proev hej")
    await program.workspace.press(await answer(program), "proev.tael")
    return SYDVESTJYLLAND


async def submitted(program: Running) -> str:
    """A submitted form with an effect."""
    await program.workspace.command("/proev")
    assert (await program.workspace.submit(await form(program), typed("tæl")))["ok"]
    return SYDVESTJYLLAND


async def written(program: Running) -> str:
    """A message to the bot with an effect."""
    direct = await program.workspace.direct_message()
    await program.workspace.write("hej", channel=direct)
    await answer(program, channel=direct)
    await program.workspace.write("proev tæl", channel=direct)
    return direct


async def mentioned(program: Running) -> str:
    """A mention of the bot with an effect."""
    await program.workspace.write("@tovholder proev tæl", channel=SYDVESTJYLLAND)
    return SYDVESTJYLLAND


async def texts(program: Running, channel: str, begin: str) -> list[str]:
    """What stands in a conversation and begins so, as the person who acts sees it."""
    said = [str(one["text"]) for one in await program.workspace.messages(user=REGION, channel=channel)]
    return [one for one in said if one.startswith(begin)]


async def check_once(program: Running, url: str, act: Act, *, again: int, apart_s: float) -> None:
    """What is done comes `again` and again: it is done once, and each time told to be done already."""
    channel = await act(program)
    await until(lambda: texts(program, channel, "Besked nr. 1"))
    for _ in range(again):
        await asyncio.sleep(apart_s)
        assert (await program.workspace.control("repeat", user=REGION))["repeated"]

    async def told() -> bool:
        return len(await texts(program, channel, "Det er allerede gjort.")) == again

    await until(told)
    assert sum(stored(url).values()) == 1
    assert len(await texts(program, channel, "Besked nr. 1")) == 1
    assert len(await texts(program, channel, "Talt.")) == 1


@pytest.mark.parametrize("act", [commanded, pressed, submitted, written, mentioned])
async def test_an_acknowledgement_lost_on_a_socket_does_it_once(program: Running, sqlite_url: str, act: Act) -> None:
    """A command, a press, a form, a message and a mention that come thrice over the websocket are done once."""
    await check_once(program, sqlite_url, act, again=2, apart_s=0)


@pytest.mark.parametrize("act", [pressed, submitted, written, mentioned])
async def test_a_request_that_is_signed_anew_does_it_once(http_program: Running, sqlite_url: str, act: Act) -> None:
    """A press, a form, a message and a mention that come twice as signed requests are done once."""
    await check_once(http_program, sqlite_url, act, again=1, apart_s=ANOTHER_SECOND_S)


async def test_a_command_that_slack_sends_again_at_once_is_done_once(http_program: Running, sqlite_url: str) -> None:
    """A command stamped and signed anew each time, with the first still on its way, is done once."""
    workspace, body, now = http_program.workspace, command("tæl"), int(time.time())
    address = http_program.health.replace("/sund", "/slack/events")
    async with ClientSession() as session:
        for again in range(3):
            headers = signed(body, str(now - 2 + again))
            async with session.post(address, data=body, headers=headers) as response:
                assert response.status == 200

    async def told() -> bool:
        return len(await texts(http_program, SYDVESTJYLLAND, "Det er allerede gjort.")) == 2

    await until(told)

    async def counted() -> int:
        return len([one for one in await workspace.messages(user=ESBJERG) if one["text"].startswith("Besked nr. 1")])

    assert await until(counted) == sum(stored(sqlite_url).values()) == 1


async def test_a_form_that_was_refused_may_be_sent_again(product: Chat) -> None:
    """A form with a mistake leaves no trace: corrected, it is saved, though Slack calls it by the same key."""
    workspace = product.workspace
    await workspace.command("/tovholder indstillinger ret", channel=FYN)
    view = await until(workspace.view)
    for text, is_taken in (("hele dagen", False), ("16-8", True)):
        values = {"stille": {"stille": {"type": "plain_text_input", "value": text}}}
        assert (await workspace.submit(view, values))["ok"] is is_taken

    async def saved() -> bool:
        return any(one["text"].startswith("Gemt.") for one in await workspace.messages(channel=FYN))

    assert await until(saved)
