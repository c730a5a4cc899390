from aiohttp import ClientSession

from sandbox.delivery.signed_http import signature
from tests.support.sandbox import ESBJERG, REGION, SYDVESTJYLLAND, until
from tests.support.trial import Running


async def test_a_delivery_that_comes_twice_has_its_effect_once(http_program: Running) -> None:
    """A command that Slack delivers again is done once, however often it comes."""
    workspace = http_program.workspace
    now = str(int((await workspace.get("_control/clock"))["now"]))
    body = (
        f"command=%2Fproev&text=t%C3%A6l&user_id={REGION}&channel_id={SYDVESTJYLLAND}&team_id=T0LOKAL0001"
        "&trigger_id=1.2.abc"
    ).encode()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": signature("local-sandbox-secret", now, body),
    }
    address = http_program.health.replace("/sund", "/slack/events")
    async with ClientSession() as session:
        for _ in range(3):
            async with session.post(address, data=body, headers=headers) as response:
                assert response.status == 200
        headers["X-Slack-Signature"] = "v0=forkert"
        async with session.post(address, data=body, headers=headers) as response:
            assert response.status == 401

    async def told() -> bool:
        said = [one["text"] for one in await workspace.messages()]
        return len([one for one in said if one.startswith("Det er allerede gjort.")]) == 2

    await until(told)

    async def counted() -> int:
        return len([one for one in await workspace.messages(user=ESBJERG) if one["text"].startswith("Besked nr. 1")])

    await until(counted)
    assert await counted() == 1
