"""A start where Slack can't be reached, or the token is of no use: it doesn't hang, or go on, unheard."""

import socket
import time

import pytest
from aiohttp import web

from bot.settings_reader import SettingsMistake
from bot.slack.connection import TRANSPORT_ERRORS, introduce, make_client, open_session
from tests.support.serving import serving


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


async def test_a_token_of_a_whole_organisation_is_refused_by_its_name() -> None:
    """What Slack delivers then names the workspace, which nobody installed: everybody would be told so, for good."""

    async def told(_request: web.Request) -> web.Response:
        whose = {"team_id": "E1", "team": "Hele regionen", "user_id": "U1", "bot_id": "B1"}
        return web.json_response({"ok": True, **whose, "enterprise_id": "E1", "is_enterprise_install": True})

    app = web.Application()
    app.router.add_post("/api/auth.test", told)
    async with serving(app) as url, open_session() as session:
        client = make_client(token="xoxb-local-sandbox", api_url=f"{url}/api/", session=session, is_local=True)  # noqa: S106  # opens nothing
        with pytest.raises(SettingsMistake, match=r"^SLACK_BOT_TOKEN: er for en hel organisation"):
            await introduce(client, session)
