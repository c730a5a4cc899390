"""Puts the clock loop together, for the bot's own process or for one that does nothing else; it runs nothing."""

import secrets
import socket as network

from bot.base import Base
from bot.clock import SystemClock, WorkspaceClock
from bot.measuring import MeasuredSender
from bot.outgoing.courier import Courier
from bot.outgoing.digests import Digests
from bot.outgoing.looks import POSTERS
from bot.outgoing.occasions import OccasionLooks
from bot.outgoing.tidying import Tidying
from bot.outgoing.ur import ClockLoop
from bot.slack.right_time import RightTime
from bot.slack.routing import RoutedSender
from bot.web.health import Pulse

MOVED_POLL_S = 0.2
"""Where people move the clock, and wait to see what that brings."""
POLL_S = 1.0


def build_loop(base: Base, *, pulse: Pulse) -> ClockLoop:
    """The clock loop of one process; `pulse` beats as it goes round."""
    settings, clock, log = base.settings, base.clock, base.log
    courier = Courier(
        work=base.work,
        sender=MeasuredSender(RoutedSender(base.workspaces, clock), base.metrics, clock),
        builders=base.registry.messages,
        profile=base.profile,
        clock=clock,
        owner=f"{network.gethostname()}-{secrets.token_hex(4)}",
        lease_s=settings.lease_s,
        batch=settings.batch,
        log=log,
        alive=pulse.beat,
        watchers=base.workspaces.administrators_in,
    )
    tidying = Tidying(work=base.work, clock=clock, days=settings.kept_days, profile=base.profile, log=log)
    occasions = OccasionLooks(
        work=base.work,
        profile=base.profile,
        watchers=base.workspaces.administrators_in,
        posters=POSTERS,
        log=log,
    )
    loop = ClockLoop(
        work=base.work,
        courier=courier,
        profile=base.profile,
        clock=clock,
        log=log,
        alive=pulse.beat,
        tidying=tidying,
        occasions=occasions,
        digests=Digests(work=base.work, profile=base.profile, log=log),
        done=base.metrics.part_done,
        every_s=MOVED_POLL_S if isinstance(clock, WorkspaceClock) else POLL_S,
    )
    if isinstance(clock, SystemClock):
        loop.is_right = RightTime(clock=clock, ask=base.workspaces.client("").api_test, log=log).is_right
    return loop
