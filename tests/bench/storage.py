"""How many units of work a second the store makes durable; it measures, and promises nothing.

Each figure stands beside a baseline of the same run: a commit for each unit.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.ports import Repositories
from domain.tasks import Confirmation
from storage.engine import open_database
from storage.grouping import GroupingWriter
from storage.retrying import RetryingWriter
from storage.schema import upgrade
from storage.work import StoredWork, open_work
from tests.storage.facts import a_meeting, a_message, some_tasks
from tests.support.databases import address_of, fresh_database, postgres
from tests.support.moment import NOW

MEETINGS = 40
UNITS = 400


def figures() -> dict[str, float]:
    """Units a second, each of nine statements and a delivery's key, and what a start and a read cost."""
    found: dict[str, float] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="tovholder-")))
        grouped, single = f"sqlite:///{folder}/a.db", f"sqlite:///{folder}/b.db"
        found["storage.units_per_s.sqlite"] = _units_per_s(grouped, lambda url: open_work(url, clock=lambda: NOW))
        found["storage.units_per_s.sqlite.commit_each"] = _units_per_s(single, _commit_each)
        found["storage.read_ms.sqlite"] = _read_ms(grouped)
        found["storage.start_ms.sqlite"] = _start_ms(grouped)
        server = stack.enter_context(postgres(is_durable=True))
        pooled, alone = (_made(stack, server, name) for name in ("bench_pooled", "bench_alone"))
        found["storage.units_per_s.postgres"] = _units_per_s(pooled, lambda url: open_work(url, clock=lambda: NOW))
        found["storage.units_per_s.postgres.commit_each"] = _units_per_s(alone, _commit_each)
        found["storage.read_ms.postgres"] = _read_ms(pooled)
        found["storage.start_ms.postgres"] = _start_ms(pooled)
    return found


def _made(stack: ExitStack, server: str, name: str) -> str:
    database: AbstractContextManager[None] = fresh_database(server, name)
    stack.enter_context(database)
    return address_of(server, name)


def _commit_each(url: str) -> StoredWork:
    database = open_database(url, writers=3)
    if database.is_sqlite:
        return StoredWork(database, GroupingWriter(database.writer, lambda: NOW, most_at_once=1), threads=1)
    return StoredWork(database, RetryingWriter(database.writer, lambda: NOW, threads=1, most_at_once=1), threads=1)


def _units_per_s(url: str, open_: Callable[[str], StoredWork]) -> float:
    upgrade(url)
    return asyncio.run(_run(open_(url)))


async def _run(work: StoredWork) -> float:
    meetings = await work.run(_fill)
    await asyncio.gather(*(work.run(_confirm(meetings[number], 0)) for number in range(8)))
    begun = time.perf_counter()
    units = [_confirm(meetings[number % MEETINGS], number) for number in range(UNITS)]
    await asyncio.gather(*(work.run(unit, delivery=f"delivery {number}") for number, unit in enumerate(units)))
    seconds = time.perf_counter() - begun
    await work.close()
    return UNITS / seconds


def _fill(r: Repositories) -> list[int]:
    r.people.add("Åse Øvegaard", "T1")
    meetings: list[Meeting] = [r.meetings.add(a_meeting(body=f"body {number}")) for number in range(MEETINGS)]
    for meeting in meetings:
        r.tasks.add(some_tasks(meeting))
    return [meeting.id for meeting in meetings]


def _confirm(meeting: int, number: int) -> Callable[[Repositories], None]:
    """A unit as one button press causes it: who is it, what is there, confirm, tell and log."""

    def unit(r: Repositories) -> None:
        r.people.actor(1, NOW.date(), is_administrator=False, is_outsider=False)
        task = r.tasks.of_meeting(meeting)[number % 4]
        given = Confirmation(f"role {number}", 1, NOW)
        r.tasks.save([replace(task, confirmations=(*task.confirmations, given))])
        r.outbox.post([a_message(key=f"told {number}")])
        r.audit.record(AuditEntry(NOW, 1, "confirmed", f"task:{task.id}", "T1"))

    return unit


def _read_ms(url: str) -> float:
    work = open_work(url, clock=lambda: NOW)
    work.read_blocking(lambda r: r.tasks.of_meeting(1))
    begun = time.perf_counter()
    for _ in range(200):
        work.read_blocking(lambda r: r.tasks.of_meeting(1))
    seconds = time.perf_counter() - begun
    work.close_blocking()
    return seconds / 200 * 1000


def _start_ms(url: str) -> float:
    begun = time.perf_counter()
    upgrade(url)
    return (time.perf_counter() - begun) * 1000
