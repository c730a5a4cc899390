"""`python -m bot dokument`: many documents into a folder, none over another."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from danish.zone import copenhagen
from domain.agenda import AgendaItem
from domain.meetings import Meeting
from domain.ports import Repositories
from storage.work import open_work

CLOSED = "Personsag"
Run = Callable[..., int]


def _fill(r: Repositories) -> None:
    """Two meetings of one body on one day, long ago, and one of another; one has a closed item."""
    person = r.people.add("Åse Prøvesen", "T1").id
    for body, hour in (("politisk/fyn", 9), ("politisk/fyn", 15), ("fagligt/fyn", 15)):
        starts = copenhagen(2023, 5, 9, hour)
        meeting = r.meetings.add(Meeting(0, body, starts, starts + timedelta(hours=2), install="T1"))
        for title, is_closed in (("Akutpladser på Ærø", False), (CLOSED, True)):
            r.agenda_items.add(AgendaItem(0, meeting.id, title, person, starts, is_closed=is_closed, install="T1"))


@pytest.fixture
def run(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on a database of its own."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    work = open_work(sqlite_url, clock=lambda: copenhagen(2023, 6, 1, 9))
    work.run_blocking(_fill)
    work.close_blocking()

    def command(*words: str) -> int:
        return main(["dokument", *words, "--ud", str(tmp_path / "ud")])

    return command


def _names(tmp_path: Path) -> Sequence[str]:
    return sorted(one.name for one in (tmp_path / "ud").iterdir())


def test_a_file_a_meeting(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each meeting has its file in each format, told apart on one day, readable for their owner alone."""
    words = ("referat", "--klynge", "fyn", "--til", "2023-12-31", "--format", "txt", "--format", "docx")
    assert run(*words) == 0
    stems = ("referat-fagligt-fyn-2023-05-09", "referat-politisk-fyn-2023-05-09", "referat-politisk-fyn-2023-05-09-2")
    assert _names(tmp_path) == sorted(f"{stem}.{ending}" for stem in stems for ending in ("docx", "txt"))
    assert "6 filer er skrevet i" in capsys.readouterr().out
    text = (tmp_path / "ud" / f"{stems[1]}.txt").read_text("utf-8-sig")
    assert "PUNKT 1: AKUTPLADSER PÅ ÆRØ" in text
    assert CLOSED.upper() not in text
    assert (tmp_path / "ud" / f"{stems[1]}.txt").stat().st_mode & 0o077 == 0


def test_closed_items_are_asked_for(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The closed edition says so in the files' names and at the end."""
    assert run("dagsorden", "--forum", "politisk", "--fra", "2023-05-09", "--lukket", "--format", "txt") == 0
    assert "De rummer lukkede punkter: Pas på dem." in capsys.readouterr().out
    text = (tmp_path / "ud" / "dagsorden-politisk-fyn-2023-05-09-lukket.txt").read_text("utf-8-sig")
    assert f"PUNKT 2: {CLOSED.upper()}" in text


@pytest.mark.parametrize("kind", ["ansvar", "beslutninger", "afbud"])
def test_lists_are_tables(run: Run, tmp_path: Path, kind: str) -> None:
    """A list of each body, or of each meeting, as a table."""
    assert run(kind, "--forum", "politisk", "--klynge", "fyn", "--format", "csv") == 0
    assert _names(tmp_path)[0].startswith(f"{kind}-politisk-fyn")
    content = (tmp_path / "ud" / _names(tmp_path)[0]).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("dagsorden", "--fra", "2024-01-01"), 1, "Der er ingen møder at skrive om."),
        (("dagsorden", "--format", "xlsx"), 2, "--format: xlsx findes ikke for dagsorden."),
        (("afbud", "--fra", "i morgen"), 2, "»i morgen« er ikke en dag. Skriv fx 2026-12-09."),
        (("beslutninger", "--fra", "2023-01-01"), 2, "--fra: gør ingen forskel for beslutninger. Udelad den."),
        (("ansvar", "--til", "2023-01-01"), 2, "--til: gør ingen forskel for ansvar."),
        (("sager", "--klynge", "fyn"), 2, "--klynge: gør ingen forskel for sager."),
        (("afbud", "--lukket"), 2, "--lukket: gør ingen forskel for afbud."),
        (("kagemand",), 2, "»kagemand« kender jeg ikke."),
    ],
)
def test_what_cannot_be_written_is_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    """A format that isn't there, days without meetings and what makes no difference are told, and no folder is made."""
    assert run(*words) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


def test_cases_are_one_table(run: Run, tmp_path: Path) -> None:
    """The cases on their way stand in one table for all bodies."""
    assert run("sager", "--format", "csv", "--format", "xlsx") == 0
    assert _names(tmp_path) == ["sager.csv", "sager.xlsx"]


def test_a_folder_with_files_is_left_alone(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is ever written among files that are there."""
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / "vigtig.txt").write_text("behold mig")
    assert run("ansvar", "--forum", "politisk") == 1
    assert "rummer allerede filer" in capsys.readouterr().err
    assert _names(tmp_path) == ["vigtig.txt"]
