"""A meeting's place goes on to say why somebody is absent: in none of the ways in is it kept, or said again."""

import pytest

from domain.people import Person
from domain.shared_files import SharedFile
from handlers.outcomes import FormErrors
from tests.support.office import Office, button_of, form_of, said

AT = "politisk fyn onsdag den 9. december 2026 kl. 15-17"
PLACE = "hos Bo, der er sygemeldt"
TOLD = "Stedet ser ud til at sige, hvorfor nogen er fraværende."
LEAVE_OUT = "Skriv kun, hvor mødet er, og udelad resten."


@pytest.fixture
async def anne(office: Office) -> Person:
    """Who serves Fyn."""
    return await office.with_role("Anne Eksempel", "regionshus", "fyn")


@pytest.mark.parametrize(
    "line",
    [
        f"opret {AT} sted {PLACE}",
        f"opret {AT} {PLACE}",
        f"opret {AT} Odense Rådhus, fordi Bo er sygemeldt",
        f"opret {AT}\npolitisk fyn 16/12 kl. 15-17 sted {PLACE}",
        f"opret Emne: Politisk fyn\nTid: 9/12 2026 kl. 15-17\nSted: {PLACE}",
        f"find politisk fyn 2/12 kl. 15-17, 9/12 kl. 15-17 sted {PLACE}",
        f"sted politisk fyn 2/12 {PLACE}",
        f"flyt politisk fyn 2/12 til {PLACE}",
        f"flyt politisk fyn 2/12 til sted {PLACE}",
    ],
)
async def test_a_typed_place_keeps_no_reason(office: Office, anne: Person, line: str) -> None:
    """Nothing is saved; the answer says what is wrong and what to leave out, and names nobody."""
    await office.types(anne, "/moede opret politisk fyn 2/12 2026 kl. 15-17")
    before = office.lines()
    answer = said(await office.types(anne, f"/moede {line}"))
    assert TOLD in answer
    assert LEAVE_OUT in answer
    assert "sygemeldt" not in answer
    assert office.lines() == before


async def test_a_plans_file_keeps_none(office: Office, anne: Person) -> None:
    """The row is named, and none of its meetings can be made."""
    rows = f"forum;klynge;dato;tid;sted\npolitisk;fyn;9/12-2026;15-17;{PLACE}\n"
    answer = said(await office.drops(anne, SharedFile("plan.csv", rows.encode(), "F1")))
    assert f"Linje 2: {TOLD}" in answer
    assert "sygemeldt" not in answer


async def test_the_forms_keep_none(office: Office, anne: Person) -> None:
    """For a meeting and for a date: it is told beside the place."""
    making = await office.presses(anne, button_of(await office.types(anne, "/moede"), "Opret møde"))
    asking = await office.types(anne, "/moede find politisk fyn")
    before = office.lines()
    for opened, values in (
        (making, {"forum": "politisk/fyn", "tid": "9/12 kl. 15-17"}),
        (asking, {"forslag": "2/12 kl. 15-17\n9/12 kl. 15-17"}),
    ):
        refused = await office.submits(anne, form_of(opened), {**values, "sted": PLACE})
        assert isinstance(refused, FormErrors)
        assert list(refused.errors) == ["sted"]
        assert refused.errors["sted"].startswith(TOLD)
    assert office.lines() == before
