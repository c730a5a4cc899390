"""What agendas and decisions put into a person's morning digest, beside their tasks."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from tests.storage.test_queries import counting
from tests.support.digests import digest_words
from tests.support.office import Office

AT = "politisk fyn 9/12"


async def test_items_to_write_stand_there_until_they_are_written(office: Office, region: Person) -> None:
    """With their deadline, for who is to write them, and nobody else."""
    other = await office.with_role("Sonja", "somatik", "fyn")
    await office.types(region, f'/dagsorden punkt "Akutpladser" {AT}')
    office.now = copenhagen(2026, 11, 10, 8, 30)
    line = "I morgen kl. 12.00: Skriv punktet “Akutpladser” – Politisk niveau, Fyn (mødet er den 9. december)"
    assert line in await digest_words(office, region)
    assert "Akutpladser" not in await digest_words(office, other)
    await office.types(region, f"/dagsorden punkt 2 klar {AT}")
    assert "Akutpladser" not in await digest_words(office, region)


async def test_approvals_are_waited_for_once_the_agenda_is_generated(office: Office, region: Person) -> None:
    """Whose, and since when; nothing before, and those who have approved are left out."""
    office.now = copenhagen(2026, 11, 19, 9)
    assert "godkendelse hos" not in await digest_words(office, region)
    await office.types(region, f"/dagsorden genereret 22/17744 {AT}")
    await office.types(region, f"/dagsorden godkend for regionsrådsformanden {AT}")
    office.now = copenhagen(2026, 11, 23, 8, 30)
    words = await digest_words(office, region)
    assert "Venter på: godkendelse hos " in words
    assert "regionens administrative formand" in words
    assert "siden torsdag" in words
    assert "regionsrådsformanden" not in words


async def test_decisions_to_follow_up_come_as_their_deadline_nears(office: Office, region: Person) -> None:
    """For who is responsible, and not long before; its deadline is a day, so no time is told."""
    await office.types(region, f'/dagsorden punkt "Akutpladser" {AT}')
    office.now = copenhagen(2026, 12, 10, 9)
    await office.types(region, f'/beslutning 2 "Vi går i gang" drøftet ansvarlig regionshus frist 23/12 {AT}')
    assert "Opfølgning på" not in await digest_words(office, region)
    office.now = copenhagen(2026, 12, 22, 8, 30)
    line = "Opfølgning på beslutning 1: “Vi går i gang” – Politisk niveau, Fyn"
    assert f"I morgen: {line}" in await digest_words(office, region)
    office.now = copenhagen(2026, 12, 23, 8, 30)
    assert f"I dag: {line}" in await digest_words(office, region)


@pytest.mark.parametrize("meetings", [1, 4])
async def test_a_digest_costs_the_same_however_much_there_is(office: Office, meetings: int) -> None:
    """Many meetings' items, approvals, decisions and cases take as many statements as those of one."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    await office.give_role(region, "somatik", "fyn")
    for day in range(7, 7 + meetings):
        await office.types(region, f"/moede opret politisk fyn {day}/12 2026 kl. 15-17")
        await office.types(region, f'/dagsorden punkt "Punkt {day}" politisk fyn {day}/12')
        await office.types(region, f"/dagsorden genereret 22/17744 politisk fyn {day}/12")
        await office.types(region, f'/sagsflow ny "Sag {day}" fra-fagligt fyn')
        await office.types(region, f"/moede opret fagligt fyn {day}/11 2026 kl. 9-11")
    await office.types(region, '/sagsflow ny "En til" fra-fagligt fyn')
    office.now = copenhagen(2026, 11, 24, 8, 30)
    with counting(office.work) as statements:
        words = await digest_words(office, region)
    assert words.count("Skriv punktet") == meetings
    assert words.count("godkendelse hos") == meetings
    assert "hos Fagligt strategisk niveau, Fyn – svaret mangler" in words
    assert len(statements) == 16
