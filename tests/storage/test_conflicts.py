import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from domain.ports import AlreadyDelivered, Repositories
from storage.retrying import CommitUnknown
from storage.snapshot import Snapshot
from storage.work import StoredWork, open_work
from tests.storage.facts import a_message, add_meeting, add_person, some_tasks
from tests.storage.test_work import count_up, names, together
from tests.support.moment import NOW

_CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND application_name = 'tovholder'"
)


@pytest.fixture
async def work(postgres_url: str) -> AsyncIterator[StoredWork]:
    """Units of work on a fresh PostgreSQL database."""
    opened = open_work(postgres_url, clock=lambda: NOW)
    yield opened
    await opened.close()


@pytest.fixture
def cut(postgres_url: str) -> Callable[[], None]:
    """Ends all connections of the program."""

    def act() -> None:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(_CUT)

    return act


def at_commit(work: StoredWork, act: Callable[[Connection], None]) -> None:
    """Has something happen when the next commit is about to be asked for, once."""
    event.listen(work.database.writer, "commit", act, once=True)


async def test_a_connection_lost_before_the_commit_costs_nothing(work: StoredWork, cut: Callable[[], None]) -> None:
    """A unit that surely was not committed is run again on a fresh connection."""
    runs: list[int] = []

    def unit(r: Repositories) -> None:
        runs.append(1)
        if len(runs) == 1:
            cut()
        add_person(r)

    await work.run(unit)
    assert len(runs) == 2
    assert len(await work.read(names)) == 1


async def test_a_restarted_server_is_met_with_fresh_connections(work: StoredWork, cut: Callable[[], None]) -> None:
    """Connections that died while nobody used them disturb neither writers nor readers."""
    await asyncio.gather(*(work.run(add_person) for _ in range(8)))
    await work.read(names)
    cut()
    await asyncio.gather(*(work.run(add_person) for _ in range(8)), work.read(names))
    assert len(await work.read(names)) == 16


def test_units_that_share_a_lost_connection_are_read_on_another(work: StoredWork, cut: Callable[[], None]) -> None:
    """Where the connection goes between or after units that are read together, each has its answer."""
    work.run_blocking(add_person)
    asked, snapshot = time.monotonic(), Snapshot(work.database.reader)
    for _ in range(3):
        assert len(snapshot.read(names, asked)) == 1
        cut()
    snapshot.close()
    assert len(snapshot.read(names, time.monotonic())) == 1
    snapshot.close()


def test_a_unit_that_loses_its_connection_twice_harms_no_other(work: StoredWork, cut: Callable[[], None]) -> None:
    """It is told, and those read on the same view before and after it get their answers."""

    def unlucky(r: Repositories) -> list[str]:
        names(r)
        cut()
        return names(r)

    asked, snapshot = time.monotonic(), Snapshot(work.database.reader)
    for since in (asked, None):
        assert snapshot.read(names, since or time.monotonic()) == []
        with pytest.raises(OperationalError):
            snapshot.read(unlucky, since or time.monotonic())
        assert snapshot.read(names, since or time.monotonic()) == []
    snapshot.close()


@pytest.mark.parametrize("is_committed", [True, False])
async def test_the_deliverys_key_tells_how_a_lost_commit_ended(
    work: StoredWork, cut: Callable[[], None], *, is_committed: bool
) -> None:
    """Whether the lost commit took effect or not, the unit has it once and the caller gets its result."""

    def lose(connection: Connection) -> None:
        if is_committed:
            connection.connection.dbapi_connection.commit()  # type: ignore[union-attr]
        cut()
        if is_committed:
            connection.connection.dbapi_connection.close()  # type: ignore[union-attr]

    at_commit(work, lose)
    person = await work.run(add_person, delivery="d")
    assert await work.read(lambda r: r.people.named(person.name)) == [person]
    with pytest.raises(AlreadyDelivered):
        await work.run(add_person, delivery="d")


async def test_without_a_key_a_lost_commit_is_told_as_unknown(work: StoredWork, cut: Callable[[], None]) -> None:
    """Nobody is told that a unit failed which may have been committed, and it is not run twice."""
    at_commit(work, lambda _: cut())
    with pytest.raises(CommitUnknown):
        await work.run(add_person)
    assert await work.read(names) == []


async def test_two_that_take_the_same_place_are_told_apart(work: StoredWork) -> None:
    """Of units that make the same meeting at once, one makes it and the others learn which one stands there."""
    results = await asyncio.gather(*(work.run(add_meeting) for _ in range(8)), return_exceptions=True)
    made = [result for result in results if not isinstance(result, BaseException)]
    refused = [result for result in results if type(result).__name__ == "MeetingAlreadyPlanned"]
    assert (len(made), len(refused)) == (1, 7)


async def test_competing_claims_are_not_run_again(work: StoredWork) -> None:
    """Claims pass each other's rows by instead of failing on them."""
    await work.run(lambda r: r.outbox.post([a_message() for _ in range(200)]))
    runs: list[int] = []

    def claim(r: Repositories) -> int:
        runs.append(1)
        return len(r.outbox.claim("me", NOW, limit=5, lease_s=60))

    claimed = await asyncio.gather(*(work.run(claim, competing=True) for _ in range(40)))
    assert sum(claimed) == 200
    assert len(runs) == 40


async def test_units_that_conflict_time_and_again_get_through(work: StoredWork) -> None:
    """However many units want the same row and the same page at once, each is committed once and none fails."""

    def unit(r: Repositories) -> None:
        count_up(r)
        r.tasks.of_meeting(1)
        r.tasks.add([replace(task, step=int(r.people.persons([1])[1].name)) for task in some_tasks(add)][:1])

    add = await work.run(add_meeting)
    await work.run(lambda r: r.people.add("0"))
    await asyncio.gather(*(work.run(unit) for _ in range(150)))
    assert len(await work.read(lambda r: r.tasks.of_meeting(add.id))) == 150


async def test_units_that_wait_together_share_a_commit(work: StoredWork) -> None:
    """One that fails leaves no trace and disturbs no other of its group."""
    commits: list[object] = []
    event.listen(work.database.writer, "commit", commits.append)

    def failing(r: Repositories) -> None:
        add_person(r)
        raise LookupError

    results = await together(work, [failing if n == 3 else add_person for n in range(8)])
    assert [place for place, one in enumerate(results) if isinstance(one, LookupError)] == [3]
    assert len(await work.read(names)) == 7
    assert len(commits) == 2


async def test_a_group_whose_commit_was_lost_is_settled_one_by_one(work: StoredWork, cut: Callable[[], None]) -> None:
    """Whoever has a delivery's key gets its effect once; of the others nobody is told what isn't known."""
    commits: list[Connection] = []

    def lose_the_groups(connection: Connection) -> None:
        commits.append(connection)
        if len(commits) == 2:  # the first is the slow unit's own
            cut()

    event.listen(work.database.writer, "commit", lose_the_groups)
    results = await together(work, [add_person] * 4, ["d0", "d1", "d2"])
    assert isinstance(results[-1], CommitUnknown)
    assert not any(isinstance(one, BaseException) for one in results[:-1])
    assert len(await work.read(names)) == 3
