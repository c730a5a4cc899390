from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from domain.installs import Install, InstallState
from domain.messages import Message
from domain.people import PersonId, Place
from domain.ports import Repositories
from domain.upkeep import Backlog
from storage.tables_installs import installs
from storage.work import StoredWork
from tests.storage.facts import add_person
from tests.support.moment import NOW

FYN = Install("slack", "T1", "Fyn", NOW, sealed="forseglet")
VARDE = Install("slack", "T2", "Varde", NOW)
LATER = NOW + timedelta(days=1)


def post(r: Repositories, to: PersonId | Place, install: str) -> None:
    """Puts a message in the outbox, due now."""
    r.outbox.post([Message("prøve", to, {}, NOW, install)])


async def test_a_workspace_is_kept_as_it_was_last_connected(work: StoredWork) -> None:
    """It is found by its key with what was saved last; all are listed by their keys."""
    for one in (VARDE, FYN):
        await work.run(lambda r, one=one: r.installs.connect(one))  # type: ignore[misc]  # a lambda has no types
    assert await work.read(lambda r: r.installs.install("T1")) == FYN
    assert await work.read(lambda r: r.installs.install("T3")) is None
    anew = replace(FYN, name="Fyn 2", since=LATER, sealed="andet")
    await work.run(lambda r: r.installs.connect(anew))
    assert list(await work.read(lambda r: r.installs.everyone())) == [anew, VARDE]


async def test_a_state_that_this_version_does_not_know_stops_one_workspace_alone(work: StoredWork) -> None:
    """What is bound for it waits, as where there is nothing to speak with; the others are listed and go on."""

    def unit(r: Repositories) -> None:
        for one in (FYN, VARDE):
            r.installs.connect(one)
            post(r, Place("slack", one.key, "C1"), one.key)

    await work.run(unit)
    with work.database.writer.begin() as connection:
        connection.execute(update(installs).where(installs.c.install == "T1").values(state="ukendt"))
    known = await work.read(lambda r: r.installs.everyone())
    assert list(known) == [replace(FYN, state=InstallState.LOCKED), VARDE]
    claimed = await work.run(lambda r: r.outbox.claim("a", NOW, limit=9, lease_s=60))
    assert [one.message.install for one in claimed] == ["T2"]


async def test_what_is_sealed_does_not_show(work: StoredWork) -> None:
    """A workspace written into a log or an error holds no credentials, sealed as they are."""
    await work.run(lambda r: r.installs.connect(FYN))
    found = await work.read(lambda r: r.installs.install("T1"))
    assert found is not None
    assert found.sealed == "forseglet"
    assert "forseglet" not in repr(found)


async def test_a_refused_workspace_comes_back_with_what_it_had(work: StoredWork) -> None:
    """Refused and accepted again it is as before; what is in another state is left alone."""
    await work.run(lambda r: r.installs.connect(FYN))
    assert not await work.run(lambda r: r.installs.accept("T1", LATER))
    assert await work.run(lambda r: r.installs.refuse("T1", LATER))
    assert not await work.run(lambda r: r.installs.refuse("T1", LATER))
    refused = await work.read(lambda r: r.installs.install("T1"))
    assert refused == replace(FYN, state=InstallState.REFUSED, since=LATER)
    assert refused is not None
    assert not refused.is_connected
    assert await work.run(lambda r: r.installs.accept("T1", NOW))
    assert await work.read(lambda r: r.installs.install("T1")) == FYN


async def test_a_locked_workspace_comes_back_with_what_it_had(work: StoredWork) -> None:
    """Locked, refused before or not, and of use again, it is as before; meanwhile nothing refuses it."""
    await work.run(lambda r: r.installs.connect(FYN))
    for is_refused in (False, True):
        if is_refused:
            assert await work.run(lambda r: r.installs.refuse("T1", NOW))
        assert await work.run(lambda r: r.installs.lock("T1", LATER))
        assert not await work.run(lambda r: r.installs.lock("T1", NOW))
        assert not await work.run(lambda r: r.installs.refuse("T1", NOW))
        locked = await work.read(lambda r: r.installs.install("T1"))
        assert locked == replace(FYN, state=InstallState.LOCKED, since=LATER)
        assert await work.run(lambda r: r.installs.accept("T1", NOW))
        assert await work.read(lambda r: r.installs.install("T1")) == FYN


async def test_a_removed_workspace_keeps_no_credentials(work: StoredWork) -> None:
    """They are gone at once, and only installing it anew brings it back."""
    await work.run(lambda r: r.installs.connect(FYN))
    assert await work.run(lambda r: r.installs.remove("T1", LATER))
    assert not await work.run(lambda r: r.installs.remove("T1", NOW))
    assert not await work.run(lambda r: r.installs.refuse("T1", NOW))
    assert not await work.run(lambda r: r.installs.lock("T1", NOW))
    assert not await work.run(lambda r: r.installs.accept("T1", NOW))
    removed = replace(FYN, state=InstallState.REMOVED, since=LATER, sealed="")
    assert await work.read(lambda r: r.installs.install("T1")) == removed


async def test_credentials_are_sealed_anew_only_over_those_that_were_read(work: StoredWork) -> None:
    """Who is overtaken by a new installation changes nothing."""
    await work.run(lambda r: r.installs.connect(FYN))
    assert await work.run(lambda r: r.installs.reseal("T1", "forseglet", "anden nøgle"))
    assert not await work.run(lambda r: r.installs.reseal("T1", "forseglet", "tredje"))
    found = await work.read(lambda r: r.installs.install("T1"))
    assert found is not None
    assert found.sealed == "anden nøgle"


async def test_a_begun_installation_is_ended_once(work: StoredWork) -> None:
    """Taken once it is gone, and so is one whose time is over."""
    until = NOW + timedelta(minutes=10)
    for one in ("a", "b", "c"):
        await work.run(lambda r, one=one: r.installs.begin(one, until, NOW))  # type: ignore[misc]  # likewise
    assert await work.run(lambda r: r.installs.take_begun("a", until))
    assert not await work.run(lambda r: r.installs.take_begun("a", until))
    assert not await work.run(lambda r: r.installs.take_begun("ukendt", NOW))
    assert not await work.run(lambda r: r.installs.take_begun("b", LATER))
    await work.run(lambda r: r.installs.begin("d", LATER + timedelta(minutes=10), LATER))
    assert not await work.run(lambda r: r.installs.take_begun("c", NOW))


async def test_messages_to_a_workspace_that_is_not_connected_wait(work: StoredWork) -> None:
    """Nobody gets them, to channels or persons, while others' go; connected again they go too. None is called late."""

    def unit(r: Repositories) -> None:
        r.installs.connect(FYN)
        r.installs.connect(VARDE)
        post(r, Place("slack", "T1", "C1"), "T1")
        post(r, add_person(r).id, "T1")
        post(r, Place("slack", "T2", "C1"), "T2")
        post(r, Place("slack", "T3", "C1"), "T3")  # a workspace nobody has told of is not stopped either
        r.installs.refuse("T1", NOW)

    await work.run(unit)
    assert await work.read(lambda r: r.upkeep.backlog(LATER)) == Backlog(waiting=2, late=2, paused=2)
    claimed = await work.run(lambda r: r.outbox.claim("a", NOW, limit=9, lease_s=60))
    assert {one.message.install for one in claimed} == {"T2", "T3"}
    await work.run(lambda r: r.installs.accept("T1", NOW))
    claimed = await work.run(lambda r: r.outbox.claim("a", NOW, limit=9, lease_s=60))
    assert [one.message.install for one in claimed] == ["T1", "T1"]


async def test_what_was_being_sent_when_a_workspace_went_is_looked_for_when_it_is_back(work: StoredWork) -> None:
    """Its lease may end meanwhile: nobody takes it over before it can be looked for."""

    def unit(r: Repositories) -> None:
        r.installs.connect(FYN)
        post(r, Place("slack", "T1", "C1"), "T1")

    await work.run(unit)
    assert await work.run(lambda r: r.outbox.claim("a", NOW, limit=9, lease_s=-1))
    await work.run(lambda r: r.installs.remove("T1", NOW))
    assert not await work.run(lambda r: r.outbox.expired("b", limit=9, lease_s=60))
    await work.run(lambda r: r.installs.connect(FYN))
    assert len(await work.run(lambda r: r.outbox.expired("b", limit=9, lease_s=60))) == 1
