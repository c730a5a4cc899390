import asyncio

import pytest

from domain.ports import Repositories
from storage.work import StoredWork, open_work
from tests.storage import process
from tests.storage.facts import a_message
from tests.support.forked import Forked
from tests.support.moment import NOW

pytestmark = pytest.mark.forked


def start(act: str, url: str, number: int) -> Forked:
    """A process of its own on that database; errors come with what it prints."""
    return Forked(process.run, act, url, str(number), tells_errors=True)


async def output(started: Forked) -> list[str]:
    """What the process printed, once it has ended well."""
    out = await asyncio.to_thread(started.stdout.read)
    assert await asyncio.to_thread(started.wait, 120) == 0, out
    started.close()
    return out.split("\n")[:-1]


async def test_two_processes_lose_no_update(work: StoredWork, database_url: str) -> None:
    """400 units that read and then write, from two processes at once, count to 400 without a lock error."""
    await work.run(lambda r: r.people.add("0"))
    said = await asyncio.gather(*(output(start("count", database_url, 200)) for _ in range(2)))
    assert said == [[], []]
    person = await work.read(lambda r: r.people.person(1))
    assert person is not None
    assert person.name == "400"


async def test_two_processes_never_claim_the_same_message(work: StoredWork, database_url: str) -> None:
    """Each message goes to one process, though several threads of several processes ask at once."""
    await work.run(lambda r: r.outbox.post([a_message() for _ in range(300)]))

    async def here() -> list[str]:
        uids = []
        while claimed := await work.run(lambda r: r.outbox.claim("here", NOW, limit=7, lease_s=60), competing=True):
            uids += [one.message.uid for one in claimed]
        return uids

    others = [output(start("claim", database_url, 5)) for _ in range(2)]
    claims = await asyncio.gather(*others, here(), here(), here())
    uids = [uid for claim in claims for uid in claim]
    assert len(uids) == len(set(uids)) == 300


async def test_a_killed_process_loses_nothing_it_acknowledged(work: StoredWork, database_url: str) -> None:
    """Every name that was printed after its commit is there after kill -9, with the key of its delivery."""
    writing = start("write", database_url, 100_000)
    printed = [await asyncio.to_thread(writing.stdout.readline) for _ in range(60)]
    writing.kill()
    printed += await asyncio.to_thread(writing.stdout.readlines)
    writing.close()
    kept = {line.strip() for line in printed if line.endswith("\n")}

    def found(r: Repositories) -> set[str]:
        return {name for name in kept if r.people.named(name)}

    assert len(kept) >= 60
    assert await work.read(found) == kept


async def test_processes_that_start_at_once_share_one_schema(empty_database_url: str) -> None:
    """Several processes on a database without tables make them once, and all of them work."""
    said = await asyncio.gather(*(output(start("claim", empty_database_url, 5)) for _ in range(3)))
    assert said == [[], [], []]
    work = open_work(empty_database_url, clock=lambda: NOW)
    await work.run(lambda r: r.people.add("Ane"))
    assert [one.name for one in await work.read(lambda r: r.people.everybody())] == ["Ane"]
    await work.close()
