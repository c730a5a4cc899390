"""Slack's own question whether the app may be installed: `/oauth/v2/authorize`; the answer goes back by redirect."""

from urllib.parse import urlencode, urlsplit

from aiohttp import web

from sandbox.context import SANDBOX, Sandbox
from sandbox.oauth.codes import Grant
from sandbox.seeding import CLIENT_ID
from sandbox.store.people import Person, Team
from sandbox.ui.page import rendered

PATH = "/oauth/v2/authorize"
_ASKED = ("client_id", "scope", "user_scope", "state", "redirect_uri", "team")


class _RefusedError(Exception):
    """A question that Slack answers itself, without sending the browser anywhere."""


def add_routes(app: web.Application) -> None:
    """Register the question and its answer."""
    app.router.add_get(PATH, _ask)
    app.router.add_post(PATH, _answer)


async def _ask(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    asked = {name: request.query.get(name, "") for name in _ASKED}
    try:
        _address(sandbox, asked)
        scopes = _scopes(asked)
    except _RefusedError as refused:
        return web.Response(status=400, text=f"{refused}")
    teams = [team for team in sandbox.store.people.teams() if asked["team"] in ("", team.id)]
    hidden = {name: asked[name] for name in _ASKED[:-1]}
    return rendered(request, "samtykke.html", path=PATH, scopes=scopes, hidden=hidden, teams=teams)


async def _answer(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    sent = await request.post()
    asked = {name: str(sent.get(name, "")) for name in _ASKED}
    try:
        address = _address(sandbox, asked)
        scopes = _scopes(asked)
    except _RefusedError as refused:
        return web.Response(status=400, text=f"{refused}")
    team = sandbox.store.people.team(asked["team"])
    if sent.get("answer") != "allow" or team is None:
        return _back(address, {"error": "access_denied", "state": asked["state"]})
    person = _installer(sandbox, team)
    grant = Grant(team=team.id, user=person.id if person else "", scopes=scopes, redirect_uri=asked["redirect_uri"])
    return _back(address, {"code": sandbox.codes.give(grant), "state": asked["state"]})


def _address(sandbox: Sandbox, asked: dict[str, str]) -> str:
    """Where the browser goes afterwards: the address that was asked for, if the manifest has it, else its first."""
    known = sandbox.manifest.redirect_urls if sandbox.manifest else ()
    wanted = asked["redirect_uri"]
    if asked["client_id"] != CLIENT_ID:
        raise _RefusedError("invalid_client_id")
    if not known or (wanted and not any(wanted.startswith(one) for one in known)):
        raise _RefusedError("bad_redirect_uri")
    address = wanted or known[0]
    if urlsplit(address).scheme not in ("http", "https"):
        raise _RefusedError("bad_redirect_uri")
    return address


def _scopes(asked: dict[str, str]) -> tuple[str, ...]:
    scopes = tuple(scope for scope in asked["scope"].split(",") if scope)
    if not scopes or asked["user_scope"]:
        raise _RefusedError("invalid_scope")
    return scopes


def _installer(sandbox: Sandbox, team: Team) -> Person | None:
    """Who says yes: the team's first person."""
    people = sandbox.store.people.persons(team.id)
    return next((one for one in people if not one.is_bot and not one.deleted), None)


def _back(address: str, facts: dict[str, str]) -> web.Response:
    joined = "&" if "?" in address else "?"
    return web.Response(status=302, headers={"Location": f"{address}{joined}{urlencode(facts)}"})
