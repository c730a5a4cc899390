"""Answers `/api/<method>`: token, scope, ordered faults, the method, Slack's envelope; what a method does it leaves."""

import asyncio
from typing import Any

from aiohttp import web

from sandbox.context import SANDBOX, Sandbox
from sandbox.store.people import Token
from sandbox.webapi import chat, conversations, files, oauth, people, views
from sandbox.webapi.arguments import Arguments, read_arguments
from sandbox.webapi.call import Call, Method
from sandbox.webapi.errors import SlackError
from sandbox.webapi.faults import Fault

Json = dict[str, Any]

METHODS: dict[str, Method] = {
    name: method
    for family in (chat, conversations, files, oauth, people, views)
    for name, method in family.METHODS.by_name.items()
}

_OPEN = {"api.test", "oauth.v2.access"}
_FOR_APP_TOKENS = {"apps.connections.open", "auth.test"}


def add_routes(app: web.Application) -> None:
    """Register the Web API."""
    app.router.add_route("*", "/api/{method}", _answer)


async def _answer(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    name = request.match_info["method"]
    begun = sandbox.log.begin()
    arguments = Arguments({})
    try:
        arguments = await read_arguments(request)
        response = await _respond(sandbox, request, name, arguments)
        status = "ok" if response.status == web.HTTPOk.status_code else str(response.status)
    except SlackError as error:
        response = _refusal(error)
        status = error.error
    sandbox.log.note("ind", name, _summary(arguments), status, begun)
    return response


async def _respond(sandbox: Sandbox, request: web.Request, name: str, arguments: Arguments) -> web.Response:
    fault = sandbox.faults.met_by(name, _first_text(arguments, "channel"))
    if fault is not None and fault.fault != "timeout_after":
        return await _spoiled(fault)
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    token = _token(sandbox, request, arguments, is_needed=name not in _OPEN)
    if token.is_app_level and name not in _FOR_APP_TOKENS | _OPEN:
        raise SlackError("not_allowed_token_type")
    call = Call(sandbox=sandbox, token=token, arguments=arguments)
    if method.scope is not None:
        call.require_scope(method.scope)
    answer = method.run(call)
    if fault is not None:
        await asyncio.sleep(fault.seconds)
        return web.Response(status=504, text="upstream request timeout")
    headers = {"X-OAuth-Scopes": ",".join(token.scopes), "X-Accepted-OAuth-Scopes": method.scope or ""}
    return web.json_response({"ok": True, **answer}, headers=headers)


def _token(sandbox: Sandbox, request: web.Request, arguments: Arguments, *, is_needed: bool) -> Token:
    header = request.headers.get("Authorization", "")
    shown = "" if header.startswith("Basic ") else header.removeprefix("Bearer ").strip() or arguments.text("token")
    if not shown:
        if is_needed:
            raise SlackError("not_authed")
        return Token(token="", team=None, user="", scopes=())
    token = sandbox.store.people.token(shown)
    if token is None:
        raise SlackError("invalid_auth")
    if token.is_revoked:
        raise SlackError("token_revoked")
    bot = sandbox.store.people.person(token.user)
    if bot is not None and bot.deleted:
        raise SlackError("account_inactive")
    return token


async def _spoiled(fault: Fault) -> web.Response:
    if fault.fault.startswith("error:"):
        raise SlackError(fault.fault.removeprefix("error:"))
    if fault.fault == "429":
        headers = {"Retry-After": str(fault.retry_after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    if fault.fault == "timeout_before":
        await asyncio.sleep(fault.seconds)
        return web.Response(status=504, text="upstream request timeout")
    return web.Response(status=500, text="Internal Server Error")


def _refusal(error: SlackError) -> web.Response:
    if error.error == "ratelimited":
        return web.json_response(error.as_json(), status=429, headers={"Retry-After": "1"})
    return web.json_response(error.as_json())


def _first_text(arguments: Arguments, *names: str) -> str:
    """The first of some arguments that is a plain value; what isn't is none of ours here."""
    for name in names:
        try:
            if text := arguments.text(name):
                return text
        except SlackError:
            continue
    return ""


def _summary(arguments: Arguments) -> str:
    parts = (_first_text(arguments, "channel", "user", "user_id", "view_id", "users"), _first_text(arguments, "text"))
    return " · ".join(part for part in parts if part)
