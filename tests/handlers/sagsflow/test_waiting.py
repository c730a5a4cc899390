"""Who is told of a case that takes its time: its carrier, on Home, in the digest, and when its target is used up."""

from danish.zone import copenhagen
from domain.people import Place
from handlers.sagsflow.messages import OVER_TARGET
from tests.handlers.sagsflow.conftest import Carriers

NEW = '/sagsflow ny "Følge hjem" fra-fagligt sønderjylland'


async def test_the_carrier_is_told_once_when_the_target_is_used_up(carriers: Carriers) -> None:
    """On the first working day after it, and nobody else; nothing once the case is answered there."""
    await carriers.says(NEW, carriers.first)
    carriers.office.now = copenhagen(2026, 2, 13, 9)
    (told,) = [one for one in await carriers.office.reminded() if one.message.kind == OVER_TARGET]
    assert told.message.recipient == carriers.first.id
    assert told.card.title == "Sag 1: Følge hjem – 31 dage hos Fagligt strategisk niveau, Sønderjylland, målet var 30"
    carriers.office.now = copenhagen(2026, 2, 16, 9)
    assert await carriers.office.reminded() == []


async def test_nobody_is_told_of_a_case_that_has_gone_on(carriers: Carriers) -> None:
    """Nor of one that was stopped; the step it went on to has a target of its own."""
    await carriers.says(NEW, carriers.first)
    carriers.at(2, 2)
    await carriers.says("/sagsflow videre 1", carriers.first)
    carriers.office.now = copenhagen(2026, 2, 13, 9)
    assert await carriers.office.reminded() == []
    await carriers.says('/sagsflow stop 1 "Dækket"', carriers.first)
    carriers.office.now = copenhagen(2026, 3, 5, 9)
    assert await carriers.office.reminded() == []


async def test_the_channel_is_told_where_nobody_carries_it_and_reads_no_closed_title(carriers: Carriers) -> None:
    """The secretariat's channel of the cluster."""
    place = await carriers.office.channel("C9", "soenderjylland")
    await carriers.says(f"{NEW} lukket", carriers.first)
    await carriers.leaves(carriers.first)
    carriers.office.now = copenhagen(2026, 2, 13, 9)
    (told,) = [one for one in await carriers.office.reminded() if one.message.kind == OVER_TARGET]
    assert told.message.recipient == Place("slack", "T1", place.conversation)
    assert told.card.title.startswith("Sag 1 (lukket sag) – 31 dage hos")


async def test_home_and_the_digest_show_the_carrier_what_waits(carriers: Carriers) -> None:
    """Home all cases; the digest those whose target is near or used up and that no meeting ahead will treat."""
    await carriers.says(NEW, carriers.first)
    line = "Sag 1: Følge hjem hos Fagligt strategisk niveau, Sønderjylland – venter på et møde, 0 af 30 dage brugt"
    home = await carriers.home(carriers.first)
    assert "Mine sager" in home
    assert line in home
    assert "Mine sager" not in await carriers.home(carriers.hospitals["fyn"])
    assert "Følge hjem" not in await carriers.says("/opgaver overblik", carriers.first)
    carriers.office.now = copenhagen(2026, 2, 16, 8)
    assert "Sag 1: Følge hjem hos" in await carriers.says("/opgaver overblik", carriers.first)
    await carriers.meets("fagligt", "soenderjylland", "25/2 2026")
    assert "Følge hjem hos" not in await carriers.says("/opgaver overblik", carriers.first)


async def test_a_question_about_a_case_shows_it(carriers: Carriers) -> None:
    """As people ask; what an answer says is noted without a word for it, and a cluster above its step isn't its key."""
    await carriers.says(NEW, carriers.first)
    status = await carriers.says("/sagsflow status 1")
    for words in ("hvor langt er sag 1?", "hvem har sag 1", "status for sag 1", "hvem tager sag 1"):
        assert await carriers.says(f"/sagsflow {words}") == status
    for words in ("hvad venter på os", "vis alle sager"):
        assert await carriers.says(f"/sagsflow {words}") == await carriers.says("/sagsflow status")
    before = carriers.office.rows() | {"deliveries": 0}
    assert (await carriers.says("/sagsflow vi tager sag 1", carriers.first)).startswith("Er sag 1 behandlet?")
    assert carriers.office.rows() | {"deliveries": 0} == before
    assert (await carriers.says("/sagsflow sag 1 er behandlet", carriers.first)).startswith("Noteret: Fagligt strategi")
    asked = await carriers.says('/sagsflow "Hvem tager vagten?" skalering')
    assert asked.startswith("Spørger du, eller skal det gøres?")
    await carriers.says('/sagsflow ny "Fælles tavle" ssu-til-klynger')
    refused = await carriers.says("/sagsflow lillebælt tager sag 2")
    assert refused.startswith("Sag 2 er ikke hos Sundhedsklynge Lillebælt og skal ikke dertil nu.")
