"""What the tests of absences share: a consultant and two meetings."""

import pytest

from domain.people import Person
from tests.support.office import Office, said
from tests.support.once import once

MEETING = "politisk sydvestjylland 10/11"


@pytest.fixture
@once
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset, with a political and a professional meeting in Sydvestjylland."""
    person = await office.with_role("Konsulent", "regionshus", "sydvestjylland")
    political = "/moede opret politisk sydvestjylland tirsdag den 10. november 2026 kl. 15-17"
    assert "oprettet" in said(await office.types(person, political))
    await office.with_role("Anden konsulent", "somatik", "sydvestjylland")
    secretary = await office.with_role("Sygehuskonsulent", "somatik", "sydvestjylland")
    professional = "/moede opret fagligt sydvestjylland torsdag den 12. november 2026 kl. 9-11"
    assert "oprettet" in said(await office.types(secretary, professional))
    return person


async def absent(office: Office, person: Person, *seats: str) -> str:
    """What the last of several reported absences was answered with."""
    answers = [said(await office.types(person, f"/afbud {MEETING} {seat}")) for seat in seats]
    return answers[-1]
