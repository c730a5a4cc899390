"""The files that hold everybody's names: only their owner may read them, whatever lay there before."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli_files import new_file


@pytest.mark.parametrize("is_link", [False, True])
def test_what_lay_there_unfinished_lets_nobody_read_along(tmp_path: Path, is_link: bool) -> None:  # noqa: FBT001 - a column of the table
    """One that was left half, or was put there by somebody else, is neither written in nor followed."""
    others, path = tmp_path / "others", tmp_path / "copy.db"
    others.write_text("theirs")
    others.chmod(0o644)
    unfinished = tmp_path / "copy.db.delvis"
    if is_link:
        unfinished.symlink_to(others)
    else:
        unfinished.hardlink_to(others)
    with new_file(path) as written:
        written.write_text("names")
    assert (path.read_text(), path.is_symlink(), path.stat().st_mode & 0o777) == ("names", False, 0o600)
    assert others.read_text() == "theirs"


_WITHOUT = """
import sys
from pathlib import Path
from bot.arguments import RefusedHere
from bot.cli_files import new_file

def refuse(event, _arguments):
    if event in sys.argv[1].split():
        raise PermissionError(1, "Operation not permitted")

sys.addaudithook(refuse)
for path in map(Path, sys.argv[2:]):
    try:
        with new_file(path) as written:
            written.write_text("names")
            if path.name == "taken":
                path.write_text("theirs")
    except RefusedHere as refused:
        print(refused)
"""


def made_without(calls: str, *paths: Path) -> str:
    """What is told where files of these names are made by a system that refuses these calls."""
    words = [sys.executable, "-c", _WITHOUT, calls, *map(str, paths)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def test_a_copy_can_be_put_where_files_have_one_name(tmp_path: Path) -> None:
    """Sticks and shares that know no hard links take copies too, and what has the name by then stays."""
    told = made_without("os.link", tmp_path / "new", tmp_path / "taken")
    assert "taken findes allerede" in told
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {"new": "names", "taken": "theirs"}


def test_a_copy_that_gets_no_name_leaves_none_behind(tmp_path: Path) -> None:
    """An empty file of that name would pass for a copy, and refuse the next."""
    assert "kan ikke skrives" in made_without("os.link os.rename", tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
