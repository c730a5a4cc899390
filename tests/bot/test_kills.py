import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from danish.zone import copenhagen
from domain.messages import Message
from domain.people import Place
from storage.work import StoredWork, open_work
from tests.support import trial_process
from tests.support.forked import Forked
from tests.support.leases import end_leases
from tests.support.sandbox import (
    APP_TOKEN,
    BOT_TOKEN,
    FYN,
    LILLEBAELT,
    SYDVESTJYLLAND,
    WorkspaceProcess,
    unused_port,
)

pytestmark = pytest.mark.forked

CHANNELS = (SYDVESTJYLLAND, LILLEBAELT, FYN)
NUMBER = 90
NOW = copenhagen(2026, 10, 26, 9)
LEASE_S = 15
EXPECTED = Counter({f"Besked nr. {number}": 1 for number in range(NUMBER)})


class Bot:
    """The program as its own process, started against a workspace."""

    def __init__(self, workspace: WorkspaceProcess, database_url: str) -> None:
        settings = {
            "SLACK_API_URL": workspace.api_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "DATABASE_URL": database_url,
            "TOVHOLDER_LEASE": str(LEASE_S),
        }
        self.process = Forked(trial_process.run, settings=settings)

    def wait(self) -> None:
        """Waits until it serves."""
        assert self.process.stdout.readline().strip()

    def kill(self) -> None:
        """Kills it without a chance to do anything (kill -9)."""
        self.process.kill()
        self.process.close()


@contextmanager
def bot_running(workspace: WorkspaceProcess, database_url: str) -> Iterator[Bot]:
    """The program as long as the block lasts, then killed."""
    bot = Bot(workspace, database_url)
    try:
        yield bot
    finally:
        bot.kill()


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """A database with messages to three channels waiting."""
    messages = [
        Message(
            "proev.besked", Place("slack", "T0LOKAL0001", CHANNELS[number % 3]), {"nummer": number}, NOW, "T0LOKAL0001"
        )
        for number in range(NUMBER)
    ]
    with closing(Opened(sqlite_url)) as store:
        store.work.run_blocking(lambda repositories: repositories.outbox.post(messages))
    return sqlite_url


class Opened:
    """A database opened by the test itself."""

    def __init__(self, url: str) -> None:
        self.work: StoredWork = open_work(url, clock=lambda: NOW)

    def close(self) -> None:
        """Closes it."""
        self.work.close_blocking()


def said(workspace: WorkspaceProcess) -> Counter[str]:
    """How often each text was said in the channels."""
    found: list[dict[str, Any]] = []
    for channel in CHANNELS:
        found += workspace.get(f"_control/messages?channel={channel}")["messages"]
    return Counter(one["text"].split("\n")[0] for one in found if one["text"].startswith("Besked nr. "))


def wait_for_more(workspace: WorkspaceProcess) -> None:
    """Waits until more messages come in, so that the kill falls among them."""
    before = len(said(workspace))
    wait_until(lambda: len(said(workspace)) > before, look_each_s=0.01)


def wait_until(holds: Callable[[], bool], *, look_each_s: float = 0.25) -> None:
    """Waits until something holds; whoever looks often keeps those from working who are waited for."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(look_each_s)


def start_workspace(folder: Path, port: int) -> WorkspaceProcess:
    """A workspace on a port of the test's choice, so that it can come back there."""
    workspace = WorkspaceProcess(folder, "--port", str(port), is_forked=True)
    workspace.post("_control/rates", enforced=False)
    return workspace


def finish(workspace: WorkspaceProcess, database_url: str) -> Counter[str]:
    """Lets the program send what is left; how often each text was said in the end."""
    with bot_running(workspace, database_url) as bot:
        bot.wait()
        end_leases(database_url)
        wait_until(lambda: len(said(workspace)) == NUMBER)
        end_leases(database_url)
        time.sleep(1)
    return said(workspace)


def test_a_killed_program_loses_nothing_and_says_nothing_twice(tmp_path: Path, database_url: str) -> None:
    """However often the program is killed while it sends, each message stands in its channel once."""
    chance = random.Random(7)  # noqa: S311 - when to kill is no secret
    workspace = start_workspace(tmp_path / "workspace", unused_port())
    try:
        for _ in range(3):
            with bot_running(workspace, database_url) as bot:
                bot.wait()
                wait_for_more(workspace)
                time.sleep(chance.uniform(0.0, 0.05))
            end_leases(database_url)
        assert 0 < len(said(workspace)) < NUMBER, "the kills came too early or too late to prove anything"
        assert finish(workspace, database_url) == EXPECTED
    finally:
        workspace.stop()


def test_a_killed_workspace_loses_nothing_and_hears_nothing_twice(tmp_path: Path, database_url: str) -> None:
    """However often the other side is killed while it is told, each message stands in its channel once."""
    chance = random.Random(11)  # noqa: S311 - when to kill is no secret
    port = unused_port()
    workspace = start_workspace(tmp_path / "workspace", port)
    try:
        with bot_running(workspace, database_url) as bot:
            bot.wait()
            for _ in range(3):
                wait_for_more(workspace)
                time.sleep(chance.uniform(0.0, 0.05))
                workspace.kill()
                time.sleep(chance.uniform(0.0, 0.3))
                workspace = start_workspace(tmp_path / "workspace", port)
                end_leases(database_url)
            wait_until(lambda: len(said(workspace)) == NUMBER)
        assert finish(workspace, database_url) == EXPECTED
    finally:
        workspace.stop()


def test_both_killed_at_once_lose_nothing_and_say_nothing_twice(tmp_path: Path, database_url: str) -> None:
    """When program and workspace die together, the program finds out about each message when both are back."""
    chance = random.Random(13)  # noqa: S311 - when to kill is no secret
    port = unused_port()
    workspace = start_workspace(tmp_path / "workspace", port)
    try:
        for _ in range(3):
            with bot_running(workspace, database_url) as bot:
                bot.wait()
                wait_for_more(workspace)
                time.sleep(chance.uniform(0.0, 0.05))
                workspace.kill()
            workspace = start_workspace(tmp_path / "workspace", port)
            end_leases(database_url)
        assert 0 < len(said(workspace)) < NUMBER, "the kills came too early or too late to prove anything"
        assert finish(workspace, database_url) == EXPECTED
    finally:
        workspace.stop()
