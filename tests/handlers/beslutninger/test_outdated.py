"""Decisions that are changed after the minutes were approved or sent out: the minutes don't fit any more."""

from datetime import timedelta

import pytest

from danish.zone import copenhagen
from domain.papers import Paper
from handlers.outcomes import File
from tests.handlers.beslutninger.conftest import TRIAL, Held

AT = "politisk lillebælt 9/12"
RECORD = f'/beslutning {TRIAL} "Vi går i gang i marts"'
CHANGES = ('/beslutning ret 1 "Vi går i gang i maj"', "/beslutning fortryd 1")
SENT, APPROVED = "Referatet er allerede udsendt.", "Referatet er allerede godkendt."


async def _marked(held: Held, *steps: str) -> None:
    """Steps of the minutes, confirmed by both owners."""
    for step in steps:
        for person in (held.region, held.municipality):
            await held.says(f"/referat {step} {AT}", person)


async def _status(held: Held, command: str) -> str:
    answer = await held.office.types(held.region, f"/{command} dokument {AT}")
    assert isinstance(answer, File)
    assert isinstance(answer.content, Paper)
    return dict(answer.content.facts)["Status"]


async def test_who_changes_a_decision_is_told_that_the_minutes_are_done(held: Held) -> None:
    """And what to do about them, at that meeting; not while they are written, nor where a decision is closed."""
    for steps, told in (((), ""), (("udkast", "godkendt"), APPROVED), (("udsendt",), SENT)):
        await _marked(held, *steps)
        await held.says(RECORD)
        number = len(await held.decisions())
        for line in CHANGES:
            said = await held.says(f"{line.replace('1', str(number))} {AT}")
            assert (told in said, "Referatet er allerede" in said) == (True, bool(told)), said
    at = "politisk lillebaelt 9. december 2026"
    assert f"`/referat fortryd udsendt {at}` og så `/referat udsendt {at}`" in said
    await held.says(RECORD)
    assert "Referatet er" not in await held.says(f"/beslutning luk 4 {AT}")


async def test_a_document_tells_that_it_isnt_what_went_out(held: Held) -> None:
    """It says when it was changed last, after the decisions or the items; nothing else that is done counts."""
    office = held.office
    await held.says(RECORD)
    await _marked(held, "udkast", "godkendt", "udsendt")
    for person in (held.region, held.municipality):
        await held.says(f"/dagsorden udsendt alligevel {AT}", person)
    told = "Udsendt torsdag den 10. december 2026"
    office.now += timedelta(days=1)
    for act in ("luk", "genåbn"):
        await held.says(f"/beslutning {act} 1 {AT}")
    assert [await _status(held, command) for command in ("referat", "dagsorden")] == [told, told]
    await held.says(f'/beslutning ret 1 "Vi går i gang i maj" {AT}')
    changed = f"{told}, ændret siden, senest fredag den 11. december 2026"
    assert [await _status(held, command) for command in ("referat", "dagsorden")] == [changed, told]
    await held.says(f'/dagsorden punkt 5 resumé "Nye tal" {AT}')
    assert await _status(held, "dagsorden") == changed


@pytest.mark.parametrize("change", [f"flyt {AT} til kl. 16-18", f"sted {AT} lokale 2"])
async def test_an_agenda_with_the_old_time_or_place_is_told(held: Held, change: str) -> None:
    """A meeting that is moved after its agenda was sent has another time, or place, in it than went out."""
    held.office.now = copenhagen(2026, 12, 1, 9)
    for person in (held.region, held.municipality):
        await held.says(f"/dagsorden udsendt alligevel {AT}", person)
    held.office.now += timedelta(hours=1)
    await held.says(f"/moede {change}")
    told = "Udsendt tirsdag den 1. december 2026, ændret siden, senest tirsdag den 1. december 2026"
    assert await _status(held, "dagsorden") == told
