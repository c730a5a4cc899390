"""Journalising the minutes, one authority at a time."""

import re

import pytest

from danish.zone import copenhagen
from tests.handlers.dagsorden.conftest import Secretariat


@pytest.fixture
def after(secretariat: Secretariat) -> Secretariat:
    """The day after the meeting."""
    secretariat.office.now = copenhagen(2026, 12, 9, 9)
    return secretariat


async def test_each_authority_journalises_under_its_own_number(after: Secretariat) -> None:
    """Without a name it is the authority one's role speaks for; the status says who is missing."""
    region = await after.says(after.region, "/referat journaliseret 22/17744")
    assert region.startswith("Journaliseret: Region Syddanmark")
    assert "(sagsnr. 22/17744)" in region
    assert "Mangler: Billund Kommune, Esbjerg Kommune, Fanø Kommune, Varde Kommune og Vejen Kommune." in region
    assert (await after.says(after.municipality, "/referat journaliseret")).startswith("Journaliseret: Varde Kommune")
    for name in ("billund", "Esbjerg Kommune", "fanø", "vejen"):
        last = await after.says(after.region, f"/referat journaliseret 26/00123 {name} politisk sydvestjylland 8/12")
    assert "Alle myndigheder har journaliseret." in last
    assert "Alle myndigheder har journaliseret." in await after.says(after.region, "/dagsorden status politisk 8/12")
    kept = await after.office.audit("meeting:1")
    assert [one.on_behalf_of for one in kept if one.act == "referat.journaliseret"] == [
        "region", "varde", "billund", "esbjerg", "fanoe", "vejen",
    ]  # fmt: skip


async def test_twice_is_told_and_undone_exactly(after: Secretariat) -> None:
    """The second time names the number and how to change it, as typed; taking back leaves the others."""
    await after.says(after.region, "/referat journaliseret 22/17744")
    await after.says(after.region, "/referat journaliseret esbjerg")
    before = after.office.rows()
    again = await after.says(after.region, "/referat journaliseret 22/17745 regionen")
    assert again.startswith("Region Syddanmark har allerede journaliseret referatet.\nDet står på sagsnr. 22/17744.")
    assert "Skal det være 22/17745, så skriv" in again
    same = await after.says(after.region, "/referat journaliseret regionen")
    assert "Skal der stå et andet, så skriv" in same
    bare = await after.says(after.region, "/referat journaliseret 22/17745 esbjerg")
    assert "Esbjerg Kommune har allerede journaliseret referatet.\nDet er noteret uden sagsnummer." in bare
    assert after.office.rows() == before
    for line in re.findall(r"`(/referat [^`]+)`", again):
        told = await after.says(after.region, line)
    assert told.startswith("Journaliseret: Region Syddanmark")
    assert "(sagsnr. 22/17745)" in told
    undone = await after.says(after.region, "/referat fortryd journaliseret regionen")
    assert undone.startswith("Fortrudt: Region Syddanmark")
    assert "• Esbjerg Kommune" in undone
    assert (await after.says(after.region, "/referat fortryd journaliseret regionen")).startswith(
        "Region Syddanmark har ikke"
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("journaliseret kolding", "Kolding Kommune har ingen plads i Politisk niveau, Sydvestjylland."),
        ("journaliseret sommerfugl", "Jeg forstod ikke “sommerfugl”."),
    ],
)
async def test_an_authority_without_a_seat_is_refused(after: Secretariat, typed: str, told: str) -> None:
    """Nothing is stored where the words name none of the authorities; one that is known is told why."""
    before = after.office.rows()
    assert (await after.says(after.region, f"/referat {typed}")).startswith(told)
    assert after.office.rows() == before


async def test_not_before_the_meeting_and_not_by_others(secretariat: Secretariat) -> None:
    """A meeting ahead has no minutes; another cluster's secretariat is refused."""
    before = secretariat.office.rows()
    early = await secretariat.says(secretariat.region, "/referat journaliseret politisk sydvestjylland 8/12")
    assert early.startswith("Mødet er ikke begyndt endnu.")
    assert secretariat.office.rows() == before
    secretariat.office.now = copenhagen(2026, 12, 9, 9)
    other = await secretariat.office.with_role("Olga", "regionshus", "fyn")
    refused = await secretariat.says(other, "/referat journaliseret politisk sydvestjylland 8/12")
    assert "Det kan kun sekretariatet" in refused
