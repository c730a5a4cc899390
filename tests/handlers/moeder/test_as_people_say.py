"""Meetings as people speak of them: told as done, moved by a week, listed by days, and a poll's day by its date."""

import pytest

from domain.people import Person
from tests.support.office import Office, button_of, said
from tests.support.once import once

AT = "politisk fyn 9/12"


@pytest.fixture
@once
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Fyn, where a meeting is planned for 9 December 2026."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    return person


@pytest.mark.parametrize(
    ("line", "asks", "button", "done"),
    [
        (f"{AT} er aflyst", "Skal mødet aflyses?", "Ja, aflys mødet", "Mødet er aflyst"),
        (f"vi aflyser mødet {AT}", "Skal mødet aflyses?", "Ja, aflys mødet", "Mødet er aflyst"),
        (f"{AT} er flyttet til 10/12", "Skal mødet flyttes?", "Ja, flyt mødet", "Mødet er flyttet"),
        (f"mødet {AT} rykkes til 10/12 kl. 9", "Skal mødet flyttes?", "Ja, flyt mødet", "Mødet er flyttet"),
        (f"{AT} er udskudt", "Skal mødet flyttes?", "Ja, flyt mødet", "Hvornår skal mødet flyttes til?"),
    ],
)
async def test_what_is_told_is_asked_about_before_it_is_done(
    office: Office, consultant: Person, line: str, asks: str, button: str, done: str
) -> None:
    """It may be told to be done, or because somebody believes that it was."""
    before = office.rows()
    asked = await office.types(consultant, f"/moede {line}")
    assert said(asked).startswith(asks)
    assert office.rows() == before
    assert said(await office.presses(consultant, button_of(asked, button))).startswith(done)


@pytest.mark.parametrize(
    ("by", "moved"),
    [
        ("en uge", "onsdag den 16. december 2026 kl. 15.00–17.00"),
        ("to timer senere", "onsdag den 9. december 2026 kl. 17.00–19.00"),
        ("2 dage tidligere", "mandag den 7. december 2026 kl. 15.00–17.00"),
    ],
)
async def test_a_meeting_is_moved_by_so_much(office: Office, consultant: Person, by: str, moved: str) -> None:
    """It keeps its hours or its day."""
    assert moved in said(await office.types(consultant, f"/moede flyt {AT} {by}"))


@pytest.mark.parametrize("by", ["en uge frem", "nul uger", "næste uge"])
async def test_so_much_that_may_mean_two_things_moves_nothing(office: Office, consultant: Person, by: str) -> None:
    """“Frem” is later to some and sooner to others."""
    before = office.rows()
    assert said(await office.types(consultant, f"/moede flyt {AT} {by}")).startswith("Hvornår skal mødet flyttes til?")
    assert office.rows() == before


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("i december", "1 møde: tirsdag den 1. december 2026 – torsdag den 31. december 2026"),
        ("møder i december fyn", "1 møde på Fyn: tirsdag den 1. december"),
        ("i dag", "Der er ingen møder: mandag den 26. oktober 2026"),
        ("mine møder", "1 kommende møde"),
        ("vis alle", "1 kommende møde"),
        ("oversigt fyn", "1 kommende møde på Fyn"),
    ],
)
async def test_meetings_are_listed_by_days_or_all(office: Office, consultant: Person, line: str, begins: str) -> None:
    """Without a forum, as a calendar shows them."""
    assert said(await office.types(consultant, f"/moede {line}")).startswith(begins)


async def test_a_day_is_asked_for_without_one(office: Office, consultant: Person) -> None:
    """Words that say no day open the form."""
    for line in ("find en dato", "find tid politisk fyn"):
        assert said(await office.types(consultant, f"/moede {line}")).startswith("Find en dato\nForum")


@pytest.mark.parametrize("words", ["den 3. december", "3/12 kl. 13"])
async def test_a_poll_is_fixed_by_its_day(office: Office, consultant: Person, words: str) -> None:
    """Of two proposals on one day the hour tells which; another day, or hour, is none of them."""
    await office.types(consultant, "/moede find politisk fyn 2/12 kl. 9-11, 3/12 kl. 13-15, 2/12 kl. 15-17")
    before = office.rows()
    for wrong in ("4/12", "den 2. december", "3/12 kl. 9"):
        asked = said(await office.types(consultant, f"/moede fastsæt {wrong}"))
        assert "Intet er gemt." in asked
    assert office.rows() == before
    made = said(await office.types(consultant, f"/moede fastsæt {words}"))
    assert "torsdag den 3. december 2026 kl. 13.00–15.00" in made
