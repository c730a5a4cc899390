"""The interface under `/_control/` for tests and samples: it arranges the workspace and looks behind the scenes."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox import events, installing, seeding
from sandbox.context import SANDBOX, Sandbox
from sandbox.control import arranging
from sandbox.control.arranging import ControlError
from sandbox.manifest import DEFAULT_SCOPES, parse_manifest
from sandbox.webapi.faults import Fault

Json = dict[str, Any]
Order = Callable[[Sandbox, Json], Awaitable[Json]]


def add_routes(app: web.Application) -> None:
    """Register the control interface."""
    app.router.add_get("/_control/clock", _asked(_read_clock))
    app.router.add_get("/_control/messages", _asked(_messages))
    app.router.add_get("/_control/traffic", _asked(_traffic))
    app.router.add_get("/_control/workspace", _asked(_workspace))
    app.router.add_get("/_control/views", _asked(_views))
    app.router.add_get("/_control/faults", _asked(_faults))
    for name, order in _ORDERS.items():
        app.router.add_post(f"/_control/{name}", _asked(order))


def _asked(order: Order) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            sent: Json = dict(request.query)
            if request.method == "POST" and (text := await request.text()):
                sent |= json.loads(text)
            return web.json_response({"ok": True, **await order(request.app[SANDBOX], sent)})
        except ControlError as error:
            return web.json_response({"ok": False, "error": error.error}, status=400)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            return web.json_response({"ok": False, "error": f"invalid_arguments: {error}"}, status=400)

    return handle


async def _read_clock(sandbox: Sandbox, _sent: Json) -> Json:
    return sandbox.clock.as_json()


async def _move_clock(sandbox: Sandbox, sent: Json) -> Json:
    sandbox.clock.move_as(sent)
    sandbox.live.changed("clock")
    return sandbox.clock.as_json()


async def _messages(sandbox: Sandbox, sent: Json) -> Json:
    conversation = arranging.conversation(sandbox, str(sent["channel"]))
    return {
        "messages": [
            {**one.body, **({} if one.addressee is None else {"ephemeral_to": one.addressee})}
            for one in sandbox.store.messages.everything(conversation.id)
        ]
    }


async def _traffic(sandbox: Sandbox, sent: Json) -> Json:
    return {"entries": sandbox.store.traffic.after(int(sent.get("after", 0)), limit=5000)}


async def _workspace(sandbox: Sandbox, _sent: Json) -> Json:
    return arranging.overview(sandbox)


async def _views(sandbox: Sandbox, sent: Json) -> Json:
    person = arranging.person(sandbox, str(sent["user"]))
    return {"modals": sandbox.store.views.stack(person.id), "home": sandbox.store.views.home(person.id)}


async def _faults(sandbox: Sandbox, _sent: Json) -> Json:
    return {"faults": sandbox.faults.as_json()}


async def _order_fault(sandbox: Sandbox, sent: Json) -> Json:
    fault = Fault(**sent)
    if fault.fault not in ("429", "500", "timeout_before", "timeout_after") and not fault.fault.startswith("error:"):
        raise ControlError("unknown_fault")
    sandbox.faults.order(fault)
    return {}


async def _clear_faults(sandbox: Sandbox, _sent: Json) -> Json:
    sandbox.faults.clear()
    return {}


async def _rates(sandbox: Sandbox, sent: Json) -> Json:
    sandbox.rates.is_enforced = bool(sent["enforced"])
    return {}


async def _pages(sandbox: Sandbox, sent: Json) -> Json:
    sandbox.longest_page = int(sent["longest"])
    return {}


async def _disconnect(sandbox: Sandbox, sent: Json) -> Json:
    """Ask the app's connections to go, for a `reason` of Slack's; `rude` cuts the lines instead."""
    if sent.get("rude"):
        return {"connections": sandbox.dispatcher.sockets.drop()}
    reason, grace = str(sent.get("reason", "refresh_requested")), float(sent.get("grace", 0.2))
    return {"connections": await sandbox.dispatcher.sockets.disconnect(reason, grace)}


async def _silence(sandbox: Sandbox, sent: Json) -> Json:
    """Let the app's connections hang, or end that."""
    sandbox.dispatcher.sockets.keep_silent(is_silent=bool(sent["is_silent"]))
    return {}


async def _repeat(sandbox: Sandbox, sent: Json) -> Json:
    """Bring once more what a `user` did last, as if its acknowledgement had been lost on the way."""
    return {"repeated": await sandbox.dispatcher.repeat(arranging.person(sandbox, str(sent["user"])).id)}


async def _http_url(sandbox: Sandbox, sent: Json) -> Json:
    await sandbox.dispatcher.use_http(sent["url"])
    return {}


async def _manifest(sandbox: Sandbox, sent: Json) -> Json:
    sandbox.manifest = parse_manifest(sent["manifest"])
    for team in sandbox.store.people.teams():
        seeding.apply_scopes(sandbox.store, team, sandbox.manifest.scopes)
    sandbox.live.changed("state")
    return {}


async def _seed(sandbox: Sandbox, sent: Json) -> Json:
    if "manifest" in sent:
        await _manifest(sandbox, sent)
    team = seeding.seed(sandbox.store, sandbox.clock, sent)
    sandbox.live.changed("state")
    token = sandbox.store.people.bot_token(team.id)
    return {"team": team.id, "bot_user": team.bot_user, "bot_token": token.token if token else None}


async def _user(sandbox: Sandbox, sent: Json) -> Json:
    team = arranging.team(sandbox, sent)
    person = seeding.add_person(sandbox.store, sandbox.clock, team, sent)
    for channel in sent.get("channels", []):
        arranging.let_in(sandbox, arranging.conversation(sandbox, channel), person.id)
    events.person_changed(sandbox, team, person, is_new=True)
    sandbox.live.changed("state")
    return {"user": person.id}


async def _change_user(sandbox: Sandbox, sent: Json) -> Json:
    person = arranging.change_person(sandbox, str(sent["user"]), sent)
    return {"user": person.id}


async def _channel(sandbox: Sandbox, sent: Json) -> Json:
    conversation = seeding.add_channel(sandbox.store, sandbox.clock, arranging.team(sandbox, sent), sent)
    sandbox.live.changed("state")
    return {"channel": conversation.id}


async def _change_channel(sandbox: Sandbox, sent: Json) -> Json:
    return {"channel": arranging.change_channel(sandbox, str(sent["channel"]), sent).id}


async def _share(sandbox: Sandbox, sent: Json) -> Json:
    if sent.get("is_pending"):
        return {"channel": arranging.offer(sandbox, str(sent["channel"]), arranging.team(sandbox, sent)).id}
    shared = arranging.share(sandbox, str(sent["channel"]), arranging.team(sandbox, sent), sent.get("told"))
    return {"channel": shared.id}


async def _invite(sandbox: Sandbox, sent: Json) -> Json:
    conversation = arranging.conversation(sandbox, str(sent["channel"]))
    arranging.let_in(sandbox, conversation, arranging.person_or_bot(sandbox, conversation, sent))
    return {}


async def _remove(sandbox: Sandbox, sent: Json) -> Json:
    conversation = arranging.conversation(sandbox, str(sent["channel"]))
    arranging.let_out(sandbox, conversation, arranging.person_or_bot(sandbox, conversation, sent))
    return {}


async def _token(sandbox: Sandbox, sent: Json) -> Json:
    arranging.change_token(sandbox, arranging.team(sandbox, sent), sent)
    return {}


async def _install(sandbox: Sandbox, sent: Json) -> Json:
    """Put the app into a team without asking, as an administrator's button does; answers the bot's token."""
    scopes = sandbox.manifest.scopes if sandbox.manifest else DEFAULT_SCOPES
    token = installing.install(sandbox, arranging.team(sandbox, sent), scopes)
    return {"bot_token": token.token}


async def _uninstall(sandbox: Sandbox, sent: Json) -> Json:
    installing.uninstall(sandbox, arranging.team(sandbox, sent))
    return {}


_ORDERS: dict[str, Order] = {
    "clock": _move_clock,
    "fault": _order_fault,
    "faults/clear": _clear_faults,
    "rates": _rates,
    "pages": _pages,
    "disconnect": _disconnect,
    "silence": _silence,
    "repeat": _repeat,
    "http_url": _http_url,
    "manifest": _manifest,
    "seed": _seed,
    "user": _user,
    "user/change": _change_user,
    "channel": _channel,
    "channel/change": _change_channel,
    "channel/invite": _invite,
    "channel/share": _share,
    "channel/remove": _remove,
    "token": _token,
    "install": _install,
    "uninstall": _uninstall,
}
