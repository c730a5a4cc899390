"""Second point: what Slack delivers twice has its effect once, and what had no effect may come again."""

import time

from aiohttp import ClientSession

from tests.support.chat import Chat
from tests.support.sandbox import ESBJERG, FYN, until
from tests.support.strangers import command, signed
from tests.support.trial import Running


async def test_a_delivery_that_comes_twice_has_its_effect_once(http_program: Running) -> None:
    """A command that Slack delivers again, stamped and signed anew each time, is done once, however often it comes."""
    workspace, body, now = http_program.workspace, command("tæl"), int(time.time())
    address = http_program.health.replace("/sund", "/slack/events")
    async with ClientSession() as session:
        for again in range(3):
            headers = signed(body, str(now - 2 + again))
            async with session.post(address, data=body, headers=headers) as response:
                assert response.status == 200

    async def told() -> bool:
        said = [one["text"] for one in await workspace.messages()]
        return len([one for one in said if one.startswith("Det er allerede gjort.")]) == 2

    await until(told)

    async def counted() -> int:
        return len([one for one in await workspace.messages(user=ESBJERG) if one["text"].startswith("Besked nr. 1")])

    await until(counted)
    assert await counted() == 1


async def test_an_acknowledgement_lost_on_a_socket_does_not_do_it_twice(program: Running) -> None:
    """A command, a press and a message that come again over the websocket are done once."""
    workspace = program.workspace
    await workspace.command("/proev tæl")
    await until(lambda: program.trial.typed)
    await workspace.control("repeat")

    async def told() -> bool:
        return any(one["text"].startswith("Det er allerede gjort.") for one in await workspace.messages())

    await until(told)
    counted = [one for one in await workspace.messages(user=ESBJERG) if one["text"].startswith("Besked nr. 1")]
    assert len(counted) <= 1


async def test_a_form_that_was_refused_may_be_sent_again(product: Chat) -> None:
    """A form with a mistake leaves no trace: corrected, it is saved, though Slack calls it by the same key."""
    workspace = product.workspace
    await workspace.command("/tovholder indstillinger ret", channel=FYN)
    view = await until(workspace.view)
    for typed, is_taken in (("hele dagen", False), ("16-8", True)):
        values = {"stille": {"stille": {"type": "plain_text_input", "value": typed}}}
        assert (await workspace.submit(view, values))["ok"] is is_taken

    async def saved() -> bool:
        return any(one["text"].startswith("Gemt.") for one in await workspace.messages(channel=FYN))

    assert await until(saved)
