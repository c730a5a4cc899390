"""Who is absent and who comes instead, where a meeting is shown: named to its secretariat, to nobody else."""

import pytest

from domain.people import Person
from tests.support.office import Office, said

AT = "fagligt fyn 3/12"


@pytest.fixture
async def somatik(office: Office) -> Person:
    """Who serves Fyn's professional level, with a meeting, an alternate, and an absence with somebody else instead."""
    person = await office.with_role("Sanne Prøve", "somatik", "fyn")
    for line in (
        "/moede opret fagligt fyn torsdag den 3. december 2026 kl. 9-11",
        "/tovholder suppleant Ida Testesen direktør nyborg fagligt fyn",
        f"/afbud {AT} direktør odense suppleant Bo Prøvesen",
        f"/afbud {AT} direktør nyborg",
    ):
        assert "Intet er gemt." not in said(await office.types(person, line)), line
    return person


@pytest.mark.parametrize("line", [f"/moede vis {AT}", f"/dagsorden status {AT}"])
async def test_the_secretariat_sees_who_comes(office: Office, somatik: Person, line: str) -> None:
    """Absences with who comes instead, and the appointed alternates, who get the same material."""
    told = said(await office.types(somatik, line))
    assert "• Direktør, Odense – suppleant: Bo Prøvesen" in told
    assert "• Direktør, Nyborg – udpeget suppleant: Ida Testesen (ikke meldt til)" in told
    assert "Suppleanter (får samme materiale)\n• Direktør, Nyborg: Ida Testesen" in told


@pytest.mark.parametrize("line", [f"/moede vis {AT}", f"/dagsorden status {AT}"])
async def test_others_see_no_names(office: Office, somatik: Person, line: str) -> None:
    """Neither a member, nor another cluster, nor an administrator reads who is absent or who comes."""
    member = await office.seated("Dan", "fagligt/fyn", "direktoer_assens")
    other = await office.with_role("Ane", "somatik", "lillebaelt")
    chief = await office.person("Chef")
    for person, is_administrator in ((member, False), (other, False), (chief, True)):
        told = said(await office.types(person, line, is_administrator=is_administrator))
        assert "Bo Prøvesen" not in told
        assert "Ida Testesen" not in told


async def test_a_political_meeting_names_stand_ins_by_their_own_word(office: Office, somatik: Person) -> None:
    """There a stand-in is a stedfortræder."""
    await office.types(somatik, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    await office.types(somatik, "/afbud politisk fyn 9/12 borgmester nyborg stedfortræder Ida Testesen")
    told = said(await office.types(somatik, "/moede vis politisk fyn 9/12"))
    assert "• Borgmester, Nyborg – stedfortræder: Ida Testesen" in told
    assert "får samme materiale" not in told
