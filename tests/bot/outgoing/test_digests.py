from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.outgoing.resting import RESTS
from danish.zone import copenhagen
from domain.organisation import Profile
from domain.people import Deputy, Person, PersonId, RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.preferences import Preferences
from storage.tables import persons
from storage.tables_preferences import preferences
from storage.work import StoredWork, open_work
from tests.bot.outgoing.conftest import Post, StandingClock, make_post
from tests.storage.test_queries import counting
from tests.support.refusing import accept, refuse

MONDAY = copenhagen(2026, 11, 23, 7)
FRIDAY = copenhagen(2026, 11, 27, 9)
FAILED = "digest not posted"
HALF_PAST = copenhagen(2026, 11, 23, 8, 30)


async def with_roles(post: Post, number: int = 1) -> list[PersonId]:
    """So many people who hold a role."""

    def unit(store: Repositories) -> list[Person]:
        people = [store.people.add(f"Nr. {one}", "T1") for one in range(number)]
        for person in people:
            store.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, person, f"kommune {person.id}"))
        return people

    post.clock.at = MONDAY
    return [person.id for person in await post.work.run(unit)]


async def at(post: Post, moment: datetime) -> list[tuple[object, datetime]]:
    """What digests are sent once it is that time."""
    post.sender.sent.clear()
    post.clock.at = moment
    await post.loop.round()
    await post.loop.round()
    return list(post.digests)


async def test_who_holds_a_role_gets_a_digest_each_working_morning(post: Post) -> None:
    """At half past eight, once; not at the weekend, and not before the role is held."""
    (person,) = await with_roles(post)
    assert await at(post, MONDAY) == []
    assert await at(post, HALF_PAST) == [(person, HALF_PAST)]
    assert await at(post, HALF_PAST.replace(hour=11)) == []
    assert await at(post, HALF_PAST.replace(day=24)) == [(person, HALF_PAST.replace(day=24))]
    await at(post, FRIDAY)
    assert await at(post, HALF_PAST.replace(day=28)) == []
    assert await at(post, HALF_PAST.replace(day=30)) == [(person, HALF_PAST.replace(day=30))]


async def test_several_processes_send_it_once(work: StoredWork, profile: Profile) -> None:
    """Whichever comes first; the others find it done."""
    clock = StandingClock()
    first, second = (make_post(work, profile, clock, owner) for owner in ("p1", "p2"))
    await with_roles(first, 3)
    for one in (first, second):
        await one.loop.round()
    clock.at = HALF_PAST
    for one in (first, second, first):
        await one.loop.round()
    assert len(first.digests) + len(second.digests) == 3


async def test_who_only_sits_on_a_seat_gets_none(post: Post) -> None:
    """Politicians are never written to unasked, and neither is who was deactivated."""
    (person,) = await with_roles(post)

    def unit(store: Repositories) -> None:
        member = store.people.add("Medlem", "T1")
        store.people.seat_person(SeatHolder(0, "politisk/fyn", "borgmester-nyborg", member))
        store.preferences.begin([Preferences(member.id, next_digest=HALF_PAST)])

    await post.work.run(unit)
    assert [who for who, _ in await at(post, HALF_PAST)] == [person]
    gone = update(persons).where(persons.c.id == person).values(is_deactivated=True)
    with post.work.database.writer.begin() as connection:
        connection.execute(gone)
    assert await at(post, HALF_PAST.replace(day=24)) == []


async def test_a_deputy_gets_one_too(post: Post) -> None:
    """Though the deputy holds no role by right."""
    (person,) = await with_roles(post)

    def unit(store: Repositories) -> PersonId:
        away, deputy = store.people.persons([person])[person], store.people.add("Vikar", "T1")
        store.deputies.add(Deputy(0, away, deputy, MONDAY.date(), MONDAY.date()))
        return deputy.id

    deputy = await post.work.run(unit)
    await post.loop.round()
    assert deputy in [who for who, _ in await at(post, HALF_PAST)]


@pytest.mark.parametrize(
    ("back", "sent"),
    [
        (copenhagen(2026, 11, 26, 11), [copenhagen(2026, 11, 26, 11)]),
        (copenhagen(2026, 11, 26, 6), []),
        (copenhagen(2026, 11, 26, 20), []),
        (copenhagen(2026, 11, 28, 11), []),
    ],
)
async def test_after_downtime_there_is_one_digest(post: Post, back: datetime, sent: list[datetime]) -> None:
    """Days that were slept through bring one: at once within working hours, else on the next working morning."""
    await with_roles(post)
    await post.loop.round()
    assert [due for _, due in await at(post, back)] == sent
    morning = copenhagen(2026, 11, 26, 8, 30) if back.hour == 6 else copenhagen(2026, 11, 27, 8, 30)
    morning = copenhagen(2026, 11, 30, 8, 30) if back.day == 28 else morning
    assert [due for _, due in await at(post, morning)] == [morning]


async def test_what_a_wrong_clock_planned_comes_when_it_is_right(post: Post) -> None:
    """A year ahead for an hour doesn't take a year's digests from anybody; who is away until then gets none before."""
    person, away = await with_roles(post, 2)
    pause = Preferences(away, paused_until=MONDAY + timedelta(days=30), next_digest=HALF_PAST + timedelta(days=30))
    await post.work.run(lambda store: store.preferences.begin([pause]))
    await at(post, HALF_PAST)
    await at(post, HALF_PAST + timedelta(days=365))
    tuesday = HALF_PAST.replace(day=24)
    assert [who for who, _ in await at(post, tuesday)] == [person]
    assert [who for who, _ in await at(post, tuesday.replace(day=25))] == [person]


async def test_own_time_and_zone_and_off_are_kept(post: Post) -> None:
    """Seven in Nuuk is ten here; who wants none gets none."""
    early, nuuk, none = await with_roles(post, 3)
    wishes = [
        Preferences(early, digest_at=time(7, 30), next_digest=HALF_PAST.replace(hour=7)),
        Preferences(nuuk, digest_at=time(7), zone="America/Nuuk", next_digest=HALF_PAST.replace(hour=10, minute=0)),
        Preferences(none, wants_digest=False),
    ]
    await post.work.run(lambda store: store.preferences.begin(wishes))
    assert [who for who, _ in await at(post, HALF_PAST)] == [early]
    assert [who for who, _ in await at(post, HALF_PAST.replace(hour=10, minute=0))] == [nuuk]
    assert await at(post, HALF_PAST.replace(day=24)) != []
    assert none not in [who for who, _ in post.digests]


async def test_a_thousand_are_posted_in_batches_of_as_many_statements(post: Post) -> None:
    """Whether twenty or fifty are due, a batch is the same few statements; nobody is left out.

    Once a minute two more look for those who have come to hold a role, and for what a wrong clock planned.
    """
    everybody = await with_roles(post, 120)
    await post.loop.round()
    post.clock.at = HALF_PAST
    digests = post.loop.digests
    assert digests is not None
    costs = []
    for _ in range(3):
        with counting(post.work) as statements:
            await digests.post(post.clock.now())
        costs.append(len(statements))
    assert costs == [7, 5, 5]
    await post.loop.round()
    assert sorted(who for who, _ in post.digests if isinstance(who, int)) == everybody


@pytest.mark.parametrize("ill", [{"zone": "Findes/Ikke"}, {"digest_at": "halv ni"}], ids=["to tell", "to read"])
async def test_a_digest_that_fails_holds_up_no_other(post: Post, ill: dict[str, str]) -> None:
    """Its person gets it once it can be told again; it is logged once and left alone for a while."""
    first, second, third = await with_roles(post, 3)
    await post.loop.round()
    await choose(post, first, ill)
    with capture_logs() as lines:
        assert [who for who, _ in await at(post, HALF_PAST)] == [second, third]
        assert await at(post, HALF_PAST + timedelta(seconds=2)) == []
    assert [(one["event"], one["person"]) for one in lines if one["log_level"] == "error"] == [(FAILED, first)]
    await choose(post, first, {"zone": "Europe/Copenhagen", "digest_at": None})
    assert await at(post, HALF_PAST + RESTS) == [(first, HALF_PAST + RESTS)]
    assert {who for who, _ in await at(post, HALF_PAST.replace(day=24))} == {first, second, third}


async def test_a_digest_that_cant_be_stored_holds_up_no_other(sqlite_url: str, profile: Profile) -> None:
    """It is set aside like one that can't be told."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    post = make_post(work, profile, clock)
    first, second = await with_roles(post, 2)
    await post.loop.round()
    refuse(sqlite_url, f"UPDATE OF next_digest_at ON preferences WHEN OLD.person = {first}")
    with capture_logs() as lines:
        assert [who for who, _ in await at(post, HALF_PAST)] == [second]
    await work.close()
    assert [(one["event"], one["person"]) for one in lines if one["log_level"] == "error"] == [(FAILED, first)]


async def test_a_store_that_takes_nothing_sets_nobodys_digest_aside(sqlite_url: str, profile: Profile) -> None:
    """As soon as it takes something again, all get theirs."""
    clock = StandingClock()
    work = open_work(sqlite_url, clock=clock.now)
    post = make_post(work, profile, clock)
    both = await with_roles(post, 2)
    await post.loop.round()
    refuse(sqlite_url, "UPDATE ON preferences", "INSERT ON clock_ticks", "UPDATE ON clock_ticks")
    with capture_logs() as lines:
        assert await at(post, HALF_PAST) == []
    accept(sqlite_url)
    assert [who for who, _ in await at(post, HALF_PAST)] == both
    await work.close()
    assert FAILED not in {one["event"] for one in lines}


async def choose(post: Post, person: PersonId, values: dict[str, str | None] | dict[str, str]) -> None:
    """Stores choices past the rules, as a damaged row or another machine's zones would have them."""
    with post.work.database.writer.begin() as connection:
        connection.execute(update(preferences).where(preferences.c.person == person).values(values))
