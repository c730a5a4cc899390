"""Fourth point: Slack's wish to wait, and its own errors, cost time and nothing else."""

import asyncio

import pytest

from tests.support.leases import end_leases
from tests.support.outbox import stored
from tests.support.sandbox import ESBJERG, SYDVESTJYLLAND, until
from tests.support.trial import Running
from tests.support.trial_talk import answer

SHORT_S, LONG_S = 1, 4
"""Seconds; the program waits out a short one, and plans anew for a long one."""
ROUND_S, LEASE_S = 1.2, 20
"""The clock loop goes round at least once; and how long a message is held for sending."""


async def posted(program: Running) -> int:
    """How often the trial's message stands in the channel."""
    said = await program.workspace.messages(user=ESBJERG)
    return len([one for one in said if one["text"].startswith("Besked nr. 1")])


@pytest.mark.parametrize("wait_s", [SHORT_S, LONG_S])
async def test_a_message_waits_as_long_as_slack_asks(program: Running, wait_s: int) -> None:
    """A 429 puts a message off, once; meanwhile the program answers everybody else."""
    await program.workspace.control(
        "fault", method="chat.postMessage", fault="429", retry_after=wait_s, channel=SYDVESTJYLLAND
    )
    await program.workspace.command("/proev tæl")
    await answer(program)
    await program.workspace.command("/proev hej")
    said = await answer(program, number=2)
    assert said["text"].startswith("Du skrev: hej")
    assert await posted(program) == 0
    assert await until(lambda: posted(program), seconds=wait_s + 8) == 1
    await asyncio.sleep(1.2)  # a second look at the outbox
    assert await posted(program) == 1


@pytest.mark.parametrize("method", ["users.info", "views.publish", "conversations.open"])
async def test_a_server_error_is_asked_again_where_that_does_nothing_twice(
    program: Running, method: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A 500 on what only reads, or leaves the same when done twice, is nothing that anybody notices."""
    await program.workspace.control("fault", method=method, fault="500")
    await program.workspace.open_home()

    async def drawn() -> bool:
        return await program.workspace.home() is not None

    await until(drawn)

    async def greeted() -> bool:
        direct = await program.workspace.direct_message()
        return bool(await program.workspace.messages(channel=direct))

    await until(greeted)
    assert (await program.workspace.get("_control/faults"))["faults"] == []
    log = capsys.readouterr()
    assert "failed" not in log.out + log.err


@pytest.mark.parametrize("has_arrived", [False, True], ids=["before it was posted", "after it was posted"])
async def test_a_post_that_meets_a_server_error_is_looked_for_before_it_goes_again(
    program: Running, sqlite_url: str, *, has_arrived: bool
) -> None:
    """After a 5xx nobody knows whether the message stands there: once the lease has ended it is looked for.

    Absent, it is sent; found, it is recorded: it stands there once in the end.
    """
    fault = "timeout_after" if has_arrived else "500"
    await program.workspace.control("fault", method="chat.postMessage", fault=fault, seconds=0.1)
    await program.workspace.command("/proev tæl")

    async def met() -> bool:
        return not (await program.workspace.get("_control/faults"))["faults"]

    await until(met)
    await asyncio.sleep(ROUND_S)
    assert stored(sqlite_url) == {"sending": 1}
    assert await posted(program) == int(has_arrived)
    end_leases(sqlite_url)
    await until(lambda: stored(sqlite_url) == {"sent": 1}, seconds=LEASE_S)
    await asyncio.sleep(ROUND_S)
    assert await posted(program) == 1
