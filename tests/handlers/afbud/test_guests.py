"""`/afbud gæst`: guests are a number, and only the secretariat says it."""

import pytest

from domain.papers import Sheet
from domain.people import Person
from handlers.outcomes import File
from tests.support.office import Office, said

MAKE = "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17"


async def _anne(office: Office) -> Person:
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.types(anne, MAKE)
    return anne


@pytest.mark.parametrize(
    "typed", ["gæst 3 politisk fyn 9/12", "3 gæster politisk fyn 9/12", "politisk fyn 9/12 gæster: 3"]
)
async def test_guests_are_counted(office: Office, typed: str) -> None:
    """The number is what was said last, and it is part of the head count."""
    anne = await _anne(office)
    await office.types(anne, "/afbud gæst 7 politisk fyn 9/12")
    answer = said(await office.types(anne, f"/afbud {typed}"))
    assert answer.startswith("Gæster: 3\n")
    assert (
        "Forplejning: 19 (medlemmer 15, stedfortrædere og suppleanter 0, sekretariat 1, gæster og oplægsholdere 3)"
        in answer
    )
    assert "Forplejning: 19" in said(await office.types(anne, "/afbud liste politisk fyn 9/12"))


async def test_a_virtual_meeting_is_not_catered_for(office: Office) -> None:
    """The list, its table and the count of guests give no number to order food by where nobody meets in a room."""
    anne = await _anne(office)
    await office.types(anne, "/moede opret politisk fyn 10/12 kl. 15-17 virtuelt")
    for line in ("liste", "gæst 3"):
        answer = said(await office.types(anne, f"/afbud {line} politisk fyn 10/12"))
        assert "Forplejning er ikke nødvendig, da mødet er virtuelt." in answer
        assert "medlemmer 15" not in answer
    table = await office.types(anne, "/afbud fil politisk fyn 10/12")
    assert isinstance(table, File)
    assert isinstance(table.content, Sheet)
    assert "Forplejning er ikke nødvendig, da mødet er virtuelt." in table.content.remark


async def test_a_guests_name_is_counted_and_not_kept(office: Office) -> None:
    """One more comes; the name stands in no answer and in no table."""
    anne = await _anne(office)
    await office.types(anne, "/afbud gæst 2 politisk fyn 9/12")
    answer = said(await office.types(anne, "/afbud gæst Mette Opdigt politisk fyn 9/12"))
    assert answer.startswith("Gæster: 3\n")
    assert "Navnet gemmer jeg ikke" in answer
    assert "Opdigt" not in answer
    assert not any("Opdigt" in line for line in office.lines())


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("gæst politisk fyn 9/12", "Hvor mange gæster?"),
        ("gæst 500 politisk fyn 9/12", "Jeg kan højst notere 200"),
        ("gæst 1000 politisk fyn 9/12", "Jeg kan højst notere 200 gæster."),
        ("gæst 1e9 politisk fyn 9/12", "Hvor mange gæster?"),
        ("gæst 3,5 politisk fyn 9/12", "Hvor mange gæster?"),
        ("gæst 2 mere politisk fyn 9/12", "hvor mange det er i alt"),
        ("gæster ingen politisk fyn 9/12", "hvor mange det er i alt"),
        ("1 gæst mindre politisk fyn 9/12", "hvor mange det er i alt"),
        ("fjern gæster politisk fyn 9/12", "hvor mange det er i alt"),
        ("fortryd politisk fyn 9/12 gæster", "hvor mange det er i alt"),
        ("tre gæster politisk fyn 9/12", "hvor mange det er i alt"),
        ("gæster Ida Testesen og Bo Prøvesen politisk fyn 9/12", "hvor mange det er i alt"),
        ("borgmester nyborg og 3 gæster politisk fyn 9/12", "Gæster og afbud skrives hver for sig."),
    ],
)
async def test_bad_input_is_answered(office: Office, typed: str, answer: str) -> None:
    """What can't be meant is answered, and nothing is stored."""
    anne = await _anne(office)
    before = office.rows()
    told = said(await office.types(anne, f"/afbud {typed}"))
    assert answer in told
    assert "Intet er gemt." in told
    assert office.rows() == before


async def test_only_the_secretariat_counts_guests(office: Office) -> None:
    """A member may report their own absence and still not say who else comes."""
    await _anne(office)
    bo = await office.seated("Bo Prøvesen", "politisk/fyn", "borgmester_nyborg")
    before = office.rows()
    assert "Det kan kun sekretariatet" in said(await office.types(bo, "/afbud gæst 3 politisk fyn 9/12"))
    assert office.rows() == before
