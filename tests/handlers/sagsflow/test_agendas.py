"""A case and the agendas it stands on: it goes with its item, waits for meetings, and is answered by decisions."""

import pytest

from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.storage.test_queries import counting
from tests.support.office import button_of, form_of, said

AT = "fagligt sønderjylland 28/1"


@pytest.fixture
async def on_agenda(carriers: Carriers) -> Carriers:
    """A case on the agenda of the first body's meeting on 28 January."""
    await carriers.meets("fagligt", "soenderjylland", "28/1 2026")
    answer = await carriers.says(NEW, carriers.first)
    assert "på dagsordenen onsdag den 28. januar" in answer
    return carriers


async def test_a_case_waits_for_a_meeting_and_says_so(carriers: Carriers) -> None:
    """It comes on the agenda in the moment the meeting is made."""
    answer = await carriers.says(NEW, carriers.first)
    assert answer.startswith("Sag 1 er begyndt. Venter på Fagligt strategisk niveau, Sønderjylland.")
    assert "venter på et møde: Der er ingen kommende møder" in answer
    assert "1 sag ventede på mødet og er nu på dagsordenen." in await carriers.meets(
        "fagligt", "soenderjylland", "28/1 2026"
    )
    assert "på dagsordenen onsdag den 28. januar" in await carriers.says("/sagsflow status 1")


async def test_a_moved_meeting_takes_the_case_along_and_a_cancelled_one_passes_it_on(on_agenda: Carriers) -> None:
    """To the body's next meeting, else it waits; the item leaves the cancelled meeting."""
    await on_agenda.says(f"/moede flyt {AT} til 4/2 2026 kl. 9-11", on_agenda.first)
    assert "på dagsordenen onsdag den 4. februar" in await on_agenda.says("/sagsflow status 1")
    await on_agenda.meets("fagligt", "soenderjylland", "18/2 2026")
    await on_agenda.says("/moede aflys fagligt sønderjylland 4/2", on_agenda.first)
    assert "på dagsordenen onsdag den 18. februar" in await on_agenda.says("/sagsflow status 1")
    await on_agenda.says("/moede aflys fagligt sønderjylland 18/2", on_agenda.first)
    assert "venter på et møde" in await on_agenda.says("/sagsflow status 1")


@pytest.mark.parametrize("cases", [1, 4])
async def test_passing_on_costs_the_same_however_many_cases_there_are(on_agenda: Carriers, cases: int) -> None:
    """All cases of a cancelled meeting go to the next one in as many statements as one, but for the new items."""
    for number in range(2, 1 + cases):
        await on_agenda.says(NEW.replace("Opkald", f"Opkald {number}"), on_agenda.first)
    await on_agenda.meets("fagligt", "soenderjylland", "18/2 2026")
    with counting(on_agenda.office.work) as statements:
        await on_agenda.says(f"/moede aflys {AT}", on_agenda.first)
    for number in range(1, 1 + cases):
        assert "på dagsordenen onsdag den 18. februar" in await on_agenda.says(f"/sagsflow status {number}")
    assert len([one for one in statements if not one.startswith("INSERT INTO agenda_items")]) == 44


async def test_an_item_that_is_withdrawn_or_carried_over_takes_the_case_with_it(on_agenda: Carriers) -> None:
    """Withdrawn the case waits for another meeting, put back it is there again, carried over it is at the other."""
    shown = await on_agenda.office.types(on_agenda.first, f"/dagsorden træk 2 {AT}")
    waits = await on_agenda.says("/sagsflow status 1")
    assert "taget af dagsordenen onsdag den 28. januar" in waits, said(shown)
    assert "opret et møde til, så kommer sagen på dagsordenen" in waits
    assert "ingen kommende møder: Opret et" not in waits
    await on_agenda.office.presses(on_agenda.first, button_of(shown, "Fortryd"))
    assert "på dagsordenen onsdag den 28. januar" in await on_agenda.says("/sagsflow status 1")
    await on_agenda.meets("fagligt", "soenderjylland", "18/2 2026")
    await on_agenda.says(f"/dagsorden overfør 2 {AT}", on_agenda.first)
    assert "på dagsordenen onsdag den 18. februar" in await on_agenda.says("/sagsflow status 1")


async def test_a_decision_that_puts_it_off_lets_the_case_wait_for_the_next_meeting(on_agenda: Carriers) -> None:
    """And what is decided after all on the first item is the answer; taken back, the case is back."""
    on_agenda.at(1, 28)
    assert "Venter på Fagligt" in await on_agenda.decides(AT, "udsat", "soenderjylland")
    assert "1 sag ventede" in await on_agenda.meets("fagligt", "soenderjylland", "18/2 2026")
    assert "på dagsordenen onsdag den 18. februar" in await on_agenda.says("/sagsflow status 1")
    assert "Venter på Politisk" in await on_agenda.decides(AT, "drøftet", "soenderjylland")
    later = await on_agenda.says("/dagsorden punkter fagligt sønderjylland 18/2", on_agenda.first)
    assert "Opkald efter udskrivning" not in later
    taken = await on_agenda.says(f"/beslutning fortryd 2 {AT}", on_agenda.first)
    assert "Sag 1: Venter på Fagligt strategisk niveau, Sønderjylland." in taken


async def test_what_too_few_talked_about_is_no_recommendation(on_agenda: Carriers) -> None:
    """The case stays with the political level for an answer; who carries it may move it on all the same."""
    on_agenda.at(1, 28)
    await on_agenda.decides(AT, "drøftet", "soenderjylland")
    await on_agenda.meets("politisk", "soenderjylland", "17/2 2026")
    for seat in ("plo 1", "plo 2"):
        await on_agenda.says(f"/afbud politisk sønderjylland 17/2 {seat}", on_agenda.first)
    on_agenda.at(2, 17)
    there = "politisk sønderjylland 17/2"
    assert "For få var til stede." in await on_agenda.decides(there, "godkendt", "soenderjylland")
    talked = await on_agenda.decides(there, "drøftet", "soenderjylland")
    assert "Sag 1: Venter på Politisk niveau, Sønderjylland." in talked
    assert "behandlet på mødet tirsdag den 17. februar, svaret mangler" in await on_agenda.says("/sagsflow status 1")
    moved = await on_agenda.says("/sagsflow videre 1", on_agenda.regions["soenderjylland"])
    assert "Venter på Strategisk Sundhedsstyregruppe (SSS)" in moved


async def test_a_closed_item_keeps_the_case_in_its_cluster(on_agenda: Carriers) -> None:
    """It goes to the other level there and stops at the way out; nobody elsewhere reads of it any more."""
    shown = await on_agenda.office.types(on_agenda.first, f"/dagsorden punkt 2 ret {AT}")
    await on_agenda.office.submits(
        on_agenda.first, form_of(shown), {"åbenhed": "lukket", "hjemmel": "Forvaltningsloven § 27"}
    )
    stranger = on_agenda.hospitals["fyn"]
    refused = await on_agenda.says("/sagsflow status 1", stranger)
    assert refused.startswith("Det kan kun sekretariatet i Sundhedsklynge Sønderjylland gøre.")
    assert "Opkald" not in await on_agenda.says("/sagsflow status", stranger)
    region = on_agenda.regions["soenderjylland"]
    on_agenda.at(1, 28)
    await on_agenda.decides(AT, "drøftet", "soenderjylland")
    out = await on_agenda.says("/sagsflow videre 1", region)
    assert "Sagen er lukket og bliver i klyngen." in out
    again = await on_agenda.says("/sagsflow videre 1 sss", region)
    assert again.startswith("Sagen er lukket og kan ikke sendes til Strategisk Sundhedsstyregruppe (SSS).")


async def test_a_stopped_case_leaves_the_agenda_and_comes_back(on_agenda: Carriers) -> None:
    """Why it stopped is asked for and shown; an agenda that was sent out keeps it."""
    asked = await on_agenda.office.types(on_agenda.first, "/sagsflow stop 1")
    stopped = said(await on_agenda.office.submits(on_agenda.first, form_of(asked), {"begrundelse": "Andre gør det"}))
    assert stopped.startswith("Sag 1 er stoppet")
    assert "Begrundelse: “Andre gør det”" in stopped
    agenda = await on_agenda.says(f"/dagsorden punkter {AT}", on_agenda.first)
    assert "Opkald efter udskrivning" not in agenda
    assert "Sag 1 er stoppet." in await on_agenda.says("/sagsflow videre 1", on_agenda.first)
    assert "på dagsordenen onsdag den 28. januar" in await on_agenda.says("/sagsflow genoptag 1", on_agenda.first)


async def test_handed_over_it_is_an_item_of_the_other_body(on_agenda: Carriers) -> None:
    """It leaves the first body's agenda for the next of the other."""
    await on_agenda.meets("politisk", "soenderjylland", "11/2 2026")
    given = await on_agenda.says("/sagsflow overlever 1 til politisk sønderjylland", on_agenda.first)
    assert given.startswith("Sag 1 er overleveret til Politisk niveau, Sønderjylland")
    assert "på dagsordenen onsdag den 11. februar" in given
    assert "Opkald" not in await on_agenda.says(f"/dagsorden punkter {AT}", on_agenda.first)
