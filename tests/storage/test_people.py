from collections.abc import Sequence
from datetime import date
from functools import partial

import pytest

from domain.people import Person, RoleAssignment, SeatHolder
from domain.ports import Repositories
from storage.work import StoredWork
from tests.storage.facts import BODY, add_person

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


async def test_a_person_is_found_again(work: StoredWork) -> None:
    """A person is found by id and by name, whatever the case and the blanks."""
    person = await work.run(add_person)
    assert person == Person(person.id, "Åse Øvegaard", "T1")
    assert await work.read(lambda r: r.people.person(person.id)) == person
    assert await work.read(lambda r: r.people.persons([person.id, 999])) == {person.id: person}
    assert await work.read(lambda r: r.people.named(" ÅSE  øvegaard")) == [person]
    assert await work.read(lambda r: r.people.person(999)) is None


async def test_a_renamed_person_is_known_by_the_new_name_only(work: StoredWork) -> None:
    """The name that is searched goes with the name that is shown."""
    person = await work.run(add_person)
    await work.run(lambda r: r.people.rename(person.id, "Åse Opdigt"))
    assert [found.name for found in await work.read(lambda r: r.people.named("åse opdigt"))] == ["Åse Opdigt"]
    assert await work.read(lambda r: r.people.named("Åse Øvegaard")) == []


async def test_a_deactivated_person_keeps_their_roles(work: StoredWork) -> None:
    """Who can't be reached any more is told so wherever they stand, and is back as they were."""

    def told(r: Repositories, *, is_deactivated: bool) -> list[bool]:
        r.people.set_deactivated(1, is_deactivated=is_deactivated)
        (person,) = r.people.persons([1]).values()
        (held,) = r.people.roles(date(2026, 3, 2))
        return [person.is_deactivated, held.person.is_deactivated]

    person = await work.run(lambda r: r.people.add("Konsulent", "T1"))
    await work.run(lambda r: r.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, person)))
    for is_deactivated in (True, False):
        assert await work.run(partial(told, is_deactivated=is_deactivated)) == [is_deactivated] * 2


async def test_an_outsider_keeps_their_roles_and_acts_in_none(work: StoredWork) -> None:
    """A guest is told apart wherever they stand and whatever is said of them, until they are one no more."""

    def told(r: Repositories, *, is_outsider: bool) -> list[bool]:
        r.people.set_outsider(1, is_outsider=is_outsider)
        (person,) = r.people.persons([1]).values()
        (held,) = r.people.roles(date(2026, 3, 2))
        actor = r.people.actor(1, date(2026, 3, 2), is_administrator=False, is_outsider=False)
        return [person.is_outsider, not held.person.may_act, actor.is_outsider]

    person = await work.run(lambda r: r.people.add("Konsulent", "T1"))
    await work.run(lambda r: r.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, person)))
    for is_outsider in (True, False):
        assert await work.run(partial(told, is_outsider=is_outsider)) == [is_outsider] * 3


async def test_roles_hold_from_their_first_day_to_their_last(work: StoredWork) -> None:
    """Both ends of a role's time are included, and ending it leaves the days before."""

    def unit(r: Repositories) -> int:
        return r.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, add_person(r), "Nyborg", MARCH)).id

    role = await work.run(unit)
    await work.run(lambda r: r.people.end_role(role, APRIL))
    days = (date(2026, 2, 28), MARCH, APRIL, date(2026, 4, 2))
    held = await work.read(lambda r: [[one.id for one in r.people.roles(day)] for day in days])
    assert held == [[], [role], [role], []]


async def test_a_clusters_roles_are_found_apart(work: StoredWork) -> None:
    """Those of one cluster and those above them all are had without the others."""

    def unit(r: Repositories) -> None:
        person = add_person(r)
        for cluster in ("fyn", "lillebaelt", None):
            r.people.assign_role(RoleAssignment(0, "regionshus", cluster, None, person))

    await work.run(unit)
    for cluster in ("fyn", None):
        (held,) = await work.read(partial(_roles_in, cluster))
        assert held.cluster == cluster


def _roles_in(cluster: str | None, r: Repositories) -> Sequence[RoleAssignment]:
    return r.people.roles_in(cluster, MARCH)


async def test_roles_that_have_not_begun_are_found_apart(work: StoredWork) -> None:
    """A role that begins later is coming until its first day; one that was taken before that is not."""

    def unit(r: Repositories) -> list[int]:
        person = add_person(r)
        given = (("kommune", MAY), ("regionshus", APRIL), ("psykiatri", None), ("somatik", MAY))
        roles = [r.people.assign_role(RoleAssignment(0, key, "fyn", None, person, None, since)) for key, since in given]
        r.people.end_role(roles[3].id, MARCH)
        return [one.id for one in roles]

    municipal, regional, *_ = await work.run(unit)
    coming = await work.read(lambda r: [[one.id for one in r.people.coming_roles(day)] for day in (MARCH, APRIL, MAY)])
    assert coming == [[regional, municipal], [municipal], []]


async def test_a_role_held_already_is_not_given_twice(work: StoredWork) -> None:
    """The same role for the same person and time is one row; another municipality's is another."""

    def unit(r: Repositories) -> list[int]:
        person = add_person(r)
        same = RoleAssignment(0, "kommune", "fyn", None, person, None, MARCH)
        later = RoleAssignment(0, "kommune", "fyn", None, person, None, APRIL, MAY)
        other = RoleAssignment(0, "kommune", "fyn", None, person, "Nyborg", MARCH)
        return [r.people.assign_role(role).id for role in (same, same, later, other)]

    first, again, within, other = await work.run(unit)
    assert first == again == within != other


async def test_an_earlier_holder_of_a_seat_leaves_the_day_before(work: StoredWork) -> None:
    """A seat has one holder a day, and who sat there before stays known."""

    def unit(r: Repositories) -> tuple[Person, Person]:
        before, after = add_person(r), r.people.add("Bo Ærø")
        r.people.seat_person(SeatHolder(0, BODY, "plo-1", before, valid_from=None))
        r.people.seat_person(SeatHolder(0, BODY, "plo-1", after, valid_from=APRIL))
        r.people.seat_person(SeatHolder(0, BODY, "plo-2", before, valid_from=APRIL))
        return before, after

    before, after = await work.run(unit)
    in_march = await work.read(lambda r: r.people.seat_holders(BODY, date(2026, 3, 31)))
    in_april = await work.read(lambda r: r.people.seat_holders_of([BODY, "ssu"], APRIL))
    assert [(one.seat, one.person, one.valid_to) for one in in_march] == [("plo-1", before, date(2026, 3, 31))]
    assert [(one.seat, one.person) for one in in_april] == [("plo-1", after), ("plo-2", before)]


async def test_naming_a_seats_holder_anew_for_the_same_day_replaces_them(work: StoredWork) -> None:
    """A mistake is corrected by naming another; one named for later keeps their first day."""

    def unit(r: Repositories) -> list[SeatHolder]:
        people = [r.people.add(name) for name in ("Ane", "Bo", "Carl")]
        for person, since in zip(people, (APRIL, MAY, APRIL), strict=True):
            r.people.seat_person(SeatHolder(0, BODY, "plo-1", person, since))
        return [*r.people.seat_holders(BODY, APRIL), *r.people.seat_holders(BODY, MAY)]

    held = [(one.person.name, one.valid_from, one.valid_to) for one in await work.run(unit)]
    assert held == [("Carl", APRIL, date(2026, 4, 30)), ("Bo", MAY, None)]


async def test_an_actor_has_the_rights_of_the_day(work: StoredWork) -> None:
    """Roles and seats of that day come along, and who was appointed is an administrator whatever the platform says."""

    def unit(r: Repositories) -> Person:
        person = add_person(r)
        r.people.assign_role(RoleAssignment(0, "kommune", "fyn", None, person, valid_to=MARCH))
        r.people.assign_role(RoleAssignment(0, "somatik", "fyn", "fagligt", person))
        r.people.seat_person(SeatHolder(0, BODY, "plo-1", person))
        for install in ("T1", "T1", "T3"):
            r.people.add_administrator(install, person.id)
        return person

    person = await work.run(unit)
    actor = await work.read(lambda r: r.people.actor(person.id, APRIL, is_administrator=False, is_outsider=True))
    assert [role.role for role in actor.roles] == ["somatik"]
    assert [seat.seat for seat in actor.seats] == ["plo-1"]
    assert (actor.person, actor.is_administrator, actor.is_outsider) == (person, True, True)
    assert await work.read(lambda r: r.people.administrators("T1")) == [person]
    assert await work.read(lambda r: r.people.administrators("T2")) == []
    assert await work.read(lambda r: r.people.administrators()) == [person]


async def test_an_administrators_appointment_is_taken_where_it_was_given(work: StoredWork) -> None:
    """It is gone in that workspace alone, the person's rights with the last of them; twice is once."""

    def unit(r: Repositories) -> tuple[Person, Person]:
        appointed = add_person(r), add_person(r)
        for install, person in (("T1", appointed[0]), ("T2", appointed[0]), ("T1", appointed[1])):
            r.people.add_administrator(install, person.id)
        return appointed

    async def is_administrator() -> bool:
        acting = await work.read(lambda r: r.people.actor(gone.id, APRIL, is_administrator=False, is_outsider=False))
        return acting.is_administrator

    gone, stays = await work.run(unit)
    for _ in range(2):
        await work.run(lambda r: r.people.remove_administrator("T1", gone.id))
    assert await work.read(lambda r: r.people.administrators("T1")) == [stays]
    assert await work.read(lambda r: r.people.administrators("T2")) == [gone]
    assert await is_administrator()
    await work.run(lambda r: r.people.remove_administrator("T2", gone.id))
    assert not await is_administrator()


async def test_nobody_unknown_acts(work: StoredWork) -> None:
    """An id that is nobody's makes no actor."""
    with pytest.raises(LookupError):
        await work.read(lambda r: r.people.actor(999, APRIL, is_administrator=True, is_outsider=False))


async def test_a_person_has_ids_on_platforms(work: StoredWork) -> None:
    """An id belongs to one person in its workspace; a person may have several, the first met first."""

    def unit(r: Repositories) -> int:
        person = add_person(r)
        for install, external in (("T2", "U2"), ("T1", "U1"), ("T1", "U3")):
            r.identities.add("slack", install, external, person.id)
        return person.id

    person = await work.run(unit)
    assert await work.read(lambda r: r.identities.people_of("slack", "T1", ["U1", "U2"])) == {"U1": person}
    assert await work.read(lambda r: r.identities.externals_of("slack", person)) == [
        ("T2", "U2"), ("T1", "U1"), ("T1", "U3"),
    ]  # fmt: skip
    assert await work.read(lambda r: r.identities.externals_in("slack", "T1", [person, 99])) == {person: "U1"}
    assert await work.read(lambda r: r.identities.externals_in("slack", "T3", [person])) == {}
    assert await work.read(lambda r: r.identities.externals_of("teams", person)) == []
    with pytest.raises(Exception, match=r"(?i)unique"):
        await work.run(lambda r: r.identities.add("slack", "T1", "U1", person))
