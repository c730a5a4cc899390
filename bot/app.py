"""Puts the program together for one workspace and runs it until it is told to stop; it holds no rule of its own.

The composition root: every part gets what it needs here, by name.
"""

import asyncio
import importlib
import secrets
import socket as network
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from bot.clock import Clock, WorkspaceClock
from bot.observe import Log
from bot.outgoing.courier import Courier
from bot.outgoing.ports import SharedWork
from bot.outgoing.ur import ClockLoop
from bot.settings import Settings
from bot.slack.answers import Answers
from bot.slack.connection import Connection
from bot.slack.drawing import Artist
from bot.slack.events import Events
from bot.slack.front import Front
from bot.slack.guard import Guard
from bot.slack.http import LARGEST_BODY, PATH, SlackRequests
from bot.slack.identity import Identity
from bot.slack.incoming import Reader
from bot.slack.listeners import Listeners, make_app
from bot.slack.sender import SlackSender
from bot.slack.socket import SocketMode
from bot.slack.submissions import Submissions
from bot.web.health import TICK_WITHIN_S, Health, Pulse
from domain.organisation import Profile
from handlers.registry import Registry, Services

LOCAL_POLL_S = 0.2
POLL_S = 1.0
DRAIN_S = 8.0
_HEAVY = ("dateparser", "holidays", "rapidfuzz", "snowballstemmer", "stdnum.dk.cpr")


@dataclass(slots=True, kw_only=True)
class App:
    """The program for one workspace, put together and not yet started."""

    settings: Settings
    clock: Clock
    session: aiohttp.ClientSession
    web_app: web.Application
    socket: SocketMode | None
    loop: ClockLoop
    guard: Guard
    identity: Identity
    log: Log

    async def run(self, stopping: asyncio.Event, *, ready: Callable[[int], None]) -> None:
        """Serves until told to stop, then finishes what was begun. `ready` is told the port it listens on."""
        runner = web.AppRunner(self.web_app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, self.settings.bind_host, self.settings.port)
        tasks: list[asyncio.Task[None]] = []
        try:
            await site.start()
            loop = asyncio.create_task(self.loop.run(stopping))
            tasks = [asyncio.create_task(one) for one in self._background()]
            self.guard.start("administrators", self.identity.look_up_administrators, None)
            if self.socket:
                await self._unless_stopped(self.socket.connect(), stopping)
            ready(int(runner.addresses[0][1]))
            self.log.info("serving", socket_mode=self.socket is not None)
            await stopping.wait()
            await self._stop(loop)
        finally:
            for task in tasks:
                task.cancel()
            if self.socket:
                await self.socket.close()
            await runner.cleanup()

    def _background(self) -> list[Coroutine[Any, Any, None]]:
        if isinstance(self.clock, WorkspaceClock):
            return [_warm(), self.clock.follow(self.settings.api_url, self.session)]
        return [_warm()]

    async def _stop(self, loop: asyncio.Task[None]) -> None:
        """Finishes what was begun, within the time a supervisor gives."""
        self.log.info("stopping")
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_S):
                await self.guard.drain(DRAIN_S)
                await loop

    @staticmethod
    async def _unless_stopped(doing: Coroutine[Any, Any, None], stopping: asyncio.Event) -> None:
        """Waits for it or for the end, whichever comes first."""
        task, end = asyncio.create_task(doing), asyncio.create_task(stopping.wait())
        await asyncio.wait({task, end}, return_when=asyncio.FIRST_COMPLETED)
        for one in (task, end):
            one.cancel()


def build(
    *,
    settings: Settings,
    profile: Profile,
    clock: Clock,
    registry: Registry,
    work: SharedWork,
    connection: Connection,
    log: Log,
) -> App:
    """The program for one workspace."""
    install, client, session = connection.team, connection.client, connection.session
    identity = Identity(client=client, work=work, install=install, administrators=settings.administrators)
    artist = Artist(client=client, identity=identity, log=log)
    answers = Answers(client=client, session=session, artist=artist, log=log)
    guard = Guard(answers=answers, log=log)
    services = Services(work, profile, registry)
    reader = Reader(client=client, work=work, identity=identity)
    front = Front(services=services, clock=clock, identity=identity, reader=reader, answers=answers, install=install)
    submissions = Submissions(front=front, guard=guard, answers=answers, artist=artist, client=client, log=log)
    events = Events(front=front, artist=artist, client=client, bot_user=connection.bot_user)
    bolt = make_app(connection)
    Listeners(front=front, submissions=submissions, events=events, guard=guard, log=log).listen(bolt)
    pulse = Pulse(TICK_WITHIN_S)
    sender = SlackSender(client=client, identity=identity, artist=artist, clock=clock, install=install, log=log)
    courier = Courier(
        work=work,
        sender=sender,
        builders=registry.messages,
        profile=profile,
        clock=clock,
        owner=f"{network.gethostname()}-{secrets.token_hex(4)}",
        lease_s=settings.lease_s,
        batch=settings.batch,
        log=log,
        alive=pulse.beat,
        watchers=identity.administrators_in,
    )
    loop = ClockLoop(
        work=work,
        courier=courier,
        profile=profile,
        clock=clock,
        log=log,
        alive=pulse.beat,
        every_s=LOCAL_POLL_S if settings.is_local else POLL_S,
    )
    socket = (
        SocketMode(app=bolt, app_token=settings.app_token, client=client, is_local=settings.is_local)
        if settings.uses_socket_mode
        else None
    )
    web_app = web.Application(client_max_size=LARGEST_BODY)
    health = Health(work=work, clock_loop=pulse, slack=socket.is_alive if socket else _always)
    web_app.router.add_get("/sund", health.answer)
    if socket is None:
        requests = SlackRequests(app=bolt, signing_secret=settings.signing_secret, clock=clock)
        web_app.router.add_post(PATH, requests.answer)
    return App(
        settings=settings,
        clock=clock,
        session=session,
        web_app=web_app,
        socket=socket,
        loop=loop,
        guard=guard,
        identity=identity,
        log=log,
    )


async def _always() -> bool:
    return True


async def _warm() -> None:
    """Loads the heavy libraries beside the loop, so that the first command needn't wait for them."""
    for name in _HEAVY:
        await asyncio.to_thread(importlib.import_module, name)
