import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.burst import LEASE_S, Burst, prepare, workspace_on
from tests.support.restarting import restarted_postgres
from tests.support.sandbox import WorkspaceProcess

pytestmark = [pytest.mark.processes, pytest.mark.timed]

NUMBER = 200
PEOPLE = 16
BATCH = 20


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceProcess]:
    """A workspace as its own process."""
    with workspace_on(tmp_path / "workspace") as running:
        yield running


def send_and_kill(burst: Burst, kills: int) -> None:
    """Lets two processes send everything, while now one and now the other is killed."""
    with burst.sending(2):
        burst.kill_often(kills, random.Random(17))  # noqa: S311 - when to kill is no secret
        burst.wait_for(NUMBER)
        time.sleep(LEASE_S)


def test_two_processes_that_are_killed_lose_nothing_and_say_nothing_twice(
    workspace: WorkspaceProcess, postgres_url: str
) -> None:
    """On PostgreSQL, however often one of two is killed while they issue due reminders and send, each comes once."""
    burst = prepare(postgres_url, workspace, number=NUMBER, people=PEOPLE, is_planned=True)
    send_and_kill(burst, 2)
    assert (burst.lost, burst.doubled) == (0, 0)


def test_one_process_on_a_file_turns_reminders_into_messages_once(workspace: WorkspaceProcess, sqlite_url: str) -> None:
    """On SQLite too, with one process that is killed and started again."""
    burst = prepare(sqlite_url, workspace, number=NUMBER, people=PEOPLE, is_planned=True)
    with burst.sending(1):
        burst.kill_often(2, random.Random(17))  # noqa: S311 - when to kill is no secret
        burst.wait_for(NUMBER)
        time.sleep(LEASE_S)
    assert (burst.lost, burst.doubled) == (0, 0)


def test_where_nobody_can_look_nothing_is_lost_and_little_comes_twice(
    workspace: WorkspaceProcess, sqlite_url: str
) -> None:
    """Without the right to read history a kill doubles what was on its way, a batch at most, and loses nothing."""
    burst = prepare(sqlite_url, workspace, number=NUMBER, people=PEOPLE)
    burst.hide_history()
    send_and_kill(burst, 2)
    assert burst.lost == 0
    assert burst.doubled <= 2 * BATCH


def test_a_database_that_is_started_anew_loses_nothing_and_doubles_nothing(workspace: WorkspaceProcess) -> None:
    """When PostgreSQL goes away while messages are sent, and comes back, each of them comes once."""
    with restarted_postgres() as postgres:
        burst = prepare(postgres.url, workspace, number=NUMBER, people=PEOPLE)
        with burst.sending(2):
            burst.wait_for(NUMBER // 3)
            postgres.restart()
            burst.wait_for(NUMBER)
            time.sleep(LEASE_S)
        assert (burst.lost, burst.doubled) == (0, 0)
