"""Which of several meetings is meant, where somebody serves many bodies."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from handlers.ui import Actions
from tests.support.office import Office, button_of, card_of, said

CLUSTERS = ("fyn", "lillebælt", "sydvestjylland", "sønderjylland")


async def test_a_week_without_a_meeting_is_named_whole(office: Office) -> None:
    """Who asks for a week is not told that its Monday has none."""
    kim = await office.with_role("Kim", "regionshus", "fyn")
    await office.types(kim, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    for typed in ("uge 52", "i uge 52"):
        told = said(await office.types(kim, f"/moede vis politisk fyn {typed}"))
        week = "mandag den 21. december 2026 – søndag den 27. december 2026 (uge 52)"
        assert told.startswith(f"Politisk niveau, Fyn har intet møde i perioden {week}.")
    told = said(await office.types(kim, "/moede vis politisk fyn i januar"))
    assert "perioden fredag den 1. januar 2027 – søndag den 31. januar 2027" in told


async def test_where_no_body_meets_then_each_ones_nearest_is_offered(office: Office) -> None:
    """Who serves several isn't told of the first alone, as if the others had no meetings."""
    kim = await office.with_role("Kim", "kommune", "fyn", municipality="odense")
    for meeting in ("politisk fyn 9/12", "fagligt fyn 16/12"):
        await office.types(kim, f"/moede opret {meeting} kl. 15-17")
    asked = await office.types(kim, "/dagsorden status 10/12")
    lines = said(asked).splitlines()
    assert lines[0] == "Politisk niveau, Fyn har intet møde torsdag den 10. december 2026."
    assert lines[3] == "Fagligt strategisk niveau, Fyn har intet møde torsdag den 10. december 2026."
    shown = await office.presses(kim, button_of(asked, "onsdag den 16. december 2026 kl. 15.00"))
    assert "Fagligt strategisk niveau, Fyn · onsdag den 16. december 2026" in said(shown)


async def test_who_serves_all_bodies_is_asked_about_each(office: Office) -> None:
    """None is left out without a word: there is a button for ten, and what is more is counted."""
    kim = await office.with_role("Kim", "regionshus", "fyn")
    for cluster in ("lillebaelt", "sydvestjylland", "soenderjylland", None):
        await office.give_role(kim, "regionshus", cluster)
    for number, place in enumerate(f"{forum} {one}" for one in CLUSTERS for forum in ("politisk", "fagligt")):
        made = await office.types(kim, f"/moede opret {place} {number + 1}/12-2026 kl. 9-11")
        assert said(made).startswith("Mødet er oprettet"), said(made)
    asked = await office.types(kim, "/dagsorden status i december")
    assert said(asked).count("\n• ") == 8
    chosen = await office.presses(kim, button_of(asked, "8/12 kl. 09.00, Fagligt strategisk niveau, Sønderjylland"))
    assert "Fagligt strategisk niveau, Sønderjylland · tirsdag den 8. december" in said(chosen)
    for number in range(4):
        await office.types(kim, f"/moede opret politisk fyn {number + 9}/12-2026 kl. 9-11")
    many = said(await office.types(kim, "/dagsorden status i december"))
    assert many.count("\n• ") == 11
    assert "\n• … og 2 møder til" in many


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("/moede flyt politisk fyn 9/12 og 11/11 til 10/12", "onsdag den 11. november 2026"),
        ("/moede flyt politisk fyn 2/12, 9/12 og 16/12 til 10/12", "onsdag den 2. december 2026 eller onsdag den 16."),
        ("/moede aflys politisk fyn 9. og 16. december", "onsdag den 16. december 2026"),
        ("/moede vis politisk fyn 9/12 samt 16/12", "onsdag den 16. december 2026"),
        ("/moede kalender politisk fyn 9/12 + 16/12", "onsdag den 16. december 2026"),
        ("/dagsorden kvalitetssikret politisk fyn 9/12 og 16/12", "onsdag den 16. december 2026"),
        ("/dagsorden kvalitetssikret 9/12 & 16/12", "onsdag den 16. december 2026"),
    ],
)
async def test_of_several_days_with_one_meeting_the_others_are_told(
    office: Office, region: Person, line: str, other: str
) -> None:
    """Nothing is done to the one that was found alone until it is chosen."""
    before = office.rows()
    asked = await office.types(region, line)
    assert said(asked).startswith(f"Ét møde ad gangen.\nPolitisk niveau, Fyn har intet møde {other}")
    assert office.rows() == before
    ((button,),) = [block.buttons for block in card_of(asked).blocks if isinstance(block, Actions)]
    assert "Ét møde" not in said(await office.presses(region, button))


@pytest.mark.parametrize("day", ["8/12 eller 9/12", "onsdag, 9/12 kl. 15", "9/12 og kl. 15", "8.-9. december"])
async def test_of_several_days_that_may_be_meant_the_one_with_a_meeting_is(
    office: Office, region: Person, day: str
) -> None:
    """A choice of days, or one day said in two ways, loses nothing."""
    assert "9. december 2026" in said(await office.types(region, f"/moede vis politisk fyn {day}"))


@pytest.mark.parametrize(
    ("line", "label", "after"),
    [
        ("/moede vis politisk 9/12 fyn kl. 14", "onsdag den 9. december 2026 kl. 15.00", "Om 32 hverdage"),
        ("/moede flyt 8/12 politisk fyn kl. 14 til 10/12", "onsdag den 9. december 2026 kl. 15.00", "Mødet er flyttet"),
        ("/moede vis torsdag den 9/12 politisk fyn kl. 15", "onsdag den 9. december 2026 kl. 15.00 (uge 50)", "Om 32"),
        ('/dagsorden punkt "Nyt kl. 14" til drøftelse fra lokal politisk 8/12 fyn kl. 14 økonomi ingen',
         "onsdag den 9. december 2026 kl. 15.00", "Punkt 2 er tilføjet: Nyt kl. 14"),
    ],
)  # fmt: skip
async def test_a_day_and_an_hour_that_stand_apart_are_replaced_by_what_is_chosen(
    office: Office, region: Person, line: str, label: str, after: str
) -> None:
    """The question isn't asked for ever; what stands in quotation marks is left as it is."""
    asked = await office.types(region, line)
    assert said(await office.presses(region, button_of(asked, label))).startswith(after)


async def test_the_last_meeting_is_the_one_that_was(office: Office, region: Person) -> None:
    """And the next one is to come, also of minutes; of absences both may be meant."""
    office.now = copenhagen(2026, 9, 1, 9)
    await office.types(region, "/moede opret politisk fyn 1/10-2026 kl. 15-17")
    await office.types(region, "/moede opret fagligt fyn 22/9-2026 kl. 13-15")
    office.now = copenhagen(2026, 10, 26, 9)
    for typed in ("sidste møde i politisk fyn", "forrige møde politisk", "seneste møde"):
        assert "torsdag den 1. oktober 2026" in said(await office.types(region, f"/dagsorden status {typed}"))
    assert "9. december 2026" in said(await office.types(region, "/referat status politisk fyn næste møde"))
    before = office.rows()
    asked = await office.types(region, "/afbud politisk fyn sidste møde borgmester odense")
    assert said(asked).startswith("Hvilket møde mener du?")
    assert office.rows() == before
    reported = said(await office.presses(region, button_of(asked, "1/10 kl. 15.00")))
    assert "torsdag den 1. oktober 2026" in reported
