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
from tests.support import trial_process
from tests.support.forked import Forked
from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, WorkspaceProcess, unused_port, workspace_process

pytestmark = pytest.mark.forked

NUMBER = 240
INSTALL = "T0LOKAL0001"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceProcess]:
    """A workspace that lets messages come as fast as they can."""
    with workspace_process(tmp_path / "workspace", is_forked=True) as running:
        running.post("_control/rates", enforced=False)
        yield running


@dataclass(frozen=True, slots=True)
class Started:
    """A process of the program with the trial feature, and the port it said that it listens on."""

    process: Forked
    port: int


@contextmanager
def process(workspace: WorkspaceProcess, database_url: str, *part: str) -> Iterator[Started]:
    """Such a process on that database, or a part of it, once it is ready."""
    started = Forked(trial_process.run, *part, settings=settings_for(workspace, database_url))
    try:
        yield Started(started, int(started.stdout.readline()))
    finally:
        started.kill()
        started.close()


def settings_for(workspace: WorkspaceProcess, database_url: str) -> dict[str, str]:
    """Where everything is."""
    return {
        "SLACK_API_URL": workspace.api_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "DATABASE_URL": database_url,
        "TOVHOLDER_LEASE": "15",
    }


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
    with (
        process(workspace, database_url, "ur"),
        process(workspace, database_url),
        process(workspace, database_url, "ur") as one,
    ):
        put(database_url, NUMBER)
        wait_until(lambda: said(workspace).total() > 0)
        one.process.kill()
        workspace.post("_control/clock", advance_seconds=3600)
        wait_until(lambda: said(workspace).total() >= NUMBER)
    assert said(workspace) == Counter({f"Besked nr. {number}": 1 for number in range(NUMBER)})


def test_a_bot_may_leave_sending_to_clock_processes(workspace: WorkspaceProcess, postgres_url: str) -> None:
    """Without its own clock loop the bot sends nothing, tells when nobody does, and is well again once one does."""
    with process(workspace, postgres_url, "uden-ur") as bot:
        port = bot.port
        assert health(port)[1]["ur_sekunder_siden"] is None
        put(postgres_url, 6, due_days_ago=1)
        status, told = health(port)
        assert (status, told["ur"], told["forsinket"], told["venter"]) == (503, False, 6, 6)
        assert not said(workspace)
        with process(workspace, postgres_url, "ur"):
            wait_until(lambda: said(workspace).total() == 6)
            wait_until(lambda: health(port)[0] == 200)
            assert health(port)[1]["ur_sekunder_siden"] < 60


def test_the_clock_is_a_command_of_its_own(workspace: WorkspaceProcess, sqlite_url: str) -> None:
    """`python -m bot ur --port` says that it goes, tells its health there, and ends with 0 when it is told to."""
    port = unused_port()
    # The program's environment is the test's, but for where everything is.
    environment = dict(os.environ) | settings_for(workspace, sqlite_url)  # noqa: TID251
    command = [sys.executable, "-m", "bot", "ur", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as clock:
        try:
            assert clock.stdout is not None
            assert clock.stdout.readline().strip()
            status, told = health(port)
            assert (status, told["ur"], told["slack_sekunder_siden"]) == (200, True, None)
            clock.send_signal(signal.SIGTERM)
            assert clock.wait(20) == 0
        finally:
            clock.kill()
