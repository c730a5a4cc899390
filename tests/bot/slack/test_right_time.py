"""Whether the machine's clock is right, by what Slack's answers say of the time."""

import time
from dataclasses import dataclass, replace
from email.utils import formatdate
from pathlib import Path

from structlog.testing import capture_logs

from bot.clock import TIME_HEADER, SystemClock
from bot.clockwork import build_loop
from bot.observe import get_log
from bot.slack.connection import make_client
from bot.slack.right_time import ASKED_AGAIN_S, FAR_OFF_S, RightTime
from bot.slack.session import open_session
from bot.web.health import Pulse
from tests.support.built import built_app
from tests.support.sandbox import running_workspace
from tests.support.trial import Trial


@dataclass(slots=True)
class Machine:
    """A machine's clock that can be set wrong."""

    off_s: float = 0.0

    def unix(self) -> float:
        """What it says."""
        return time.time() + self.off_s


async def test_a_clock_far_from_slacks_is_wrong_until_it_is_set(tmp_path: Path) -> None:
    """It is found out before anything is due by it, said in the log, and over as soon as somebody sets it.

    One that is set wrong later, or a machine that slept, is asked about anew.
    """
    machine = Machine(off_s=400 * 86_400)
    clock = SystemClock(machine.unix)
    async with running_workspace(tmp_path) as workspace, open_session(clock.hear_header, header=TIME_HEADER) as session:
        slack = make_client(token="", api_url=workspace.api_url, session=session, is_local=True)
        right = RightTime(clock=clock, ask=slack.api_test, log=get_log())
        with capture_logs() as lines:
            assert [await right.is_right(), await right.is_right()] == [False, False]
        assert [one["event"] for one in lines] == ["the clock is not Slack's: nothing is due until it is"]
        machine.off_s = FAR_OFF_S / 2
        assert await right.is_right()
        machine.off_s = -86_400.0
        assert not await right.is_right()


async def test_until_slack_has_answered_nothing_is_due_by_the_machines_clock() -> None:
    """Where Slack can't be reached at the start it may be wrong by years, and what is deleted is gone.

    An answer in which no date stands says nothing against the clock. Slack is asked again after a minute.
    """
    clock, answers, seconds = SystemClock(), False, 0.0

    async def ask() -> None:
        if not answers:
            raise TimeoutError

    right = RightTime(clock=clock, ask=ask, log=get_log(), monotonic=lambda: seconds)
    with capture_logs() as lines:
        assert not await right.is_right()
    assert [one["event"] for one in lines] == ["slack has not told the time: nothing is due until it does"]
    answers = True
    clock.hear_header("snart")
    assert not await right.is_right()
    seconds = ASKED_AGAIN_S
    assert await right.is_right()
    answers = False
    assert await right.is_right()
    assert clock.off_s is None


async def test_the_clock_loop_looks_whether_the_machines_clock_is_right(tmp_path: Path, sqlite_url: str) -> None:
    """The loop of a process that goes by the machine's clock asks; that of a local workspace has no other clock."""
    clock = SystemClock(Machine(off_s=86_400.0).unix)
    clock.hear_header(formatdate())
    async with running_workspace(tmp_path) as workspace, built_app(workspace, sqlite_url, Trial()) as app:
        assert await build_loop(app.base, pulse=Pulse(1)).is_right()
        assert not await build_loop(replace(app.base, clock=clock), pulse=Pulse(1)).is_right()
