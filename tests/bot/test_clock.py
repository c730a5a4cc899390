import asyncio
import contextlib
from pathlib import Path

from aiohttp import ClientSession, web

from bot.clock import ShiftedClock, SystemClock, WorkspaceClock, choose_clock
from danish.zone import COPENHAGEN, copenhagen
from tests.support.sandbox import running_workspace, until
from tests.support.serving import serving

START = copenhagen(2026, 10, 26, 9)


def test_a_shifted_clock_runs_on_from_its_start() -> None:
    """A clock that was given a start shows it and goes on, in Copenhagen's time."""
    clock = choose_clock(starts_at=START, is_local=True)
    assert isinstance(clock, ShiftedClock)
    assert 0 <= (clock.now() - START).total_seconds() < 5
    assert clock.now().tzinfo is COPENHAGEN


def test_which_clock_rules_follows_from_where_slack_is() -> None:
    """Slack itself goes by the machine's clock, a workspace on this machine by its own."""
    assert isinstance(choose_clock(starts_at=None, is_local=False), SystemClock)
    assert isinstance(choose_clock(starts_at=None, is_local=True), WorkspaceClock)


def test_a_workspaces_time_is_taken_from_its_answers() -> None:
    """A number in the header is the time from then on; anything else changes nothing."""
    clock = WorkspaceClock()
    clock.hear_header("snart")
    assert abs((clock.now() - SystemClock().now()).total_seconds()) < 5
    clock.hear_header(str(START.timestamp()))
    clock.hear_header("")
    assert 0 <= (clock.now() - START).total_seconds() < 5


async def test_a_workspaces_clock_is_followed_when_it_is_moved(tmp_path: Path) -> None:
    """When somebody moves the workspace's clock, the bot's is there a moment later."""
    clock = WorkspaceClock()
    async with running_workspace(tmp_path) as workspace, ClientSession() as session:
        following = asyncio.create_task(clock.follow(workspace.api_url, session, every_s=0.02))
        await workspace.move_clock(to="2026-11-10T15:00")
        await until(lambda: clock.now() >= copenhagen(2026, 11, 10, 15))
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following


async def test_another_slack_on_this_machine_goes_by_the_machines_clock() -> None:
    """A workspace that tells no time is asked once, and the machine's clock rules."""
    clock = WorkspaceClock()
    async with serving(web.Application()) as url, ClientSession() as session:
        await asyncio.wait_for(clock.follow(f"{url}/api/", session), 60)
    assert abs((clock.now() - SystemClock().now()).total_seconds()) < 5
