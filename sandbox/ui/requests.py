"""Reads the page's requests and turns what goes wrong in an act into JSON; it performs no act."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.context import SANDBOX, Sandbox
from sandbox.delivery.envelope import NotAnsweredError
from sandbox.persons.acts import ActError, Actor, actor

Json = dict[str, Any]
Act = Callable[[web.Request, Actor, Json], Awaitable[Json]]


def answered(act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Make an act a request handler: it gets who acts and what was sent, and answers JSON."""

    async def handle(request: web.Request) -> web.Response:
        try:
            sent = await _sent(request)
            return web.json_response(await act(request, _who(request.app[SANDBOX], sent), sent))
        except ActError as error:
            return web.json_response({"ok": False, "error": error.error})
        except NotAnsweredError as error:
            return web.json_response({"ok": False, "error": error.error})

    return handle


def _who(sandbox: Sandbox, sent: Json) -> Actor:
    """Answer who acts: the person named, or the workspace's first one, whom the page is for before it knows anybody."""
    people = sandbox.store.people
    persons = (person for team in people.teams() for person in people.persons(team.id))
    first = next((person.id for person in persons if not person.is_bot and not person.deleted), "")
    return actor(sandbox, optional(sent, "user") or first)


async def _sent(request: web.Request) -> Json:
    if request.method == "GET":
        return dict(request.query)
    try:
        sent = json.loads(await request.text())
    except ValueError:
        raise ActError("invalid_json") from None
    if not isinstance(sent, dict):
        raise ActError("invalid_json")
    return sent


def needed(sent: Json, name: str) -> str:
    """Answer a text that has to be there."""
    value = sent.get(name)
    if not isinstance(value, str) or not value:
        raise ActError(f"missing_{name}")
    return value


def optional(sent: Json, name: str) -> str | None:
    """Answer a text that may be there."""
    value = sent.get(name)
    return value if isinstance(value, str) and value else None


def structure(sent: Json, name: str) -> Json:
    """Answer an object that has to be there."""
    value = sent.get(name)
    if not isinstance(value, dict):
        raise ActError(f"missing_{name}")
    return value
