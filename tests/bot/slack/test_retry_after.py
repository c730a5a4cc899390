"""How long Slack asks to wait, as its header says it: whatever stands there is a wait that can be kept."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.connection import MOST_WAIT_S, retry_after_s


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30),
        (" 30 ", 30),
        ("0", 1),
        ("-5", 1),
        ("", 1),
        ("²", 1),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 1),
        ("9" * 5_000, MOST_WAIT_S),
    ],
)
def test_a_wait_is_a_second_at_least_and_an_hour_at_most(header: str, seconds: int) -> None:
    """None at all would let the messages behind it go first, and no database counts for ever."""
    response = AsyncSlackResponse(
        client=AsyncWebClient(token=None),
        http_verb="POST",
        api_url="https://slack.com/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": "ratelimited"},
        headers={"retry-after": header},
        status_code=429,
    )
    error = SlackApiError("", response)  # type: ignore[no-untyped-call]  # the SDK names no types here
    assert retry_after_s(error) == seconds
