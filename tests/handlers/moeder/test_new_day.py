"""Forms that lie open across midnight: what was typed meant a time of the day before."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from handlers.outcomes import FormErrors, Outcome
from handlers.ui import Form
from tests.support.office import Office, button_of, form_of, said

BEFORE, AFTER = copenhagen(2026, 10, 26, 23, 55), copenhagen(2026, 10, 27, 0, 5)


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Lillebælt, five minutes before midnight."""
    office.now = BEFORE
    return await office.with_role("Konsulent", "regionshus", "lillebaelt")


async def poll_form(office: Office, consultant: Person) -> Form:
    """The form that asks for a date."""
    return form_of(await office.types(consultant, "/moede find politisk lillebælt"))


def wrong(outcome: Outcome) -> str:
    """What is said beside the one field that is wrong."""
    assert isinstance(outcome, FormErrors)
    (told,) = outcome.errors.values()
    return told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9/12 kl. 15-17\ni morgen kl. 15-17", "tirsdag den 27. oktober 2026 kl. 15.00–17.00 (uge 44)"),
        ("i overmorgen kl. 15", "onsdag den 28. oktober 2026 kl. 15.00 (uge 44)"),
        ("26/10 kl. 23.58", "mandag den 26. oktober 2026 kl. 23.58 (uge 44)"),
    ],
)
async def test_a_time_that_midnight_changed_is_asked_about(
    office: Office, consultant: Person, typed: str, meant: str
) -> None:
    """No poll begins by a day that nobody meant; the time as it was meant stands there to be written."""
    form = await poll_form(office, consultant)
    office.now, before = AFTER, office.rows()
    answer = wrong(await office.submits(consultant, form, {"forslag": typed}))
    assert answer.startswith("Det er blevet en anden dag, siden formularen blev åbnet.")
    assert f"Mener du {meant}, så skriv datoen." in answer
    assert office.rows() == before


async def test_a_written_date_means_the_same_after_midnight(office: Office, consultant: Person) -> None:
    """It is taken, and refused in words where it has passed meanwhile."""
    form = await poll_form(office, consultant)
    office.now, before = AFTER, office.rows()
    passed = wrong(await office.submits(consultant, form, {"forslag": "26/10-2026 kl. 23.58-23.59"}))
    assert "26. oktober 2026 kl. 23.58" in passed
    assert office.rows() == before
    begun = said(await office.submits(consultant, form, {"forslag": "27/10-2026 kl. 15-17, 9/12 kl. 15-17"}))
    assert "1. tirsdag den 27. oktober 2026 kl. 15.00–17.00" in begun


async def test_the_same_day_asks_nothing(office: Office, consultant: Person) -> None:
    """However long the form lay open."""
    office.now = copenhagen(2026, 10, 26, 0, 5)
    form = await poll_form(office, consultant)
    office.now = BEFORE
    begun = said(await office.submits(consultant, form, {"forslag": "i morgen kl. 15-17"}))
    assert "1. tirsdag den 27. oktober 2026 kl. 15.00–17.00" in begun


async def test_the_form_of_a_meeting_asks_too(office: Office, consultant: Person) -> None:
    """A meeting made for another day would be told to many."""
    form = form_of(await office.presses(consultant, button_of(await office.types(consultant, "/moede"), "Opret møde")))
    office.now, before = AFTER, office.rows()
    values = {"forum": "politisk/lillebaelt", "tid": "i morgen kl. 15-17"}
    asked = wrong(await office.submits(consultant, form, values))
    assert "Mener du tirsdag den 27. oktober 2026 kl. 15.00–17.00 (uge 44), så skriv datoen." in asked
    assert office.rows() == before
    made = await office.submits(consultant, form, values | {"tid": "27/10-2026 kl. 15-17"})
    assert said(made).startswith("Mødet er oprettet")
