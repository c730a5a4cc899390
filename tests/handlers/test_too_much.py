"""Lists with far too much in them: each is answered within Slack's limits, and says how to see the rest."""

import json

import pytest

from bot.slack.rendering import CUT, draw
from danish.zone import copenhagen
from domain.people import Person
from tests.support.office import Office, button_of, card_of, mark, said

AT = "politisk fyn 9/12"
LONG = " om samarbejdet mellem sygehus, kommune og almen praksis i hele klyngen og om de næste skridt"
MANY = 40
LISTS = {
    "/opgaver": "… vis alle",
    "/opgaver klynge fyn": "… vis alle",
    "/opgaver forsinkede": "… vis alle",
    f"/afbud liste {AT}": "PLO 2",
    f"/dagsorden status {AT}": "30 mere under Vis punkter",
    f"/dagsorden punkter {AT}": "… vis de sidste",
    "/dagsorden mine punkter": f"{MANY + 1}. ",
    "/erfaring seneste": "Se en med fx `/erfaring vis",
    "/erfaring søg opkald": "Vis flere",
    "/tovholder rolle vis fyn": CUT,
    "/tovholder ansvar politisk fyn": CUT,
    "/tovholder medlem vis politisk fyn": "PLO 2",
    "/tovholder vikar": f"Person nr. {MANY - 1}",
    "/moede årsplan fyn 2026": "mandag den 30. november 2026",
    "/tovholder tjek": "forsinket: ",
}
"""Each list with the last that stands in it, where all is shown, or with its way to the rest."""


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset for whom everything in Fyn is far too much."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    for role in ("somatik", "psykiatri"):
        await office.give_role(person, role, "fyn")
    lines = ["/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17"]
    lines += [f"/moede opret fagligt fyn {day}/11-2026 kl. 9-11" for day in range(2, 31)]
    lines += [f'/dagsorden punkt "Punkt nr. {number}{LONG}" til beslutning fra lokal {AT}' for number in range(MANY)]
    lines += [f"/afbud {AT} {seat.label}" for seat in office.profile.body("politisk/fyn").seats]
    for number in range(MANY):
        other = await office.with_role(f"Person nr. {number} med et meget langt navn", "kommune", "fyn", None, "odense")
        await office.give_role(other, "somatik", "fyn")
        lines.append(f"/tovholder vikar {mark(other)} fra 1/11 til 12/12")
    for line in lines:
        assert "Intet er gemt." not in said(await office.types(person, line)), line
    for number in range(MANY // 2):
        await office.shares(person, f"/erfaring del fyn Opkald nr. {number}{LONG}: {LONG * 4}")
    return person


async def test_every_list_says_how_to_see_the_rest(office: Office, consultant: Person) -> None:
    """None is an error or more than Slack takes; none leaves anything out without a word of where to see it."""
    coming = await office.types(consultant, "/moede")
    assert "15 senere møder" in said(coming), said(coming)
    plan = await office.presses(consultant, button_of(coming, "Se årsplan 2026"))
    assert "onsdag den 9. december 2026" in said(plan)
    office.now = copenhagen(2026, 12, 9, 12)
    for line, way in LISTS.items():
        answer = await office.types(consultant, line)
        shown = json.dumps(draw(card_of(answer), mentions={}).blocks, ensure_ascii=False)
        assert way in shown, (line, said(answer))
