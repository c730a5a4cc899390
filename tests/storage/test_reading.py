import asyncio
import threading
import time
from collections.abc import Iterator
from typing import Any, cast

import pytest

from storage.reading import Reading
from storage.waiting import Unit

PATIENCE_S = 20


class WrongError(Exception):
    """Something a unit raises."""


class Long:
    """A unit that takes until it is let go."""

    def __init__(self) -> None:
        self.has_begun = threading.Event()
        self.may_end = threading.Event()

    def __call__(self, _: Any) -> str:
        """Takes its time."""
        self.has_begun.set()
        assert self.may_end.wait(PATIENCE_S)
        return "long"

    async def begun(self) -> None:
        """Waits until it has begun."""
        assert await asyncio.to_thread(self.has_begun.wait, PATIENCE_S)


class Nothing:
    """A view of nothing."""

    def read(self, unit: Unit, _: float) -> Any:
        """What the unit returns."""
        return unit(cast("Any", None))

    def close(self) -> None:
        """Ends nothing."""


@pytest.fixture
def reading() -> Iterator[Reading]:
    """Reading on two threads, of nothing."""
    made = Reading(Nothing, threads=2)
    yield made
    made.close()


def thread(_: Any) -> int:
    """The thread that reads, which lets others come in between."""
    time.sleep(0.001)
    return threading.get_ident()


def fail(_: Any) -> None:
    """A unit that fails."""
    raise WrongError


async def test_one_thread_reads_what_waits(reading: Reading) -> None:
    """Units that wait together are read by one thread, which is not the event loop's."""
    readers = await asyncio.gather(*(reading.read(thread) for _ in range(30)))
    assert len(set(readers)) == 1
    assert threading.get_ident() not in readers


async def test_each_gets_its_own_answer(reading: Reading) -> None:
    """Whoever waits gets what their unit returned, or raised."""
    units: list[Unit] = [(lambda _, number=number: number) if number % 3 else fail for number in range(12)]  # type: ignore[misc]
    answers = await asyncio.gather(*(reading.read(unit) for unit in units), return_exceptions=True)
    assert [answer if isinstance(answer, int) else type(answer) for answer in answers] == [
        number if number % 3 else WrongError for number in range(12)
    ]


async def test_a_long_unit_keeps_nobody_waiting(reading: Reading) -> None:
    """What came before, with or after a unit that takes long is answered while it goes on."""
    long = Long()
    before = asyncio.create_task(reading.read(thread))
    slow = asyncio.create_task(reading.read(long))
    await long.begun()
    async with asyncio.timeout(PATIENCE_S):
        assert await before != await reading.read(thread)
    assert not slow.done()
    long.may_end.set()
    assert await slow == "long"


async def test_where_all_threads_take_long_the_next_waits(reading: Reading) -> None:
    """With a long unit on each thread the next unit waits for one of them, and is then read."""
    longs = [Long(), Long()]
    slow = []
    for long in longs:
        slow.append(asyncio.create_task(reading.read(long)))
        await long.begun()
    waiting = asyncio.create_task(reading.read(thread))
    done, _ = await asyncio.wait([waiting], timeout=0.5)
    assert not done
    longs[1].may_end.set()
    async with asyncio.timeout(PATIENCE_S):
        await waiting
    assert [one.done() for one in slow] == [False, True]
    longs[0].may_end.set()
    await slow[0]


async def test_nobody_reads_for_one_who_gave_up(reading: Reading) -> None:
    """A unit whose caller gave up before its turn isn't read; the others are."""
    long, read = Long(), list[str]()
    slow = asyncio.create_task(reading.read(long))
    await long.begun()
    given_up, wanted = (asyncio.create_task(reading.read(lambda _, name=name: read.append(name))) for name in "ab")  # type: ignore[misc]
    await asyncio.sleep(0)
    given_up.cancel()
    long.may_end.set()
    await wanted
    assert read == ["b"]
    assert await slow == "long"


async def test_closing_finishes_what_waits() -> None:
    """What was handed over before the end is read; later units are refused."""
    reading = Reading(Nothing, threads=2)
    waiting = [asyncio.create_task(reading.read(thread)) for _ in range(5)]
    await asyncio.sleep(0)
    reading.close()
    async with asyncio.timeout(PATIENCE_S):
        assert len(await asyncio.gather(*waiting)) == 5
    with pytest.raises(RuntimeError):
        await reading.read(thread)


def test_an_event_loop_that_ends_harms_no_other(reading: Reading) -> None:
    """Where a loop ends while its unit is read, another loop's units are answered."""
    long = Long()

    async def leave() -> None:
        task = asyncio.create_task(reading.read(long))
        await long.begun()
        task.cancel()

    asyncio.run(leave())
    assert asyncio.run(reading.read(thread)) != threading.get_ident()
    long.may_end.set()
    assert asyncio.run(reading.read(thread)) != threading.get_ident()
