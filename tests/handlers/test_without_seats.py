"""A meeting of a body that nobody has a seat in, since who comes is agreed locally: nothing pretends that they have."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from handlers.ui import Choice
from tests.support.office import Office, form_of, said

AT = "impl fyn 9/12"
NONE = "Implementeringsniveau, Fyn har ingen faste medlemmer hos mig."


@pytest.fixture
async def anne(office: Office) -> Person:
    """Somebody of the secretariat, with a meeting of such a body."""
    person = await office.with_role("Anne Eksempel", "somatik", "fyn")
    made = await office.types(person, "/moede opret implementering fyn 9/12 kl. 15-17")
    assert "er oprettet" in said(made)
    assert "Meld afbud" not in said(made)
    assert "Frister og ansvarlige" not in said(made)
    return person


@pytest.mark.parametrize(
    "typed",
    [
        f"/afbud {AT}",
        f"/afbud {AT} odense",
        f"/afbud {AT} odense stedfortræder Bo Prøvesen",
        f"/afbud fortryd {AT} odense",
        f"/afbud fil {AT}",
        "/tovholder medlem impl fyn odense",
        "/tovholder medlem fjern impl fyn odense",
        "/tovholder suppleant impl fyn odense: Ole Eksempel",
        "/tovholder suppleant fjern impl fyn odense",
    ],
)
async def test_who_asks_for_a_seat_reads_that_there_is_none(office: Office, anne: Person, typed: str) -> None:
    """Whatever it was wanted for; nothing is saved."""
    told = said(await office.types(anne, typed))
    assert told.startswith(NONE)
    assert told.endswith("Intet er gemt.")


async def test_how_many_come_can_be_noted_as_the_answer_says(office: Office, anne: Person) -> None:
    """The command that stands in it works as it is written."""
    told = said(await office.types(anne, f"/afbud {AT}"))
    assert "Gæster: 12" in said(await office.types(anne, told.split("`")[1]))


async def test_an_administrator_cannot_rename_one(office: Office, anne: Person) -> None:
    """There is no seat that could have another name."""
    line = '/tovholder plads borgmester odense impl fyn "Rådmand, Odense"'
    assert said(await office.types(anne, line, is_administrator=True)).startswith(NONE)


async def test_only_meetings_with_seats_are_offered(office: Office, anne: Person) -> None:
    """Where there are none, it is said why; where there are, they alone can be chosen."""
    none = said(await office.types(anne, "/afbud"))
    assert none.startswith("Der er ingen kommende møder at melde afbud til.\nDe møder, der kommer, er i fora uden")
    await office.types(anne, "/moede opret fagligt fyn 10/12 kl. 15-17")
    (choice,) = form_of(await office.types(anne, "/afbud")).fields
    assert isinstance(choice, Choice)
    assert [option.label for option in choice.options] == ["10/12-2026 kl. 15.00 · Fagligt strategisk niveau, Fyn"]


@pytest.mark.parametrize(
    "typed", [f"/moede vis {AT}", f"/afbud liste {AT}", f"/dagsorden status {AT}", f"/beslutning liste {AT}"]
)
async def test_cards_have_no_counts_and_offer_no_absence(office: Office, anne: Person, typed: str) -> None:
    """Neither a line without a number nor a button that leads nowhere; before the meeting and after it."""
    for now in (office.now, copenhagen(2026, 12, 9, 18)):
        office.now = now
        told = said(await office.types(anne, typed))
        assert "Implementeringsniveau, Fyn · onsdag den 9. december 2026" in told
        assert not [line for line in told.splitlines() if line.rstrip().endswith(":") or line.strip() in ("", ".")]
        assert "Meld afbud" not in told
        assert "Hent som regneark" not in told


async def test_a_decision_is_recorded_without_a_word_of_presence(office: Office, anne: Person) -> None:
    """Nobody is counted, so there is nothing to set right."""
    await office.types(anne, f'/dagsorden punkt "Fælles opstart" {AT}')
    office.now = copenhagen(2026, 12, 9, 16)
    told = said(await office.types(anne, f"/beslutning 2 “Vi går i gang” {AT}"))
    assert told.startswith("Beslutning 1 registreret")
    assert "remmøde" not in told
    assert said(await office.types(anne, f"/beslutning fremmøde {AT}")).startswith(NONE)
    paper = str(await office.types(anne, f"/referat dokument {AT}"))
    assert "Fælles opstart" in paper
    assert "Repræsentation" not in paper


async def test_the_calendar_entry_tells_only_how_to_see_the_meeting(office: Office, anne: Person) -> None:
    """It names no command that would be refused."""
    entry = str(await office.types(anne, f"/moede kalender fil {AT}"))
    assert "/moede vis impl fyn" in entry
    assert "/afbud" not in entry


async def test_a_date_is_found_by_the_organisations_alone(office: Office, anne: Person) -> None:
    """No seat is spoken of, nor counted."""
    asked = said(await office.types(anne, "/moede find impl fyn 15/12 kl. 15-17, 16/12 kl. 15-17"))
    assert "Svar for din organisation." in asked
    assert "plo 1" not in asked
    assert "" not in asked.splitlines()
    assert "Odense Universitetshospital kan." in said(await office.types(anne, "/moede svar 1 kan impl fyn"))
    assert said(await office.types(anne, "/moede svar 1 kan plo 1 impl fyn")).startswith(NONE)
