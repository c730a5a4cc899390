from dataclasses import replace
from datetime import date, time, timedelta

from domain.people import Deputy, Person, RoleAssignment
from domain.ports import Repositories
from domain.preferences import Preferences
from storage.work import StoredWork
from tests.storage.facts import add_person
from tests.support.moment import NOW

TODAY = NOW.date()
LATER = NOW + timedelta(days=1)


def with_role(r: Repositories, ends: date | None = None) -> Person:
    """Somebody who holds a role."""
    person = add_person(r)
    r.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, person, "odense", valid_to=ends))
    return person


async def test_choices_come_back_as_they_were(work: StoredWork) -> None:
    """All that may be chosen is kept, later choices take the place of earlier ones, and without any there are none."""
    person = await work.run(lambda r: add_person(r).id)
    chosen = Preferences(
        person, time(7, 15), "America/Nuuk", (time(17), time(8)), NOW, LATER, wants_digest=False, next_digest=LATER
    )
    await work.run(lambda r: r.preferences.save(Preferences(chosen.person)))
    await work.run(lambda r: r.preferences.save(chosen))
    unknown = await work.run(lambda r: add_person(r).id)
    found = await work.read(lambda r: r.preferences.of([chosen.person, unknown]))
    assert found == {chosen.person: chosen, unknown: Preferences(unknown)}


async def test_who_holds_a_role_is_found_until_something_is_stored(work: StoredWork) -> None:
    """Holders of roles and their deputies, while they are, and nobody who only is there."""

    def unit(r: Repositories) -> list[int]:
        holder, former = with_role(r), with_role(r, TODAY - timedelta(days=1))
        deputy, _nobody = add_person(r), add_person(r)
        r.deputies.add(Deputy(0, holder, deputy, TODAY, TODAY))
        assert former.id not in r.preferences.without(TODAY, 9)
        assert list(r.preferences.without(TODAY, 1)) == [holder.id]
        return [holder.id, deputy.id]

    expected = await work.run(unit)
    assert await work.read(lambda r: r.preferences.without(TODAY, 9)) == expected
    own = Preferences(expected[0], digest_at=time(7))
    await work.run(lambda r: r.preferences.save(own))
    await work.run(lambda r: r.preferences.begin(Preferences(one, next_digest=LATER) for one in expected))
    assert await work.read(lambda r: r.preferences.without(TODAY, 9)) == []
    found = await work.read(lambda r: r.preferences.of(expected))
    assert found == {expected[0]: own, expected[1]: Preferences(expected[1], next_digest=LATER)}


async def test_a_digest_is_moved_on_once(work: StoredWork) -> None:
    """Those whose time has come, the earliest first; one that somebody moved meanwhile stays as they moved it."""

    def unit(r: Repositories) -> list[Preferences]:
        people = [add_person(r).id for _ in range(3)]
        dues = (NOW, NOW - timedelta(minutes=1), LATER)
        made = [Preferences(person, next_digest=due) for person, due in zip(people, dues, strict=True)]
        r.preferences.begin(made)
        r.preferences.begin([])
        return made

    first, second, third = await work.run(unit)
    assert await work.read(lambda r: r.preferences.due(NOW, 9)) == [second, first]
    assert await work.read(lambda r: r.preferences.due(NOW, 1)) == [second]
    await work.run(lambda r: r.preferences.move([(first, LATER), (second, None)]))
    await work.run(lambda r: r.preferences.move([(first, NOW), (third, NOW)][:1]))
    found = await work.read(lambda r: r.preferences.of([first.person, second.person]))
    assert [one.next_digest for one in found.values()] == [LATER, None]
    assert found[first.person] == replace(first, next_digest=LATER)


async def test_a_digest_that_is_too_far_off_is_recalled(work: StoredWork) -> None:
    """But not one that a pause puts off, nor one that a few days off do."""
    far = NOW + timedelta(days=365)

    def unit(r: Repositories) -> list[int]:
        people = [add_person(r).id for _ in range(5)]
        pauses, dues = (None, NOW, far, None, None), (far, far, far, NOW + timedelta(days=6), None)
        for person, pause, due in zip(people, pauses, dues, strict=True):
            r.preferences.save(Preferences(person, paused_until=pause, next_digest=due))
        return people

    everybody = await work.run(unit)
    assert await work.read(lambda r: r.preferences.are_astray(NOW))
    await work.run(lambda r: r.preferences.recall(NOW))
    found = await work.read(lambda r: r.preferences.of(everybody))
    assert [one.next_digest for one in found.values()] == [NOW, NOW, far, NOW + timedelta(days=6), None]
    assert not await work.read(lambda r: r.preferences.are_astray(NOW))
