"""The field for the time in the form of a new meeting: it holds a time and nothing else."""

import pytest

from domain.people import Person
from handlers.outcomes import FormErrors
from handlers.ui import Form
from tests.support.office import Office, button_of, form_of, said

BODY = "politisk/lillebaelt"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """The region's consultant in Lillebælt."""
    return await office.with_role("Rikke", "regionshus", "lillebaelt")


@pytest.fixture
async def form(office: Office, consultant: Person) -> Form:
    """The form, opened from the list of meetings."""
    return form_of(await office.presses(consultant, button_of(await office.types(consultant, "/moede"), "Opret møde")))


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("9/12 kl. 15-17 på Vejle Rådhus", "“Vejle Rådhus”"),
        ("9/12 kl. 15-17 virtuelt", "“virtuelt”"),
        ("politisk fyn 9/12 kl. 15-17", "“politisk fyn”"),
        ("9/12 kl. 15-17 formøde", "“formøde”"),
        ("ikke 9/12 kl. 15-17", "“ikke”"),
        ("9/12 kl. 15-17 eller dagen efter", "“eller dagen efter”"),
        ("9/12 kl. 15-17 og igen 16/12", "mere end én tid"),
    ],
)
async def test_what_else_is_typed_there_is_pointed_out(
    office: Office, consultant: Person, form: Form, typed: str, unread: str
) -> None:
    """A place, a kind or a second day was dropped without a word, and another body's meeting made for this one."""
    before = office.rows()
    answer = await office.submits(consultant, form, {"forum": BODY, "tid": typed})
    assert isinstance(answer, FormErrors)
    assert unread in answer.errors["tid"]
    assert office.rows() == before


@pytest.mark.parametrize(
    "typed", ["onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)", "politisk lillebælt 9/12 kl. 15"]
)
async def test_what_the_other_fields_say_too_may_stand_there(
    office: Office, consultant: Person, form: Form, typed: str
) -> None:
    """A line that was copied from a card of ours is understood."""
    made = said(await office.submits(consultant, form, {"forum": BODY, "tid": typed}))
    assert made.startswith("Mødet er oprettet: Politisk niveau, Lillebælt")


async def test_the_readings_of_an_unsure_time_are_named(office: Office, consultant: Person, form: Form) -> None:
    """A command offers them as buttons, which a form's error has none of."""
    answer = await office.submits(consultant, form, {"forum": BODY, "tid": "10. eller 11. december kl. 15"})
    assert isinstance(answer, FormErrors)
    assert "Det kan være torsdag den 10. december 2026 kl. 15.00 (uge 50) eller fredag den 11." in answer.errors["tid"]
    answer = await office.submits(consultant, form, {"forum": BODY, "tid": "torsdag den 9. december 2026 kl. 15-17"})
    assert isinstance(answer, FormErrors)
    assert answer.errors["tid"].count("onsdag den 9. december 2026") == 1, "what the sentence names isn't said again"


@pytest.mark.parametrize("typed", ["9/12-2020 kl. 15-17", "9/12 kl. 15-17\n31/11 kl. 9", "2/12 kl. 3-5\n9/12 kl. 15"])
async def test_proposals_that_cant_be_are_told_at_their_field(office: Office, consultant: Person, typed: str) -> None:
    """In the form for a poll too; who may not ask, and that one is asked already, is told at the forum."""
    asked = form_of(await office.types(consultant, "/moede find politisk lillebælt"))
    answer = await office.submits(consultant, asked, {"forslag": typed})
    assert isinstance(answer, FormErrors)
    assert list(answer.errors) == ["forslag"]


async def test_a_time_that_cant_be_is_told_at_its_field(office: Office, consultant: Person, form: Form) -> None:
    """Not at the first field, which asks for the forum."""
    answer = await office.submits(consultant, form, {"forum": BODY, "tid": "9/12-2020 kl. 15-17"})
    assert isinstance(answer, FormErrors)
    assert list(answer.errors) == ["tid"]
    assert "er allerede passeret." in answer.errors["tid"]
