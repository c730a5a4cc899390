"""`/moede årsplan`: which year and whose meetings are meant, and what isn't understood."""

import pytest

from domain.people import Person
from tests.support.office import Office, said


@pytest.fixture
async def consultant(office: Office) -> Person:
    """Who serves Fyn."""
    return await office.with_role("Ane", "regionshus", "fyn")


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
