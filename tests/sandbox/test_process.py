import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path

import pytest

from sandbox.__main__ import main
from sandbox.clock import unix
from tests.support.sandbox import BOT_TOKEN, FYN, REGION, WorkspaceProcess, workspace_process

pytestmark = pytest.mark.processes


def test_a_killed_workspace_has_lost_nothing(tmp_path: Path) -> None:
    """What was answered before kill -9 is there after it, and the clock goes on."""
    with workspace_process(tmp_path) as workspace:
        workspace.post("_ui/clock", to="2026-11-10T15:00")
        answered: list[str] = []
        with ThreadPoolExecutor() as threads:
            writing = threads.submit(_write_until_cut, workspace, answered)
            time.sleep(0.3)
            workspace.kill()
            writing.result()
    with workspace_process(tmp_path) as workspace:
        kept = [one["ts"] for one in workspace.get(f"_ui/messages?user={REGION}&channel={FYN}")["messages"]]
        # The last one may have been kept without its answer arriving.
        assert answered
        assert kept[: len(answered)] == answered
        assert len(kept) - len(answered) <= 1
        assert 0 <= workspace.get("_control/clock")["now"] - unix("2026-11-10T15:00") < 60


def test_it_ends_at_once(tmp_path: Path) -> None:
    """Asked to end, it ends without waiting for anything, even while a call hangs in an ordered time-out."""
    with workspace_process(tmp_path) as workspace, ThreadPoolExecutor() as threads:
        workspace.post("_control/fault", method="auth.test", fault="timeout_before", seconds=60)
        hanging = threads.submit(workspace.post, "api/auth.test", token=BOT_TOKEN)
        time.sleep(0.1)
        begun = time.monotonic()
        assert workspace.stop() == 0
        assert time.monotonic() - begun < 5
        assert hanging.exception() is not None


def test_two_on_one_folder_are_refused(tmp_path: Path) -> None:
    """A second workspace on the same folder refuses to start, in Danish."""
    with workspace_process(tmp_path):
        ended = _start(tmp_path)
        assert ended.returncode == 1
        assert "bruges allerede" in ended.stderr


@pytest.mark.parametrize("suffix", ["", "_FILE"])
@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"])
def test_real_tokens_are_refused(
    tmp_path: Path, name: str, suffix: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside a token that may be real, or a file that may hold one, it refuses to start, and doesn't show it."""
    monkeypatch.setenv(name + suffix, "xoxb-1234-hemmelig")
    otherwise = ("--ur", "aldrig")  # which is refused too, but later: nothing starts within the test
    monkeypatch.setattr(sys, "argv", ["sandbox", "--port", "0", "--mappe", str(tmp_path), *otherwise])
    with pytest.raises(SystemExit, match=name) as ended:
        main()
    assert "hemmelig" not in str(ended.value) + "".join(capsys.readouterr())


def test_it_neither_listens_nor_delivers_beyond_this_machine(tmp_path: Path) -> None:
    """An address elsewhere to deliver to is refused, and so is a socket of another address."""
    ended = _start(tmp_path, "--http-url", "https://slack.example.com/slack/events")
    assert (ended.returncode, "denne maskine" in ended.stderr) == (1, True)
    with socket.create_server(("127.0.0.2", 0)) as other:
        ended = _start(tmp_path, "--fd", str(other.fileno()), inherited=[other.fileno()])
    assert (ended.returncode, "denne maskine" in ended.stderr) == (1, True)


def test_a_newcomer_and_a_start_time_may_be_given(tmp_path: Path) -> None:
    """The clock's start and one more person can be given on the command line."""
    with workspace_process(tmp_path, "--ur", "2027-03-28T08:00", "--bruger", "Sekretær i Kolding") as workspace:
        assert workspace.get("_control/clock")["iso"].startswith("2027-03-28T08:00")
        users = workspace.get(f"_ui/state?user={REGION}")["users"]
        assert users[-1]["name"] == "sekretaer.i.kolding"


def _write_until_cut(workspace: WorkspaceProcess, answered: list[str]) -> None:
    while True:
        try:
            posted = workspace.post("api/chat.postMessage", token=BOT_TOKEN, channel=FYN, text="Husk")
        except (OSError, HTTPException):
            return
        answered.append(posted["ts"])


def _start(folder: Path, *arguments: str, inherited: Sequence[int] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sandbox", "--port", "0", "--mappe", str(folder), *arguments],
        pass_fds=inherited,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
