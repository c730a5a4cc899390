"""A start where Slack can't be reached: it doesn't hang unheard for minutes."""

import socket
import time

import pytest

from bot.slack.connection import TRANSPORT_ERRORS, introduce, make_client, open_session


async def test_a_slack_that_does_not_answer_is_waited_for_so_long_and_no_longer() -> None:
    """Calls that hang count with all of their time, and what is waited for is told once, at the first."""
    told = list[float]()
    begun = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/api/"
        async with open_session(timeout_s=0.2) as session:
            client = make_client(token="xoxb-local-sandbox", api_url=url, session=session, is_local=True)  # noqa: S106  # opens nothing
            with pytest.raises(TRANSPORT_ERRORS):
                await introduce(
                    client,
                    session,
                    retry_s=0.05,
                    patience_s=1.0,
                    waiting=lambda: told.append(time.monotonic() - begun),
                )
    assert len(told) == 1
    assert told[0] < 1.0 < time.monotonic() - begun < 3.0
