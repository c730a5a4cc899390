import asyncio
import time

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.sandbox import BOT_TOKEN, FYN, LILLEBAELT, Workspace


async def _texts(workspace: Workspace) -> list[str]:
    return [one["text"] for one in await workspace.messages(channel=FYN)]


async def test_a_rate_limit_is_obeyed_by_the_sdks_own_retry(workspace: Workspace) -> None:
    """A 429 with Retry-After is answered so that the SDK's handler waits and succeeds."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=workspace.api_url)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    await workspace.control("fault", method="chat.postMessage", fault="429", retry_after=1)
    begun = time.monotonic()
    assert (await client.chat_postMessage(channel=FYN, text="x"))["ok"]
    assert time.monotonic() - begun >= 1


async def test_faults_come_as_often_as_ordered(workspace: Workspace, client: AsyncWebClient) -> None:
    """An ordered error meets so many calls of its method, in its channel, and no others."""
    await workspace.control("fault", method="chat.postMessage", fault="error:fatal_error", times=2, channel=FYN)
    assert (await client.auth_test())["ok"]
    assert (await client.chat_postMessage(channel=LILLEBAELT, text="x"))["ok"]
    for _ in range(2):
        with pytest.raises(SlackApiError, match="fatal_error"):
            await client.chat_postMessage(channel=FYN, text="x")
    assert (await client.chat_postMessage(channel=FYN, text="til sidst"))["ok"]
    assert await _texts(workspace) == ["til sidst"]


async def test_a_share_of_calls_is_met_by_chance_until_faults_are_cleared(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    """A fault with a share meets some calls and not others, however many there are."""
    await workspace.control("fault", method="auth.test", fault="error:fatal_error", share=0.5)
    met = 0
    for _ in range(64):
        try:
            await client.auth_test()
        except SlackApiError:
            met += 1
    assert 0 < met < 64
    await workspace.control("faults/clear")
    assert (await client.auth_test())["ok"]


async def test_a_server_error_does_nothing(workspace: Workspace, client: AsyncWebClient) -> None:
    """A 500 posts nothing."""
    await workspace.control("fault", method="*", fault="500")
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel=FYN, text="x")
    assert await _texts(workspace) == []


@pytest.mark.parametrize(("fault", "posted"), [("timeout_before", []), ("timeout_after", ["x"])])
async def test_a_timeout_tells_nothing_of_the_effect(workspace: Workspace, fault: str, posted: list[str]) -> None:
    """A call that hangs may have done its work or not: both can be ordered."""
    impatient = AsyncWebClient(token=BOT_TOKEN, base_url=workspace.api_url, timeout=1)
    await workspace.control("fault", method="chat.postMessage", fault=fault, seconds=1.5)
    with pytest.raises(asyncio.TimeoutError):
        await impatient.chat_postMessage(channel=FYN, text="x")
    assert await _texts(workspace) == posted


async def test_rates_are_enforced_when_switched_on(workspace: Workspace, client: AsyncWebClient) -> None:
    """One post a second in a channel and twenty in a workspace; off until it is switched on."""
    for _ in range(3):
        await client.chat_postMessage(channel=FYN, text="x")
    await workspace.control("rates", enforced=True)
    await client.chat_postMessage(channel=FYN, text="x")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=FYN, text="x")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "1")
    await workspace.move_clock(advance_seconds=1)
    assert (await client.chat_postMessage(channel=FYN, text="x"))["ok"]
