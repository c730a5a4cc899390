"""A meeting is virtual or at a place: both at once would lose the place and its catering, and is told."""

import pytest

from documents.files import written
from domain.people import Person
from handlers.outcomes import File, FormErrors
from tests.support.office import Office, button_of, form_of, said

AT = "politisk fyn onsdag den 9. december 2026 kl. 15-17"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """Who serves Fyn."""
    return await office.with_role("Ane", "regionshus", "fyn")


@pytest.mark.parametrize(
    "line",
    [
        f"opret {AT} sted Odense Rådhus og online via https://teams.example/l/1",
        f"opret {AT} virtuelt Odense Rådhus",
        f"opret {AT} sted både fysisk og på Teams",
        "find politisk fyn 2/12 kl. 15-17, 9/12 kl. 15-17 virtuelt sted Odense Rådhus",
    ],
)
async def test_virtual_and_at_a_place_is_asked(office: Office, consultant: Person, line: str) -> None:
    """Nothing is made; the answer says what each means."""
    before = office.rows()
    answer = said(await office.types(consultant, f"/moede {line}"))
    assert answer.startswith("Er mødet virtuelt, eller er det på et sted")
    assert "hverken lokale eller forplejning" in answer
    assert "Intet er gemt." in answer
    assert office.rows() == before


async def test_the_form_asks_too(office: Office, consultant: Person) -> None:
    """Beside the place, with what was filled in kept."""
    form = form_of(await office.presses(consultant, button_of(await office.types(consultant, "/moede"), "Opret møde")))
    values = {"forum": "politisk/fyn", "tid": "9/12 kl. 15-17", "sted": "Odense Rådhus", "virtuelt": "virtuelt"}
    refused = await office.submits(consultant, form, values)
    assert isinstance(refused, FormErrors)
    assert list(refused.errors) == ["sted"]
    made = said(await office.submits(consultant, form, values | {"sted": "https://teams.example/l/1"}))
    assert made.startswith("Mødet er oprettet")


async def test_the_address_of_a_virtual_meeting_stands_in_the_calendar(office: Office, consultant: Person) -> None:
    """Where it is typed it isn't lost."""
    await office.types(consultant, f"/moede opret {AT} virtuelt via https://teams.example/l/1")
    file = await office.types(consultant, "/moede kalender politisk fyn 9/12")
    assert isinstance(file, File)
    assert b"LOCATION:https://teams.example/l/1" in written(file.content, *file.names)
