"""Starts the program with its database and its connection to Slack, and ends it when the system asks; no feature here.

A signal to stop lets what was begun be finished.
"""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from importlib import import_module

from aiohttp import ClientConnectorCertificateError
from slack_sdk.errors import SlackApiError

from bot.app import build, build_clock
from bot.arguments import RefusedHere
from bot.base import Base
from bot.cli_database import answered
from bot.clock import SANDBOX_TIME_HEADER, TIME_HEADER, Clock, SystemClock, WorkspaceClock, choose_clock
from bot.measuring import MeasuredWork
from bot.metrics import Metrics
from bot.observe import Log, slack_code
from bot.profiles import usable_profiles
from bot.settings import Settings
from bot.settings_reader import SettingsMistake
from bot.slack.connection import TRANSPORT_ERRORS, Connection, introduce
from bot.slack.installations import Installations
from bot.slack.session import open_session
from bot.slack.workspaces import Workspaces
from domain.organisation import Profile
from domain.ports import Work
from domain.succession import in_force, in_succession
from handlers.registry import Registry
from storage.engine import close_to_others
from storage.schema import HEAD, upgrade, version_of
from storage.work import open_work

Fill = Callable[[Work, Connection, Profile, Clock], Awaitable[None]]


async def serve(
    *,
    settings: Settings,
    registry: Registry,
    log: Log,
    ready: Callable[[int], None],
    fill: Fill | None = None,
    stopping: asyncio.Event | None = None,
    has_clock_loop: bool = True,
    listener: socket.socket | None = None,
) -> None:
    """Serves Slack until a signal, or `stopping`, says stop. `fill` fills a workspace for trying first.

    `listener` is a socket that listens already; without it the settings' port is opened.
    """
    profiles = usable_profiles(settings.profiles)
    settings.require_slack()
    async with _opened(settings, profiles, registry, log) as base:
        if fill and base.workspaces.own:
            today = in_force(base.profile, base.clock.now().date())
            await fill(base.work, base.workspaces.own, today, base.clock)
        app = build(base, has_clock_loop=has_clock_loop, listener=listener)
        await app.run(stopping or _stop_on_signals(), ready=ready)


async def tick(
    *,
    settings: Settings,
    registry: Registry,
    log: Log,
    ready: Callable[[int], None],
    port: int | None = None,
    stopping: asyncio.Event | None = None,
) -> None:
    """Runs the clock loop until a signal, or `stopping`, says stop; with a port it tells there how it is."""
    profiles = usable_profiles(settings.profiles)
    settings.require_workspace()
    async with _opened(settings, profiles, registry, log) as base:
        await build_clock(base, port=port).run(stopping or _stop_on_signals(), ready=ready)


def bring_up_to_date(url: str, log: Log) -> None:
    """Makes the tables that the database lacks, and logs it: at a mistyped address all would begin anew."""
    before = version_of(url)
    if not upgrade(url):
        return
    if before is None:
        log.warning("new database made: is DATABASE_URL right?")
    else:
        log.info("database brought up to date", before=before, after=HEAD)


@asynccontextmanager
async def _opened(settings: Settings, profiles: Sequence[Profile], registry: Registry, log: Log) -> AsyncIterator[Base]:
    if settings.unknown:
        log.warning("settings not known", names=list(settings.unknown))
    for exposed in await asyncio.to_thread(close_to_others, settings.database_url):
        log.warning("file could be read by others", file=exposed.path.name, is_mended=exposed.is_mended)
    with answered():
        await asyncio.to_thread(bring_up_to_date, settings.database_url, log)
    clock = choose_clock(starts_at=settings.starts_at, is_local=settings.is_local)
    hear = clock.hear_header if isinstance(clock, WorkspaceClock | SystemClock) else None
    header = SANDBOX_TIME_HEADER if isinstance(clock, WorkspaceClock) else TIME_HEADER
    stored, metrics = open_work(settings.database_url, clock=clock.now), Metrics()
    work = MeasuredWork(stored, metrics)
    try:
        async with open_session(hear, header=header, is_local=settings.is_local) as session:
            workspaces = Workspaces(
                settings=settings,
                session=session,
                work=work,
                now=clock.now,
                log=log,
                installations=_installations(settings, work, clock),
            )
            await workspaces.installations.seal_anew()
            await _connect_own(workspaces)
            yield Base(
                settings=settings,
                profile=in_succession(profiles),
                registry=registry,
                clock=clock,
                work=work,
                workspaces=workspaces,
                log=log,
                metrics=metrics,
            )
    finally:
        await stored.close()


def _installations(settings: Settings, work: Work, clock: Clock) -> Installations:
    """Where the app is installed; the library that seals is loaded only where it is needed."""
    oauth = settings.oauth
    if oauth is None:
        return Installations(work=work, now=clock.now)
    seal = import_module("bot.slack.seal").Seal(oauth.keys)
    return Installations(work=work, now=clock.now, seal=seal, allowed=oauth.workspaces)


async def _connect_own(workspaces: Workspaces) -> None:
    """Asks whose the settings' own token is. Where Slack refuses it, other workspaces go on without it."""
    settings = workspaces.settings
    if not settings.bot_token:
        return
    client, log = workspaces.client(settings.bot_token), workspaces.log
    try:
        own = await introduce(client, workspaces.session, waiting=lambda: log.warning("slack does not answer yet"))
        await workspaces.connect_own(own)
    except SlackApiError as error:
        if settings.oauth:
            log.warning("slack does not accept SLACK_BOT_TOKEN", slack=slack_code(error))
            return
        raise SettingsMistake("SLACK_BOT_TOKEN", f"Slack afviser den ({slack_code(error)}).") from error
    except ClientConnectorCertificateError as error:
        raise RefusedHere(
            f"Certifikatet på {settings.api_url} kan ikke godkendes. Står der en proxy imellem, så lad SSL_CERT_FILE "
            "pege på en fil med dens certifikat."
        ) from error
    except TRANSPORT_ERRORS as error:
        raise RefusedHere(f"Ingen svarer på {settings.api_url}. Se efter netværket, og om der er en proxy.") from error


def _stop_on_signals() -> asyncio.Event:
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    return stopping
