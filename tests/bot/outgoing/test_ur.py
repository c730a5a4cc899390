"""The clock loop where the store fails: it doesn't pass for well, and doesn't fill the log."""

import asyncio
import sqlite3
from contextlib import closing

from sqlalchemy import make_url
from structlog.testing import capture_logs

from bot.observe import get_log
from bot.outgoing.tidying import Tidying
from domain.organisation import Profile
from domain.retention import DEFAULT_DAYS
from storage.work import open_work
from tests.bot.outgoing.conftest import StandingClock, make_post

ROUNDS = 3


def without_ticks(url: str) -> None:
    """Lets each tick fail, while all may be read: as with a disk that is full."""
    with closing(sqlite3.connect(str(make_url(url).database))) as connection:
        connection.execute("DROP TABLE clock_ticks")


async def test_a_loop_that_cant_store_is_not_alive_and_says_so_once(sqlite_url: str, profile: Profile) -> None:
    """Health hears of rounds while the store takes the loop's ticks; what fails each second is one line of the log."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    loop, heard = make_post(work, profile, clock).loop, list[int]()
    loop.alive, loop.tick_every_s = lambda: heard.append(1), 0.05
    await loop.round()
    assert heard
    without_ticks(sqlite_url)
    await asyncio.sleep(3 * loop.tick_every_s)
    heard.clear()
    with capture_logs() as lines:
        for _ in range(ROUNDS):
            await loop.round()
    await work.close()
    assert heard == []
    assert [(one["event"], one["part"]) for one in lines] == [("round failed", "tick")]


async def test_by_a_wrong_clock_nothing_becomes_due_and_what_was_begun_is_sent(
    sqlite_url: str, profile: Profile
) -> None:
    """What a wrong clock would delete, or tell of for good, waits until it is right."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    post, is_right = make_post(work, profile, clock), False

    async def told() -> bool:
        return is_right

    post.loop.is_right = told
    post.loop.tidying = Tidying(work=work, clock=clock, days=DEFAULT_DAYS, profile=profile, log=get_log())
    await post.put(1)
    clock.pass_(days=400)
    await post.loop.round()
    assert await post.states() == {"sent": 1}
    assert await work.read(lambda store: store.upkeep.tick_age_s()) is None  # nobody reads that the clock goes
    is_right = True
    await post.loop.round()
    assert await post.states() == {}
    assert await work.read(lambda store: store.upkeep.tick_age_s()) is not None
    await work.close()


async def test_a_clock_that_cannot_be_told_does_not_end_the_loop(sqlite_url: str, profile: Profile) -> None:
    """What breaks there is logged as what breaks elsewhere is; meanwhile nothing becomes due, and all else goes on."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    post, due = make_post(work, profile, clock), list[str]()

    async def broken() -> bool:
        raise AttributeError

    post.loop.is_right, post.loop.done = broken, lambda part, _rows: due.append(part)
    await post.put(1)
    with capture_logs() as lines:
        await post.loop.round()
    assert await post.states() == {"sent": 1}
    await work.close()
    assert [(one["event"], one["part"]) for one in lines] == [("round failed", "clock")]
    assert set(due) == {"reconcile", "deliver"}
