"""Looks at the workspaces again and again while a process runs: what stopped is tried, and what changed is seen."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.observe import Log
from bot.slack.at_hand import KEPT_S
from bot.slack.workspaces import Workspaces

TRIED_AGAIN_S = 300.0


async def keep_trying(workspaces: Workspaces) -> None:
    """Tries stopped workspaces again, at once and then from time to time, until it is cancelled.

    At once, since whoever has mended the settings starts the program anew and looks whether that was it.
    """
    while True:
        await _quietly(workspaces.try_again, workspaces.log)
        await _quietly(workspaces.look_up_administrators, workspaces.log)
        await asyncio.sleep(TRIED_AGAIN_S)


async def keep_looking(workspaces: Workspaces, *, every_s: float = KEPT_S) -> None:
    """Looks at the workspaces anew from time to time, until it is cancelled."""
    while True:
        await asyncio.sleep(every_s)
        await workspaces.look_anew()


async def _quietly(doing: Callable[[], Awaitable[None]], log: Log) -> None:
    try:
        await doing()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again
        log.warning("not tried again", error=type(error).__name__)
