"""A case whose item is closed after it was answered there: it is closed too, and goes no further out."""

import pytest

from danish.zone import copenhagen
from handlers.sagsflow.messages import OVER_TARGET
from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.handlers.sagsflow.test_agendas import AT
from tests.handlers.sagsflow.test_scaling import to_the_others

CLOSES = f"/dagsorden punkt 2 lukket {AT}"
TITLE = "Opkald"


@pytest.fixture
async def gone_on(carriers: Carriers) -> Carriers:
    """A case that waits for Fyn, Lillebælt and Sydvestjylland, and is on an agenda of Fyn's only."""
    await to_the_others(carriers)
    await carriers.meets("fagligt", "fyn", "6/5 2026")
    return carriers


async def test_nobody_else_reads_of_it_any_more(gone_on: Carriers) -> None:
    """Its name is hidden on lists, and on agendas where it stands; those that have had it may read it as before."""
    stranger = await gone_on.office.seated("Mette", "fagligt/fyn", "patient_1")
    heard = ("/sagsflow status", "/dagsorden punkter fagligt fyn 6/5")
    assert all([TITLE in await gone_on.says(line, stranger) for line in heard])
    await gone_on.says(CLOSES, gone_on.first)
    assert not any([TITLE in await gone_on.says(line, stranger) for line in heard])
    assert TITLE in await gone_on.says("/sagsflow status 1", gone_on.first)
    assert (await gone_on.item("fagligt/fyn")).is_closed


async def test_it_comes_on_no_more_agendas_outside_its_cluster(gone_on: Carriers) -> None:
    """Neither where it waits for a meeting, nor where the meeting that it was on is cancelled, nor by going on."""
    await gone_on.says(CLOSES, gone_on.first)
    assert "sag ventede" not in await gone_on.meets("fagligt", "lillebaelt", "6/5 2026")
    await gone_on.meets("fagligt", "fyn", "20/5 2026")
    await gone_on.says("/moede aflys fagligt fyn 6/5", gone_on.hospitals["fyn"])
    where = "fagligt fyn 20/5"
    assert "sag 1" not in (await gone_on.says(f"/dagsorden punkter {where}", gone_on.hospitals["fyn"])).lower()
    for cluster in ("fyn", "lillebaelt", "sydvestjylland"):
        answered = await gone_on.says(f"/sagsflow videre 1 {cluster} tager", gone_on.hospitals[cluster])
    assert "Sagen er lukket og bliver i klyngen." in answered


async def test_what_was_treated_openly_before_stays_so(carriers: Carriers) -> None:
    """A later body's closed item hides the case and itself, but not what an earlier one treated and decided openly."""
    await to_the_others(carriers)
    member = await carriers.office.seated("Mette", "fagligt/soenderjylland", "patient_1")
    await carriers.says("/dagsorden punkt 2 lukket politisk soenderjylland 17/2", carriers.first)
    for hidden in ("/sagsflow status", "/dagsorden punkter politisk soenderjylland 17/2"):
        assert TITLE not in await carriers.says(hidden, member)
    before = "fagligt soenderjylland 28/1"
    assert TITLE in await carriers.says(f"/dagsorden punkter {before}", member)
    assert TITLE in await carriers.says(f"/beslutning liste {before}", member)


async def test_a_case_that_has_ended_is_closed_too(carriers: Carriers) -> None:
    """What it was called stays readable long after its end otherwise."""
    await carriers.meets("fagligt", "soenderjylland", "28/1 2026")
    await carriers.says(NEW, carriers.first)
    carriers.at(1, 28)
    await carriers.decides(AT, "drøftet", "soenderjylland")
    await carriers.says('/sagsflow stop 1 "Andre gør det"', carriers.first)
    assert TITLE in await carriers.says("/sagsflow status 1", carriers.hospitals["fyn"])
    await carriers.says(CLOSES, carriers.first)
    assert TITLE not in await carriers.says("/sagsflow status 1", carriers.hospitals["fyn"])


async def test_a_closed_items_remarks_arent_its_answer(gone_on: Carriers) -> None:
    """One cluster's closed item doesn't close the case, but what was said on it is no longer read with the case."""
    gone_on.at(5, 6)
    remarks = "Vi begynder i to kommuner"
    typed = f'/beslutning 2 "Ja" godkendt med bemærkninger "{remarks}" fagligt fyn 6/5'
    await gone_on.says(typed, gone_on.hospitals["fyn"])
    assert remarks in await gone_on.says("/sagsflow status 1")
    await gone_on.says("/dagsorden punkt 2 lukket fagligt fyn 6/5", gone_on.hospitals["fyn"])
    status = await gone_on.says("/sagsflow status 1")
    assert remarks not in status
    assert TITLE in status


async def test_what_waits_for_who_pays_is_told_to_its_own_cluster_alone(carriers: Carriers) -> None:
    """Closed while it waited there, it stands on no Home above, and its own Regionshus hears of its target."""
    above = await carriers.office.with_role("Region over klyngerne", "regionshus", None)
    await carriers.meets("fagligt", "soenderjylland", "28/1 2026")
    await carriers.says('/sagsflow ny "Opkald" fra-fagligt sønderjylland', carriers.first)
    await carriers.says("/sagsflow videre 1", carriers.first)
    await carriers.costs("fagligt/soenderjylland", "aabenraa")
    carriers.at(1, 28)
    await carriers.decides(AT, "godkendt", "soenderjylland")
    assert TITLE in await carriers.home(above)
    await carriers.says(CLOSES, carriers.first)
    assert TITLE not in await carriers.home(above)
    assert TITLE in await carriers.home(carriers.regions["soenderjylland"])
    carriers.office.now = copenhagen(2026, 3, 30, 9)
    told = [one for one in await carriers.office.reminded() if one.message.kind == OVER_TARGET]
    assert {one.message.recipient for one in told} == {carriers.regions["soenderjylland"].id}
