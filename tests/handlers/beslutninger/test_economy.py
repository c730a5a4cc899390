"""Decisions that cost: nothing is closed as decided before all who are affected have approved."""

import pytest

from danish.zone import copenhagen
from tests.handlers.beslutninger.conftest import Held
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


@pytest.mark.parametrize(
    "words",
    [
        "ikke godkendt 1 kommunalbestyrelse kolding",
        "godkendt 1 kommunalbestyrelse kolding ikke endnu",
        "godkendt 1 kommunalbestyrelse kolding med forbehold",
        "godkendt 1 kommunalbestyrelse kolding hvis regionen betaler",
        "regionsrådet har ikke godkendt 1",
        "fortryd ikke godkendt 1 kommunalbestyrelse kolding",
    ],
)
async def test_what_is_said_beside_an_authority_is_not_dropped(held: Held, words: str) -> None:
    """A no or a condition is no approval."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    before = held.office.rows()
    answer = await held.says(f"/beslutning {words}")
    assert answer.startswith("Jeg forstod ikke “")
    assert "Intet er gemt." in answer
    assert held.office.rows() == before


@pytest.mark.parametrize(
    "words",
    ["kolding kommune", "i Kolding", "kolding sagsnr. 26/17744", "kolding enstemmigt, link https://kolding.dk/1"],
)
async def test_how_an_authority_is_named_changes_nothing(held: Held, words: str) -> None:
    """Small words, a case number and a link may stand beside it."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    answer = await held.says(f"/beslutning godkendt 1 byrådet {words} politisk lillebælt")
    assert answer.startswith("Godkendelse registreret")
