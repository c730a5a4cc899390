"""Fifth point: a way that is closed for good is told from one that is closed for now; nothing is lost on either."""

import asyncio

import pytest
from aiohttp import ClientSession

from tests.support.sandbox import ESBJERG, FYN, LILLEBAELT, REGION, SYDVESTJYLLAND, until
from tests.support.trial import Running

REASONS = {
    "is_archived": "Kanalen er arkiveret.",
    "not_in_channel": "Jeg er ikke med i kanalen.",
    "channel_not_found": "Kanalen findes ikke længere",
}


async def told(program: Running) -> list[str]:
    """What the workspace's administrator was told of messages that can't be sent."""
    direct = await program.workspace.direct_message(user=REGION)
    said = [str(one["text"]) for one in await program.workspace.messages(user=REGION, channel=direct)]
    return [one for one in said if one.startswith("En besked i en kanal kunne ikke sendes.")]


async def posted(program: Running, channel: str) -> int:
    """How often the trial's message stands in a channel."""
    said = await program.workspace.messages(user=ESBJERG, channel=channel)
    return len([one for one in said if one["text"].startswith("Besked nr. 1")])


@pytest.mark.parametrize("reason", list(REASONS))
async def test_a_channel_that_is_closed_is_told_once_and_the_others_go_on(program: Running, reason: str) -> None:
    """Two messages into a channel that is closed are told of once, with what to do; other channels get theirs."""
    workspace = program.workspace
    await workspace.control("fault", method="chat.postMessage", fault=f"error:{reason}", times=2, channel=FYN)
    for channel in (FYN, FYN, LILLEBAELT):
        await workspace.command("/proev tæl", channel=channel)
    await until(lambda: posted(program, LILLEBAELT))
    assert (await until(lambda: told(program)))[0].count(REASONS[reason]) == 1

    async def met() -> bool:
        return not (await workspace.get("_control/faults"))["faults"]

    await until(met)
    await asyncio.sleep(1.2)  # the clock loop goes round once more
    assert len(await told(program)) == 1
    assert await posted(program, FYN) == 0


@pytest.mark.parametrize("reason", ["token_revoked", "account_inactive"])
async def test_a_token_that_is_refused_stops_all_of_it_and_nothing_is_lost(program: Running, reason: str) -> None:
    """Slack's word for a token that is of no use fails no message: it waits until the token works again."""
    workspace = program.workspace
    await workspace.control("fault", method="chat.postMessage", fault=f"error:{reason}", channel=SYDVESTJYLLAND)
    await workspace.command("/proev tæl")

    async def met() -> bool:
        return not (await workspace.get("_control/faults"))["faults"]

    await until(met)
    assert await posted(program, SYDVESTJYLLAND) == 0
    assert await told(program) == []
    async with ClientSession() as session, session.get(program.health) as response:
        assert (await response.json())["workspaces_stoppet"] == 1
