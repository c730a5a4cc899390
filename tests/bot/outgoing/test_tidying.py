from datetime import timedelta

import pytest

from bot.outgoing.tidying import Tidying
from danish.zone import copenhagen
from domain.ports import Repositories
from storage.work import StoredWork, open_work
from tests.bot.outgoing.conftest import Post, StandingClock, make_post

EVENING = copenhagen(2026, 3, 2, 22)


def nothing(_store: Repositories) -> None:
    """The unit of a delivery that changes nothing."""


@pytest.fixture
def tidying(post: Post) -> Tidying:
    """What a process of the same clock and store tidies."""
    post.clock.at = EVENING
    post.loop.tidying = Tidying(work=post.work, clock=post.clock, delivery_days=7, settled_days=90, batch=2)
    return post.loop.tidying


async def test_what_is_old_goes_at_night_and_only_then(post: Post, tidying: Tidying) -> None:
    """Messages sent long ago go in the night after they became old; by day, and once it is done, nobody looks."""
    for number in range(5):
        await post.put(number)
    await post.loop.round()
    post.clock.pass_(days=91)
    assert tidying
    await post.loop.round()
    assert await post.states() == {}


async def test_by_day_nothing_is_forgotten(post: Post, tidying: Tidying) -> None:
    """A process that starts in the evening waits for the night, and after it is done waits for the next."""
    await post.put(1)
    await post.loop.round()
    post.clock.at += timedelta(days=100)
    fresh = Tidying(work=post.work, clock=post.clock, delivery_days=7, settled_days=90)
    assert await fresh.tidy() == 0
    assert await post.states() == {"sent": 1}
    post.clock.pass_(hours=4)
    assert await fresh.tidy() == 0
    post.clock.pass_(hours=2)
    assert await fresh.tidy() == 1
    assert await fresh.tidy() == 0
    await post.put(2)
    await post.loop.round()
    assert await post.states() == {"sent": 1}


async def test_keys_of_deliveries_are_kept_a_week(sqlite_url: str, post: Post) -> None:
    """A delivery that comes again within the week is known; afterwards its key is gone."""
    clock = StandingClock(EVENING)
    work: StoredWork = open_work(sqlite_url, clock=clock.now)
    await work.run(nothing, delivery="d")
    tidying = Tidying(work=work, clock=clock, delivery_days=7, settled_days=90)
    forgotten = []
    for _ in range(9):
        forgotten.append(await tidying.tidy())
        clock.pass_(days=1)
    await work.close()
    assert forgotten == [0, 0, 0, 0, 0, 0, 0, 0, 1]


async def test_two_processes_tidy_the_same_store(post: Post, tidying: Tidying) -> None:
    """Whoever comes first takes what is old; the other finds nothing and fails at nothing."""
    other = make_post(post.work, post.profile, post.clock, "p2")
    other.loop.tidying = Tidying(work=post.work, clock=post.clock, delivery_days=7, settled_days=90)
    await other.loop.round()
    for number in range(7):
        await post.put(number)
    await post.loop.round()
    post.clock.pass_(days=91)
    assert await tidying.tidy() + await other.loop.tidying.tidy() == 7
    await post.loop.round()
    await other.loop.round()
    assert await post.states() == {}
