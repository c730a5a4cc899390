"""A case that costs: Regionsrådet and the municipalities that pay are asked on its way."""

from tests.handlers.sagsflow.conftest import Carriers

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
    assert "Venter på Politisk niveau i Fyn, Lillebælt, Sønderjylland og Sydvestjylland." in last
