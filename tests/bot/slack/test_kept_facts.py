"""What Slack told of users a moment ago: the newest word holds, and none is kept for good."""

import asyncio
from typing import Any

from aiohttp import web

from bot.slack.connection import make_client
from bot.slack.everybody import KEPT_S
from bot.slack.identity import Identity
from bot.slack.kept_facts import OLD_KEPT_S, KeptFacts
from bot.slack.session import open_session
from bot.slack.user_facts import read_user
from storage.work import StoredWork
from tests.support.serving import serving

TEAM = "T1"


def user(number: int = 1, **rights: bool) -> dict[str, Any]:
    """A user as Slack tells of them."""
    return {"id": f"U{number}", "team_id": TEAM, "real_name": "Anne Eksempel", **rights}


async def test_a_change_outlives_an_answer_that_was_under_way(work: StoredWork) -> None:
    """Who became a guest while Slack was asked of them is one, here and in the store, whatever the answer says."""
    asked, go = asyncio.Event(), asyncio.Event()

    async def info(_request: web.Request) -> web.Response:
        asked.set()
        await go.wait()
        return web.json_response({"ok": True, "user": user()})

    app = web.Application()
    app.router.add_get("/api/users.info", info)
    seconds = [0.0]
    async with serving(app) as url, open_session() as session:
        client = make_client(token="xoxb-1", api_url=f"{url}/api/", session=session, is_local=True)  # noqa: S106 - it opens nothing
        identity = Identity(client=client, work=work, install=TEAM, monotonic=lambda: seconds[0])
        go.set()
        person = (await identity.recognise("U1")).person
        seconds[0] = KEPT_S
        asked.clear()
        go.clear()
        acting = asyncio.create_task(identity.recognise("U1"))
        await asked.wait()
        await identity.changed(user(is_restricted=True))
        go.set()
        assert (await acting).is_outsider
        assert (await identity.recognise("U1")).is_outsider
    stored = await work.read(lambda store: store.people.person(person))
    assert stored is not None
    assert stored.is_outsider


def test_of_a_whole_workspace_that_changes_nothing_is_kept_for_good() -> None:
    """Slack tells of everybody's changes, also of those who never come to the bot; after an hour they are let go."""
    seconds = [0.0]
    kept = KeptFacts(lambda: seconds[0])
    for number in range(1000):
        seconds[0] += 10
        kept.keep(read_user(user(number), TEAM))
    assert len(kept) == OLD_KEPT_S / 10
    assert kept.old("U0") is None
    assert kept.fresh("U999") == read_user(user(999), TEAM)


def test_who_is_told_of_again_holds_nobody_else_back() -> None:
    """Those told of an hour ago are let go, also behind one of whom Slack has told since."""
    seconds = [0.0]
    kept = KeptFacts(lambda: seconds[0])
    for moment, number in ((0, 0), (10, 1), (20, 0), (OLD_KEPT_S + 15, 2)):
        seconds[0] = moment
        kept.keep(read_user(user(number), TEAM))
    assert len(kept) == 2
    assert kept.old("U0") is not None
