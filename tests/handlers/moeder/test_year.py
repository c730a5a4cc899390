"""`/moede årsplan`: what it shows, which year and whose meetings are meant, and what isn't understood."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from tests.support.office import Office, said


@pytest.fixture
async def consultant(office: Office) -> Person:
    """Who serves Fyn."""
    return await office.with_role("Ane", "regionshus", "fyn")


@pytest.fixture
async def neighbour(office: Office) -> Person:
    """Who serves Lillebælt."""
    return await office.with_role("Konsulent", "regionshus", "lillebaelt")


async def test_the_year_shows_each_bodys_meetings_and_what_it_lacks(office: Office, neighbour: Person) -> None:
    """By forum, cluster and year; the channel's or person's cluster is meant where none is typed."""
    await office.types(neighbour, "/moede opret politisk lillebælt 9/12 kl. 15-17")
    words = said(await office.types(neighbour, "/moede årsplan 2026"))
    assert words.startswith("Årsplan 2026")
    assert "Politisk niveau, Lillebælt: 1 møde (mindst 2)" in words
    assert "• onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)" in words
    assert "Fagligt strategisk niveau, Lillebælt: 0 møder (mindst 4)" in words
    assert "Fyn" not in words
    assert "SSU" in said(await office.types(neighbour, "/moede årsplan ssu"))


async def test_cadence_warning_in_november(office: Office, neighbour: Person) -> None:
    """The plan says in its first line that the year is nearly over, from November on."""
    warning = "Året er snart gået, og der mangler møder."
    assert warning not in said(await office.types(neighbour, "/moede årsplan politisk"))
    office.now = copenhagen(2026, 11, 2, 9)
    assert warning in said(await office.types(neighbour, "/moede årsplan politisk"))
    for day in ("2/12", "9/12"):
        await office.types(neighbour, f"/moede opret politisk lillebælt {day} kl. 15-17")
    assert warning not in said(await office.types(neighbour, "/moede årsplan politisk"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("fyn i år", "Årsplan 2026\nPolitisk niveau, Fyn"),
        ("sidste år", "Årsplan 2025\nPolitisk niveau, Fyn"),
        ("for sundhedsklynge fyn næste år", "Årsplan 2027\nBemærk: Sundhedsklyngerne ophører"),
        ("alle 2026", "Politisk niveau, Lillebælt"),
    ],
)
async def test_the_year_may_be_named_from_this_one(office: Office, consultant: Person, typed: str, shown: str) -> None:
    """Also in words, and all clusters' plan may be asked for."""
    assert shown in said(await office.types(consultant, f"/moede årsplan {typed}"))


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [("fyn 2026 kagemand", "kagemand"), ("2026 2027", "2027"), ("fyn som regneark", "som regneark")],
)
async def test_what_isnt_understood_is_told(office: Office, consultant: Person, typed: str, unknown: str) -> None:
    """Rather than shown as the plan of something else."""
    told = said(await office.types(consultant, f"/moede årsplan {typed}"))
    assert told.startswith(f"Jeg forstod ikke “{unknown}”.")
