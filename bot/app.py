"""Puts the program together and runs it until it is told to stop; it holds no rule of its own.

The composition root: every part gets what it needs here, by name.
"""

import asyncio
import importlib
import socket
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web
from slack_bolt.app.async_app import AsyncApp

from bot import clockwork
from bot.archive.apart import ArchivesApart
from bot.arguments import RefusedHere
from bot.base import Base
from bot.clock import WorkspaceClock
from bot.measuring import Meter
from bot.observe import described
from bot.outgoing.unanswered import tell_unanswered
from bot.outgoing.ur import ClockLoop
from bot.slack.deliveries import Origin
from bot.slack.desks import open_desk
from bot.slack.guard import Guard
from bot.slack.http import LARGEST_BODY, PATH, SlackRequests
from bot.slack.identity import PLATFORM
from bot.slack.keeping import keep_looking, keep_trying
from bot.slack.listeners import Listeners, make_app
from bot.slack.oauth import OAuthPages
from bot.slack.per_workspace import PerWorkspace
from bot.slack.socket import SocketMode
from bot.slack.workspaces import Workspace
from bot.web import metrics
from bot.web.calendars import ROUTE, CalendarPages
from bot.web.headers import protect
from bot.web.health import TICK_WITHIN_S, Called, Health, Heard, Pulse
from documents.meeting_plan import read_plan
from documents.minutes.reading import read_minutes
from documents.minutes.remembering import remembering
from documents.people_list import read_file
from handlers.registry import Services

DRAIN_S = 8.0
"""So long what was begun may take: many supervisors kill after ten seconds, and what is left takes one."""
_CLOSING_S = 2.5
"""So long the doors stay open for what came in: by then all that is Slack's is acknowledged, forms too."""
_NOTED_S = 1.0
_HEAVY = ("dateparser", "holidays", "rapidfuzz", "snowballstemmer", "stdnum.dk.cpr")


@dataclass(slots=True, kw_only=True)
class App:
    """A process of the program, put together and not yet started. `listening` is a port, an open socket or nowhere."""

    base: Base
    web_app: web.Application
    listening: int | socket.socket | None
    socket_mode: SocketMode | None
    loop: ClockLoop | None
    guard: Guard
    drain_s: float = DRAIN_S

    async def run(self, stopping: asyncio.Event, *, ready: Callable[[int], None]) -> None:
        """Serves until told to stop, then finishes what was begun. `ready` is told the port it listens on, or 0."""
        # Packed bodies stay so: they'd be unpacked as they come, also a stranger's, and Slack packs none.
        runner = web.AppRunner(self.web_app, access_log=None, auto_decompress=False, shutdown_timeout=_CLOSING_S)
        await runner.setup()
        loop: asyncio.Task[None] | None = None
        tasks: list[asyncio.Task[None]] = []
        try:
            await self._listen(runner)
            loop = asyncio.create_task(self.loop.run(stopping)) if self.loop else None
            tasks = [asyncio.create_task(one) for one in self._background()]
            await self.base.workspaces.connected()
            if self.socket_mode:
                await self._unless_stopped(self.socket_mode.connect(), stopping)
            ready(int(runner.addresses[0][1]) if runner.addresses else 0)
            self.base.log.info("serving", socket_mode=self.socket_mode is not None, clock_loop=loop is not None)
            await stopping.wait()
        finally:
            stopping.set()  # a start that Slack refuses ends what it began
            await self._stop(runner, loop)
            for task in tasks:
                task.cancel()

    async def _listen(self, runner: web.AppRunner) -> None:
        """Opens the doors; raises RefusedHere where it can't."""
        match self.listening:
            case int(port):
                try:
                    await web.TCPSite(runner, self.base.settings.bind_host, port).start()
                except OSError as error:
                    raise RefusedHere(
                        f"Port {port} kan ikke bruges: Et andet program har den, den kræver flere rettigheder, "
                        "eller TOVHOLDER_ADRESSE er ikke denne maskines."
                    ) from error
            case socket.socket() as listener:
                await web.SockSite(runner, listener).start()

    def _background(self) -> list[Coroutine[Any, Any, None]]:
        workspaces = self.base.workspaces
        always = [_warm(), self.base.metrics.watch_event_loop(), keep_trying(workspaces), keep_looking(workspaces)]
        clock, session = self.base.clock, workspaces.session
        if isinstance(clock, WorkspaceClock):
            return [*always, clock.follow(self.base.settings.api_url, session)]
        return always

    async def _stop(self, runner: web.AppRunner, loop: asyncio.Task[None] | None) -> None:
        """Hears nothing more, and finishes what was begun: what was acknowledged, nobody sends again."""
        self.base.log.info("stopping")
        until = asyncio.get_running_loop().time() + self.drain_s
        doors = [runner.cleanup(), *([self.socket_mode.close(_CLOSING_S)] if self.socket_mode else [])]
        await asyncio.gather(*doors)
        waiting = await self.guard.drain(until - asyncio.get_running_loop().time())
        await asyncio.gather(self._note(waiting), _end(loop, until))

    async def _note(self, waiting: Sequence[Origin]) -> None:
        """Has those told by the outbox whose answers can't be waited for."""
        if not waiting:
            return
        users, now = [(one.install, one.user) for one in waiting], self.base.clock.now()
        self.base.log.warning("answers given up", number=len(users))
        try:
            async with asyncio.timeout(_NOTED_S):
                await self.base.work.run(lambda store: tell_unanswered(store, PLATFORM, users, now))
        except Exception as error:  # noqa: BLE001 - the program stops whatever it is
            self.base.log.warning("given up answers not noted", **described(error))

    @staticmethod
    async def _unless_stopped(doing: Coroutine[Any, Any, None], stopping: asyncio.Event) -> None:
        """Waits for it or for the end, whichever comes first; raises what it raises."""
        task, end = asyncio.create_task(doing), asyncio.create_task(stopping.wait())
        done, _ = await asyncio.wait({task, end}, return_when=asyncio.FIRST_COMPLETED)
        for one in (task, end):
            one.cancel()
        if task in done:
            task.result()


def build(base: Base, *, has_clock_loop: bool, listener: socket.socket | None = None) -> App:
    """The process that Slack talks to, on the settings' port unless `listener` is open already.

    Without the clock loop, processes of its own must run it (`build_clock`).
    """
    settings, workspaces, log = base.settings, base.workspaces, base.log
    guard = _meeting_guard(base)
    open_ = partial(
        open_desk,
        services=Services(
            base.work,
            base.profile,
            base.registry,
            read_file,
            remembering(read_minutes),
            read_plan,
            ArchivesApart(database_url=settings.database_url, profiles=settings.profiles, log=log),
            public_address=settings.public_address,
        ),
        clock=base.clock,
        meter=Meter(base.metrics, base.registry, log),
        guard=guard,
        log=log,
    )
    bolt = make_app(workspaces)
    desks = PerWorkspace(workspaces, open_)
    Listeners(desks=desks, workspaces=workspaces, guard=guard, log=log).listen(bolt)
    socket_mode = _socket_mode(base, bolt) if settings.uses_socket_mode else None
    pulse = Pulse(TICK_WITHIN_S) if has_clock_loop else None
    web_app = _web_app(base, pulse, socket_mode or Called())
    if socket_mode is None:
        requests = SlackRequests(app=bolt, signing_secret=settings.signing_secret, clock=base.clock)
        web_app.router.add_post(PATH, requests.answer)
    if settings.public_address:
        pages = CalendarPages(work=base.work, shipped=base.profile, clock=base.clock, log=log)
        web_app.router.add_get(ROUTE, pages.answer)
    if settings.oauth:
        OAuthPages(workspaces, settings.oauth, guard, base.registry.invitation).add_to(web_app)
    loop = clockwork.build_loop(base, pulse=pulse) if pulse else None
    return App(
        base=base,
        web_app=web_app,
        listening=listener or settings.port,
        socket_mode=socket_mode,
        loop=loop,
        guard=guard,
    )


def build_clock(base: Base, *, port: int | None) -> App:
    """A process that runs the clock loop and nothing else; it hears nothing from Slack."""
    pulse = Pulse(TICK_WITHIN_S)
    return App(
        base=base,
        web_app=_web_app(base, pulse, Called()),
        listening=port,
        socket_mode=None,
        loop=clockwork.build_loop(base, pulse=pulse),
        guard=_meeting_guard(base),
    )


def _meeting_guard(base: Base) -> Guard:
    """A guard; it also learns who administers each workspace that is met, so that a failure can be told to them."""
    guard = Guard(log=base.log)

    def learn(workspace: Workspace) -> None:
        guard.start("administrators", workspace.identity.look_up_administrators, None)

    base.workspaces.met = learn
    return guard


def _socket_mode(base: Base, bolt: AsyncApp) -> SocketMode:
    """The websocket; its one token hears all workspaces that the app is installed in."""
    settings, client = base.settings, base.workspaces.client("")
    token, is_local = settings.app_token, settings.is_local
    return SocketMode(app=bolt, app_token=token, client=client, is_local=is_local, log=base.log)


def _web_app(base: Base, pulse: Pulse | None, slack: Heard) -> web.Application:
    web_app = web.Application(client_max_size=LARGEST_BODY)
    web_app.on_response_prepare.append(protect)
    health = Health(wellbeing=base.wellbeing, clock_loop=pulse, slack=slack)
    web_app.router.add_get("/sund", health.answer)
    if token := base.settings.metrics_token:
        page = metrics.MetricsPage(metrics=base.metrics, wellbeing=base.wellbeing, clock_loop=pulse, token=token)
        web_app.router.add_get(metrics.PATH, page.answer)
    return web_app


async def _end(loop: asyncio.Task[None] | None, until: float) -> None:
    """Lets the clock loop finish its turn, as long as there is time."""
    if loop:
        await asyncio.wait({loop}, timeout=max(until - asyncio.get_running_loop().time(), 0))
        loop.cancel()
        await asyncio.wait({loop}, timeout=_NOTED_S)  # it notes what was sent, and what it had not begun


async def _warm() -> None:
    """Loads the heavy libraries beside the loop, so that the first command needn't wait for them."""
    for name in _HEAVY:
        await asyncio.to_thread(importlib.import_module, name)
