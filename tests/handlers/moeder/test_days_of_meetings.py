"""Meetings beside days off, and seminars over several days: what day it is, and by which days they are found."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from handlers.ui import Choice
from tests.support.office import Office, button_of, form_of, said
from tests.support.once import once

SEMINAR = "tirsdag den 8. december 2026 kl. 09.00 – onsdag den 9. december 2026 kl. 16.00"


@pytest.fixture
@once
async def consultant(office: Office) -> Person:
    """Who serves Fyn, with a seminar of its political body on 8 and 9 December."""
    person = await office.with_role("Ane", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn seminar 8.-9. december")
    return person


async def test_a_seminar_is_found_by_each_of_its_days(office: Office, consultant: Person) -> None:
    """With and without a year, also as today; not by the days around it."""
    for day in ("8/12", "9/12", "9. december 2026", "onsdag den 9. december"):
        assert SEMINAR in said(await office.types(consultant, f"/moede vis politisk fyn {day}"))
    for day in ("7/12", "10/12"):
        assert "har intet møde" in said(await office.types(consultant, f"/moede vis politisk fyn {day}"))
    office.now = copenhagen(2026, 12, 9, 10)
    assert SEMINAR in said(await office.types(consultant, "/afbud politisk fyn i dag borgmester odense"))


async def test_a_meeting_that_begins_on_the_day_comes_before_one_that_goes_on(
    office: Office, consultant: Person
) -> None:
    """A date means what was called for that date; without a year, of each year for itself."""
    office.now = copenhagen(2025, 10, 1, 9)
    await office.types(consultant, "/moede opret politisk fyn 9/12-2025 kl. 9-11")
    office.now = copenhagen(2026, 12, 9, 8)
    assert SEMINAR in said(await office.types(consultant, "/moede vis politisk fyn 9/12"))
    await office.types(consultant, "/moede opret politisk fyn 9/12-2026 kl. 17-18")
    shown = said(await office.types(consultant, "/moede vis politisk fyn 9/12"))
    assert "onsdag den 9. december 2026 kl. 17.00–18.00" in shown


async def test_a_seminar_named_by_a_later_day_is_asked_about_before_it_is_cancelled(
    office: Office, consultant: Person
) -> None:
    """Cancelling can't be taken back, and another meeting may have been meant."""
    asked = await office.types(consultant, "/moede aflys politisk fyn 9/12")
    assert said(asked).startswith("Er det dette møde, der skal aflyses?")
    done = said(await office.presses(consultant, button_of(asked, "Aflys mødet")))
    assert done.startswith("Mødet er aflyst")


async def test_a_seminar_is_listed_until_it_is_over(office: Office, consultant: Person) -> None:
    """Among the coming meetings, and among those that absences can be reported for."""
    office.now = copenhagen(2026, 12, 9, 10)
    assert SEMINAR in said(await office.types(consultant, "/moede"))
    (which,) = form_of(await office.types(consultant, "/afbud")).fields
    assert isinstance(which, Choice)
    assert [one.label for one in which.options] == ["8/12-2026 kl. 09.00 · Politisk niveau, Fyn"]
    office.now = copenhagen(2026, 12, 10, 10)
    assert said(await office.types(consultant, "/moede")).startswith("Der er ingen kommende møder.")


@pytest.mark.parametrize(
    ("now", "away"),
    [
        ((2026, 11, 26), "Om 1 hverdag"),
        ((2026, 11, 27), "I dag"),
        ((2026, 11, 28), "I går"),
        ((2026, 11, 29), "For 2 dage siden"),
        ((2026, 11, 30), "For 1 hverdag siden"),
    ],
)
async def test_fridays_meeting_is_not_today_at_the_weekend(
    office: Office, consultant: Person, now: tuple[int, int, int], away: str
) -> None:
    """No working day has passed by then, and yet it is over."""
    await office.types(consultant, "/moede opret politisk fyn fredag den 27. november 2026 kl. 9-11")
    office.now = copenhagen(*now, 15)
    for line in ("/moede vis politisk fyn 27/11", "/dagsorden status politisk fyn 27/11"):
        assert said(await office.types(consultant, line)).startswith(away)


@pytest.mark.parametrize(("day", "away"), [(25, "I morgen"), (26, "I dag"), (24, "Om 2 dage"), (23, "Om 3 dage")])
async def test_a_meeting_on_a_day_off_is_not_today_the_day_before(
    office: Office, consultant: Person, day: int, away: str
) -> None:
    """On 23 December, the last working day before it, 2. juledag is three days away."""
    await office.types(consultant, "/moede opret politisk fyn 26/12-2026 kl. 9-11")
    office.now = copenhagen(2026, 12, day, 8)
    assert said(await office.types(consultant, "/moede vis politisk fyn 26/12")).startswith(f"{away}: ")


async def test_a_day_may_be_written_with_a_hyphen(office: Office, consultant: Person) -> None:
    """Where it may be hours too, the meeting tells, or it is asked; a number of something is no day."""
    await office.types(consultant, "/moede opret politisk fyn 17/12 kl. 9-11")
    await office.types(consultant, "/moede opret politisk fyn 10/12 kl. 9-11")
    absent = said(await office.types(consultant, "/afbud politisk fyn 17-12 borgmester odense"))
    assert "torsdag den 17. december 2026" in absent
    assert "torsdag den 10. december 2026" in said(await office.types(consultant, "/moede vis politisk fyn 10–12"))
    asked = said(await office.types(consultant, "/moede vis politisk fyn 11-12"))
    assert asked.startswith("Hvilken dato mener du med “11-12”?")
    assert "Jeg forstod ikke “sal 9-12”" in said(await office.types(consultant, "/moede vis politisk fyn sal 9-12"))


@pytest.mark.parametrize("line", ["/moede fyn", "/moede i fyn", "/moede vis FYN"])
async def test_a_cluster_alone_lists_its_coming_meetings(office: Office, consultant: Person, line: str) -> None:
    """Of that cluster, whatever else one serves and wherever it is typed; it isn't asked for a forum."""
    await office.give_role(consultant, "regionshus", "lillebaelt")
    await office.channel("C9", "lillebaelt")
    await office.types(consultant, "/moede opret fagligt lillebælt 18/11 kl. 9-11")
    told = said(await office.types(consultant, line, channel="C9"))
    assert told.startswith("1 kommende møde på Fyn")
    assert SEMINAR in told
    assert "Lillebælt" not in told
    none = said(await office.types(consultant, line.lower().replace("fyn", "sønderjylland")))
    assert none.startswith("Der er ingen kommende møder i Sønderjylland.")


async def test_the_way_to_a_clusters_later_meetings_is_its_own_plan(office: Office, consultant: Person) -> None:
    """What isn't listed stands in the annual plan of the cluster that was named."""
    office.now = copenhagen(2026, 1, 5, 9)
    days = [f"politisk lillebælt {day}/{month} kl. 9-10" for month in (2, 3) for day in range(2, 14)]
    other = await office.with_role("Ole", "regionshus", "lillebaelt")
    await office.types(other, "/moede opret\n" + "\n".join(days))
    listed = await office.types(consultant, "/moede lillebælt")
    plan = said(await office.presses(consultant, button_of(listed, "Se årsplan 2026")))
    assert "Lillebælt" in plan
    assert "Fyn" not in plan
