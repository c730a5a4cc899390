"""Following decisions up: closing, the authorities' approvals, handing over, the list and the reminders."""

import re

import pytest

from danish.zone import copenhagen
from domain.agenda import Economy
from domain.decisions import DecisionState
from domain.people import Place
from handlers.beslutninger.messages import DEADLINE
from tests.handlers.beslutninger.conftest import CLOSED, COSTLY, TRIAL, Held
from tests.storage.test_queries import counting
from tests.support.office import Told, button_of, said

TRIAL_SAID = f'/beslutning {TRIAL} "Vi går i gang i marts" ansvarlig kommune frist 23/12'
COSTLY_SAID = f'/beslutning {COSTLY} "Akutteam fra maj" godkendt'
CLOSED_SAID = f'/beslutning {CLOSED} "Kontrakten underskrives" godkendt frist 23/12'
SECRETS = ("Kontrakten underskrives", "Firma X")


async def test_economic_consequences_cant_be_closed_early(held: Held) -> None:
    """Regionsrådet and each affected kommunalbestyrelse approve first, and only those that are affected are asked."""
    recorded = await held.says(COSTLY_SAID)
    assert "kommunalbestyrelsen i Kolding Kommune og kommunalbestyrelsen i Vejle Kommune" in recorded
    assert "Fredericia" not in recorded
    before = held.office.rows()
    refused = await held.says("/beslutning luk 1")
    assert refused.startswith("Beslutning 1 kan ikke lukkes endnu.")
    assert "`/beslutning godkendt 1 regionsrådet politisk lillebaelt 9. december 2026`" in refused
    assert "[Regionsrådet] [Kommunalbestyrelsen i Kolding Kommune]" in refused
    assert held.office.rows() == before
    await held.says("/beslutning godkendt 1 regionsrådet 22/17744")
    await held.says("/beslutning godkendt 1 kommunalbestyrelse kolding", held.municipality)
    assert "afventer godkendelse fra kommunalbestyrelsen i Vejle Kommune" in await held.says("/beslutning luk 1")
    last = await held.office.types(held.region, "/beslutning godkendt 1 byrådet i Vejle https://vejle.dk/sag/7")
    assert "Godkendt af Regionsrådet (sagsnr. 22/17744)" in said(last)
    assert "Alle har godkendt" in said(last)
    closed = said(await held.office.presses(held.region, button_of(last, "Luk beslutning 1")))
    assert closed.startswith("Beslutning 1 er lukket")
    entries = await held.office.audit("decision:1")
    assert [one.on_behalf_of for one in entries if one.act == "beslutning.godkendt"] == [
        "regionsraad", "kolding", "vejle",
    ]  # fmt: skip


async def test_only_affected_authorities_are_recorded_and_each_once(held: Held) -> None:
    """Others are refused with those that are asked; without a name the missing ones are buttons."""
    await held.says(COSTLY_SAID)
    await held.says(TRIAL_SAID)
    before = held.office.rows()
    other = await held.says("/beslutning godkendt 1 kommunalbestyrelse fredericia")
    assert other.startswith("Kommunalbestyrelsen i Fredericia Kommune skal ikke godkende den beslutning.")
    none = await held.says("/beslutning godkendt 2 regionsrådet")
    assert none.startswith("Beslutningen kræver ingen godkendelse udefra.")
    asked = await held.office.types(held.region, "/beslutning godkendt 1")
    assert said(asked).startswith("Hvilken myndighed har godkendt?")
    assert held.office.rows() == before
    pressed = said(await held.office.presses(held.region, button_of(asked, "Regionsrådet")))
    assert pressed.startswith("Godkendelse registreret: Regionsrådet")
    again = await held.says("/beslutning godkendt 1 regionsrådet")
    assert again.startswith("Godkendelsen fra Regionsrådet er allerede registreret.")


async def test_what_was_only_discussed_waits_for_no_authority(held: Held) -> None:
    """An economic item that nothing was decided on can be closed."""
    await held.says(f'/beslutning {COSTLY} "Drøftet" drøftet')
    assert (await held.says("/beslutning luk 1")).startswith("Beslutning 1 er lukket")


async def test_closing_and_reopening(held: Held) -> None:
    """A closed decision is off the list of what is open, and back when it is reopened."""
    await held.says(TRIAL_SAID)
    await held.says("/beslutning luk 1")
    assert "0 åbne" in await held.says("/beslutning liste")
    assert (await held.says("/beslutning luk 1")).startswith("Beslutning 1 er lukket.")
    assert (await held.says("/beslutning genåbn 1")).startswith("Beslutning 1 er åben")
    assert "1 åben" in await held.says("/beslutning liste")
    assert (await held.says("/beslutning genåbn 1")).startswith("Beslutning 1 er allerede åben.")


async def test_a_decision_handed_over_becomes_an_item_there(held: Held) -> None:
    """It comes with its origin, economy and history in the receiver's next meeting."""
    await held.says("/moede opret fagligt lillebælt onsdag den 16. december 2026 kl. 9-11")
    await held.says(COSTLY_SAID)
    answer = await held.says("/beslutning overlever 1 til fagligt lillebælt politisk 9/12")
    assert answer.startswith("Beslutning 1 er overleveret: Fagligt strategisk niveau, Lillebælt")
    assert "Den er nu et punkt til drøftelse på mødet onsdag den 16. december" in answer
    [item] = [one for one in await held.items(2) if one.from_decision]
    assert (item.title, item.origin, item.from_decision) == ("Fælles akutteam", "politisk", 1)
    assert (item.economy, item.municipalities) == (Economy.CONSEQUENCES, ("kolding", "vejle"))
    assert "beslutning 1 (godkendt): Akutteam fra maj" in item.recommendation
    [decision] = await held.decisions()
    assert (decision.state, decision.successor) == (DecisionState.HANDED_OVER, item.id)
    again = await held.says("/beslutning overlever 1 politisk lillebælt til fagligt")
    assert again.startswith("Beslutning 1 er overleveret til Fagligt strategisk niveau, Lillebælt.")
    assert len([one for one in await held.items(2) if one.from_decision]) == 1


async def test_a_decision_waits_for_a_body_without_meetings(held: Held) -> None:
    """It says so, stays on the list, and becomes an item by itself when the body gets its next meeting."""
    await held.says(COSTLY_SAID)
    waits = await held.says("/beslutning overlever 1 til ssu")
    assert waits.startswith("Beslutning 1 venter på et møde: ")
    assert "Afventer møde: " in await held.says("/beslutning liste")
    secretary = await held.office.with_role("Signe", "koordinationsgruppe", None, "ssu")
    made = said(await held.office.types(secretary, "/moede opret ssu torsdag den 17. december 2026 kl. 9-11"))
    assert "1 beslutning ventede på mødet og er nu på dagsordenen." in made
    [item] = [one for one in await held.items(2) if one.from_decision]
    assert (item.title, item.economy, item.from_decision) == ("Fælles akutteam", Economy.CONSEQUENCES, 1)
    assert "Overleveret fra Politisk niveau, Lillebælt, onsdag den 9. december 2026" in item.recommendation
    [decision] = await held.decisions()
    assert (decision.state, decision.successor) == (DecisionState.HANDED_OVER, item.id)
    assert [one.act for one in await held.office.audit("decision:1")][-1] == "beslutning.modtaget"
    later = said(await held.office.types(secretary, "/moede opret ssu torsdag den 17. december 2026 kl. 13-15"))
    assert "ventede på mødet" not in later


async def test_a_cancelled_meeting_passes_its_decisions_on(held: Held) -> None:
    """They go to the body's next meeting, or wait again where it has none."""
    await held.says(TRIAL_SAID)
    await held.says("/moede opret fagligt lillebælt onsdag den 16. december 2026 kl. 9-11")
    await held.says("/moede opret fagligt lillebælt fredag den 18. december 2026 kl. 9-11")
    await held.says("/beslutning overlever 1 til fagligt")
    await held.says("/moede aflys fagligt lillebælt 16/12")
    assert [one.from_decision for one in await held.items(3) if one.from_decision] == [1]
    await held.says("/moede aflys fagligt lillebælt 18/12")
    [waiting] = await held.decisions()
    assert (waiting.state, waiting.receiver) == (DecisionState.WAITING, "fagligt/lillebaelt")


@pytest.mark.parametrize("decisions", [1, 4])
async def test_passing_on_costs_the_same_however_many_there_are(held: Held, decisions: int) -> None:
    """All decisions of a cancelled meeting go to the next one in as many statements as one, but for the new items."""
    for day in (16, 18):
        await held.says(f"/moede opret fagligt lillebælt {day}. december 2026 kl. 9-11")
    for number in range(1, 1 + decisions):
        await held.says(TRIAL_SAID.replace("marts", f"uge {number}"))
        await held.says(f"/beslutning overlever {number} til fagligt")
    with counting(held.office.work) as statements:
        await held.says("/moede aflys fagligt lillebælt 16/12")
    passed = [one.from_decision for one in await held.items(3) if one.from_decision]
    assert passed == list(range(1, 1 + decisions))
    assert len([one for one in statements if not one.startswith("INSERT INTO agenda_items")]) == 43


async def test_hand_over_is_refused_where_it_makes_no_sense(held: Held) -> None:
    """To itself, to nobody, or a closed item out of the cluster."""
    await held.says(TRIAL_SAID)
    await held.says(CLOSED_SAID)
    before = held.office.rows()
    assert "har selv truffet beslutningen" in await held.says("/beslutning overlever 1 til politisk")
    assert (await held.says("/beslutning overlever 1")).startswith("Hvem skal beslutningen overleveres til?")
    assert (await held.says("/beslutning overlever 1 til månen")).startswith("Hvem skal beslutningen overleveres til?")
    assert (await held.says("/beslutning overlever 2 til ssu")).startswith("Punktet er lukket og kan ikke overleveres")
    assert (await held.says("/beslutning overlever 2 til fagligt fyn")).startswith("Punktet er lukket")
    assert held.office.rows() == before


async def test_closed_items_decisions_leak_nowhere(held: Held) -> None:
    """Members, other clusters, open channels and reminders there never get to read them; the secretariat does."""
    await held.office.channel("C9", "lillebaelt")
    await held.says(CLOSED_SAID)
    member = await held.office.seated("Mette", "politisk/lillebaelt", "borgmester_kolding")
    other = await held.office.with_role("Olga", "regionshus", "fyn")
    listed = await held.says("/beslutning liste politisk lillebælt")
    assert all(secret in listed for secret in SECRETS)
    heard = [await held.says("/beslutning liste politisk lillebælt", person) for person in (member, other)]
    heard += [await held.says(f"/beslutning {typed} politisk lillebælt", member) for typed in ("", "2", "luk 1")]
    assert "Nr. 1 · lukket punkt" in heard[0]
    held.office.now = copenhagen(2026, 12, 23, 9, 1)
    told: list[Told] = await held.office.reminded()
    heard += [one.words for one in told]
    assert any(one.message.recipient == Place("slack", "T1", "C9") for one in told)
    assert not any(secret in words for words in heard for secret in SECRETS)


async def test_what_was_decided_is_closed_with_its_item(held: Held) -> None:
    """An item that is closed only after its decision takes that along: nobody else reads it, and it stays there."""
    await held.says(f'/beslutning {TRIAL} "Vi går i gang i marts" godkendt')
    await held.says(f'/dagsorden punkt {TRIAL} hjemmel "offentlighedsloven § 23" politisk lillebælt 9/12')
    member = await held.office.seated("Mette", "politisk/lillebaelt", "borgmester_kolding")
    listed = await held.says("/beslutning liste politisk lillebælt", member)
    assert "Nr. 1 · lukket punkt" in listed
    assert "Opkald" not in listed
    assert "i marts" not in listed
    assert "i marts" in await held.says("/beslutning liste politisk lillebælt")
    assert (await held.says("/beslutning overlever 1 til fagligt fyn")).startswith("Punktet er lukket")


async def test_what_is_closed_while_it_waits_doesnt_leave_the_cluster(held: Held) -> None:
    """A decision that waits for another cluster's meeting is open again at whom it came from."""
    await held.says(TRIAL_SAID)
    await held.says("/beslutning overlever 1 til fagligt fyn")
    await held.says(f'/dagsorden punkt {TRIAL} hjemmel "offentlighedsloven § 23" politisk lillebælt 9/12')
    olga = await held.office.with_role("Olga", "regionshus", "fyn")
    await held.says("/moede opret fagligt fyn onsdag den 16. december 2026 kl. 9-11", olga)
    assert await held.items(2) == []
    [kept] = await held.decisions()
    assert (kept.state, kept.receiver) == (DecisionState.OPEN, "")


async def test_open_decisions_of_earlier_meetings_stay_on_the_list(held: Held) -> None:
    """The follow-up list reaches back past the latest meeting."""
    await held.says(TRIAL_SAID)
    await held.says("/moede opret politisk lillebælt torsdag den 17. december 2026 kl. 9-11")
    held.office.now = copenhagen(2026, 12, 18, 9)
    listed = await held.says("/beslutning liste politisk lillebælt")
    assert listed.startswith("Ingen beslutninger: ")
    assert "onsdag den 9. december, nr. 1: “Vi går i gang i marts”" in listed


async def test_where_there_is_nothing_no_table_is_offered(held: Held) -> None:
    """A body that has decided nothing yet gets no button for a table of it; with the first decision it comes."""
    assert "Hent som regneark" not in await held.says("/beslutning liste")
    await held.says('/beslutning 2 "Vi går i gang" godkendt')
    assert "[Hent som regneark]" in await held.says("/beslutning liste")


async def test_the_responsible_are_reminded_until_it_is_closed(held: Held) -> None:
    """Two working days ahead and on the day, at nine; nothing more once it is closed."""
    await held.says(TRIAL_SAID)
    held.office.now = copenhagen(2026, 12, 21, 9, 1)
    [ahead] = await _deadlines(held)
    assert ahead.message.recipient == held.municipality.id
    assert "“Vi går i gang i marts”" in ahead.words
    closed = await held.office.presses(held.municipality, button_of(ahead.card, "Luk beslutningen"))
    assert said(closed).startswith("Beslutning 1 er lukket")
    held.office.now = copenhagen(2026, 12, 23, 9, 1)
    assert await _deadlines(held) == []


async def test_whoever_holds_the_role_on_the_day_is_reminded(held: Held) -> None:
    """People change: the one who left hears nothing, and the one who came does; with nobody left the others do."""
    await held.says(TRIAL_SAID)
    roles = await held.office.work.read(lambda r: r.people.roles(held.office.now.date()))
    [mine] = [one for one in roles if one.person.id == held.municipality.id]
    await held.office.work.run(lambda r: r.people.end_role(mine.id, copenhagen(2026, 12, 11).date()))
    held.office.now = copenhagen(2026, 12, 21, 9, 1)
    [ahead] = await _deadlines(held)
    assert ahead.message.recipient == held.region.id
    new = await held.office.with_role("Nanna", "kommune", "lillebaelt", municipality="kolding")
    held.office.now = copenhagen(2026, 12, 23, 9, 1)
    assert [one.message.recipient for one in await _deadlines(held)] == [new.id]


async def test_a_forums_secretariat_is_told_in_its_channel(held: Held) -> None:
    """Where a forum is responsible its cluster's channel hears, once, and nobody by themselves."""
    place = await held.office.channel("C9", "lillebaelt")
    await held.says(TRIAL_SAID.replace("kommune", "fagligt"))
    held.office.now = copenhagen(2026, 12, 21, 9, 1)
    assert [one.message.recipient for one in await _deadlines(held)] == [place]


async def test_a_changed_deadline_is_reminded_of_alone(held: Held) -> None:
    """Setting a decision right plans its reminders anew."""
    await held.says(TRIAL_SAID)
    await held.says("/beslutning ret 1 frist 30/12 politisk lillebælt")
    held.office.now = copenhagen(2026, 12, 23, 9, 1)
    assert await _deadlines(held) == []
    held.office.now = copenhagen(2026, 12, 30, 9, 1)
    assert len(await _deadlines(held)) == 1


async def _deadlines(held: Held) -> list[Told]:
    """The reminders of decisions' deadlines that are sent now."""
    return [one for one in await held.office.reminded() if one.message.kind == DEADLINE]


async def test_a_long_list_is_read_page_by_page(held: Held) -> None:
    """Every decision of the meeting is on a page, with ways to the pages beside it; one page too far is the last."""
    for number in range(1, 33):
        await held.says(f'/beslutning {TRIAL} "Sag nr. {number}"')
    shown = await held.office.types(held.region, "/beslutning liste")
    pages = [said(shown)]
    for _ in range(2):
        shown = await held.office.presses(held.region, button_of(shown, "Vis flere"))
        pages.append(said(shown))
    found = [[int(one) for one in re.findall(r"Nr\. (\d+) ·", page)] for page in pages]
    assert found == [list(range(1, 16)), list(range(16, 31)), [31, 32]]
    assert [page.splitlines()[0].rpartition(", ")[2] for page in pages] == [f"side {one} af 3" for one in (1, 2, 3)]
    assert "Vis flere" not in pages[-1]
    assert said(await held.office.presses(held.region, button_of(shown, "Vis forrige"))) == pages[1]
    assert await held.says("/beslutning liste side 9") == pages[-1]


async def test_what_is_still_open_from_earlier_is_read_page_by_page(held: Held) -> None:
    """Also where the meeting itself has decided little, the rest of the earlier ones is a press away."""
    for number in range(1, 13):
        await held.says(f'/beslutning {TRIAL} "Sag nr. {number}"')
    held.office.now = copenhagen(2026, 12, 11, 9)
    await held.office.types(held.region, "/moede opret politisk lillebælt torsdag den 17. december 2026 kl. 9-11")
    held.office.now = copenhagen(2026, 12, 18, 9)
    first = await held.office.types(held.region, "/beslutning liste politisk lillebælt 17/12")
    second = said(await held.office.presses(held.region, button_of(first, "Vis flere")))
    found = [len(re.findall(r", nr\. \d+: ", page)) for page in (said(first), second)]
    assert found == [10, 2]
