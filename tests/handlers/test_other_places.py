"""The name of a place outside the organisation is never passed over, so that the channel's cluster is taken instead."""

import pytest

from tests.support.office import Office, said


@pytest.mark.parametrize("area", ["Vestjylland", "nordjylland", "Midtjylland", "østfyn"])
@pytest.mark.parametrize(
    "line",
    [
        "/moede opret politisk {} onsdag den 9. december 2026 kl. 15-17",
        "/moede vis politisk {}",
        "/afbud politisk {} 9/12 plo 1",
        "/dagsorden status politisk {}",
        "/beslutning liste politisk {}",
        "/opgaver klynge {}",
        "/midler {}",
        "/tovholder klynge {}",
        "/tovholder rolle vis {}",
    ],
)
async def test_another_part_of_the_country_is_refused(office: Office, line: str, area: str) -> None:
    """Whoever works in one cluster and names another part of the country isn't answered with their own cluster."""
    person = await office.with_role("Ane", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    before = office.rows()
    told = said(await office.types(person, line.format(area)))
    assert area in told
    assert "Intet er gemt." in told
    assert office.rows() == before


async def test_the_nearest_cluster_is_named(office: Office) -> None:
    """The refusal names the cluster that looks most like what was typed."""
    person = await office.with_role("Ane", "regionshus", "fyn")
    told = said(await office.types(person, "/moede vis politisk Vestjylland"))
    assert "Mente du Sydvestjylland" in told


async def test_a_kommunes_short_name_is_its_own(office: Office) -> None:
    """Nordfyn is Nordfyns Kommune, also where a cluster is left out."""
    person = await office.with_role("Ane", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    told = said(await office.types(person, "/afbud politisk 9/12 borgmester nordfyn"))
    assert "Borgmester, Nordfyns" in told
