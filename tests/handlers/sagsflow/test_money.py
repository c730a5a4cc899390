"""A case that costs: Regionsrådet and the municipalities that pay are asked on its way."""

from dataclasses import replace
from pathlib import Path

from danish.zone import copenhagen
from domain.succession import in_succession
from tests.handlers.sagsflow.conftest import Carriers
from tests.support.council import council_profile
from tests.support.office import button_of, form_of

NEW = '/sagsflow ny "Fælles akutteam" ssu-til-klynger'


async def test_who_pays_is_asked_before_the_clusters(carriers: Carriers) -> None:
    """By the decision on the item; what is approved there is approved of the case too, and taken back with it."""
    await carriers.says("/moede opret ssu 28/1 2026 kl. 9-11")
    await carriers.says("/moede opret sss 4/2 2026 kl. 9-11")
    assert "på dagsordenen onsdag den 28. januar" in await carriers.says(NEW)
    await carriers.costs("ssu", "odense", "nyborg")
    carriers.at(1, 28)
    assert "Venter på Strategisk" in await carriers.decides("ssu 28/1", "godkendt")
    await carriers.says("/beslutning fortryd 1 ssu 28/1")
    assert "Venter på Sundhedssamarbejdsudvalget (SSU)." in await carriers.says("/sagsflow status")
    await carriers.says('/beslutning 2 "Det er sagt" godkendt ssu 28/1')
    await carriers.says("/beslutning godkendt 2 kommunalbestyrelse odense ssu 28/1")
    carriers.at(2, 4)
    moved = await carriers.decides("sss 4/2", "drøftet")
    assert "Sag 1: Venter på Regionsrådet og Kommunalbestyrelsen i Nyborg Kommune." in moved
    assert "afventer godkendelse" in await carriers.says("/sagsflow status 1")
    await carriers.says("/beslutning godkendt 2 kommunalbestyrelse nyborg ssu 28/1")
    assert "Venter på Regionsrådet." in await carriers.says("/sagsflow status")
    await carriers.says("/beslutning fortryd godkendt 2 kommunalbestyrelse nyborg ssu 28/1")
    assert "Venter på Regionsrådet og Kommunalbestyrelsen i Nyborg Kommune." in await carriers.says("/sagsflow status")
    await carriers.says("/sagsflow videre 1 kommunalbestyrelse nyborg")
    last = await carriers.says("/sagsflow videre 1 regionsrådet")
    assert "Venter på Politisk niveau (Fyn, Lillebælt, Sønderjylland og Sydvestjylland)." in last


async def test_a_kommune_of_the_organisation_before_answers_still(carriers: Carriers, tmp_path: Path) -> None:
    """A case that awaits a kommune names it, and takes its answer, though the new organisation doesn't have it."""
    office = carriers.office
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    await carriers.says("/moede opret ssu 28/1 2026 kl. 9-11")
    await carriers.says("/moede opret sss 4/2 2026 kl. 9-11")
    await carriers.says(NEW)
    await carriers.costs("ssu", "assens")
    carriers.at(1, 28)
    await carriers.decides("ssu 28/1", "godkendt")
    carriers.at(2, 4)
    await carriers.decides("sss 4/2", "drøftet")
    office.now = copenhagen(2027, 1, 4, 9)
    waits = "Venter på Regionsrådet og Kommunalbestyrelsen i Assens Kommune."
    assert waits in await carriers.says("/sagsflow status")
    await carriers.says("/sagsflow videre 1 kommunalbestyrelse assens")
    assert "Venter på Regionsrådet." in await carriers.says("/sagsflow status")


async def test_who_pays_is_asked_though_it_is_said_after_the_decision(carriers: Carriers) -> None:
    """Where the case hasn't come past the step yet."""
    office, above = carriers.office, carriers.above
    await carriers.says("/moede opret ssu 28/1 2026 kl. 9-11")
    await carriers.says("/moede opret sss 4/2 2026 kl. 9-11")
    await carriers.says(NEW)
    carriers.at(1, 28)
    await carriers.decides("ssu 28/1", "godkendt")
    shown = await office.types(above, "/dagsorden punkt 2 ssu 28/1")
    asked = form_of(await office.presses(above, button_of(shown, "Ret")))
    await office.submits(above, asked, {"økonomi": "økonomiske konsekvenser", "kommuner": "odense"})
    moved = await carriers.says("/sagsflow videre 1")
    assert "Venter på Regionsrådet og Kommunalbestyrelsen i Odense Kommune." in moved
