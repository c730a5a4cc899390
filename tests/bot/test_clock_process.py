import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from domain.messages import Message
from domain.people import Place
from storage.work import open_work
from tests.bot.test_kills import CHANNELS, NOW, said, wait_until
from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, WorkspaceProcess, unused_port, workspace_process

pytestmark = pytest.mark.processes

NUMBER = 240
INSTALL = "T0LOKAL0001"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceProcess]:
    """A workspace that lets messages come as fast as they can."""
    with workspace_process(tmp_path / "workspace") as running:
        running.post("_control/rates", enforced=False)
        yield running


@dataclass(frozen=True, slots=True)
class Started:
    """A process of the program, and what it said first."""

    process: subprocess.Popen[str]
    first_line: str


@contextmanager
def process(workspace: WorkspaceProcess, database_url: str, *command: str) -> Iterator[Started]:
    """A process of the program on that database, once it has said its first line."""
    # The program's environment is the test's, but for where everything is.
    environment = dict(os.environ) | {  # noqa: TID251
        "SLACK_API_URL": workspace.api_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "DATABASE_URL": database_url,
        "TOVHOLDER_LEASE": "15",
    }
    started = subprocess.Popen(
        [sys.executable, "-m", *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert started.stdout is not None
    try:
        first_line = started.stdout.readline().strip()
        assert first_line
        yield Started(started, first_line)
    finally:
        started.kill()
        started.wait()
        started.stdout.close()


def put(database_url: str, number: int, *, due_days_ago: int = 0) -> None:
    """Puts messages to three channels in the outbox."""
    due = NOW.replace(day=NOW.day - due_days_ago)
    store = open_work(database_url, clock=lambda: NOW)
    store.run_blocking(
        lambda r: r.outbox.post(
            Message("proev.besked", Place("slack", INSTALL, CHANNELS[one % 3]), {"nummer": one}, due, INSTALL)
            for one in range(number)
        )
    )
    store.close_blocking()


def health(port: int) -> tuple[int, dict[str, Any]]:
    """Status and parts of a process's health."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/sund", timeout=60) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_several_clocks_on_one_database_send_each_message_once(workspace: WorkspaceProcess, database_url: str) -> None:
    """Two clock processes beside the bot, one killed and the time moved meanwhile: nothing lost or twice.

    What the dead one held is sent when its lease has really ended; moving the clock ends nobody's.
    """
    trial = "tests.support.trial_process"
    with (
        process(workspace, database_url, trial, "ur"),
        process(workspace, database_url, trial),
        process(workspace, database_url, trial, "ur") as one,
    ):
        put(database_url, NUMBER)
        wait_until(lambda: said(workspace).total() > 0)
        one.process.kill()
        workspace.post("_control/clock", advance_seconds=3600)
        wait_until(lambda: said(workspace).total() >= NUMBER)
    assert said(workspace) == Counter({f"Besked nr. {number}": 1 for number in range(NUMBER)})


def test_a_bot_may_leave_sending_to_clock_processes(workspace: WorkspaceProcess, postgres_url: str) -> None:
    """Without its own clock loop the bot sends nothing, tells when nobody does, and is well again once one does."""
    trial = "tests.support.trial_process"
    with process(workspace, postgres_url, trial, "uden-ur") as bot:
        port = int(bot.first_line)
        assert health(port)[1]["ur_sekunder_siden"] is None
        put(postgres_url, 6, due_days_ago=1)
        status, told = health(port)
        assert (status, told["ur"], told["forsinket"], told["venter"]) == (503, False, 6, 6)
        assert not said(workspace)
        with process(workspace, postgres_url, trial, "ur"):
            wait_until(lambda: said(workspace).total() == 6)
            wait_until(lambda: health(port)[0] == 200)
            assert health(port)[1]["ur_sekunder_siden"] < 60


def test_the_clock_is_a_command_of_its_own(workspace: WorkspaceProcess, sqlite_url: str) -> None:
    """`python -m bot ur --port` says that it goes, tells its health there, and ends with 0 when it is told to."""
    port = unused_port()
    with process(workspace, sqlite_url, "bot", "ur", "--port", str(port)) as clock:
        status, told = health(port)
        assert (status, told["ur"], told["slack_sekunder_siden"]) == (200, True, None)
        clock.process.send_signal(signal.SIGTERM)
        assert clock.process.wait(20) == 0
