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


@pytest.mark.parametrize("place", ["Microsoft Teams-møde", "Zoom"])
async def test_a_meeting_in_a_program_alone_is_virtual(office: Office, consultant: Person, place: str) -> None:
    """Outlook writes it as the place: without this such a meeting gets a room and catering to be ordered."""
    await office.types(consultant, f"/moede opret {AT} sted {place}")
    form = form_of(await office.presses(consultant, button_of(await office.types(consultant, "/moede"), "Opret møde")))
    await office.submits(consultant, form, {"forum": "politisk/fyn", "tid": "16/12 kl. 15-17", "sted": place})
    meetings = await office.work.read(lambda store: store.meetings.of_body("politisk/fyn", begins=office.now.date()))
    assert [(one.is_virtual, one.location) for one in meetings] == [(True, place)] * 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('Lokale "Fyrtårnet"', 'Lokale "Fyrtårnet"'),
        ("“Fyrtårnet”, 2. sal", "“Fyrtårnet”, 2. sal"),
        ('"Odense Rådhus"', "Odense Rådhus"),
        ("Odense Rådhus“", "Odense Rådhus"),
        ("Teamsalen på Odense Rådhus", "Teamsalen på Odense Rådhus"),
        ("lokale 3, Odense", "lokale 3, Odense"),
    ],
)
async def test_a_place_keeps_its_quotation_marks(office: Office, consultant: Person, typed: str, kept: str) -> None:
    """Those around all of it go, those around a part of it stay, and it isn't virtual."""
    made = said(await office.types(consultant, f"/moede opret {AT} sted {typed}"))
    assert f"(uge 50) · {kept}\n" in made


async def test_a_rooms_number_keeps_its_word(office: Office, consultant: Person) -> None:
    """A number alone says nothing; a room that has a name needs no more."""
    places = (("9-10", "lokale 3", "lokale 3"), ("11-12", "Lokale: 4", "Lokale: 4"), ("13-14", "lokale Sal", "Sal"))
    for hours, typed, kept in places:
        made = said(await office.types(consultant, f"/moede opret {AT.replace('15-17', hours)} {typed}"))
        assert f"(uge 50) · {kept}\n" in made


async def test_a_room_may_stand_after_its_house(office: Office, consultant: Person) -> None:
    """Both are the place, as after “sted”; a word that is no name is told as before."""
    made = said(await office.types(consultant, f"/moede opret {AT} Odense Rådhus, lokale 3"))
    assert "(uge 50) · Odense Rådhus, lokale 3\n" in made
    asked = said(await office.types(consultant, f"/moede opret {AT} blåbær lokale 3"))
    assert asked.startswith("Jeg forstod ikke “blåbær”.")


async def test_outlooks_english_word_is_no_place(office: Office, consultant: Person) -> None:
    """Such a meeting is virtual."""
    made = said(await office.types(consultant, f"/moede opret {AT} Microsoft Teams Meeting"))
    assert "(uge 50) · virtuelt\n" in made
