import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danish.zone import COPENHAGEN, copenhagen
from storage.columns import from_the_wall, on_the_wall
from storage.engine import Exposed, close_to_others, empty_log, open_database, parse


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_a_postgresql_address_is_understood(scheme: str) -> None:
    """Hosts hand out addresses with either name."""
    address = parse(f"{scheme}://en:to@localhost:5433/tre?sslmode=require")
    assert (address.drivername, address.username, address.password) == ("postgresql+psycopg", "en", "to")
    assert (address.host, address.port, address.database) == ("localhost", 5433, "tre")
    assert address.query == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://localhost/x", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused(url: str) -> None:
    """What can't keep the promises of the store is refused at once."""
    with pytest.raises(ValueError, match=r"database|file"):
        parse(url)


def test_a_sqlite_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """It holds people's names: neither the file nor what lies beside it can be read by other users of the machine."""
    path = tmp_path / "nyt" / "en.db"
    database = open_database(f"sqlite:///{path}")
    with database.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE x (y)")
        modes = {one.name: one.stat().st_mode & 0o777 for one in path.parent.iterdir()}
    database.dispose()
    assert modes == dict.fromkeys(("en.db", "en.db-wal", "en.db-shm"), 0o600)


def test_a_file_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    """A database that was copied carelessly is for its owner alone from then on, and that is told."""
    path = tmp_path / "base.db"
    url = f"sqlite:///{path}"
    assert close_to_others(url) == []
    path.touch(mode=0o600)
    path.chmod(0o644)
    assert close_to_others(url) == [Exposed(path, is_mended=True)]
    assert path.stat().st_mode & 0o777 == 0o600
    assert close_to_others(url) == []
    assert close_to_others("postgresql://localhost/base") == []


def test_rights_are_taken_from_databases_alone(tmp_path: Path) -> None:
    """A mistyped address may lead to what others need: a folder and somebody else's file keep their rights."""
    folder, other, copied = tmp_path / "fælles", tmp_path / "brugere", tmp_path / "base.db"
    folder.mkdir(mode=0o755)
    other.write_text("root:x:0:0\n", encoding="utf-8")
    sqlite3.connect(copied).execute("CREATE TABLE x (y)").connection.close()
    modes = {folder: 0o755, other: 0o644, copied: 0o644}
    for path, mode in modes.items():
        path.chmod(mode)
    found = [close_to_others(f"sqlite:///{path}") for path in modes]
    assert found == [[], [], [Exposed(copied, is_mended=True)]]
    assert [path.stat().st_mode & 0o777 for path in modes] == [0o755, 0o644, 0o600]


def test_the_log_of_writes_is_emptied(tmp_path: Path) -> None:
    """What was deleted stands in it no more; who reads for long isn't disturbed, and the log is left for later."""
    path, log = tmp_path / "base.db", tmp_path / "base.db-wal"
    database = open_database(f"sqlite:///{path}")
    with database.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE persons (name TEXT)")
        connection.exec_driver_sql("INSERT INTO persons VALUES ('Rikke Rask')")
    with database.reader.begin() as reading:
        assert reading.exec_driver_sql("SELECT name FROM persons").scalar() == "Rikke Rask"
        with database.writer.begin() as connection:
            connection.exec_driver_sql("DELETE FROM persons")
        empty_log(database)
        assert reading.exec_driver_sql("SELECT name FROM persons").scalar() == "Rikke Rask"
        assert b"Rikke" in log.read_bytes()
    empty_log(database)
    assert log.read_bytes() == b""
    assert b"Rikke" not in path.read_bytes()
    database.dispose()


def test_what_was_deleted_is_nowhere_in_the_file(tmp_path: Path) -> None:
    """Whatever SQLite's build does by itself, deleted words are overwritten and the log beside the file goes."""
    path = tmp_path / "base.db"
    database = open_database(f"sqlite:///{path}")
    with database.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE persons (name TEXT)")
        connection.exec_driver_sql("INSERT INTO persons VALUES ('Rikke Rask')")
    with database.writer.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
        connection.exec_driver_sql("DELETE FROM persons")
    database.dispose()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert b"Rikke" not in path.read_bytes()


def test_postgresql_gives_up_in_time(postgres_url: str) -> None:
    """No statement and no lock is waited for without end, and sessions speak of time in UTC."""
    database = open_database(postgres_url)
    with database.writer.connect() as connection:
        shown = [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in
                 ("statement_timeout", "lock_timeout", "timezone", "transaction_isolation")]  # fmt: skip
    database.dispose()
    assert shown == ["30s", "10s", "UTC", "serializable"]


@pytest.mark.parametrize(
    "moment",
    [
        copenhagen(2026, 6, 10, 15),
        copenhagen(2026, 10, 25, 2, 30),
        copenhagen(2026, 10, 25, 2, 30).replace(fold=1),
        copenhagen(2027, 3, 28, 3),
        datetime(2027, 10, 31, 1, 0, tzinfo=UTC),
    ],
)
def test_wall_times_come_back(moment: datetime) -> None:
    """What the clock showed and which moment it was both come back, in Copenhagen's zone."""
    found = from_the_wall(on_the_wall(moment), "Europe/Copenhagen", moment)
    assert found.tzinfo is COPENHAGEN
    assert found.timestamp() == moment.timestamp()


def test_a_wall_time_holds_when_the_rules_of_the_zone_change() -> None:
    """Should summer time be abolished, a meeting at nine is at nine, whatever instant was stored beside it."""
    stored_under_other_rules = datetime(2027, 7, 1, 8, tzinfo=UTC)
    found = from_the_wall(datetime(2027, 7, 1, 9), "Europe/Copenhagen", stored_under_other_rules)  # noqa: DTZ001 - it lies in the store so
    assert (found.hour, found.fold) == (9, 0)


def test_naive_times_are_refused() -> None:
    """A time that doesn't say its zone is never stored."""
    with pytest.raises(ValueError, match="zone"):
        on_the_wall(datetime(2027, 7, 1, 9))  # noqa: DTZ001 - it is refused


def test_a_store_on_a_file_loads_no_driver_of_postgresql(sqlite_url: str) -> None:
    """Writing and reading there costs neither the time nor the memory of the other database's driver."""
    code = (
        "import sys; from datetime import UTC, datetime; from storage.work import open_work;"
        f"work = open_work({sqlite_url!r}, clock=lambda: datetime.now(UTC));"
        "work.run_blocking(lambda r: r.people.add('Å')); assert work.read_blocking(lambda r: r.people.named('å'));"
        "work.close_blocking(); print('psycopg' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "False\n"
