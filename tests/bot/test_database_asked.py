"""What a command does with a database that isn't there, or isn't of this version: it says so and makes nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.__main__ import main
from bot.arguments import RefusedHere
from bot.cli_database import answered
from bot.observe import get_log
from bot.serving import bring_up_to_date
from tests.storage.test_migrations import migrate_to

ROW = "navn;plads;forum;klynge\nHanne Navnesen;borgmester nyborg;politisk;fyn\n"
ASKING = ("sager", "aarshjul", "revision", "oprydning", "arkiv", "dokument", "eksport", "indlaes-personer")


def words(command: str, folder: Path) -> list[str]:
    """The command with what it needs."""
    (folder / "liste.csv").write_text(ROW, encoding="utf-8")
    (folder / "plan.csv").write_text("forum;klynge;dato;tid\npolitisk;fyn;9/12-2099;15-17\n", encoding="utf-8")
    more = {
        "arkiv": [str(folder / "ud.zip")],
        "eksport": [str(folder / "ud.gz")],
        "dokument": ["afbud", "--ud", str(folder / "ud")],
        "indlaes-personer": [str(folder / "liste.csv")],
        "indlaes-moeder": [str(folder / "plan.csv"), "--af", "Hanne Navnesen"],
    }
    return [command, *more.get(command, [])]


@pytest.mark.parametrize("command", [*ASKING, "indlaes-moeder"])
def test_no_database_is_made_at_a_mistyped_address(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is no file, DATABASE_URL is named, and neither the file nor its folder is made."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/tastefejl/ingen.db")
    assert main(words(command, tmp_path)) == 1
    assert "DATABASE_URL" in capsys.readouterr().err
    assert not (tmp_path / "tastefejl").exists()


@pytest.mark.parametrize("command", [*ASKING, "indlaes-moeder"])
def test_a_newer_database_asks_for_a_newer_program(
    command: str, tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is sent to `migrer`, which couldn't help."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    at_version(tmp_path / "tovholder.db", "9999")
    assert main(words(command, tmp_path)) == 1
    told = capsys.readouterr().err
    assert "nyere udgave" in told
    assert "migrer" not in told


@pytest.mark.parametrize("command", ["indlaes-personer", "indlaes-moeder"])
@pytest.mark.parametrize("how", [[], ["--proev"]])
def test_a_list_changes_no_tables(
    command: str,
    how: list[str],
    tmp_path: Path,
    sqlite_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An older database stays as it is, tried or not: an older program may be at work in it."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    at_version(tmp_path / "tovholder.db", "0029")
    assert main([*words(command, tmp_path), *how]) == 1
    assert "python -m bot migrer" in capsys.readouterr().err
    with closing(sqlite3.connect(tmp_path / "tovholder.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0029",)


def test_a_new_database_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At a mistyped address all begins anew, and a start can't know that: the log says so, and so does `migrer`."""
    url = f"sqlite:///{tmp_path}/ny.db"
    monkeypatch.setenv("DATABASE_URL", url)
    answers = []
    for _ in range(2):
        assert main(["migrer"]) == 0
        answers.append(capsys.readouterr().out)
    assert ["DATABASE_URL" in one for one in answers] == [True, False]
    with capture_logs() as told:
        for name in ("ny", "andet", "andet"):
            bring_up_to_date(f"sqlite:///{tmp_path}/{name}.db", get_log())
    assert [(one["log_level"], one["event"]) for one in told] == [
        ("warning", "new database made: is DATABASE_URL right?")
    ]


def test_tables_that_are_changed_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a start or `migrer` makes of an older database can't be undone."""
    urls = [f"sqlite:///{tmp_path}/{name}.db" for name in ("startet", "migreret")]
    for url in urls:
        migrate_to(url, "0031", lambda _: None)
    with capture_logs() as told:
        bring_up_to_date(urls[0], get_log())
    assert [(one["event"], one["before"]) for one in told] == [("database brought up to date", "0031")]
    monkeypatch.setenv("DATABASE_URL", urls[1])
    assert main(["migrer"]) == 0
    assert "bragt op til denne udgave" in capsys.readouterr().out


def by_sqlalchemy(path: Path) -> None:
    """As units of work and migrations write."""
    with create_engine(f"sqlite:///{path}").begin() as connection:
        fill_up(connection.exec_driver_sql)


def by_itself(path: Path) -> None:
    """As copies are written."""
    with closing(sqlite3.connect(path)) as copy:
        fill_up(copy.execute)


def by_migrating(path: Path) -> None:
    """As alembic writes, which tidies up after itself and fails at that too: SQLite has taken all back."""
    with create_engine(f"sqlite:///{path}").begin() as connection:
        try:
            fill_up(connection.exec_driver_sql)
        except OperationalError:
            connection.exec_driver_sql("DROP TABLE t")


@pytest.mark.parametrize("write", [by_sqlalchemy, by_itself, by_migrating])
def test_a_full_disk_is_told_as_that(write: Callable[[Path], None], tmp_path: Path) -> None:
    """Nobody looks for a mistake in DATABASE_URL where there is no room to write."""
    with answering() as answer:
        write(tmp_path / "fuld.db")
    assert "ikke plads" in str(answer.value)


@pytest.mark.parametrize("option", ["role=pg_monitor", "default_transaction_read_only=on"])
def test_a_user_who_may_not_write_is_told_as_that(
    option: str, empty_postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where PostgreSQL lets nobody but its owner make tables in a database, or it is a copy that is read alone."""
    address = make_url(empty_postgres_url).update_query_dict({"options": f"-c {option}"})
    monkeypatch.setenv("DATABASE_URL", address.render_as_string(hide_password=False))
    assert main(["migrer"]) == 1
    assert capsys.readouterr().err.startswith("Databasens bruger må ikke lave tabeller eller skrive der.")


@contextmanager
def answering() -> Iterator[pytest.ExceptionInfo[RefusedHere]]:
    """What a command would say of what breaks meanwhile."""
    with pytest.raises(RefusedHere) as answer, answered():
        yield answer


def fill_up(execute: Callable[[str], object]) -> None:
    """Writes more than SQLite has room for here."""
    execute("PRAGMA max_page_count = 2")
    execute("CREATE TABLE t AS SELECT zeroblob(100000)")


def at_version(path: Path, number: str) -> None:
    """Lets the file say that it had that migration last."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [number])
