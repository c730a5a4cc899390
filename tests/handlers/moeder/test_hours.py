"""Which hours a meeting lasts is typed, and never taken from a part of the day that is only named."""

import pytest

from domain.people import Person
from tests.support.office import Office, said


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
