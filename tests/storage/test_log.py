import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from domain.people_list import MOST_ROWS
from domain.ports import Repositories
from storage.engine import open_database, parse
from storage.revising import Fault, FaultKind, Revision, revise_database
from storage.sealing import REACH, seal
from storage.tables_audit import audit
from storage.work import StoredWork, open_work
from tests.storage.facts import add_person, an_entry
from tests.storage.test_processes import output, start
from tests.support.moment import NOW

LATER = NOW + timedelta(hours=1)
CHANGED, REMOVED = FaultKind.CHANGED, FaultKind.REMOVED
_ROW = {"install": "T1", "at": NOW, "person": 1, "act": "a", "subject": "s", "on_behalf_of": "", "facts": {}}


def revised(url: str, kept: str = "") -> Revision:
    """What a revision finds an hour later."""
    return revise_database(url, LATER, kept=kept, progress=lambda _done, _total: None)


def write_five(url: str) -> None:
    """Five entries of a log, sealed."""
    work = open_work(url, clock=lambda: NOW)
    work.run_blocking(add_person)
    for number in range(1, 6):
        work.run_blocking(lambda r, number=number: r.audit.record(an_entry(number)))  # type: ignore[misc]  # a lambda has no types
    work.close_blocking()


def by_hand(url: str, *statements: str) -> None:
    """What somebody with the database's own tools can do, triggers and references out of the way."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(str(parse(url).database))) as connection, connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for one in statements:
                connection.execute(one)
    else:
        with psycopg.connect(url) as server:
            server.execute("SET session_replication_role = replica")
            for one in statements:
                server.execute(one.encode())


def an_insert(number: int) -> str:
    """A row put in by hand, dated so that it is old when the log is revised."""
    values = f"({number}, 'T1', '2026-03-02 08:00:00', 1, 'opgave.udført', 'task:1', '', '{{}}')"
    return f"INSERT INTO audit (id, install, at, person, act, subject, on_behalf_of, facts) VALUES {values}"  # noqa: S608 - our own


def test_an_untouched_log_is_whole(database_url: str) -> None:
    """Every entry has its place, and a digest that was kept is found, with what came after it."""
    write_five(database_url)
    kept = revised(database_url).newest
    write_five(database_url)
    found = revised(database_url, kept)
    assert (found.sealed, found.fresh, found.faults, found.since_kept) == (10, 0, [], 5)
    assert (found.first, found.last) == (NOW, NOW)


def test_an_empty_log_is_whole(database_url: str) -> None:
    """Before anything is logged there is nothing to find fault with."""
    assert revised(database_url) == Revision()


@pytest.mark.parametrize(
    "change",
    [
        "install = 'T2'",
        "at = '2026-03-02 08:00:01'",
        "person = 2",
        "act = 'andet'",
        "subject = 'task:9'",
        "on_behalf_of = ''",
        "facts = '{}'",
    ],
)
def test_a_changed_field_is_found(database_url: str, change: str) -> None:
    """Whatever is changed in an entry, that entry is named, and none of those after it."""
    write_five(database_url)
    by_hand(database_url, f"UPDATE audit SET {change} WHERE id = 3")  # noqa: S608 - our own
    assert revised(database_url).faults == [Fault(CHANGED, 3)]


_NO_DIGEST = 64 * "0"
TAMPERING = {
    "removed": (["DELETE FROM audit WHERE id = 2"], [Fault(REMOVED, 2)]),
    "removed with its place": (
        ["DELETE FROM audit WHERE id = 2", "DELETE FROM audit_seals WHERE entry = 2"],
        [Fault(FaultKind.PLACE_REMOVED, 2), Fault(CHANGED, 3)],
    ),
    "removed, and the places drawn together": (
        [
            "DELETE FROM audit WHERE id = 4",
            "DELETE FROM audit_seals WHERE entry = 4",
            "UPDATE audit_seals SET position = 4 WHERE position = 5",
        ],
        [Fault(CHANGED, 5)],
    ),
    "swapped": (
        [
            "UPDATE audit SET id = 99 WHERE id = 2",
            "UPDATE audit SET id = 2 WHERE id = 4",
            "UPDATE audit SET id = 4 WHERE id = 99",
        ],
        [Fault(CHANGED, 2), Fault(CHANGED, 4)],
    ),
    "places swapped": (
        [
            "UPDATE audit_seals SET position = 99 WHERE position = 4",
            "UPDATE audit_seals SET position = 4 WHERE position = 5",
            "UPDATE audit_seals SET position = 5 WHERE position = 99",
        ],
        [Fault(CHANGED, 5), Fault(CHANGED, 4)],
    ),
    "inserted": ([an_insert(6)], [Fault(FaultKind.NEVER_SEALED, 6)]),
    "inserted with a place": (
        [
            an_insert(6),
            "UPDATE audit_seals SET position = 6 WHERE position = 5",
            f"INSERT INTO audit_seals (position, entry, digest) VALUES (5, 6, '{_NO_DIGEST}')",  # noqa: S608 - our own
        ],
        [Fault(CHANGED, 6), Fault(CHANGED, 5)],
    ),
    "its place removed": (["DELETE FROM audit_seals WHERE entry = 5"], [Fault(FaultKind.NEVER_SEALED, 5)]),
    "its digest changed": (
        [f"UPDATE audit_seals SET digest = '{_NO_DIGEST}' WHERE entry = 3"],  # noqa: S608 - our own
        [Fault(CHANGED, 3), Fault(CHANGED, 4)],
    ),
}


@pytest.mark.parametrize("how", TAMPERING)
def test_tampering_is_found(database_url: str, how: str) -> None:
    """Entries that were removed, exchanged or put in by hand are named, whatever was done to their places."""
    write_five(database_url)
    statements, faults = TAMPERING[how]
    by_hand(database_url, *statements)
    assert revised(database_url).faults == faults


def test_an_end_that_was_cut_off_is_found_by_what_was_kept(database_url: str) -> None:
    """The chain alone can't tell that its end is gone; a digest kept elsewhere can."""
    write_five(database_url)
    kept = revised(database_url).newest
    by_hand(database_url, "DELETE FROM audit_seals WHERE entry = 5", "DELETE FROM audit WHERE id = 5")
    found = revised(database_url, kept)
    assert (found.faults, found.since_kept) == ([], None)


def test_a_row_in_an_old_gap_is_never_sealed(database_url: str) -> None:
    """A row put in far behind the newest doesn't get a place by and by: it stays to be found."""
    write_five(database_url)
    database = open_database(database_url)
    for row, sealed in ((REACH + 9, 1), (7, 0)):
        by_hand(database_url, an_insert(row))
        with database.writer.begin() as connection:
            assert seal(connection, reach=REACH) == sealed
    database.dispose()
    assert revised(database_url).faults == [Fault(FaultKind.NEVER_SEALED, 7)]


@pytest.mark.parametrize("table", ["audit", "audit_seals"])
@pytest.mark.parametrize("act", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_refuses_changes(database_url: str, table: str, act: str) -> None:
    """Neither the log nor its chain can be changed or deleted through the program's own connections."""
    write_five(database_url)
    database = open_database(database_url)
    column = "act" if table == "audit" else "digest"
    with pytest.raises(DBAPIError, match="only added"), database.writer.begin() as connection:
        connection.exec_driver_sql(act.format(table, column))
    database.dispose()
    assert revised(database_url).faults == []


@pytest.mark.parametrize("table", ["audit", "audit_seals"])
@pytest.mark.parametrize(
    "act",
    [
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
        "REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
        "INSERT OR IGNORE INTO {0} SELECT * FROM {0} LIMIT 1",
    ],
)
def test_sqlite_refuses_to_replace_a_row(sqlite_url: str, table: str, act: str) -> None:
    """Where SQLite deletes a row to make room for another with its id, no trigger for deleting hears of it."""
    write_five(sqlite_url)
    database = open_database(sqlite_url)
    with pytest.raises(DBAPIError, match="only added"), database.writer.begin() as connection:
        connection.exec_driver_sql(act.format(table))
    database.dispose()
    assert revised(sqlite_url).sealed == 5


def test_a_place_is_given_once(sqlite_url: str) -> None:
    """An entry that has its place can't be given another by replacing the one it has."""
    write_five(sqlite_url)
    database = open_database(sqlite_url)
    again = f"INSERT OR REPLACE INTO audit_seals VALUES (6, 2, '{_NO_DIGEST}')"  # noqa: S608 - our own
    with pytest.raises(DBAPIError, match="only added"), database.writer.begin() as connection:
        connection.exec_driver_sql(again)
    database.dispose()


async def test_a_unit_that_fails_logs_nothing(work: StoredWork, database_url: str) -> None:
    """What was rolled back has no place in the chain, and those beside it have theirs."""
    await work.run(add_person)

    def fails(r: Repositories) -> None:
        r.audit.record(an_entry(1))
        raise ValueError

    def logs(r: Repositories) -> None:
        r.audit.record(an_entry(2), replace(an_entry(2), act="opgave.fortrudt"))
        r.audit.record()

    await asyncio.gather(*(work.run(one) for one in (fails, logs, fails, logs)), return_exceptions=True)
    kept = await work.read(lambda r: r.audit.of_subject("task:2"))
    assert [entry.act for entry in kept] == ["opgave.udført", "opgave.fortrudt"] * 2
    await work.close()
    found = revised(database_url)
    assert (found.sealed, found.fresh, found.faults) == (4, 0, [])


def test_what_is_committed_late_is_sealed_late(postgres_url: str) -> None:
    """An entry with a lower id that is committed after a higher one was sealed gets its place, too."""
    write_five(postgres_url)
    database = open_database(postgres_url, writers=3)
    with database.writer.connect() as slow:
        with slow.begin():
            slow.execute(insert(audit), [_ROW])
            for _ in range(2):
                with database.writer.begin() as quick:
                    quick.execute(insert(audit), [_ROW])
            with database.writer.begin() as sealing:
                assert seal(sealing, reach=REACH) == 2
        with database.writer.begin() as sealing:
            assert seal(sealing, reach=REACH) == 1
    database.dispose()
    found = revised(postgres_url)
    assert (found.sealed, found.faults) == (8, [])


def test_a_long_list_is_sealed_though_others_go_on(postgres_url: str) -> None:
    """A unit that logs a line for each row of the longest list gets all its places, whatever was sealed meanwhile."""
    write_five(postgres_url)
    database = open_database(postgres_url, writers=3)
    with database.writer.connect() as slow:
        with slow.begin():
            slow.execute(insert(audit), [_ROW] * MOST_ROWS)
            with database.writer.begin() as quick:
                quick.execute(insert(audit), [_ROW])
            with database.writer.begin() as sealing:
                assert seal(sealing, reach=REACH) == 1
        with database.writer.begin() as sealing:
            assert sum(iter(lambda: seal(sealing, reach=REACH), 0)) == MOST_ROWS
    database.dispose()
    found = revised(postgres_url)
    assert (found.sealed, found.faults) == (MOST_ROWS + 6, [])


@pytest.mark.forked
async def test_two_processes_write_one_chain(work: StoredWork, database_url: str) -> None:
    """Entries that two processes and this one write at once all get their places in one chain."""
    await work.run(add_person)
    others = [output(start("log", database_url, 200)) for _ in range(2)]
    here = (work.run(lambda r: r.audit.record(an_entry(1))) for _ in range(100))
    said = await asyncio.gather(asyncio.gather(*others), asyncio.gather(*here))
    assert [{int(line) for line in lines} for lines in said[0]] == [set(range(200))] * 2
    await work.close()
    found = revised(database_url)
    assert (found.sealed, found.fresh, found.faults) == (500, 0, [])


@pytest.mark.forked
async def test_a_killed_process_leaves_no_entry_without_a_place(work: StoredWork, database_url: str) -> None:
    """What a process had logged when it was ended by kill -9 is all there, and gets its place from the next one."""
    await work.run(add_person)
    process = start("log", database_url, 100_000)
    printed = [await asyncio.to_thread(process.stdout.readline) for _ in range(40)]
    process.kill()
    printed += await asyncio.to_thread(process.stdout.readlines)
    process.close()
    kept = [line for line in printed if line.endswith("\n")]
    await work.run(lambda r: r.audit.record(an_entry(1)))
    await work.close()
    found = revised(database_url)
    assert (found.fresh, found.faults) == (0, [])
    assert found.sealed > len(kept)
