"""An app that does nothing, as a process (`python -m tests.bench.front.empty`): what Bolt and its server cost alone.

Around its one listener stands what stands around each of the bot's, whatever they do: the server, the check of
signatures, Bolt's middleware, the limit of what one person may do, metrics and the log's line. It acknowledges, and
answers as the bot does: with a few words to the address that came with the request.
"""

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from aiohttp import web

from bot.clock import SystemClock
from bot.measuring import Meter
from bot.metrics import Metrics
from bot.observe import configure_logs, get_log
from bot.settings import read_settings
from bot.slack import deliveries
from bot.slack.connection import Connection, introduce, make_client
from bot.slack.guard import Guard
from bot.slack.http import LARGEST_BODY, PATH, SlackRequests
from bot.slack.listeners import make_app
from bot.slack.patience import Patience
from bot.slack.session import open_session
from bot.slack.workspaces import Workspace, Workspaces
from handlers.outcomes import Outcome, Reply
from handlers.registry import Registry
from handlers.ui import Card

WORDS = "Modtaget."


class _One:
    """The one workspace there is, which costs nothing to find."""

    def __init__(self, connection: Connection) -> None:
        self._workspace = Workspace(connection=connection, identity=cast("Any", None), artist=cast("Any", None))

    async def find(self, install: str) -> Workspace | None:
        """That workspace."""
        return self._workspace if install == self._workspace.install else None


async def serve() -> None:
    """Serves until it is killed; says on its output when it is ready."""
    settings = read_settings()
    configure_logs(is_json=settings.logs_json)
    async with open_session() as session:
        client = make_client(token=settings.bot_token, api_url=settings.api_url, session=session, is_local=True)
        app = make_app(cast("Workspaces", _One(await introduce(client, session))))
        guard, patience, meter = Guard(log=get_log()), Patience(), Meter(Metrics(), Registry(), get_log())

        async def answer(body: Mapping[str, Any]) -> Outcome:
            payload = {"text": WORDS, "response_type": "ephemeral", "replace_original": False}
            async with session.post(body["response_url"], json=payload) as told:
                assert told.status == 200
            return Reply(Card(WORDS))

        async def measured(body: Mapping[str, Any]) -> None:
            await meter.command("tom", answer(body))

        async def listener(ack: Callable[..., Awaitable[Any]], body: Mapping[str, Any]) -> None:
            await ack()
            origin = deliveries.of_command(body, body["team_id"])
            patience.allows(origin)  # refuses nobody here: the bot's own speed keeps those who measure below the limit
            guard.start("command", lambda: measured(body), origin)

        app.command(re.compile(".*"))(listener)
        web_app = web.Application(client_max_size=LARGEST_BODY)
        requests = SlackRequests(app=app, signing_secret=settings.signing_secret, clock=SystemClock())
        web_app.router.add_post(PATH, requests.answer)
        web_app.router.add_get("/sund", _well)
        runner = web.AppRunner(web_app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", settings.port).start()
        sys.stdout.write("er klar\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


async def _well(_request: web.Request) -> web.Response:
    return web.json_response({"ok": True})


if __name__ == "__main__":
    asyncio.run(serve())
