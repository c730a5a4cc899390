import os
import sys
import time
from pathlib import Path

import pytest

from bot.local.children import done_beside

pytestmark = pytest.mark.processes

BEGINS_WITHIN_S = 60


def test_a_gallery_that_is_not_finished_leaves_nothing_behind(tmp_path: Path) -> None:
    """Whoever stops the local workspace while its gallery is made finds no half of it, nor what it is made in."""
    passing, made = tmp_path / "tmp", tmp_path / "galleri.json"
    passing.mkdir()
    command = (sys.executable, "-m", "bot", "galleri", "--ud", str(made))
    # The program's environment is the test's, but for where passing files lie.
    environment = os.environ | {"TMPDIR": str(passing)}  # noqa: TID251
    with done_beside(command, environment, tmp_path / "log"):
        end = time.monotonic() + BEGINS_WITHIN_S
        while not any(passing.glob("*/*.db")):
            assert time.monotonic() < end, (tmp_path / "log").read_text(encoding="utf-8")
            time.sleep(0.05)
    assert list(passing.iterdir()) == []
    assert not made.exists()
    assert (tmp_path / "log").read_text(encoding="utf-8") == ""
