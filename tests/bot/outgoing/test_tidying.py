from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.observe import get_log
from bot.outgoing.tidying import ACT, SUBJECT, Sweep, Tidying
from danish.zone import copenhagen
from domain.organisation import Profile
from domain.ports import AlreadyDelivered, Repositories
from domain.retention import DEFAULT_DAYS, ONCE_FOR_ALL, Keeping
from handlers.kept_names import FORMER
from storage.work import StoredWork, open_work
from tests.bot.outgoing.conftest import Post, StandingClock, make_post
from tests.support.refusing import accept, refuse

STAYS = "not let go"
EVENING = copenhagen(2026, 3, 2, 22)


def nothing(_store: Repositories) -> None:
    """The unit of a delivery that changes nothing."""


def made(post: Post) -> Tidying:
    """What a process of the same clock and store tidies."""
    return Tidying(work=post.work, clock=post.clock, days=DEFAULT_DAYS, profile=post.profile, log=get_log(), batch=2)


def leaves(store: Repositories) -> int:
    """Somebody who has left the chat just now."""
    person = store.people.add("Åse Øvegaard", "T1").id
    store.people.set_deactivated(person, is_deactivated=True)
    return person


@pytest.fixture
def tidying(post: Post) -> Tidying:
    """What the process tidies that sends."""
    post.clock.at = EVENING
    post.loop.tidying = made(post)
    return post.loop.tidying


async def logged(post: Post) -> list[dict[str, str | int]]:
    """The counts of each tidying in the log."""
    entries = await post.work.read(lambda r: r.audit.of_subject(SUBJECT))
    assert {one.act for one in entries} <= {ACT}
    return [dict(one.facts) for one in entries]


def log_size(post: Post) -> int:
    """How large SQLite's log of writes is, in bytes."""
    return Path(f"{post.work.database.writer.url.database}-wal").stat().st_size


async def test_what_is_old_goes_at_night_and_is_logged(post: Post, tidying: Tidying) -> None:
    """What was sent long ago goes in the next night, in small portions, and one line of the log says so."""
    assert tidying
    for number in range(5):
        await post.put(number)
    await post.loop.round()
    assert await logged(post) == []
    post.clock.pass_(days=91)
    await post.loop.round()
    assert await post.states() == {}
    assert await logged(post) == [{"sendte": 5}]


async def test_the_log_of_writes_is_empty_afterwards(post: Post, tidying: Tidying) -> None:
    """What went stands in no file any more once the night is over."""
    await post.put(1)
    assert log_size(post)
    assert await tidying.tidy() == 0
    assert log_size(post) == 0


async def test_a_night_is_tidied_once(post: Post, tidying: Tidying) -> None:
    """Once it is done nobody looks any more until the next night."""
    await post.put(1)
    await post.loop.round()
    post.clock.at += timedelta(days=100)
    assert [await tidying.tidy() for _ in range(2)] == [1, 0]
    await post.put(2)
    await post.loop.round()
    post.clock.at += timedelta(hours=4)
    assert await made(post).tidy() == 0
    assert await post.states() == {"sent": 1}


async def test_a_night_that_was_missed_is_made_good(post: Post, tidying: Tidying) -> None:
    """A program that was down at night tidies when it is back, whatever the hour."""
    await post.put(1)
    await post.loop.round()
    assert tidying
    post.clock.at += timedelta(days=100, hours=13)
    assert await made(post).tidy() == 1


async def test_keys_of_deliveries_are_kept_a_week(sqlite_url: str, post: Post) -> None:
    """A delivery that comes again within the week is known; afterwards its key is gone."""
    clock = StandingClock(EVENING)
    work: StoredWork = open_work(sqlite_url, clock=clock.now)
    await work.run(nothing, delivery="d")
    tidying = Tidying(work=work, clock=clock, days=DEFAULT_DAYS, profile=post.profile, log=get_log())
    forgotten = []
    for _ in range(9):
        forgotten.append(await tidying.tidy())
        clock.pass_(days=1)
    await work.close()
    assert forgotten == [0, 0, 0, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("once", ONCE_FOR_ALL)
async def test_what_happens_once_for_all_is_not_forgotten(sqlite_url: str, post: Post, once: str) -> None:
    """Such keys outlive the week: nobody is greeted a second time, and no samples are filled in beside the first."""
    clock = StandingClock(EVENING)
    work: StoredWork = open_work(sqlite_url, clock=clock.now)
    await work.run(nothing, delivery=f"{once}:T1:1")
    clock.pass_(days=400)
    assert await Tidying(work=work, clock=clock, days=DEFAULT_DAYS, profile=post.profile, log=get_log()).tidy() == 0
    with pytest.raises(AlreadyDelivered):
        await work.run(nothing, delivery=f"{once}:T1:1")
    await work.close()


async def test_two_processes_tidy_the_same_store(post: Post, tidying: Tidying) -> None:
    """The night is that process's which comes first; the other leaves it alone."""
    other = make_post(post.work, post.profile, post.clock, "p2")
    other.loop.tidying = made(post)
    for number in range(7):
        await post.put(number)
    await post.loop.round()
    post.clock.pass_(days=91)
    assert [await tidying.tidy(), await other.loop.tidying.tidy()] == [2, 0]
    await post.loop.round()
    await other.loop.round()
    assert await post.states() == {}
    assert await logged(post) == [{"sendte": 7}]


async def test_a_dry_run_tells_what_then_goes(post: Post, tidying: Tidying) -> None:
    """Looking changes nothing, and counts what the next steps delete."""
    assert tidying
    for number in range(3):
        await post.put(number)
    await post.loop.round()
    post.clock.pass_(days=91)
    sweep = Sweep(work=post.work, clock=post.clock, days=DEFAULT_DAYS, profile=post.profile, log=get_log())
    looked = await sweep.look()
    assert await post.states() == {"sent": 3}
    while await sweep.step():
        pass
    assert {kind: one.count for kind, one in looked.items() if one.count} == {Keeping.SENT: 3} == sweep.gone


async def test_people_who_left_long_ago_become_former_members(post: Post, tidying: Tidying) -> None:
    """Half a year after somebody left the chat the name is gone, and the log says how many those were, not who."""
    left = SystemClock().now()
    person = await post.work.run(leaves)
    names = []
    for days in (180, 181):
        post.clock.at = left + timedelta(days=days)
        while await tidying.tidy():
            pass
        found = await post.work.read(lambda r: r.people.person(person))
        names.append(found.name if found else "")
    assert names == ["Åse Øvegaard", FORMER]
    assert await logged(post) == [{"tidligere": 1}]


async def test_what_cant_go_holds_up_nothing_else(sqlite_url: str, profile: Profile) -> None:
    """A message and a person that the store won't let go stay, and are told of in the log; all others go that night.

    The night after they are tried again.
    """
    clock = StandingClock(EVENING)
    work = open_work(sqlite_url, clock=clock.now)
    post = make_post(work, profile, clock)
    tidying = made(post)
    for number in range(5):
        await post.put(number)
    people = await work.run(lambda store: [leaves(store) for _ in range(4)])
    await post.loop.round()
    clock.pass_(days=200)
    clock.at = max(clock.at, SystemClock().now() + timedelta(days=181))
    refuse(sqlite_url, "DELETE ON outbox WHEN OLD.id = 2", f"UPDATE ON persons WHEN OLD.id = {people[0]}")
    with capture_logs() as lines:
        assert await night(tidying) == 4 + 3
    said = [(one["event"], one["row"]) for one in lines if one["log_level"] == "error"]
    assert said == [(STAYS, "outbox 2"), (STAYS, f"persons {people[0]}")]
    assert await night(tidying) == 0
    accept(sqlite_url)
    assert await night(tidying) == 0
    clock.pass_(days=1)
    assert await night(tidying) == 2
    await work.close()


async def night(tidying: Tidying) -> int:
    """How much goes until a round lets nothing go."""
    gone = 0
    while some := await tidying.tidy():
        gone += some
    return gone
