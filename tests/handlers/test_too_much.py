"""Lists with far too much in them: each is answered within Slack's limits, and leads to the rest."""

import json
import re

import pytest

from bot.slack.rendering import CUT, draw
from danish.zone import copenhagen
from domain.people import Person
from handlers.outcomes import Outcome
from handlers.ui import Actions, Button
from tests.support.office import Office, button_of, card_of, mark, said

AT = "politisk fyn 9/12"
LONG = " om samarbejdet mellem sygehus, kommune og almen praksis i hele klyngen og om de næste skridt"
MANY = 40
PERSONS = tuple(f"Person nr. {number} med" for number in range(MANY))
ITEMS = tuple(f"Punkt nr. {number} om" for number in range(MANY))
SHARED = tuple(f"Opkald nr. {number} om" for number in range(MANY // 2))
LISTS = {
    "/opgaver": (),
    "/opgaver klynge fyn": (),
    "/opgaver forsinkede": (),
    f"/afbud liste {AT}": ("PLO 2",),
    f"/dagsorden status {AT}": ITEMS,
    f"/dagsorden punkter {AT}": ITEMS,
    "/dagsorden mine punkter": ITEMS,
    "/erfaring seneste": ("Se en med fx `/erfaring vis",),
    "/erfaring søg opkald": SHARED,
    "/tovholder rolle vis fyn": PERSONS,
    "/tovholder rolle vis": PERSONS,
    "/tovholder ansvar politisk fyn": PERSONS,
    "/tovholder ansvar fyn": PERSONS,
    "/tovholder klynge fyn": PERSONS,
    "/tovholder medlem vis politisk fyn": ("PLO 2",),
    "/tovholder vikar": PERSONS,
    "/tovholder overdragelse vis fagligt fyn": (),
    "/moede årsplan fyn 2026": ("mandag den 30. november 2026",),
    "/tovholder tjek": ("forsinket: ",),
}
"""Each list with what stands in it or where its buttons lead; a list of tasks holds as many as it says by itself."""
ONWARD = ("Vis flere", "Vis de næste", "Vis de sidste", "… vis ", "Vis punkter", "Se alle roller")
NUMBERED = re.compile(r"(\d+) åbne opgaver|Opgaver \((\d+)\)")
TASK = re.compile(r"(?:\*|• )Nr\. (\d+)")
ADMINISTRATORS = "/tovholder overdragelse"


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


async def test_every_list_leads_to_all_of_it(office: Office, consultant: Person) -> None:
    """None is an error or more than Slack takes; none leaves anything out that its buttons don't lead to."""
    coming = await office.types(consultant, "/moede")
    assert "15 senere møder" in said(coming), said(coming)
    plan = await office.presses(consultant, button_of(coming, "Se årsplan 2026"))
    assert "onsdag den 9. december 2026" in said(plan)
    office.now = copenhagen(2026, 12, 9, 12)
    for line, all_of_it in LISTS.items():
        shown = await _all_shown(office, consultant, line)
        assert CUT not in shown, line
        assert [one for one in all_of_it if one not in shown] == [], line
        if promised := NUMBERED.search(shown):
            assert len(set(TASK.findall(shown))) == int(promised[1] or promised[2]), line


async def _all_shown(office: Office, person: Person, line: str) -> str:
    """What Slack shows of the answer, and of each that its way onward leads to."""
    is_administrator = line.startswith(ADMINISTRATORS)
    answer = await office.types(person, line, is_administrator=is_administrator)
    shown = [_drawn(answer)]
    while onward := _onward(answer):
        answer = await office.presses(person, onward, is_administrator=is_administrator)
        shown.append(_drawn(answer))
        assert len(shown) < MANY, line
    return "\n".join(shown)


def _drawn(answer: Outcome) -> str:
    return json.dumps(draw(card_of(answer), mentions={}).blocks, ensure_ascii=False)


def _onward(answer: Outcome) -> Button | None:
    rows = [block.buttons for block in card_of(answer).blocks if isinstance(block, Actions)]
    return next((one for row in rows for one in row if one.label.startswith(ONWARD)), None)
