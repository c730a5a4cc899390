"""The files that hold everybody's names: only their owner may read them, whatever lay there before."""

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
