"""A case that several bodies have is handed over by one of them."""

import pytest

from tests.handlers.sagsflow.conftest import Carriers
from tests.support.office import button_of, said


@pytest.fixture
async def everywhere(carriers: Carriers) -> Carriers:
    """A case at the political level of each cluster."""
    for line in ("ny “Fælles akutteam” ssu-til-klynger", "videre 1", "videre 1"):
        await carriers.says(f"/sagsflow {line}")
    assert "Venter på Politisk niveau (Fyn, Lillebælt," in await carriers.says("/sagsflow status")
    return carriers


async def test_who_hands_it_over_is_asked_and_answers_nothing(everywhere: Carriers) -> None:
    """The buttons hand it over, and back from a body above the clusters."""
    office, above = everywhere.office, everywhere.above
    asked = await office.types(above, "/sagsflow overlever 1 til ssu")
    assert "`/sagsflow overlever 1 fyn til ssu`" in said(asked)
    given = said(await office.presses(above, button_of(asked, "Politisk niveau, Fyn")))
    assert given.startswith("Sag 1 er overleveret til Sundhedssamarbejdsudvalget (SSU)")
    asked = await office.types(above, "/sagsflow overlever 1 til politisk fyn")
    back = said(await office.presses(above, button_of(asked, "Sundhedssamarbejdsudvalget (SSU)")))
    assert back.startswith("Sag 1 er overleveret til Politisk niveau, Fyn")
    entries = await office.audit("case:1")
    assert [one.act for one in entries[-2:]] == ["sag.overleveret"] * 2


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("overlever 1", "Hvem skal sagen overleveres til?"),
        ("overlever 1 fyn til fagligt", "Politisk niveau, Fyn har allerede svaret i sag 1."),
        ("overlever 1 fagligt lillebælt til ssu", "Sag 1 er ikke hos Fagligt strategisk niveau, Lillebælt"),
        ("overlever 2 til ssu", "Alle har svaret i sag 2."),
        ("overlever 3 til ssu", "Sag 3 er afsluttet."),
    ],
)
async def test_what_cannot_be_handed_over_is_refused(everywhere: Carriers, line: str, begins: str) -> None:
    """Nobody is said to have answered who never did; nothing is stored."""
    await everywhere.says("/sagsflow videre 1 fyn tager")
    for number in (2, 3):
        await everywhere.says(f"/sagsflow ny “Tavle {number}” fra-fagligt fyn")
        await everywhere.says(f"/sagsflow videre {number}")
        await everywhere.says(f"/sagsflow videre {number}")
    await everywhere.says("/sagsflow videre 3 afslut")
    before = everywhere.office.rows()
    answer = await everywhere.says(f"/sagsflow {line}")
    assert answer.startswith(begins)
    assert "Intet er gemt." in answer
    assert everywhere.office.rows() == before


async def test_who_hands_it_over_may_be_named_by_its_level(everywhere: Carriers) -> None:
    """Not by the cluster alone."""
    given = await everywhere.says("/sagsflow overlever 1 fra politisk fyn til fagligt")
    assert given.startswith("Sag 1 er overleveret til Fagligt strategisk niveau, Fyn")
