"""Something on the way answers in Slack's place: a proxy that wants somebody to log in, a gateway that broke off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from bot.clock import WorkspaceClock
from bot.outgoing.ports import Later, Unknown
from bot.slack.connection import make_client
from bot.slack.identity import UntoldDoerError
from bot.slack.session import open_session
from domain.messages import Message, SentMessage
from domain.people import Place
from handlers.ui import Card
from storage.work import StoredWork
from tests.bot.slack.sender_desk import made
from tests.support.serving import serving

INSTALL, CARD = "T0LOKAL0001", Card("Husk referatet")
CHANNEL = Place("slack", INSTALL, "C1")
GOOD: dict[str, dict[str, Any]] = {
    "users.info": {"user": {"id": "U1", "team_id": INSTALL, "name": "anne"}},
    "conversations.open": {"channel": {"id": "D1"}},
    "chat.postMessage": {"ts": "1700000000.000100"},
}


@asynccontextmanager
async def slack_but(said: dict[str, dict[str, Any]]) -> AsyncIterator[str]:
    """Where a Web API is that answers well, but for these methods, which something else answers."""

    async def answer(request: web.Request) -> web.Response:
        method = request.match_info["method"]
        return web.Response(**said[method]) if method in said else web.json_response({"ok": True, **GOOD[method]})

    app = web.Application()
    app.router.add_route("*", "/api/{method}", answer)
    async with serving(app) as url:
        yield f"{url}/api/"


@pytest.mark.parametrize(
    "said",
    [
        {"text": "<html>Log på</html>", "content_type": "text/html"},
        {"status": 403, "text": "<html>Adgang nægtet</html>", "content_type": "text/html"},
        {"status": 407, "text": "", "content_type": "text/plain"},
        {"text": "upstream request failed", "content_type": "text/plain"},
        {"text": "", "content_type": "application/json"},
        {"text": '{"ok": true, "us', "content_type": "application/json"},
        {"text": '["ok"]', "content_type": "application/json"},
        {"text": "[" * 100_000, "content_type": "application/json"},
        {"body": b'{"ok": true, "name": "\xe6"}', "content_type": "application/json", "charset": "utf-8"},
        {"text": '{"ok": true}', "content_type": "application/json", "headers": {"Content-Encoding": "gzip"}},
    ],
)
async def test_what_is_not_slacks_answer_refuses_nothing(work: StoredWork, said: dict[str, Any]) -> None:
    """What was not posted yet is sent later, and of what may have been nobody knows; nobody's rights are guessed at."""
    broken: dict[str, dict[str, Any]] = {}
    async with slack_but(broken) as url, open_session() as session:
        client = make_client(token="xoxb-1", api_url=url, session=session, is_local=True)  # noqa: S106 - it opens nothing
        clock = WorkspaceClock()
        _, identity = made(client, clock, work)
        person = (await identity.persons(["U1"]))["U1"]
        message = Message("proev", person, {}, clock.now(), INSTALL, uid="u1")
        for method in ("users.info", "conversations.open"):
            broken[method] = said
            assert await made(client, clock, work)[0].send(message, CARD) == Later(1)
        with pytest.raises(UntoldDoerError):
            await made(client, clock, work)[1].recognise("U1")
        broken |= dict.fromkeys(("chat.postMessage", "chat.update", "conversations.history"), said)
        sender, _ = made(client, clock, work)
        there = SentMessage(CHANNEL, "1700000000.000100")
        assert await sender.revise(there, CARD) == Later(1)
        in_channel = Message("proev", CHANNEL, {}, clock.now(), INSTALL, uid="u2")
        assert await sender.send(in_channel, CARD) == Unknown()
        assert await sender.find(in_channel, clock.now(), clock.now()) == Unknown()


async def test_a_wait_that_is_asked_for_without_a_word_is_kept(work: StoredWork) -> None:
    """Nothing was posted then, so nobody has to look for it."""
    wait = {"status": 429, "text": "", "headers": {"Retry-After": "60"}}
    async with slack_but({"chat.postMessage": wait}) as url, open_session() as session:
        client = make_client(token="xoxb-1", api_url=url, session=session, is_local=True)  # noqa: S106 - it opens nothing
        clock = WorkspaceClock()
        sender, _ = made(client, clock, work)
        assert await sender.send(Message("proev", CHANNEL, {}, clock.now(), INSTALL, uid="u1"), CARD) == Later(60)
