"""The command line as a process of its own among others: locales, pipes and Ctrl-C."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pytest

ROOT = Path(__file__).parents[2]


def started(*words: str, **settings: Any) -> "subprocess.Popen[bytes]":
    """The program as a process of its own, in the plainest of locales."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PYTHON"))}  # noqa: TID251 - a child needs a path
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env=environment | {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **settings,
    )


@pytest.mark.processes
def test_a_real_process_writes_utf8_under_any_locale() -> None:
    """The answer is UTF-8 though the locale knows no letters but A to Z, and takes a second or so of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out, err = started("ansvar", "--forum", "politisk", "--json").communicate(timeout=60)
    assert json.loads(out.decode("utf-8"))[0]["fase"] == "Mødeplanlægning"
    assert err == b""
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


@pytest.mark.processes
def test_a_reader_that_goes_away_is_met_quietly() -> None:
    """Closing the pipe, as `| head` does, brings no traceback."""
    process = started("ansvar")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) in {0, 141}


@pytest.mark.processes
def test_closed_output_is_met_quietly() -> None:
    """`>&-` leaves no stream to write to: nobody wants the answer, and none is missed."""
    words = (sys.executable, "-m", "bot", "ansvar")
    closed = ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *words]
    ended = subprocess.run(closed, cwd=ROOT, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


SETTLES_S = 0.2
"""Python overlooks a signal between opening a file and reading it; nobody presses as quickly as that."""


def once_read(pipe: Path) -> IO[bytes]:
    """A named pipe's end to write in, as soon as somebody reads the other."""
    for _ in range(600):
        with suppress(OSError):
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb")
        time.sleep(0.05)
    raise AssertionError("nobody reads it")


@pytest.mark.processes
def test_ctrl_c_is_met_quietly(tmp_path: Path) -> None:
    """An interrupted command ends as shells expect, without a word."""
    endless = tmp_path / "profil.toml"
    os.mkfifo(endless)
    process = started("ansvar", "--profil", str(endless))
    with once_read(endless):
        time.sleep(SETTLES_S)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 128 + signal.SIGINT
