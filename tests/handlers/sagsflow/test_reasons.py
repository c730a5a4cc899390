"""Why a body answers as it does, and why a case is stopped, is read in every cluster: it tells of nothing closed."""

import pytest

from handlers.sagsflow import form
from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.handlers.sagsflow.test_scaling import to_the_others
from tests.support.office import form_of, said

HIDDEN = "Klage over en bestemt afdeling"
WHY = f"Vi venter på {HIDDEN.lower()}"
REFUSED = "Det er et lukket punkt, og det må ikke deles."
UNSURE = "Vi venter på afdelingens klage"
ASKED = "Handler det om et lukket punkt? Teksten minder om punkt 2 på dagsordenen for Politisk niveau"


async def _closes(carriers: Carriers, cluster: str) -> None:
    await carriers.meets("politisk", cluster, "20/5 2026")
    item = f'/dagsorden punkt "{HIDDEN}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27"'
    await carriers.says(f"{item} politisk {cluster} 20/5", carriers.hospitals[cluster])


@pytest.fixture
async def fyn(carriers: Carriers) -> Carriers:
    """A case that waits for Fyn's answer, and a closed item that Fyn may read."""
    await to_the_others(carriers)
    await _closes(carriers, "fyn")
    return carriers


async def test_an_answers_reason_tells_of_nothing_closed(fyn: Carriers) -> None:
    """Typed or filled in it is refused, and the case stays unanswered."""
    mine = fyn.hospitals["fyn"]
    assert (await fyn.says(f'/sagsflow videre 1 fyn afviser "{WHY}"', mine)).startswith(REFUSED)
    opened = form_of(await fyn.office.types(mine, "/sagsflow videre 1 fyn afviser"))
    refused = said(await fyn.office.submits(mine, opened, {form.REASON: WHY}))
    assert refused.startswith(REFUSED)
    assert "Teksten handler om punkt 2 på dagsordenen for Politisk niveau, Fyn, 20. maj 2026." in refused
    assert HIDDEN not in refused
    assert "Fyn: afviser" not in await fyn.says("/sagsflow status 1")


async def test_what_perhaps_tells_of_something_closed_is_asked_about(fyn: Carriers) -> None:
    """On the answer to whoever wrote it, who may take it back; those who may not read what is closed aren't asked."""
    answer = await fyn.says(f'/sagsflow videre 1 fyn tilpasser "{UNSURE}"', fyn.hospitals["fyn"])
    assert answer.startswith("Noteret: Fagligt strategisk niveau, Fyn")
    assert ASKED in answer
    assert "/sagsflow fortryd 1" in answer
    other = await fyn.says(f'/sagsflow videre 1 lillebælt tilpasser "{WHY}"', fyn.hospitals["lillebaelt"])
    assert other.startswith("Noteret:")
    assert "lukket" not in other


async def test_why_a_case_is_stopped_tells_of_nothing_closed(carriers: Carriers) -> None:
    """Typed or filled in it is refused, and the case goes on."""
    await carriers.says(NEW, carriers.first)
    await _closes(carriers, "soenderjylland")
    assert (await carriers.says(f'/sagsflow stop 1 "{WHY}"', carriers.first)).startswith(REFUSED)
    opened = form_of(await carriers.office.types(carriers.first, "/sagsflow stop 1"))
    assert said(await carriers.office.submits(carriers.first, opened, {form.REASON: WHY})).startswith(REFUSED)
    stopped = await carriers.says(f'/sagsflow stop 1 "{UNSURE}"', carriers.first)
    assert stopped.startswith("Sag 1 er stoppet")
    assert ASKED in stopped


async def test_a_closed_case_may_be_spoken_of_as_it_is(carriers: Carriers) -> None:
    """What stays in the cluster isn't compared; nor is a case with itself."""
    await carriers.says(f'/sagsflow ny "{HIDDEN}" skalering sønderjylland lukket', carriers.first)
    stopped = await carriers.says(f'/sagsflow stop 1 "{WHY}"', carriers.first)
    assert stopped.startswith("Sag 1 er stoppet")
    assert "må ikke deles" not in stopped
