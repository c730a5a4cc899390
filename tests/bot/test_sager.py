"""`python -m bot sager`: the cases on their way as a picture, or as a table."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import SystemClock
from domain.cases import Case, CaseLeg
from domain.ports import Repositories
from storage.work import open_work


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with a case at SSU, and a closed one."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    now = SystemClock().now()

    def fill(store: Repositories) -> None:
        for title, is_closed in (("Fælles akutteam", False), ("Hemmelig sag", True)):
            case = store.cases.add(Case(0, title, "ssu-til-klynger", "", now, is_closed=is_closed))
            store.cases.add_leg(CaseLeg(0, case.id, 0, "ssu", now))

    work = open_work(sqlite_url, clock=SystemClock().now)
    work.run_blocking(fill)
    work.close_blocking()
    return sqlite_url


def test_the_board_is_written_and_told_in_words(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The picture is made, the same is printed in words, closed cases are on neither, and nothing is written over."""
    file = tmp_path / "sager.png"
    assert main(["sager", "--png", str(file)]) == 0
    told = capsys.readouterr().out
    assert "1 sag undervejs." in told
    assert "Sag 1: Fælles akutteam: 0 af" in told
    assert "Hemmelig" not in told
    assert file.read_bytes().startswith(b"\x89PNG")
    assert main(["sager", "--png", str(file)]) == 1
    assert "findes allerede" in capsys.readouterr().err


def test_a_picture_that_is_called_something_else_is_refused(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs take a file for what its name says."""
    assert main(["sager", "--png", str(tmp_path / "sager.jpg")]) == 2
    assert "--png: filens navn skal ende på .png." in capsys.readouterr().err
    assert not list(tmp_path.glob("sager*"))


def test_without_a_file_it_is_a_table(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal shows each open case, its days and where it is."""
    assert main(["sager"]) == 0
    told = capsys.readouterr().out
    assert "Fælles akutteam" in told
    assert "Lukkede sager er ikke på tavlen." in told
    assert "Hemmelig" not in told


def test_without_cases_it_says_so(
    sqlite_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing on its way is an answer too."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert main(["sager"]) == 0
    assert capsys.readouterr().out.startswith("0 sager undervejs.")
