import time
from collections.abc import Iterator

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from storage.repositories.everything import TableRepositories
from storage.snapshot import Snapshot
from storage.work import StoredWork
from tests.storage.facts import add_person
from tests.storage.test_work import names


class WrongError(Exception):
    """Something a unit raises."""


@pytest.fixture
def snapshot(work: StoredWork) -> Iterator[Snapshot]:
    """A view of the store."""
    made = Snapshot(work.database.reader)
    yield made
    made.close()


def begun(work: StoredWork) -> list[object]:
    """A list that grows with each transaction that reads."""
    found: list[object] = []
    event.listen(work.database.reader, "begin", found.append)
    return found


def fail(_: TableRepositories) -> None:
    """A unit that fails by itself."""
    raise WrongError


def break_off(repositories: TableRepositories) -> None:
    """A unit whose statement fails."""
    repositories.people._connection.execute(text("SELECT * FROM nowhere"))  # noqa: SLF001 - no port lets a statement fail


def test_units_that_waited_together_share_a_transaction(work: StoredWork, snapshot: Snapshot) -> None:
    """Those that were asked for before it began are read in one."""
    transactions, asked = begun(work), time.monotonic()
    assert [snapshot.read(names, asked) for _ in range(5)] == [[]] * 5
    assert len(transactions) == 1


def test_nobody_misses_what_was_saved_before_they_asked(work: StoredWork, snapshot: Snapshot) -> None:
    """A unit asked for after something was saved finds it, though the view began before."""
    assert snapshot.read(names, time.monotonic()) == []
    work.run_blocking(add_person)
    assert len(snapshot.read(names, time.monotonic())) == 1


def test_a_unit_that_fails_harms_no_other(snapshot: Snapshot) -> None:
    """Where one fails, by itself or in a statement, those after it are read."""
    asked = time.monotonic()
    for unit, error in ((fail, WrongError), (break_off, DBAPIError)):
        with pytest.raises(error):
            snapshot.read(unit, asked)
        assert snapshot.read(names, asked) == []


def test_what_is_closed_holds_no_connection(work: StoredWork, snapshot: Snapshot) -> None:
    """A view gives its connection back, and can be read from again."""
    asked = time.monotonic()
    snapshot.read(names, asked)
    snapshot.close()
    assert work.database.reader.pool.checkedout() == 0  # type: ignore[attr-defined]
    assert snapshot.read(names, asked) == []
