from datetime import datetime

import pytest

from domain.installs import Install, InstallState
from domain.meetings import MeetingState
from domain.people import PersonId
from domain.ports import Repositories
from domain.retention import Keeping, Old
from storage import tables as t
from storage.work import StoredWork
from tests.storage.test_retention import AGES_AGO, BOUNDARY, DAY_BEFORE, HELD, put
from tests.support.moment import NOW


def meet(r: Repositories, *installs: str) -> PersonId:
    """Somebody whom the program knows in these workspaces."""
    person = r.people.add("Åse Øvegaard", installs[0]).id
    for install in installs:
        r.identities.add("slack", install, "U1", person)
    return person


def uninstall(r: Repositories, key: str, at: datetime) -> None:
    """The app was in the workspace, and is removed from it then."""
    r.installs.connect(Install("slack", key, key, AGES_AGO))
    assert r.installs.remove(key, at)


async def leavers(work: StoredWork) -> tuple[list[PersonId], Old]:
    """Who would be erased, and how the dry run counts them."""
    found = await work.read(lambda r: list(r.retention.leavers(BOUNDARY, 9)))
    return found, await work.read(lambda r: r.retention.old(Keeping.LEAVERS, BOUNDARY))


@pytest.mark.parametrize(("removed", "goes"), [(DAY_BEFORE, True), (BOUNDARY, False)])
async def test_a_removed_workspace_was_left_when_it_was_removed(
    work: StoredWork, removed: datetime, *, goes: bool
) -> None:
    """Its persons go once that is so long ago, not a day before; others, and who was never in the chat, stay."""

    def unit(r: Repositories) -> PersonId:
        uninstall(r, "T1", removed)
        r.installs.connect(Install("slack", "T2", "T2", AGES_AGO))
        meet(r, "T2")
        meet(r, "T3")  # a workspace that nobody has told of
        r.people.add("Bo Birk")
        return meet(r, "T1")

    person = await work.run(unit)
    assert await leavers(work) == (([person], Old(1, removed)) if goes else ([], Old(0)))


async def test_installed_again_it_was_never_left(work: StoredWork) -> None:
    """A workspace that comes back, however late, has its persons as they were; removed anew, the days begin anew."""

    def unit(r: Repositories) -> PersonId:
        person = meet(r, "T1")
        uninstall(r, "T1", AGES_AGO)
        r.installs.connect(Install("slack", "T1", "T1", AGES_AGO))
        return person

    person = await work.run(unit)
    assert await leavers(work) == ([], Old(0))
    found = await work.read(lambda r: r.people.person(person))
    assert found is not None
    assert not found.is_deactivated
    await work.run(lambda r: uninstall(r, "T1", NOW))
    assert await leavers(work) == ([], Old(0))


@pytest.mark.parametrize("state", [InstallState.CONNECTED, InstallState.REFUSED])
async def test_a_workspace_that_is_there_still_keeps_its_persons(work: StoredWork, state: InstallState) -> None:
    """Whoever is known in another one, too, goes when both have been removed so long; being refused is no removal."""

    def unit(r: Repositories) -> PersonId:
        uninstall(r, "T1", AGES_AGO)
        r.installs.connect(Install("slack", "T2", "T2", AGES_AGO, state))
        return meet(r, "T1", "T2")

    person = await work.run(unit)
    assert await leavers(work) == ([], Old(0))
    await work.run(lambda r: uninstall(r, "T2", DAY_BEFORE))
    assert await leavers(work) == ([person], Old(1, DAY_BEFORE))


@pytest.mark.parametrize("what", HELD)
async def test_what_keeps_the_persons_of_a_removed_workspace(work: StoredWork, what: str) -> None:
    """All that keeps others, but not a role: nobody can take it from them, since that is done in their workspace."""

    def unit(r: Repositories) -> None:
        uninstall(r, "T1", DAY_BEFORE)
        assert meet(r, "T1") == 1

    await work.run(unit)
    with work.database.writer.begin() as connection:
        put(connection, t.persons, 2, id=2, is_deactivated=False, left_at=None, erased_at=None)
        put(connection, t.meetings, 1, id=1, ends_at=NOW, state=MeetingState.PLANNED.value)
        HELD[what](connection)
    found, _ = await leavers(work)
    assert found == ([1] if "role" in what else [])
