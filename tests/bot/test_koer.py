import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from bot.arguments import RefusedHere
from bot.local.starting import HOST, PORT, listen

pytestmark = [pytest.mark.processes, pytest.mark.timed]

STARTS_WITHIN_S = 60.0
ANSWERS_WITHIN_S = 5.0


class Running:
    """`python -m bot koer` in a folder of its own."""

    def __init__(self, var: Path) -> None:
        inherited = dict(os.environ)  # noqa: TID251 - the program's environment is the test's, but for what points out
        kept = {name: value for name, value in inherited.items() if not name.startswith(("SLACK_", "DATABASE_"))}
        self.environment = kept | {"TOVHOLDER_VAR": str(var)}
        self.var = var
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "koer"], env=self.environment, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self._health = ""

    def health(self) -> str:
        """The address of the bot's health, once it serves."""
        if not self._health:
            self._health = self.wait_for("Tovholder er klar").rsplit(" ", 1)[-1].strip()
        return self._health

    def wait_for(self, words: str) -> str:
        """Waits for a line that says that."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if words in line:
                return line
        raise AssertionError(words)

    def children(self) -> dict[str, int]:
        """The processes it has started, by module."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii").split()
        commands = {int(one): command_of(int(one)) for one in listed}
        return {
            module: number
            for number, command in commands.items()
            for module, words in (("sandbox", ["-m", "sandbox"]), ("bot", ["-m", "bot", "start"]))
            if command[1 : 1 + len(words)] == words
        }

    def stop(self) -> int:
        """Asks it to end."""
        if self.process.poll() is None:
            self.process.terminate()
        with contextlib.closing(self.process.stdout or sys.stdin):
            return self.process.wait(timeout=60)

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Runs another subcommand beside it."""
        return subprocess.run(
            [sys.executable, "-m", "bot", command], env=self.environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """The local workspace with the bot."""
    started = Running(tmp_path / "var")
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The same for several tests, after each of which it goes on as before, until the last ones stop it."""
    started = Running(tmp_path_factory.mktemp("lasting") / "var")
    try:
        started.health()
        yield started
    finally:
        started.stop()


def command_of(process: int) -> list[str]:
    """The words a process was started with; none for one that has ended meanwhile."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8").split("\0")
    except OSError:
        return []


def answers(address: str) -> bool:
    """Whether somebody answers there."""
    try:
        with urlopen(address, timeout=2) as answer:  # noqa: S310 - the address is this machine's own
            return bool(answer.status == 200)
    except OSError:
        return False


def until(found: Callable[[], Any]) -> Any:
    """Waits until there is an answer."""
    end = time.monotonic() + STARTS_WITHIN_S
    while not (answer := found()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
    return answer


def is_alive(process: int) -> bool:
    """Whether a process of that number runs and isn't merely waiting to be counted."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class TestOnceItRuns:
    """Ended as soon as these are through: beside them it makes a gallery."""

    def test_the_first_line_is_the_pages_address_and_the_page_answers(self, lasting: Running) -> None:
        """Whoever starts it gets the page's address as the very first line, and the page is there."""
        assert lasting.address.startswith("http://127.0.0.1:")
        assert answers(lasting.address)
        assert answers(lasting.health())

    def test_a_killed_child_comes_back(self, lasting: Running) -> None:
        """Either process may be killed; it is started again, and the two find each other."""
        for module in ("sandbox", "bot"):
            killed = lasting.children()[module]
            os.kill(killed, signal.SIGKILL)
            until(lambda module=module, killed=killed: lasting.children().get(module, killed) != killed)  # type: ignore[misc]  # of this round
            until(lambda: answers(lasting.address) and answers(lasting.health()))

    def test_the_port_of_a_child_that_is_down_is_kept(self, lasting: Running) -> None:
        """While a killed workspace is started again nobody else gets its port, and who opens the page waits for it."""
        port = int(lasting.address.rstrip("/").rsplit(":", 1)[-1])
        killed = lasting.children()["sandbox"]
        os.kill(killed, signal.SIGKILL)
        while lasting.children().get("sandbox", killed) == killed:
            with pytest.raises(OSError, match="in use"):
                socket.create_server((HOST, port))
            time.sleep(0.01)
        with urlopen(lasting.address, timeout=STARTS_WITHIN_S) as page:  # noqa: S310 - as above
            assert page.status == 200
        until(lambda: answers(lasting.health()))

    def test_it_is_not_deleted_while_it_runs(self, lasting: Running) -> None:
        """Nor can a second one be started beside it."""
        refused = lasting.run("nulstil")
        assert (refused.returncode, "kører" in refused.stderr) == (1, True)
        assert lasting.run("koer").returncode == 1
        assert answers(lasting.address)


def test_a_second_start_is_quick(lasting: Running) -> None:
    """Once everything is in place the page answers within five seconds, on a machine that has nothing else to do."""
    assert lasting.stop() == 0
    assert seconds_to_page(lasting.var) < ANSWERS_WITHIN_S


def test_it_is_deleted_once_it_is_stopped(lasting: Running) -> None:
    """Nothing else below the folder is touched."""
    lasting.stop()
    mine = lasting.var / "tovholder.db"
    mine.write_text("rigtige data", encoding="utf-8")
    assert lasting.run("nulstil").returncode == 0
    assert not (lasting.var / "lokal").exists()
    assert mine.exists()


def test_who_starts_at_the_same_time_gets_another_port() -> None:
    """Each of several starts at once gets a port that is its own; where there is none left it says so."""
    with contextlib.ExitStack() as open_sockets, ThreadPoolExecutor(8) as starts:
        listeners = [open_sockets.enter_context(one) for one in starts.map(listen, [PORT] * 8)]
        assert len({one.getsockname()[1] for one in listeners}) == 8
    with listen(65_535), pytest.raises(RefusedHere, match="65535"):
        listen(65_535)


def test_nothing_is_left_behind_by_a_killed_parent(running: Running, tmp_path: Path) -> None:
    """When the parent itself is killed its children die with it, and a new start finds everything free."""
    running.wait_for("Tovholder er klar")
    children = running.children()
    assert set(children) == {"sandbox", "bot"}
    running.process.kill()
    running.process.wait()
    until(lambda: not any(is_alive(child) for child in children.values()))
    again = Running(tmp_path / "var")
    try:
        assert again.address
        assert answers(again.address)
    finally:
        again.stop()


def seconds_to_page(var: Path) -> float:
    """How long a start takes until the page answers, but for what it waited while others had the processors.

    Then it is stopped.
    """
    began = time.monotonic()
    again = Running(var)
    try:
        assert answers(again.address)
        took = time.monotonic() - began
        return took - sum(map(waited, (again.process.pid, again.children()["sandbox"])))
    finally:
        again.stop()


def waited(process: int) -> float:
    """For how many seconds a process could have gone on, but others had the processors; 0 where Linux doesn't count."""
    try:
        _, nanoseconds, _ = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return int(nanoseconds) / 1e9
