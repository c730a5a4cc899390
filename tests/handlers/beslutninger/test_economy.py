"""Decisions that cost: nothing is closed as decided before all who are affected have approved."""

import pytest

from danish.zone import copenhagen
from tests.support.office import Office, said

KOMMUNER = tuple(f"kommunalbestyrelse {name}" for name in ("fredericia", "kolding", "middelfart", "vejle"))


@pytest.mark.parametrize(
    ("said_of_it", "authorities"), [("", ("regionsrådet", *KOMMUNER)), ("kun regionen", ("regionsrådet",))]
)
async def test_economy_waits_for_all_until_somebody_says_whom_it_costs(
    office: Office, said_of_it: str, authorities: tuple[str, ...]
) -> None:
    """Without a word of the kommuner every one of the cluster must approve; for the region alone, none."""
    region, at = await office.with_role("Rikke", "regionshus", "lillebaelt"), "politisk lillebælt"
    await office.types(region, f"/moede opret {at} 8/12 kl. 9-11")
    await office.types(region, f'/dagsorden punkt "Vagt" til beslutning økonomi øvrig {said_of_it} {at}')
    office.now = copenhagen(2026, 12, 9, 13)
    await office.types(region, f'/beslutning 2 "Vagten åbner" {at}')
    for authority in authorities:
        assert "kan ikke lukkes endnu" in said(await office.types(region, f"/beslutning luk 1 {at}"))
        await office.types(region, f"/beslutning godkendt 1 {authority} {at}")
    assert said(await office.types(region, f"/beslutning luk 1 {at}")).startswith("Beslutning 1 er lukket")
