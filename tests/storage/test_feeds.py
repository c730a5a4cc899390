"""Addresses of calendars, on both databases."""

from dataclasses import replace
from datetime import timedelta

from domain.calendars import OWN, CalendarChoice, CalendarKind, Feed, digest_of
from domain.installs import Install
from domain.meetings import cancel_meeting
from domain.people import PersonId
from domain.ports import Repositories
from storage.work import StoredWork
from tests.storage.facts import BODY, STARTS, a_meeting, add_meeting, add_person, an_entry, some_tasks
from tests.support.moment import NOW

OF_BODY = CalendarChoice(CalendarKind.BODY, body=BODY)
OF_ROLE = CalendarChoice(CalendarKind.DEADLINES, role="kommune", cluster="fyn")


def a_feed(person: PersonId, choice: CalendarChoice = OWN, secret: str = "en") -> Feed:  # noqa: S107 - opens nothing
    """A calendar's address."""
    return Feed(person, choice, digest_of(secret), NOW)


async def test_an_address_opens_what_it_was_made_for(work: StoredWork) -> None:
    """Each of a person's calendars has its own address, and all they are comes back."""
    person = await work.run(add_person)
    feeds = [a_feed(person.id, one, one.kind.value) for one in (OWN, OF_BODY, OF_ROLE)]
    for feed in feeds:
        await work.run(lambda r, feed=feed: r.feeds.save(feed))  # type: ignore[misc]  # a lambda has no types
        opened = await work.read(lambda r, feed=feed: r.feeds.opened(feed.digest))  # type: ignore[misc]  # likewise
        assert opened is not None
        assert opened.feed == feed
    assert await work.read(lambda r: r.feeds.of_person(person.id)) == feeds
    assert await work.read(lambda r: r.feeds.of_person(person.id + 1)) == []
    assert await work.read(lambda r: r.feeds.opened(digest_of("ukendt"))) is None


async def test_a_new_address_takes_the_place_of_the_old(work: StoredWork) -> None:
    """The old one opens nothing from then on; another person's of the same calendar stays."""
    person, other = await work.run(add_person), await work.run(add_person)

    def unit(r: Repositories) -> None:
        r.feeds.save(a_feed(person.id, OF_BODY, "gammel"))
        r.feeds.save(a_feed(other.id, OF_BODY, "en andens"))
        r.feeds.save(replace(a_feed(person.id, OF_BODY, "ny"), made_at=NOW + timedelta(days=1)))

    await work.run(unit)
    found = [
        await work.read(lambda r, one=one: r.feeds.opened(digest_of(one)))  # type: ignore[misc]  # as above
        for one in ("gammel", "ny", "en andens")
    ]
    assert [one.feed.person if one else None for one in found] == [None, person.id, other.id]
    assert [one.made_at for one in await work.read(lambda r: r.feeds.of_person(person.id))] == [NOW + timedelta(days=1)]


async def test_a_closed_address_opens_nothing(work: StoredWork) -> None:
    """Only that calendar's is closed, once."""
    person = await work.run(add_person)
    await work.run(lambda r: r.feeds.save(a_feed(person.id, OWN, "a")))
    await work.run(lambda r: r.feeds.save(a_feed(person.id, OF_ROLE, "b")))
    assert await work.run(lambda r: r.feeds.close(person.id, OWN))
    assert not await work.run(lambda r: r.feeds.close(person.id, OWN))
    assert await work.read(lambda r: r.feeds.opened(digest_of("a"))) is None
    assert await work.read(lambda r: r.feeds.opened(digest_of("b"))) is not None


async def test_nobodys_address_opens_once_they_are_gone(work: StoredWork) -> None:
    """Who left the chat, is a guest there or was erased has no calendar either; the erased one's row is gone."""
    person, other = await work.run(add_person), await work.run(add_person)
    await work.run(lambda r: r.feeds.save(a_feed(person.id, OWN, "a")))
    await work.run(lambda r: r.feeds.save(a_feed(other.id, OWN, "b")))
    await work.run(lambda r: r.people.set_deactivated(person.id, is_deactivated=True))
    assert await work.read(lambda r: r.feeds.opened(digest_of("a"))) is None
    await work.run(lambda r: r.people.set_outsider(other.id, is_outsider=True))
    assert await work.read(lambda r: r.feeds.opened(digest_of("b"))) is None
    await work.run(lambda r: r.people.set_outsider(other.id, is_outsider=False))
    assert await work.read(lambda r: r.feeds.opened(digest_of("b"))) is not None
    await work.run(lambda r: r.personal.erase(other.id, "en tidligere bruger", (), NOW))
    assert await work.read(lambda r: r.feeds.opened(digest_of("b"))) is None
    assert await work.read(lambda r: r.feeds.of_person(other.id)) == []


async def test_no_address_opens_once_the_bot_is_removed(work: StoredWork) -> None:
    """Who can no longer close their address in chat needn't; where the bot comes back, it opens again."""
    person = await work.run(add_person)
    await work.run(lambda r: r.feeds.save(a_feed(person.id)))
    here = Install(platform="slack", key="T1", name="Klyngen", since=NOW)
    found = []
    for change in (lambda r: r.installs.connect(here), lambda r: r.installs.remove("T1", NOW),
                   lambda r: r.installs.connect(here)):  # fmt: skip
        await work.run(change)
        found.append(await work.read(lambda r: r.feeds.opened(digest_of("en"))) is not None)
    assert found == [True, False, True]


async def test_each_entry_of_the_log_is_another_version(work: StoredWork) -> None:
    """While nothing is done the version stays, so that a calendar needn't be made again."""
    person = await work.run(add_person)
    await work.run(lambda r: r.feeds.save(a_feed(person.id)))
    versions = []
    for number in range(3):
        for _ in range(2):
            opened = await work.read(lambda r: r.feeds.opened(digest_of("en")))
            assert opened is not None
            versions.append(opened.version)
        await work.run(lambda r, number=number: r.audit.record(an_entry(number)))  # type: ignore[misc]  # as above
    assert versions[0] == versions[1] < versions[2] == versions[3] < versions[4] == versions[5]


async def test_meetings_of_calendars_are_the_cancelled_too(work: StoredWork) -> None:
    """By start, from a day on, and of those bodies only."""

    def unit(r: Repositories) -> None:
        first = add_meeting(r)
        r.meetings.save(cancel_meeting(first))
        r.meetings.add(a_meeting(STARTS - timedelta(days=7)))
        r.meetings.add(a_meeting(STARTS + timedelta(days=7)))
        r.meetings.add(a_meeting(STARTS, "ssu"))

    await work.run(unit)
    found = await work.read(lambda r: r.meetings.of_bodies([BODY, "fagligt/fyn"], STARTS.date()))
    assert [(one.starts, one.is_cancelled, one.body) for one in found] == [
        (STARTS, True, BODY),
        (STARTS + timedelta(days=7), False, BODY),
    ]


async def test_how_often_a_deadline_was_moved_is_kept(work: StoredWork) -> None:
    """A task comes back with the number of its moves."""
    meeting = await work.run(add_meeting)
    tasks = await work.run(lambda r: r.tasks.add(some_tasks(meeting)))
    assert {task.sequence for task in tasks} == {0}
    await work.run(lambda r: r.tasks.save([replace(tasks[0], sequence=2)]))
    again = await work.read(lambda r: r.tasks.of_meeting(meeting.id))
    assert [task.sequence for task in again] == [2, 0, 0, 0]


async def test_what_one_person_took_is_found_by_itself(work: StoredWork) -> None:
    """Of the open tasks only those that this person has taken."""
    person, other = await work.run(add_person), await work.run(add_person)
    meeting = await work.run(add_meeting)
    tasks = await work.run(lambda r: r.tasks.add(some_tasks(meeting)))
    taken = [replace(tasks[0], taker=person.id), replace(tasks[1], taker=other.id)]
    await work.run(lambda r: r.tasks.save(taken))
    found = await work.read(lambda r: r.tasks.open_of_bodies([BODY], 9, taker=person.id))
    assert found == [(taken[0], meeting)]
