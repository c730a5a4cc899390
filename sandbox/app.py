"""Builds the sandbox from its parts as one aiohttp application; it listens nowhere and reads no environment."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import web

from sandbox.clock import START, Clock
from sandbox.context import SANDBOX, Sandbox
from sandbox.control import routes as control
from sandbox.delivery.dispatcher import Dispatcher
from sandbox.delivery.triggers import Triggers
from sandbox.guard import guard, stamp
from sandbox.live import Live
from sandbox.manifest import Manifest
from sandbox.oauth import routes as oauth
from sandbox.oauth.codes import Codes
from sandbox.persons import answering
from sandbox.seeding import SIGNING_SECRET, seed_first
from sandbox.store.store import Store, open_store
from sandbox.traffic_log import TrafficLog
from sandbox.ui import gallery as gallery_page
from sandbox.ui import page
from sandbox.ui import routes as ui
from sandbox.webapi import file_routes
from sandbox.webapi import routes as webapi

_LARGEST_BODY = 80_000_000
_FLUSH_SECONDS = 1.0


def open_folder(folder: Path, *, start: str = START) -> tuple[Store, Clock]:
    """Open a workspace's folder; its clock begins at `start` if the folder is new."""
    store = open_store(folder)
    return store, Clock(store.settings, start=start)


def build(
    *,
    store: Store,
    clock: Clock,
    base_url: str,
    manifest: Manifest | None = None,
    http_url: str | None = None,
    ack_seconds: float = 3.0,
    gallery: Path | None = None,
) -> web.Application:
    """Build the application that is served at `base_url`; it closes the store when it is cleaned up.

    `gallery` is where a file of the app's cards and forms is, or will be.
    """
    seed_first(store, clock, manifest)
    log = TrafficLog(store.traffic, clock)
    sandbox = Sandbox(
        store=store,
        clock=clock,
        manifest=manifest,
        base_url=base_url,
        live=Live(),
        log=log,
        dispatcher=Dispatcher(clock=clock, log=log, secret=SIGNING_SECRET, http_url=http_url, ack_seconds=ack_seconds),
        triggers=Triggers(clock),
        codes=Codes(clock),
        gallery=gallery,
    )
    app = web.Application(middlewares=[guard], client_max_size=_LARGEST_BODY)
    app[SANDBOX] = sandbox
    for room in (webapi, file_routes, oauth, answering, ui, page, gallery_page, control):
        room.add_routes(app)
    app.router.add_get("/link/", _socket)
    app.on_response_prepare.append(stamp)
    app.on_shutdown.append(_let_go)
    app.cleanup_ctx.append(_kept)
    return app


async def _socket(request: web.Request) -> web.WebSocketResponse:
    sandbox = request.app[SANDBOX]
    return await sandbox.dispatcher.sockets.serve(request)


async def _let_go(app: web.Application) -> None:
    app[SANDBOX].live.close()
    await app[SANDBOX].dispatcher.close()


async def _kept(app: web.Application) -> AsyncIterator[None]:
    """Keep clock and traffic on disk while the application runs, and close the store after it."""
    sandbox = app[SANDBOX]
    task = asyncio.create_task(_keep(sandbox))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    sandbox.clock.close()
    sandbox.store.close()


async def _keep(sandbox: Sandbox) -> None:
    was_connected = sandbox.dispatcher.is_connected
    while True:
        await asyncio.sleep(_FLUSH_SECONDS)
        sandbox.clock.now()
        sandbox.store.traffic.flush()
        if sandbox.dispatcher.is_connected != was_connected:
            was_connected = not was_connected
            sandbox.live.changed("state")
