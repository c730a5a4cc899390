"""The engine and two job queues doing the same 2,000 sends, each killed once meanwhile and started again.

A send is a line in a file, as cheap as sending can be. What hasn't come a while after the rest counts as lost.
"""

import subprocess
import sys
import time
from pathlib import Path

from tests.bench.engine.databases import Databases
from tests.support.queue_process import NUMBER

KINDS = {
    "tovholder_sqlite": "sqlite",
    "tovholder_postgres": "postgres",
    "procrastinate": "postgres",
    "apscheduler": "sqlite",
}
QUIET_S = 8.0
"""Nothing for so long means that nothing more will come."""
_LONGEST_S = 180.0


def queues(databases: Databases) -> dict[str, float]:
    """Sends a second up to the kill, lost and doubled after it, for each."""
    found: dict[str, float] = {}
    for name, kind in KINDS.items():
        found |= _measured(name, databases.empty(kind), databases.folder / f"{name}.txt")
    return found


def _measured(name: str, url: str, path: Path) -> dict[str, float]:
    path.touch()
    subprocess.run(_command(f"{name}-fill", url, path), check=True, timeout=_LONGEST_S, capture_output=True)
    rate = _rate_until(NUMBER // 2, _command(name, url, path), path)
    again = subprocess.Popen(_command(name, url, path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for_quiet(path)
    finally:
        again.kill()
        again.wait()
    sent = path.read_text(encoding="utf-8").split()
    return {
        f"reminders.beside.{name}.rate": rate,
        f"reminders.beside.{name}.lost": NUMBER - len(set(sent)),
        f"reminders.beside.{name}.doubled": len(sent) - len(set(sent)),
    }


def _command(act: str, url: str, path: Path) -> list[str]:
    return [sys.executable, "-m", "tests.support.queue_process", act, url, str(path)]


def _rate_until(number: int, command: list[str], path: Path) -> float:
    """Sends a second from the first to that one, upon which the process is killed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        latest = time.monotonic() + _LONGEST_S
        while not (first := _lines(path)):
            assert time.monotonic() < latest, "it never began"
            time.sleep(0.005)
        begun = time.monotonic()
        while (lines := _lines(path)) < number:
            assert time.monotonic() < latest, "it did not come so far"
            time.sleep(0.005)
        return (lines - first) / (time.monotonic() - begun)
    finally:
        process.kill()
        process.wait()


def _wait_for_quiet(path: Path) -> None:
    lines, since, latest = _lines(path), time.monotonic(), time.monotonic() + _LONGEST_S
    while time.monotonic() < min(since + QUIET_S, latest):
        time.sleep(0.2)
        if (now := _lines(path)) != lines:
            lines, since = now, time.monotonic()


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n")
