"""Starts the program with its database and its connection to Slack, and ends it when the system asks; no feature here.

A signal to stop lets what was begun be finished.
"""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from slack_sdk.errors import SlackApiError

from bot.app import build, build_clock
from bot.base import Base
from bot.clock import Clock, WorkspaceClock, choose_clock
from bot.measuring import MeasuredWork
from bot.metrics import Metrics
from bot.observe import Log, slack_code
from bot.profiles import profile_on, usable_profiles
from bot.settings import Settings, SettingsMistake
from bot.slack.connection import TRANSPORT_ERRORS, Connection, introduce, make_client, open_session
from domain.organisation import Profile
from domain.ports import Work
from handlers.registry import Registry
from storage.schema import upgrade
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
        if fill:
            await fill(base.work, base.connection, base.profile, base.clock)
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
    settings.require_bot_token()
    async with _opened(settings, profiles, registry, log) as base:
        await build_clock(base, port=port).run(stopping or _stop_on_signals(), ready=ready)


@asynccontextmanager
async def _opened(settings: Settings, profiles: Sequence[Profile], registry: Registry, log: Log) -> AsyncIterator[Base]:
    await asyncio.to_thread(upgrade, settings.database_url)
    clock = choose_clock(starts_at=settings.starts_at, is_local=settings.is_local)
    hear = clock.hear_header if isinstance(clock, WorkspaceClock) else None
    work, metrics = open_work(settings.database_url, clock=clock.now), Metrics()
    try:
        async with open_session(hear) as session:
            client = make_client(
                token=settings.bot_token, api_url=settings.api_url, session=session, is_local=settings.is_local
            )
            yield Base(
                settings=settings,
                connection=await _introduced(introduce(client, session)),
                profile=profile_on(profiles, clock.now().date()),
                registry=registry,
                clock=clock,
                work=MeasuredWork(work, metrics),
                log=log,
                metrics=metrics,
            )
    finally:
        await work.close()


async def _introduced(introduction: Awaitable[Connection]) -> Connection:
    try:
        return await introduction
    except SlackApiError as error:
        raise SettingsMistake("SLACK_BOT_TOKEN", f"Slack afviser den ({slack_code(error) or 'uden grund'}).") from error
    except TRANSPORT_ERRORS as error:
        raise SettingsMistake("SLACK_API_URL", "der svarer ingen på adressen.") from error


def _stop_on_signals() -> asyncio.Event:
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    return stopping
