"""How many due messages a second the engine takes, records and lets go; the sending itself costs nothing, or 50 ms.

Beside each stands the baseline of the same run: how many of the smallest durable commits that database makes a second.
"""

import asyncio
import time
from functools import partial

from bot.clock import SystemClock
from domain.people import PersonId, Place
from domain.ports import Repositories
from storage.work import StoredWork, open_work
from tests.bench.engine.databases import KINDS, Databases, settle
from tests.support.burst import Sending
from tests.support.engine import INSTALL, engine, messages
from tests.support.moment import NOW
from tests.support.sender import PromptSender

NUMBER = 6_000
CHANNELS = 200
USED = 20
"""The batch that the settings choose."""
SLOW_S = 0.05
SLOW_NUMBER = 600
BESIDE = 4
_COMMITS = 200


def rates(databases: Databases) -> dict[str, float]:
    """Messages a second at batch 50 and at the batch used, and commits a second."""
    found: dict[str, float] = {}
    for kind in KINDS:
        found[f"reminders.rate.{kind}"] = _rate(databases.fresh(kind), 50)
        found[f"reminders.rate_used.{kind}"] = _rate(databases.fresh(kind), USED)
        found[f"reminders.commits_per_s.{kind}"] = asyncio.run(_commits(databases.fresh(kind)))
    return found


def scale(databases: Databases) -> dict[str, float]:
    """How many times as fast four processes are as one, where each sending takes 50 ms."""
    alone, beside = (_slow_rate(databases.fresh("postgres"), processes) for processes in (1, BESIDE))
    return {
        "reminders.rate_50ms.postgres1": alone,
        "reminders.rate_50ms.postgres4": beside,
        "reminders.scale4": beside / alone,
    }


def _rate(url: str, batch: int) -> float:
    return asyncio.run(_send(fill(url, NUMBER), batch))


def fill(url: str, number: int) -> StoredWork:
    """Puts so many due messages in, to channels by turns."""
    work = open_work(url, clock=lambda: NOW)
    places = (Place("slack", INSTALL, f"C{n % CHANNELS}") for n in range(number))
    work.run_blocking(lambda store: store.outbox.post(messages(places)))
    settle(url)
    return work


async def _send(work: StoredWork, batch: int) -> float:
    sender = PromptSender()
    loop = engine(work, sender, SystemClock(), batch=batch)
    begun = time.perf_counter()
    await loop.round()
    seconds = time.perf_counter() - begun
    counts = await work.read(lambda store: store.outbox.counts())
    await work.close()
    assert sender.number == counts["sent"] == NUMBER
    return NUMBER / seconds


async def _commits(url: str) -> float:
    work = open_work(url, clock=lambda: NOW)
    person = await work.run(lambda store: store.people.add("0", INSTALL))
    begun = time.perf_counter()
    for number in range(_COMMITS):
        await work.run(partial(_rename, person.id, str(number)))
    seconds = time.perf_counter() - begun
    await work.close()
    return _COMMITS / seconds


def _rename(person: PersonId, name: str, store: Repositories) -> None:
    store.people.rename(person, name)


def _slow_rate(url: str, processes: int) -> float:
    number = SLOW_NUMBER * processes
    fill(url, number).close_blocking()
    sending = [Sending(url, str(SLOW_S), "--lease", "60", "--send", "10", "--until-done") for _ in range(processes)]
    try:
        for one in sending:
            one.wait()
        begun = time.perf_counter()
        for one in sending:
            one.go()
        for one in sending:
            one.process.wait(120)
        return number / (time.perf_counter() - begun)
    finally:
        for one in sending:
            one.kill()
