"""A thousand people's digests due at half past eight, while the workspace enforces its rates: how long, and how fair.

The program's own clock process makes and sends them. The least time is what twenty a second in a workspace allow, each
person having a conversation of their own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

from danish.zone import copenhagen
from domain.meetings import Meeting, plan_meeting
from domain.people import RoleAssignment
from domain.ports import Repositories
from domain.tasks import plan_tasks
from storage.work import open_work
from tests.bench.engine.databases import Databases, quiet_folder
from tests.support.burst import prepare, workspace_on
from tests.support.engine import INSTALL, shipped_profile
from tests.support.sandbox import BOT, BOT_TOKEN, WorkspaceProcess

PEOPLE = 1_000
PER_SECOND = 20
BODY = "politisk/fyn"
HALF_PAST = copenhagen(2026, 10, 27, 8, 30)
_AHEAD = timedelta(seconds=30)
"""Before the hour, in which the program learns whose digests are to come."""
_MEETS = copenhagen(2026, 11, 19, 15)
"""So that quality assurance is due within three working days, but reminded of on no such morning."""


def morning(databases: Databases) -> dict[str, float]:
    """Lost and doubled; when the last one came, beside the least; by how many places anybody was overtaken at most."""
    url = databases.fresh("sqlite")
    with ExitStack() as stack:
        workspace = stack.enter_context(workspace_on(stack.enter_context(quiet_folder())))
        users = prepare(url, workspace, number=0, people=PEOPLE).users
        _give_roles(url)
        workspace.post("_control/rates", enforced=True)
        workspace.post("_control/clock", to=(HALF_PAST - _AHEAD).isoformat())
        stack.enter_context(_clock_process(url, workspace))
        told = _wait_for_all(workspace, users)
    came = [number for _, number in told]
    return {
        "reminders.morning.lost": PEOPLE - len(set(came)),
        "reminders.morning.doubled": len(came) - len(set(came)),
        "reminders.morning.last_s": told[-1][0] - HALF_PAST.timestamp(),
        "reminders.morning.least_s": PEOPLE / PER_SECOND,
        "reminders.morning.most_overtaken": max(place - number for place, number in enumerate(came)),
    }


def _give_roles(url: str) -> None:
    """A meeting with its tasks, and a role in its secretariat for everybody."""
    now, profile = HALF_PAST - timedelta(days=90), shipped_profile()
    work = open_work(url, clock=lambda: now)

    def unit(store: Repositories) -> None:
        asked = Meeting(0, BODY, _MEETS, _MEETS + timedelta(hours=2), install=INSTALL)
        meeting = store.meetings.add(plan_meeting(asked, profile, now))
        store.tasks.add(plan_tasks(meeting, profile.body(BODY).forum, now))
        for person in store.people.everybody():
            store.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, person))

    work.run_blocking(unit)
    work.close_blocking()


@contextmanager
def _clock_process(url: str, workspace: WorkspaceProcess) -> Iterator[None]:
    """`python -m bot ur` as long as the block lasts."""
    # The program's environment is this one's, but for where everything is.
    environment = dict(os.environ) | {  # noqa: TID251
        "SLACK_API_URL": workspace.api_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "DATABASE_URL": url,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "ur"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _wait_for_all(workspace: WorkspaceProcess, users: list[str]) -> list[tuple[float, int]]:
    """When each message to these persons came and whose it was, the earliest first."""
    channels = [str(workspace.post("_ui/dm", user=user, **{"with": BOT})["channel"]) for user in users]
    end = time.monotonic() + 300
    told: list[tuple[float, int]] = []
    while time.monotonic() < end and len({number for _, number in told}) < len(users):
        time.sleep(2)
        if workspace.get(f"_control/messages?channel={channels[-1]}")["messages"] or told:
            told = _told(workspace, channels)
    time.sleep(2)
    return _told(workspace, channels)


def _told(workspace: WorkspaceProcess, channels: list[str]) -> list[tuple[float, int]]:
    return sorted(
        (float(one["ts"]), number)
        for number, channel in enumerate(channels)
        for one in workspace.get(f"_control/messages?channel={channel}")["messages"]
    )
