import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from domain.ports import AlreadyDelivered, Repositories
from domain.retention import Keeping, OldRow
from storage.transactions import HiddenError
from storage.work import StoredWork, open_work
from tests.storage.facts import add_person
from tests.support.moment import NOW


class WrongError(Exception):
    """Something a unit raises."""


def fail(r: Repositories) -> None:
    """A unit that writes, then fails."""
    add_person(r)
    raise WrongError


def names(r: Repositories) -> list[str]:
    """Everybody with the name."""
    return [person.name for person in r.people.named("Åse Øvegaard")]


def count_up(r: Repositories) -> None:
    """Reads a number and writes the next one: the shape of every lost update."""
    person = r.people.person(1)
    assert person is not None
    r.people.rename(1, str(int(person.name) + 1))


async def together(
    work: StoredWork, units: Sequence[Callable[[Repositories], object]], deliveries: Sequence[str] = ()
) -> list[object]:
    """Has the units wait behind a slow one, and lets them run; the first have the keys of these deliveries."""
    has_begun, may_go_on = threading.Event(), threading.Event()

    def slow(_: Repositories) -> None:
        has_begun.set()
        may_go_on.wait(10)

    first = asyncio.create_task(work.run(slow))
    await asyncio.to_thread(has_begun.wait, 10)
    keys = [*deliveries, *[""] * (len(units) - len(deliveries))]
    waiting = [asyncio.create_task(work.run(unit, delivery=key)) for unit, key in zip(units, keys, strict=True)]
    await asyncio.sleep(0.05)
    may_go_on.set()
    await first
    return list(await asyncio.gather(*waiting, return_exceptions=True))


async def test_what_was_run_is_read_at_once(work: StoredWork) -> None:
    """A reading unit sees everything committed before it began."""
    for number in range(1, 4):
        await work.run(add_person)
        assert len(await work.read(names)) == number


async def test_an_exception_leaves_no_trace(work: StoredWork) -> None:
    """What a failing unit wrote is gone, the key of its delivery too, so that the delivery may come again."""
    with pytest.raises(WrongError):
        await work.run(fail, delivery="d")
    assert await work.read(names) == []
    await work.run(add_person, delivery="d")
    assert len(await work.read(names)) == 1


async def test_a_failing_unit_leaves_others_untouched(work: StoredWork) -> None:
    """Units that run with a failing one are committed."""
    units = [fail if number % 3 == 0 else add_person for number in range(30)]
    results = await asyncio.gather(*(work.run(unit) for unit in units), return_exceptions=True)
    assert [isinstance(result, WrongError) for result in results] == [unit is fail for unit in units]
    assert len(await work.read(names)) == 20


async def test_a_savepoint_is_paid_for_only_where_a_unit_fails(work: StoredWork) -> None:
    """Units that all succeed are run once, without any; where one fails, each of its group gets one and runs again."""
    savepoints, runs = list[object](), list[str]()
    event.listen(work.database.writer, "savepoint", lambda *_: savepoints.append(_))

    def unit(name: str, *, fails: bool = False) -> Callable[[Repositories], None]:
        def run(r: Repositories) -> None:
            runs.append(name)
            add_person(r)
            if fails:
                raise OSError(name)

        return run

    await together(work, [unit("a"), unit("b")])
    assert (runs, savepoints) == (["a", "b"], [])
    ended = await together(work, [unit("c"), unit("d", fails=True), unit("e")])
    assert runs[2:] == ["c", "d", "c", "d", "e"]
    assert [type(one) for one in ended] == [type(None), OSError, type(None)]
    assert len(savepoints) == 3
    assert len(await work.read(names)) == 4


async def test_nobody_is_told_of_success_that_another_units_hidden_error_undid(work: StoredWork) -> None:
    """Where a unit catches an error that ended the transaction it is told of it; what the others wrote is there."""

    def hide(r: Repositories) -> None:
        connection = getattr(r.people, "_connection")  # noqa: B009 - no port lets a statement fail
        with suppress(DBAPIError):
            connection.execute(text("ROLLBACK" if connection.dialect.name == "sqlite" else "SELECT * FROM nowhere"))

    with pytest.raises(HiddenError):
        await work.run(hide)
    ended = await together(work, [add_person, hide, add_person])
    told = [one for one in ended if not isinstance(one, Exception)]
    assert isinstance(ended[1], Exception)
    assert len(await work.read(names)) == len(told)


@pytest.mark.parametrize("way", ["run", "read"])
async def test_a_unit_that_looks_for_what_is_not_there_is_told_so(work: StoredWork, way: str) -> None:
    """Python's own sign that there is nothing more is raised as an error, and others get their answers."""
    do = work.run if way == "run" else work.read
    answers = await asyncio.gather(do(lambda _: next(iter(""))), do(lambda _: "found"), return_exceptions=True)
    assert isinstance(answers[0], RuntimeError)
    assert isinstance(answers[0].__cause__, StopIteration)
    assert answers[1] == "found"


async def test_a_delivery_has_its_effect_once(work: StoredWork) -> None:
    """However many copies of a delivery arrive at once or later, one has its effect; the others are told."""
    results = await asyncio.gather(*(work.run(add_person, delivery="d") for _ in range(20)), return_exceptions=True)
    assert sorted(isinstance(result, AlreadyDelivered) for result in results) == [False] + [True] * 19
    with pytest.raises(AlreadyDelivered):
        await work.run(add_person, delivery="d")
    assert len(await work.read(names)) == 1


async def test_old_deliveries_are_forgotten(work: StoredWork) -> None:
    """Keys are kept as long as one wishes, and no longer."""
    await work.run(add_person, delivery="d")
    key, later = [OldRow("deliveries", "d")], NOW + timedelta(seconds=1)
    assert await work.run(lambda r: r.retention.forget(Keeping.DELIVERIES, NOW, key)) == 0
    assert await work.run(lambda r: r.retention.forget(Keeping.DELIVERIES, later, key)) == 1
    await work.run(add_person, delivery="d")


async def test_no_update_is_lost(work: StoredWork) -> None:
    """Units that read and then write count every one of them."""
    await work.run(lambda r: r.people.add("0"))
    await asyncio.gather(*(work.run(count_up) for _ in range(60)))
    person = await work.read(lambda r: r.people.person(1))
    assert person is not None
    assert person.name == "60"


async def test_reading_changes_nothing(work: StoredWork) -> None:
    """A reading unit that writes is refused by the database."""
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        await work.read(add_person)


async def test_a_reader_sees_one_moment(work: StoredWork) -> None:
    """What is committed while a unit reads does not change what it reads, nor does it wait for the writer."""
    has_read, may_go_on = threading.Event(), threading.Event()

    def reader(r: Repositories) -> tuple[list[str], list[str]]:
        before = names(r)
        has_read.set()
        may_go_on.wait(10)
        return before, names(r)

    reading = asyncio.create_task(work.read(reader))
    await asyncio.to_thread(has_read.wait, 10)
    await work.run(add_person)
    may_go_on.set()
    assert await reading == ([], [])


async def test_the_event_loop_goes_on(work: StoredWork) -> None:
    """While units run and wait, the loop turns."""

    def slow(r: Repositories) -> None:
        add_person(r)
        time.sleep(0.2)

    running = asyncio.gather(work.run(slow), work.run(slow), work.read(lambda _: time.sleep(0.2)))
    turns = 0
    while not running.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns >= 10


async def test_closing_finishes_what_waits(database_url: str) -> None:
    """Units that were handed over before the end are committed; later ones are refused."""
    work = open_work(database_url, clock=lambda: NOW)
    units = [asyncio.create_task(work.run(add_person)) for _ in range(50)]
    await asyncio.sleep(0)
    await work.close()
    assert len(await asyncio.gather(*units)) == 50
    with pytest.raises(RuntimeError):
        await work.run(add_person)
    again = open_work(database_url, clock=lambda: NOW)
    assert len(again.read_blocking(names)) == 50
    again.close_blocking()


async def test_a_caller_that_gave_up_disturbs_nobody(work: StoredWork) -> None:
    """A cancelled caller's unit runs or doesn't, and the others get their answers."""
    units = [asyncio.create_task(work.run(add_person)) for _ in range(20)]
    await asyncio.sleep(0)
    for unit in units[::2]:
        unit.cancel()
    results = await asyncio.gather(*units, return_exceptions=True)
    assert sum(not isinstance(result, BaseException) for result in results) >= 10
    await work.run(add_person)


def test_scripts_need_no_event_loop(sqlite_url: str) -> None:
    """The blocking entries do the same."""
    work = open_work(sqlite_url, clock=lambda: NOW)
    work.run_blocking(add_person, delivery="d")
    with pytest.raises(AlreadyDelivered):
        work.run_blocking(add_person, delivery="d")
    assert len(work.read_blocking(names)) == 1
    work.close_blocking()
