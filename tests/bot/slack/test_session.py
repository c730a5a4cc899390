"""Where calls to Slack go out: a region's machine often reaches the network by a proxy alone."""

import pytest
from aiohttp import web

from bot.observe import get_log
from bot.slack.deliveries import Origin
from bot.slack.session import open_session
from bot.slack.ways import respond
from tests.support.serving import serving

ANSWERS_AT = "http://hooks.slack.invalid/commands/1"


@pytest.mark.parametrize("is_local", [False, True])
async def test_answers_go_through_the_proxy_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, *, is_local: bool
) -> None:
    """It may be the only way out, and the SDK heeds it too; a workspace on this machine is reached without."""
    passed: list[str] = []

    async def hand_on(request: web.Request) -> web.Response:
        passed.append(str(request.url))
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", hand_on)
    async with serving(app) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        async with open_session(is_local=is_local) as session:
            origin = Origin(install="T1", user="U1", conversation="C1", response_url=ANSWERS_AT)
            came = await respond(session, get_log(), {"text": "Svar"}, origin, kind="ephemeral")
    assert (came, passed) == ((False, []) if is_local else (True, [ANSWERS_AT]))
