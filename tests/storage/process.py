"""A process beside others on the same database: `run(ACT, URL, NUMBER)`."""

import asyncio

from domain.ports import Repositories
from storage.schema import upgrade
from storage.work import StoredWork, open_work
from tests.storage.facts import an_entry
from tests.support.moment import NOW


async def count(work: StoredWork, number: int) -> None:
    """Reads a number and writes the next, over and over, some units at a time."""

    def unit(r: Repositories) -> None:
        person = r.people.person(1)
        r.people.rename(1, str(int(person.name if person else "") + 1))

    for _ in range(0, number, 4):
        await asyncio.gather(*(work.run(unit) for _ in range(4)))


async def write(work: StoredWork, number: int) -> None:
    """Prints each name once its commit was acknowledged."""

    async def one(name: str) -> None:
        await work.run(lambda r: r.people.add(name), delivery=name)
        print(name, flush=True)  # noqa: T201 - the other process reads it

    for start in range(0, number, 3):
        await asyncio.gather(*(one(f"person {start + offset}") for offset in range(3)))


async def claim(work: StoredWork, number: int) -> None:
    """Prints the uids of what it claims, until nothing is left."""
    while claimed := await work.run(lambda r: r.outbox.claim("me", NOW, limit=number, lease_s=60)):
        for one in claimed:
            print(one.message.uid, flush=True)  # noqa: T201 - the other process reads it


async def log(work: StoredWork, number: int) -> None:
    """Prints the number of each entry of the log once its commit was acknowledged."""

    async def one(entry: int) -> None:
        await work.run(lambda r: r.audit.record(an_entry(entry)))
        print(entry, flush=True)  # noqa: T201 - the other process reads it

    for start in range(0, number, 4):
        await asyncio.gather(*(one(start + offset) for offset in range(4)))


def run(act: str, url: str, number: str) -> None:
    """Does the act on a database of which others may be making the schema."""
    asyncio.run(_main(act, url, int(number)))


async def _main(act: str, url: str, number: int) -> None:
    upgrade(url)
    work = open_work(url, clock=lambda: NOW)
    await {"count": count, "write": write, "claim": claim, "log": log}[act](work, number)
    await work.close()
