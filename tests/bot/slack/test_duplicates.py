import time

from aiohttp import ClientSession

from tests.support.sandbox import ESBJERG, until
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
