"""The page's own interface under `/_ui/`: a person's acts and what that person sees; acts themselves are `persons`'."""

import asyncio
from base64 import b64decode
from urllib.parse import quote

from aiohttp import web

from sandbox.context import SANDBOX
from sandbox.live import Listener
from sandbox.persons import acting, commanding, shortcuts, submitting, writing
from sandbox.persons.acts import ActError, Actor, Json
from sandbox.ui.requests import answered, needed, optional, structure
from sandbox.ui.shapes import message_shapes, state_shape

_SHOWN = ("image/png", "image/jpeg", "image/gif")


def add_routes(app: web.Application) -> None:
    """Register the page's interface."""
    app.router.add_get("/_ui/state", answered(_state))
    app.router.add_get("/_ui/messages", answered(_messages))
    app.router.add_get("/_ui/view", answered(_view))
    app.router.add_get("/_ui/home", answered(_home))
    app.router.add_post("/_ui/home", answered(_open_home))
    app.router.add_post("/_ui/message", answered(_message))
    app.router.add_post("/_ui/file", answered(_share))
    app.router.add_post("/_ui/command", answered(_command))
    app.router.add_post("/_ui/action", answered(_action))
    app.router.add_post("/_ui/view/submit", answered(_submit))
    app.router.add_post("/_ui/view/close", answered(_close))
    app.router.add_post("/_ui/shortcut", answered(_shortcut))
    app.router.add_post("/_ui/dm", answered(_dm))
    app.router.add_get("/_ui/traffic", _traffic)
    app.router.add_post("/_ui/clock", _clock)
    app.router.add_get("/_ui/file/{file}", _file)
    app.router.add_get("/_ui/live", _live)


async def _state(_request: web.Request, actor: Actor, _sent: Json) -> Json:
    return state_shape(actor)


async def _messages(_request: web.Request, actor: Actor, sent: Json) -> Json:
    conversation = actor.sandbox.store.conversations.find(needed(sent, "channel"))
    if conversation is None or actor.team.id not in conversation.teams:
        raise ActError("channel_not_found")
    if conversation.kind != "channel":
        conversation = actor.conversation(conversation.id)
    shapes = message_shapes(actor, conversation, optional(sent, "thread"))
    if shapes and actor.sandbox.store.conversations.mark_read(conversation.id, actor.person.id, shapes[-1]["ts"]):
        actor.sandbox.live.changed("state", user=actor.person.id)
    return {"messages": shapes}


async def _message(_request: web.Request, actor: Actor, sent: Json) -> Json:
    text = sent.get("text")
    message = writing.write(
        actor, needed(sent, "channel"), text if isinstance(text, str) else "", optional(sent, "thread_ts")
    )
    return {"ok": True, "ts": message["ts"]}


async def _share(_request: web.Request, actor: Actor, sent: Json) -> Json:
    content = b64decode(needed(sent, "content"), validate=True)
    text = optional(sent, "text") or ""
    message = writing.share(actor, needed(sent, "channel"), needed(sent, "name"), content, text)
    return {"ok": True, "ts": message["ts"]}


async def _command(_request: web.Request, actor: Actor, sent: Json) -> Json:
    text = optional(sent, "text") or ""
    await commanding.command(actor, needed(sent, "channel"), needed(sent, "command"), text)
    return {"ok": True}


async def _action(_request: web.Request, actor: Actor, sent: Json) -> Json:
    await acting.act(actor, structure(sent, "container"), structure(sent, "action"), _values(sent))
    return {"ok": True}


async def _view(_request: web.Request, actor: Actor, _sent: Json) -> Json:
    stack = actor.sandbox.store.views.stack(actor.person.id)
    return {"view": stack[-1] if stack else None, "depth": len(stack)}


async def _submit(_request: web.Request, actor: Actor, sent: Json) -> Json:
    errors = await submitting.submit(actor, needed(sent, "view_id"), _values(sent))
    return {"ok": False, "errors": errors} if errors else {"ok": True}


async def _close(_request: web.Request, actor: Actor, sent: Json) -> Json:
    await submitting.close(actor, needed(sent, "view_id"))
    return {"ok": True}


async def _home(_request: web.Request, actor: Actor, _sent: Json) -> Json:
    return {"view": actor.sandbox.store.views.home(actor.person.id)}


async def _open_home(_request: web.Request, actor: Actor, _sent: Json) -> Json:
    writing.open_home(actor)
    return {"ok": True}


async def _shortcut(_request: web.Request, actor: Actor, sent: Json) -> Json:
    await shortcuts.shortcut(actor, needed(sent, "callback_id"), optional(sent, "channel"), optional(sent, "ts"))
    return {"ok": True}


async def _dm(_request: web.Request, actor: Actor, sent: Json) -> Json:
    return {"ok": True, "channel": writing.open_direct_message(actor, needed(sent, "with")).id}


async def _traffic(request: web.Request) -> web.Response:
    after = request.query.get("after", "0")
    entries = request.app[SANDBOX].store.traffic.after(int(after) if after.isdecimal() else 0)
    return web.json_response({"entries": entries})


async def _clock(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    try:
        sandbox.clock.move_as(await request.json())
    except (ValueError, TypeError):
        return web.json_response({"ok": False, "error": "invalid_time"})
    sandbox.live.changed("clock")
    return web.json_response({"ok": True, "clock": sandbox.clock.as_json()})


async def _file(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    file = sandbox.store.files.find(request.match_info["file"])
    person = sandbox.store.people.person(request.query.get("user", ""))
    if file is None or person is None or person.team != file.team or not file.is_complete:
        return web.Response(status=404, text="Not Found")
    way = "inline" if file.mimetype in _SHOWN else "attachment"
    headers = {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(file.name)}"}
    content = sandbox.store.files.content(file.id)
    return web.Response(body=content, content_type=file.mimetype, headers=headers)


async def _live(request: web.Request) -> web.WebSocketResponse:
    sandbox = request.app[SANDBOX]
    socket = web.WebSocketResponse(heartbeat=30)
    await socket.prepare(request)
    listener = sandbox.live.listen(request.query.get("user", ""))
    sender = asyncio.create_task(_send_news(socket, listener))
    try:
        async for _ in socket:
            continue  # the page says nothing; reading is how its leaving is noticed
    finally:
        sandbox.live.leave(listener)
        sender.cancel()
    return socket


async def _send_news(socket: web.WebSocketResponse, listener: Listener) -> None:
    while (news := await listener.queue.get()) is not None:
        try:
            await socket.send_json(news)
        except ConnectionError:
            return
    await socket.close()


def _values(sent: Json) -> object:
    """The values of a form, whether they come as `{values: …}` or bare."""
    state = sent.get("state")
    return state.get("values", state) if isinstance(state, dict) else None
