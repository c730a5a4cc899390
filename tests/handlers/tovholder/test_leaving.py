"""Who is named by a mark leaves the seat that they have, which needn't be said."""

import pytest

from domain.people import Person
from tests.support.office import Office, button_of, mark, said


@pytest.fixture
async def anne(office: Office) -> Person:
    """Somebody in Fyn's secretariat."""
    return await office.with_role("Anne", "regionshus", "fyn")


@pytest.fixture
async def ida(office: Office) -> Person:
    """Nyborg's mayor, who is in the chat."""
    return await office.seated("Ida", "politisk/fyn", "borgmester_nyborg")


@pytest.mark.parametrize("where", ["", "politisk", "borgmester nyborg politisk fyn"])
async def test_the_person_says_which_seat(office: Office, anne: Person, ida: Person, where: str) -> None:
    """Also with a last day, and beside the seat itself."""
    left = said(await office.types(anne, f"/tovholder medlem fjern {mark(ida)} {where} til 31/12-2026"))
    assert left.startswith("Pladsen bliver ubesat: Borgmester, Nyborg")
    left = said(await office.types(anne, f"/tovholder medlem fjern {mark(ida)} {where}"))
    assert left.startswith("Pladsen er ubesat: Borgmester, Nyborg")


async def test_the_answer_says_how_the_seat_that_was_left_counts(office: Office, anne: Person, ida: Person) -> None:
    """As present, as long as nobody reports an absence for it: the forecast says the same as the answer."""
    await office.types(anne, "/moede opret politisk fyn 9/12 kl. 15-17")
    left = said(await office.types(anne, f"/tovholder medlem fjern {mark(ida)}"))
    assert "tæller som til stede, indtil nogen melder afbud for den med `/afbud`." in left
    assert "Kommuner 9 af 9" in said(await office.types(anne, "/afbud liste politisk fyn 9/12"))
    await office.types(anne, "/afbud politisk fyn 9/12 borgmester nyborg")
    assert "Kommuner 8 af 9" in said(await office.types(anne, "/afbud liste politisk fyn 9/12"))


async def test_of_several_seats_one_is_chosen(office: Office, anne: Person, ida: Person) -> None:
    """The day that was said is kept, and the other seat stays."""
    await office.types(anne, f"/tovholder medlem {mark(ida)} plo 1 fagligt fyn")
    asked = await office.types(anne, f"/tovholder medlem fjern {mark(ida)} til 31/12-2026")
    assert said(asked).startswith("Hvilken plads mener du?")
    left = said(await office.presses(anne, button_of(asked, "PLO 1 · Fagligt strategisk niveau, Fyn")))
    assert "Ida sidder i Fagligt strategisk niveau, Fyn til og med 31. december 2026." in left
    assert "Borgmester, Nyborg: @Ida" in said(await office.types(anne, "/tovholder medlem vis politisk fyn"))


async def test_nobody_leaves_a_seat_of_somebody_else(office: Office, anne: Person, ida: Person) -> None:
    """A mark beside another's seat is a slip, and who sits nowhere leaves nothing."""
    await office.seated("Ole", "politisk/fyn", "borgmester_odense")
    before = office.rows()
    for typed, told in (
        (f"{mark(ida)} borgmester odense politisk fyn", "Borgmester, Odense: Der er noteret en anden.\nDet er Ole"),
        (mark(anne), "Jeg fandt ingen plads, hvor personen er medlem."),
        (f"{mark(ida)} fagligt", "Jeg fandt ingen plads, hvor personen er medlem."),
        (f"{mark(ida)} {mark(anne)}", "Én person ad gangen."),
    ):
        assert said(await office.types(anne, f"/tovholder medlem fjern {typed}")).startswith(told)
    assert office.rows() == before


async def test_whose_seats_others_look_after_is_not_told(office: Office, ida: Person) -> None:
    """Another cluster's secretariat learns nothing of where somebody sits."""
    bo = await office.with_role("Bo", "regionshus", "lillebaelt")
    told = said(await office.types(bo, f"/tovholder medlem fjern {mark(ida)}"))
    assert told.startswith("Jeg fandt ingen plads")
    told = said(await office.types(bo, f"/tovholder medlem fjern {mark(ida)} politisk fyn"))
    assert "Det kan kun sekretariatet i Sundhedsklynge Fyn" in told
