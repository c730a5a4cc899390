import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Engine, event, exc

from domain.ports import Repositories
from storage.gathering import MOST_AT_ONCE
from storage.work import StoredWork, open_work
from tests.storage.facts import add_person
from tests.storage.test_work import names, together
from tests.support.moment import NOW


@pytest.fixture
async def work(sqlite_url: str) -> AsyncIterator[StoredWork]:
    """Units of work on a fresh SQLite file."""
    opened = open_work(sqlite_url, clock=lambda: NOW)
    yield opened
    await opened.close()


def count_commits(engine: Engine) -> list[object]:
    """A list that grows with each commit."""
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)
    return commits


async def test_units_that_wait_share_a_commit(work: StoredWork) -> None:
    """200 units that wait together cost a commit for each full batch, not 200."""
    commits = count_commits(work.database.writer)
    await together(work, [add_person] * 200)
    assert len(commits) == 1 + -(-200 // MOST_AT_ONCE)
    assert len(await work.read(names)) == 200


async def test_nobody_hears_of_a_commit_that_failed(work: StoredWork) -> None:
    """Where the commit fails, all who shared it get its exception, and nothing of theirs is stored."""

    def refuse(_: object) -> None:
        if len(commits) == 2:
            raise OSError("the disk is gone")

    commits = count_commits(work.database.writer)
    event.listen(work.database.writer, "commit", refuse)
    results = await together(work, [add_person] * 5)
    assert [type(result) for result in results] == [OSError] * 5
    assert await work.read(names) == []
    await work.run(add_person)
    assert len(await work.read(names)) == 1


async def test_a_lost_transaction_is_told_to_all_in_it(work: StoredWork) -> None:
    """Where one unit's failure takes the whole transaction along, no other unit is said to be committed."""

    def end_transaction(r: Repositories) -> None:
        connection = getattr(r.people, "_connection").connection.driver_connection  # noqa: B009 - what SQLite does itself when the disk is full
        connection.execute("ROLLBACK")
        raise OSError("the disk is full")

    before = asyncio.create_task(work.run(add_person))
    broken = asyncio.create_task(work.run(end_transaction))
    after = asyncio.create_task(work.run(add_person))
    results = await asyncio.gather(before, broken, after, return_exceptions=True)
    committed = [result for result in results if not isinstance(result, BaseException)]
    assert isinstance(results[1], OSError | exc.OperationalError)
    assert len(await work.read(names)) == len(committed)
    await work.run(add_person)


async def test_one_commit_is_on_the_disk(work: StoredWork) -> None:
    """Connections that write sync every commit, keep a log beside the file and mind foreign keys."""
    with work.database.writer.connect() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                   ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")]  # fmt: skip
    assert pragmas == ["wal", 2, 1, 20_000]
