"""Which hours a meeting lasts, and whether it is to be, is typed: a part of the day says no hour, a doubt no place."""

import pytest

from domain.people import Person
from tests.support.office import Office, button_of, said


@pytest.mark.parametrize(
    "line",
    [
        "flyt politisk fyn 9/12 til om eftermiddagen",
        "flyt politisk fyn 9/12 til 10/12 om formiddagen",
        "flyt politisk fyn 9/12 til torsdag aften i uge 50",
        "opret politisk fyn 10/12 eftermiddag",
        "opret politisk fyn 9/9 om formiddagen",
    ],
)
async def test_a_part_of_the_day_is_no_hour(office: Office, region: Person, line: str) -> None:
    """Who writes “om eftermiddagen” doesn't mean all of it, and is asked for the hours."""
    before = office.rows()
    assert said(await office.types(region, f"/moede {line}")).startswith("Hvad tid på dagen er mødet?")
    assert office.rows() == before


async def test_a_part_of_the_day_says_which_hour_is_meant(office: Office, region: Person) -> None:
    """Beside an hour it tells afternoon from night, and the length stays."""
    moved = said(await office.types(region, "/moede flyt politisk fyn 9/12 til kl. 2 om eftermiddagen"))
    assert "onsdag den 9. december 2026 kl. 14.00–16.00" in moved
    made = said(await office.types(region, "/moede opret politisk fyn 10/12 kl. 9-12 om formiddagen"))
    assert "torsdag den 10. december 2026 kl. 09.00–12.00" in made


@pytest.mark.parametrize("doubt", ["Måske", "hvis regionsrådsformanden kan", "Ikke på rådhuset", "evt. på rådhuset"])
async def test_a_meeting_that_is_doubted_is_asked_about(office: Office, region: Person, doubt: str) -> None:
    """The doubt is no place's name, also with a phone's capital; a press makes the meeting without it."""
    before = office.rows()
    asked = await office.types(region, f"/moede opret politisk fyn 10/12 kl. 15-17. {doubt}")
    assert said(asked).startswith(f"Skal mødet oprettes? Du skrev “{doubt}”.")
    assert office.rows() == before
    made = said(await office.presses(region, button_of(asked, "Opret mødet")))
    assert "torsdag den 10. december 2026 kl. 15.00–17.00 (uge 50)\n" in made


async def test_what_begins_a_sentence_is_asked_about_as_a_place(office: Office, region: Person) -> None:
    """Its capital makes it none; nor does that of a line's label."""
    for more in ("Husk forplejning til 12", "Bemærk lokalet", "Hvem: alle"):
        asked = said(await office.types(region, f"/moede opret politisk fyn 10/12 kl. 15-17. {more}"))
        assert asked.startswith(f"Er “{more}” mødets sted?")


async def test_the_next_meeting_is_shown_among_the_coming_ones(office: Office, region: Person) -> None:
    """Who names no body needn't; a word that means nothing is told as before."""
    assert said(await office.types(region, "/moede vis næste møde")).startswith("1 kommende møde")
    assert said(await office.types(region, "/moede vis blåbær")).startswith("Jeg forstod ikke “blåbær”.")


async def test_a_meeting_is_postponed_as_it_is_moved(office: Office, region: Person) -> None:
    """In the words that people use."""
    moved = said(await office.types(region, "/moede udsæt politisk fyn 9/12 til 16/12"))
    assert moved.startswith("Mødet er flyttet")
    assert said(await office.types(region, "/moede ryk politisk fyn 16/12")).startswith("Hvornår skal mødet flyttes")


async def test_a_weekday_alone_may_be_of_the_meetings_own_week(office: Office, region: Person) -> None:
    """Who moves December's meeting to Thursday is asked whether it is the coming one, with or without hours."""
    before = office.rows()
    coming = {"torsdag": "29. oktober 2026 (uge 44)", "på torsdag kl. 10": "29. oktober 2026 kl. 10.00 (uge 44)"}
    for typed, label in coming.items():
        asked = await office.types(region, f"/moede flyt politisk fyn 9/12 til {typed}")
        assert said(asked).startswith("Hvilken dato mener du")
        button_of(asked, f"torsdag den {label}")
    assert office.rows() == before
    moved = said(await office.presses(region, button_of(asked, "torsdag den 10. december 2026 kl. 10.00 (uge 50)")))
    assert "torsdag den 10. december 2026 kl. 10.00–12.00" in moved


@pytest.mark.parametrize("day", ["førstkommende torsdag", "torsdag den 29. oktober", "torsdag i denne uge"])
async def test_a_weekday_that_is_told_apart_asks_nothing(office: Office, region: Person, day: str) -> None:
    """The day is moved to at once."""
    moved = said(await office.types(region, f"/moede flyt politisk fyn 9/12 til {day}"))
    assert "torsdag den 29. oktober 2026 kl. 15.00–17.00" in moved


async def test_the_same_day_keeps_the_meetings_day(office: Office, region: Person) -> None:
    """Only the hours are others."""
    moved = said(await office.types(region, "/moede flyt politisk fyn 9/12 til samme dag kl. 10"))
    assert "onsdag den 9. december 2026 kl. 10.00–12.00" in moved


async def test_a_weekday_that_is_the_meetings_own_is_a_week_later_or_the_coming_one(
    office: Office, region: Person
) -> None:
    """A December Wednesday's meeting goes to no Wednesday of next week without a word, and next says no more."""
    before = office.rows()
    for typed in ("onsdag", "næste onsdag"):
        asked = await office.types(region, f"/moede flyt politisk fyn 9/12 til {typed}")
        assert said(asked).startswith(f"Hvilken dato mener du med “{typed}”?")
        button_of(asked, "onsdag den 28. oktober 2026 (uge 44)")
    assert office.rows() == before
    moved = said(await office.presses(region, button_of(asked, "onsdag den 16. december 2026 (uge 51)")))
    assert "onsdag den 16. december 2026 kl. 15.00–17.00" in moved


@pytest.mark.parametrize(
    "line", ["flyt politisk fyn 9/12 til {} 10/12 kl. 15-17", "opret politisk fyn {} 10/12 kl. 15-17"]
)
@pytest.mark.parametrize("unsure", ["senest", "ca.", "omkring", "måske"])
async def test_a_day_that_isnt_fixed_is_asked_about(office: Office, region: Person, line: str, unsure: str) -> None:
    """A limit or a guess is no meeting's day; a press fixes it."""
    before = office.rows()
    asked = await office.types(region, f"/moede {line.format(unsure)}")
    assert said(asked).startswith(f"Er tiden fast? Du skrev “{unsure} 10/12 kl. 15-17”.")
    assert office.rows() == before
    done = said(
        await office.presses(region, button_of(asked, "torsdag den 10. december 2026 kl. 15.00–17.00 (uge 50)"))
    )
    assert "torsdag den 10. december 2026 kl. 15.00–17.00 (uge 50)\n" in done


async def test_when_a_meeting_is_is_answered(office: Office, region: Person) -> None:
    """As people ask it; what isn't understood is still told."""
    for asked in ("hvornår mødes politisk fyn", "hvornår er det næste politiske møde i fyn?"):
        assert said(await office.types(region, f"/moede {asked}")).startswith("Om 32 hverdage: Politisk niveau, Fyn")
    unknown = said(await office.types(region, "/moede hvornår mødes politisk blåbær"))
    assert unknown.startswith("Jeg forstod ikke “blåbær”.")


async def test_a_number_of_a_month_may_be_of_the_meetings_own(office: Office, region: Person) -> None:
    """A December meeting goes to no 18 November without a word, not on its weekday either; with its month it does."""
    before = office.rows()
    for typed in ("onsdag den 18.", "ons d. 18", "den 18.", "d. 18"):
        asked = await office.types(region, f"/moede flyt politisk fyn 9/12 til {typed}")
        assert said(asked).startswith(f"Hvilken dato mener du med “{typed}”?")
        button_of(asked, "onsdag den 18. november 2026 (uge 47)")
    assert office.rows() == before
    moved = said(await office.presses(region, button_of(asked, "fredag den 18. december 2026 (uge 51)")))
    assert "fredag den 18. december 2026 kl. 15.00–17.00" in moved


async def test_a_pasted_invitation_is_one_meeting(office: Office, region: Person) -> None:
    """Its labels say what each line is, in any order; a line without one makes it a plan, and what is wrong is told."""
    subject, place = "Emne: Møde i politisk niveau, Fyn", "Hvor: Odense Rådhus, lokale 3"
    for number, zone in enumerate(("", " (UTC+01:00) Bruxelles, København, Madrid, Paris.")):
        when = f"Hvornår: 1{number + 5}. december 2026 15:00-17:00{zone}"
        lines = (subject, when, place) if number else (place, when, subject)
        made = said(await office.types(region, "/moede opret " + "\n".join(lines)))
        assert f"1{number + 5}. december 2026 kl. 15.00–17.00 (uge 51) · Odense Rådhus, lokale 3\n" in made
    told = said(await office.types(region, f"/moede opret {subject}\n{when}\nHusk kage"))
    assert "i planen skal rettes." in told


@pytest.mark.parametrize(
    "line",
    [
        "/moede opret politisk fyn hver anden torsdag kl. 9",
        "/moede find politisk fyn 2/12 kl. 15-17, hver torsdag",
        "/opgaver påmind 5 snart",
    ],
)
async def test_a_time_that_is_none_is_answered_with_one_set_of_examples(
    office: Office, region: Person, line: str
) -> None:
    """The command's own: the reason's beside them said the same twice."""
    told = said(await office.types(region, line))
    assert "fx “" in told
    assert "for eksempel" not in told
