"""Decisions with a deadline stand in the calendar of whoever follows them up, without what was decided."""

from typing import Any

import vobject

from documents.files import written
from domain.people import Person
from handlers.outcomes import File
from tests.handlers.beslutninger.conftest import CLOSED, TRIAL, Held

RECORD = f'/beslutning {TRIAL} "Vi går i gang i marts" ansvarlig kommune frist 23/12'


async def deadlines(held: Held, person: Person) -> dict[str, Any]:
    """The decisions in the calendar of a person's role, by their titles."""
    answer = await held.office.types(person, "/moede kalender fil frister")
    assert isinstance(answer, File)
    content = written(answer.content, answer.names[0]).decode()
    assert "marts" not in content
    assert "Firma" not in content
    found = vobject.readOne(content).vevent_list
    return {one.summary.value: one for one in found if "Beslutning" in one.summary.value}


async def test_a_decision_is_a_deadline_of_the_role_that_follows_it_up(held: Held) -> None:
    """On its day, for the responsible role and no other; changed it has a higher number, and closed it leaves."""
    await held.says(RECORD)
    title = "Frist: Beslutning 1 – Politisk niveau, Lillebælt"
    first = (await deadlines(held, held.municipality))[title]
    assert first.dtstart.value.isoformat() == "2026-12-23"
    assert (first.sequence.value, first.transp.value) == ("0", "TRANSPARENT")
    assert "9. december 2026" in first.description.value
    assert await deadlines(held, held.region) == {}
    await held.says("/beslutning ret 1 frist 15/1")
    moved = (await deadlines(held, held.municipality))[title]
    assert moved.uid.value == first.uid.value
    assert (moved.dtstart.value.isoformat(), moved.sequence.value) == ("2027-01-15", "1")
    await held.says("/beslutning luk 1", held.municipality)
    assert await deadlines(held, held.municipality) == {}


async def test_a_closed_decision_is_a_number_and_a_day(held: Held) -> None:
    """Where nobody was named it is for the whole secretariat; without a deadline it is in no calendar."""
    await held.says(f'/beslutning {CLOSED} "Firma X får aftalen i marts" frist 20/1')
    await held.says(f'/beslutning {TRIAL} "Vi går i gang i marts"')
    for person in (held.region, held.municipality):
        assert list(await deadlines(held, person)) == ["Frist: Beslutning 1 – Politisk niveau, Lillebælt"]
