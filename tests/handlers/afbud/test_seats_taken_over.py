"""A seat that is taken over between now and the meeting: who sits there then is who stays away."""

from datetime import date

import pytest

from domain.people import Person, SeatHolder
from handlers.dispatch import answer_home
from handlers.outcomes import Home
from handlers.requests import HomeOpened
from handlers.ui import Choice
from tests.handlers.afbud.conftest import MEETING
from tests.support.office import Office, button_of, form_of, said, words_of

SEAT = "borgmester esbjerg"
BODY = "politisk/sydvestjylland"


@pytest.fixture
async def mayors(office: Office, consultant: Person) -> tuple[Person, Person]:
    """Who sits there until the end of October, and who does until the clusters end; the meeting is on 10 November."""
    assert consultant.name
    before, after = await office.person("Anna Prøve"), await office.person("Bo Prøvesen")
    terms = (
        SeatHolder(0, BODY, "borgmester_esbjerg", before, None, date(2026, 10, 31)),
        SeatHolder(0, BODY, "borgmester_esbjerg", after, date(2026, 11, 1), date(2026, 12, 31)),
    )
    for term in terms:
        await office.work.run(lambda r, term=term: r.people.seat_person(term))  # type: ignore[misc]  # a lambda has no types
    return before, after


async def test_the_successor_reports_and_withdraws(office: Office, mayors: tuple[Person, Person]) -> None:
    """Also before they sit there."""
    _, after = mayors
    for typed in ("jeg", SEAT):
        assert said(await office.types(after, f"/afbud {MEETING} {typed}")).startswith("Afbud registreret: Borgmester")
        undone = said(await office.types(after, f"/afbud fortryd {MEETING} {typed}"))
        assert undone.startswith("Afbud trukket tilbage: Borgmester")
    chosen = form_of(await office.types(after, f"/afbud {MEETING}"))
    assert said(await office.submits(after, chosen, {"medlem": "borgmester_esbjerg"})).startswith("Afbud registreret")
    [choice] = form_of(await office.types(after, "/afbud")).fields
    assert isinstance(choice, Choice)
    assert ["Politisk" in one.label for one in choice.options] == [True]


async def test_the_predecessor_does_not(office: Office, consultant: Person, mayors: tuple[Person, Person]) -> None:
    """Nor is the meeting offered to them, or the absence shown as theirs."""
    before, _ = mayors
    reported = office.rows()
    assert "kun sekretariatet" in said(await office.types(before, f"/afbud {MEETING} {SEAT}"))
    assert said(await office.types(before, "/afbud")).startswith("Der er ingen kommende møder")
    assert office.rows() == reported
    await office.types(consultant, f"/afbud {MEETING} {SEAT}")
    assert "kun sekretariatet" in said(await office.types(before, f"/afbud fortryd {MEETING} {SEAT}"))
    home = await answer_home(office.services, HomeOpened(office.context(before)))
    assert isinstance(home, Home)
    assert "Mine afbud" not in words_of(home.card)


async def test_another_takes_no_stand_in_back(
    office: Office, consultant: Person, mayors: tuple[Person, Person]
) -> None:
    """Neither by words nor by the button of an answer that others got."""
    await office.types(consultant, f"/afbud {MEETING} {SEAT}")
    added = await office.types(consultant, f"/afbud {MEETING} {SEAT} stedfortræder Prøveperson Et")
    before = office.rows()
    await office.types(mayors[0], f"/afbud fortryd stedfortræder {MEETING} {SEAT}")
    await office.presses(mayors[0], button_of(added, "Fortryd"))
    assert office.rows() == before
