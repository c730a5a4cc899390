"""What a case is called, why a body answers as it does or stops it, all clusters read: it tells of nothing closed."""

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
    assert "Teksten handler om punkt 2 på dagsordenen for Politisk niveau, Fyn, den 20. maj 2026." in refused
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


async def _decides_in_fyn(fyn: Carriers) -> str:
    """The case is on the agenda of a meeting that has begun; the command that approves it, all but the remarks."""
    await fyn.meets("fagligt", "fyn", "6/5 2026")
    fyn.at(5, 6)
    return "/beslutning 2 “Ja” fagligt fyn 6/5 godkendt med bemærkninger"


async def test_remarks_that_become_the_answer_tell_of_nothing_closed(fyn: Carriers) -> None:
    """Typed, filled in or set right they are refused, with who would read them, and nothing is recorded or changed."""
    typed, mine, office = await _decides_in_fyn(fyn), fyn.hospitals["fyn"], fyn.office
    refused = await fyn.says(f"{typed} “{WHY}”", mine)
    assert refused.startswith(REFUSED)
    assert "Bemærkningerne bliver svaret i sag 1, som læses i alle klynger." in refused
    assert HIDDEN not in refused
    filled = {"tekst": "Ja", "form": "godkendt med bemærkninger", "bemaerkninger": WHY}
    opened = form_of(await office.types(mine, "/beslutning 2 fagligt fyn 6/5"))
    assert said(await office.submits(mine, opened, filled)).startswith(REFUSED)
    assert "Ingen beslutninger" in await fyn.says("/beslutning liste fagligt fyn 6/5", mine)
    await fyn.says(f"{typed} “Vi begynder i to kommuner”", mine)
    edited = await fyn.says(f"/beslutning ret 1 bemærkninger “{WHY}” fagligt fyn 6/5", mine)
    assert edited.startswith(REFUSED)
    status = await fyn.says("/sagsflow status 1")
    assert "tilpasser det: “Vi begynder i to kommuner”" in status


async def test_remarks_that_perhaps_tell_of_something_closed_are_asked_about(fyn: Carriers) -> None:
    """On the answer to whoever recorded them, with the way to set them right."""
    typed, mine = await _decides_in_fyn(fyn), fyn.hospitals["fyn"]
    answer = await fyn.says(f"{typed} “{UNSURE}”", mine)
    assert answer.startswith("Beslutning 1 registreret: godkendt med bemærkninger")
    assert ASKED in answer
    assert "Ret dem i så fald" in answer


async def test_remarks_that_stay_with_the_body_may_speak_of_its_closed_items(fyn: Carriers) -> None:
    """On a closed item, and on one of no case, they are read where the closed item is."""
    typed, mine = await _decides_in_fyn(fyn), fyn.hospitals["fyn"]
    await fyn.says("/dagsorden punkt “Følge hjem” til beslutning fra politisk fagligt fyn 6/5", mine)
    own = await fyn.says(f"{typed.replace(' 2 ', ' 3 ')} “{WHY}”", mine)
    assert own.startswith("Beslutning 1 registreret")
    assert ASKED not in own
    await fyn.says("/dagsorden punkt 2 lukket fagligt fyn 6/5", mine)
    closed = await fyn.says(f"{typed} “{WHY}”", mine)
    assert closed.startswith("Beslutning 2 registreret")
    assert HIDDEN.lower() not in await fyn.says("/sagsflow status 1")


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


async def test_a_new_cases_title_tells_of_nothing_closed(carriers: Carriers) -> None:
    """All clusters read it: typed or filled in it is refused; a closed case, which stays where it is, may have it."""
    await _closes(carriers, "fyn")
    mine, office = carriers.hospitals["fyn"], carriers.office
    form_ = form_of(await office.types(mine, "/sagsflow"))
    filled = {"titel": HIDDEN, "flow": "fra-fagligt", "klynge": "fyn"}
    before = office.rows()
    for refused in (
        await carriers.says(f'/sagsflow ny "{HIDDEN}" fra-fagligt fyn', mine),
        said(await office.submits(mine, form_, filled)),
    ):
        assert refused.startswith(REFUSED)
        assert "Titlen læses i alle klynger" in refused
        assert HIDDEN not in refused
    assert {name for name, rows in office.rows().items() if rows != before[name]} <= {"deliveries"}
    perhaps = await carriers.says('/sagsflow ny "Afdelingens klage" fra-fagligt fyn', mine)
    assert "Sag 1 er begyndt." in perhaps
    assert ASKED in perhaps
    assert "/sagsflow stop 1" in perhaps
    own = await carriers.says(f'/sagsflow ny "{HIDDEN}" fra-fagligt fyn lukket', mine)
    assert "Sag 2 er begyndt." in own
    assert "Handler det om" not in own
    other = await carriers.says(f'/sagsflow ny "{HIDDEN}" fra-fagligt lillebælt', carriers.hospitals["lillebaelt"])
    assert "Sag 3 er begyndt." in other


async def test_a_case_of_an_experience_may_be_called_as_that_is(carriers: Carriers) -> None:
    """Its title is read everywhere already."""
    mine = carriers.hospitals["fyn"]
    await carriers.office.shares(mine, f"/erfaring del fyn {HIDDEN}: Vi svarer nu inden for to dage.")
    await _closes(carriers, "fyn")
    assert "Sag 1 er begyndt." in await carriers.says("/sagsflow ny erfaring 1", mine)
