"""`python -m bot aarshjul`: the year in a file, or as a table."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import SystemClock
from danish.zone import copenhagen
from domain.meetings import Meeting
from storage.work import open_work

_STARTS = copenhagen(2026, 3, 10, 15)


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that holds one meeting of the political level of Fyn."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    meeting = Meeting(0, "politisk/fyn", _STARTS, _STARTS + timedelta(hours=2))
    work = open_work(sqlite_url, clock=SystemClock().now)
    work.run_blocking(lambda store: store.meetings.add(meeting))
    work.close_blocking()
    return sqlite_url


@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbfDag")]
)
def test_the_year_is_written_in_the_format_that_the_name_says(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, begins: bytes
) -> None:
    """A wheel as SVG or PNG, a table as a workbook or CSV; a file of that name is never written over."""
    file = tmp_path / f"hjul.{ending}"
    words = ["aarshjul", "--klynge", "fyn", "--aar", "2026", "--ud", str(file)]
    assert main(words) == 0
    assert "Årshjul 2026: Sundhedsklynge Fyn" in capsys.readouterr().out
    assert file.read_bytes().startswith(begins)
    assert main(words) == 1
    assert "findes allerede" in capsys.readouterr().err


def test_without_a_file_it_is_a_table(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal shows each meeting with its deadlines, and says so where there are none."""
    assert main(["aarshjul", "--aar", "2026"]) == 0
    told = capsys.readouterr().out
    assert all(
        words in told for words in ("10. marts 2026", "Politisk niveau, Fyn", "10. februar 2026", "3. marts 2026")
    )
    assert main(["aarshjul", "--aar", "2027", "--klynge", "lillebælt"]) == 0
    assert "Der er ingen møder i 2027 endnu." in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--aar", "26"], ["--klynge", "fun"], ["--ud", "hjul.pdf"]])
def test_what_can_not_be_meant_is_told(database: str, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """A year, a cluster or a format that there isn't is answered with what to write."""
    assert main(["aarshjul", *words]) == 2
    assert words[0] in capsys.readouterr().err
