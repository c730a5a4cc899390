"""Whoever asks how far a step is, is shown it; nothing is marked as done by a question."""

import pytest

from tests.handlers.dagsorden.conftest import PUNKT, Secretariat

AT = "politisk sydvestjylland 8/12"


@pytest.mark.parametrize(
    "words",
    [
        "status kvalitetssikring",
        "vis generering",
        "se indkaldelse",
        "oversigt over kvalitetssikring",
        "kvalitetssikret?",
        "er den genereret?",
        "er trin 5 udført?",
        "forplejning ikke nødvendig?",
        "rettelser?",
        "vis rettelser",
        "hvad er status",
        "deadline",
        "frist for udsendelse",
        "udsendt mangler",
        "klar til udsendelse",
        "hvor langt er vi",
        "hvor langt er vi med",
        "hvem mangler at godkende",
    ],
)
async def test_a_step_that_is_asked_about_is_shown(secretariat: Secretariat, words: str) -> None:
    """The status is the answer, and no row is written."""
    before = secretariat.office.rows()
    answer = await secretariat.says(secretariat.region, f"/dagsorden {words} {AT}")
    assert "Afventer nu" in answer
    assert secretariat.office.rows() == before


@pytest.mark.parametrize("words", ["vis udkast", "status udkast", "er referatet udsendt?"])
async def test_a_step_of_the_minutes_that_is_asked_about_is_shown(secretariat: Secretariat, words: str) -> None:
    """It is the same for `/referat`, once the meeting is over."""
    secretariat.office.now = secretariat.office.now.replace(month=12, day=10)
    before = secretariat.office.rows()
    assert "Afventer nu" in await secretariat.says(secretariat.region, f"/referat {words} {AT}")
    assert secretariat.office.rows() == before


@pytest.mark.parametrize("words", ["vis punkter", "se punkterne", "status punkter", "oversigt over punkter"])
async def test_the_items_that_are_asked_about_are_listed(secretariat: Secretariat, words: str) -> None:
    """To list them is not to say that they are written."""
    await secretariat.says(secretariat.region, f"{PUNKT} “Akutpladser” til drøftelse fra lokal økonomi ingen {AT}")
    before = secretariat.office.rows()
    answer = await secretariat.says(secretariat.region, f"/dagsorden {words} {AT}")
    assert answer.startswith("Dagsordenens punkter (1)")
    assert secretariat.office.rows() == before


async def test_who_wants_to_be_sent_the_agenda_has_not_sent_it(secretariat: Secretariat) -> None:
    """Only “send ud” is the step."""
    before = secretariat.office.rows()
    answer = await secretariat.says(secretariat.region, f"/dagsorden send alligevel {AT}")
    assert answer.startswith("Jeg forstod ikke “send”.")
    assert secretariat.office.rows() == before


async def test_a_link_with_a_question_mark_asks_nothing(secretariat: Secretariat) -> None:
    """An address often has one inside."""
    line = f"/dagsorden genereret https://acadre.example/sag?id=7 {AT}"
    assert (await secretariat.says(secretariat.region, line)).startswith("Udført: Generering i Acadre")
