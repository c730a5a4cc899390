"""What is lost and doubled when processes are killed while they send, and when PostgreSQL is started anew meanwhile.

Real processes send to a workspace that is a process too; its own history tells what came, whatever the store believes.
"""

import random
import time
from contextlib import ExitStack

from tests.bench.engine.databases import Databases, quiet_folder
from tests.support.burst import LEASE_S, Burst, prepare, workspace_on
from tests.support.restarting import restarted_postgres

NUMBER = 20_000
KILLS = 20
PEOPLE = 100
RUNS = (("sqlite", 1), ("postgres", 1), ("postgres", 2), ("postgres", 4))
RESTARTS = 3


def kills(databases: Databases) -> dict[str, float]:
    """Lost and doubled after twenty kills for each database and number of processes, with and without history."""
    found: dict[str, float] = {}
    for kind, processes in RUNS:
        found |= _killed(f"kill.{kind}{processes}", databases.fresh(kind), processes)
    return found | _killed("unreadable.postgres2", databases.fresh("postgres"), 2, is_readable=False)


def restarts() -> dict[str, float]:
    """Lost and doubled when PostgreSQL goes away at once, and comes back, some times within a burst."""
    with restarted_postgres() as postgres, ExitStack() as stack:
        burst = _burst(stack, postgres.url, NUMBER // 4)
        with burst.sending(2):
            for restart in range(1, RESTARTS + 1):
                burst.wait_for(burst.number * restart // (RESTARTS + 1), seconds=300)
                postgres.restart()
            burst.wait_for(burst.number, seconds=300)
            time.sleep(2 * LEASE_S)
        return _told("restart.postgres2", burst)


def _killed(name: str, url: str, processes: int, *, is_readable: bool = True) -> dict[str, float]:
    chance = random.Random(processes)  # noqa: S311 - when to kill is no secret
    with ExitStack() as stack:
        burst = _burst(stack, url, NUMBER)
        if not is_readable:
            burst.hide_history()
        begun = time.monotonic()
        with burst.sending(processes):
            burst.kill_often(KILLS, chance)
            burst.wait_for(NUMBER, seconds=300)
            seconds = time.monotonic() - begun
            time.sleep(2 * LEASE_S)
        return _told(name, burst) | {f"reminders.{name}.seconds": seconds}


def _burst(stack: ExitStack, url: str, number: int) -> Burst:
    folder = stack.enter_context(quiet_folder())
    return prepare(url, stack.enter_context(workspace_on(folder)), number=number, people=PEOPLE)


def _told(name: str, burst: Burst) -> dict[str, float]:
    return {f"reminders.{name}.lost": burst.lost, f"reminders.{name}.doubled": burst.doubled}
