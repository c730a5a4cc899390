"""Local settings, deputies, alternates and guests are read back as they were written, on both databases."""

from datetime import date

from sqlalchemy import update

from domain.local import LocalKind, LocalSetting
from domain.people import Deputy, Person, RoleAssignment, SeatHolder
from domain.ports import Repositories
from storage.tables_local import local_settings
from storage.work import StoredWork
from tests.storage.facts import BODY, add_meeting, add_person

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
OFFSET = LocalSetting(BODY, LocalKind.OFFSET, "5", "-12")


async def test_a_setting_takes_the_place_of_the_one_before(work: StoredWork) -> None:
    """Body, kind and item together have one value, and forgetting it lets the profile's rule hold again."""
    await work.run(lambda r: r.local.choose(LocalSetting(BODY, LocalKind.OFFSET, "5", "-9"), "T1"))
    await work.run(lambda r: r.local.choose(OFFSET, "T2"))
    await work.run(lambda r: r.local.choose(LocalSetting(BODY, LocalKind.STAND_INS, "", "ja"), "T1"))
    assert [one.value for one in await work.read(lambda r: r.local.everything())] == ["-12", "ja"]
    assert await work.run(lambda r: r.local.forget(BODY, LocalKind.OFFSET, "5")) is True
    assert await work.run(lambda r: r.local.forget(BODY, LocalKind.OFFSET, "5")) is False
    assert [one.kind for one in await work.read(lambda r: r.local.everything())] == [LocalKind.STAND_INS]


async def test_a_setting_of_a_kind_that_this_version_does_not_know_is_left_out(work: StoredWork) -> None:
    """It stays for the version that wrote it; all else goes on, since everything is read with the settings."""
    await work.run(lambda r: r.local.choose(OFFSET, "T1"))
    await work.run(lambda r: r.local.choose(LocalSetting(BODY, LocalKind.STAND_INS, "", "ja"), "T1"))
    with work.database.writer.begin() as connection:
        connection.execute(update(local_settings).where(local_settings.c.item == "5").values(kind="ukendt"))
    assert [one.kind for one in await work.read(lambda r: r.local.everything())] == [LocalKind.STAND_INS]


def _away(r: Repositories, role: str | None = None, cluster: str | None = None) -> tuple[Person, Person]:
    anne, bo = add_person(r), r.people.add("Bo Ærø", "T1")
    for held in ("regionshus", "psykiatri"):
        r.people.assign_role(RoleAssignment(0, held, "fyn", None, anne, valid_from=MARCH))
    r.deputies.add(Deputy(0, anne, bo, APRIL, date(2026, 4, 7), role, cluster))
    return anne, bo


async def test_a_deputy_has_the_roles_of_the_one_away_meanwhile(work: StoredWork) -> None:
    """From the first day to the last the deputy holds them too, and is told apart from who holds them by right."""
    anne, bo = await work.run(_away)
    days = (date(2026, 3, 31), APRIL, date(2026, 4, 7), date(2026, 4, 8))

    def numbers(r: Repositories) -> list[int]:
        actors = [r.people.actor(bo.id, day, is_administrator=False, is_outsider=False) for day in days]
        return [len(actor.roles) for actor in actors]

    assert await work.read(numbers) == [0, 2, 2, 0]
    held = await work.read(lambda r: r.people.roles(APRIL))
    assert [(one.person, one.deputy_for) for one in held] == [(anne, None), (anne, None), (bo, anne.id), (bo, anne.id)]
    assert {(one.valid_from, one.valid_to) for one in held if one.deputy_for} == {(APRIL, date(2026, 4, 7))}


async def test_a_deputy_may_be_for_one_role_or_one_cluster(work: StoredWork) -> None:
    """What is named limits what the deputy holds."""
    await work.run(lambda r: _away(r, "psykiatri"))
    await work.run(lambda r: _away(r, "psykiatri", "lillebaelt"))
    held = await work.read(lambda r: [one.role for one in r.people.roles(APRIL) if one.deputy_for])
    assert held == ["psykiatri"]


async def test_a_deputys_time_can_be_ended(work: StoredWork) -> None:
    """Who comes back earlier ends it, and the list shows what is to come."""
    anne, bo = await work.run(_away)
    (known,) = await work.read(lambda r: r.deputies.until(MARCH))
    assert (known.away, known.deputy) == (anne, bo)
    assert [one.id for one in await work.read(lambda r: r.deputies.of_person(bo.id, MARCH))] == [known.id]
    await work.run(lambda r: r.deputies.end(known.id, date(2026, 4, 3)))
    assert await work.read(lambda r: r.deputies.until(date(2026, 4, 4))) == []


async def test_an_alternate_follows_another(work: StoredWork) -> None:
    """A seat has one alternate a day, beside its holder."""

    def unit(r: Repositories) -> None:
        before, after = add_person(r), r.people.add("Bo Ærø")
        r.alternates.name(SeatHolder(0, BODY, "plo_1", before, MARCH))
        r.alternates.name(SeatHolder(0, BODY, "plo_1", after, APRIL))

    await work.run(unit)
    days = (date(2026, 3, 31), MAY)
    named = await work.read(lambda r: [[one.person.name for one in r.alternates.of_body(BODY, day)] for day in days])
    assert named == [["Åse Øvegaard"], ["Bo Ærø"]]
    assert await work.read(lambda r: r.people.seat_holders(BODY, MAY)) == []


async def test_guests_are_a_number(work: StoredWork) -> None:
    """The number of a meeting's guests is what was said last, none at first."""
    meeting = await work.run(add_meeting)
    assert await work.read(lambda r: r.guests.number(meeting.id)) == 0
    await work.run(lambda r: r.guests.set_number(meeting.id, 3))
    await work.run(lambda r: r.guests.set_number(meeting.id, 2))
    assert await work.read(lambda r: r.guests.number(meeting.id)) == 2


async def test_everybody_is_listed(work: StoredWork) -> None:
    """All persons come in the order they were met."""
    await work.run(add_person)
    await work.run(lambda r: r.people.add("Bo Ærø"))
    assert [one.name for one in await work.read(lambda r: r.people.everybody())] == ["Åse Øvegaard", "Bo Ærø"]
