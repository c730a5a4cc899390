"""Decisions that cost: nothing is closed as decided before all who are affected have approved."""

import pytest

from danish.zone import copenhagen
from domain.decisions import DecisionState
from domain.people import Person
from tests.handlers.beslutninger.conftest import Held
from tests.support.office import Office, button_of, form_of, mark, said

KOMMUNER = tuple(f"kommunalbestyrelse {name}" for name in ("fredericia", "kolding", "middelfart", "vejle"))


@pytest.mark.parametrize(
    ("said_of_it", "authorities"), [("", ("regionsrådet", *KOMMUNER)), ("kun regionen", ("regionsrådet",))]
)
async def test_economy_waits_for_all_until_somebody_says_whom_it_costs(
    office: Office, said_of_it: str, authorities: tuple[str, ...]
) -> None:
    """Without a word of the kommuner every one of the cluster must approve; for the region alone, none."""
    region, at = await office.with_role("Rikke", "regionshus", "lillebaelt"), "politisk lillebælt"
    await office.types(region, f"/moede opret {at} 8/12 kl. 9-11")
    await office.types(region, f'/dagsorden punkt "Vagt" til beslutning økonomi øvrig {said_of_it} {at}')
    office.now = copenhagen(2026, 12, 9, 13)
    await office.types(region, f'/beslutning 2 "Vagten åbner" {at}')
    for authority in authorities:
        assert "kan ikke lukkes endnu" in said(await office.types(region, f"/beslutning luk 1 {at}"))
        await office.types(region, f"/beslutning godkendt 1 {authority} {at}")
    assert said(await office.types(region, f"/beslutning luk 1 {at}")).startswith("Beslutning 1 er lukket")


@pytest.mark.parametrize(
    "words",
    [
        "ikke godkendt 1 kommunalbestyrelse kolding",
        "godkendt 1 kommunalbestyrelse kolding ikke endnu",
        "godkendt 1 kommunalbestyrelse kolding med forbehold",
        "godkendt 1 kommunalbestyrelse kolding hvis regionen betaler",
        "regionsrådet har ikke godkendt 1",
        "fortryd ikke godkendt 1 kommunalbestyrelse kolding",
    ],
)
async def test_what_is_said_beside_an_authority_is_not_dropped(held: Held, words: str) -> None:
    """A no or a condition is no approval."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    before = held.office.rows()
    answer = await held.says(f"/beslutning {words}")
    assert answer.startswith("Jeg forstod ikke “")
    assert "Intet er gemt." in answer
    assert held.office.rows() == before


@pytest.mark.parametrize(
    "words",
    ["kolding kommune", "i Kolding", "kolding sagsnr. 26/17744", "kolding enstemmigt, link https://kolding.dk/1"],
)
async def test_how_an_authority_is_named_changes_nothing(held: Held, words: str) -> None:
    """Small words, a case number and a link may stand beside it."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    answer = await held.says(f"/beslutning godkendt 1 byrådet {words} politisk lillebælt")
    assert answer.startswith("Godkendelse registreret")


async def test_an_authoritys_approval_is_told_in_a_sentence(held: Held) -> None:
    """As people say it; a no, or a question, stores nothing."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    for words in ("regionsrådet har godkendt beslutning 1", "1 er godkendt af byrådet i Kolding"):
        assert (await held.says(f"/beslutning {words}")).startswith("Godkendelse registreret: ")
    before = held.office.rows()
    refused = await held.says("/beslutning byrådet i Vejle har ikke godkendt 1")
    assert refused.startswith("Jeg forstod ikke “ikke”.")
    assert (await held.says("/beslutning har byrådet i Vejle godkendt 1?")).startswith("Spørger du, eller ")
    assert held.office.rows() == before


async def test_what_was_decided_is_answered_with_the_list(held: Held) -> None:
    """As people ask for it; who follows it up may be told with “er” before."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt, ansvarlig er det faglige niveau')
    listed = await held.says("/beslutning liste")
    assert "Ansvarlig: Det fagligt strategiske niveau" in listed
    for words in ("vis beslutninger", "hvad blev besluttet", "hvilke beslutninger har vi?", "vis alle åbne", "åbne"):
        assert await held.says(f"/beslutning {words}") == listed


async def _costs(held: Held, who: Person, economy: str, *municipalities: str) -> str:
    """The answer to whoever says in the item's form whom the agenda's third item costs."""
    shown = await held.office.types(who, "/dagsorden punkt 3 politisk lillebælt 9/12")
    asked = form_of(await held.office.presses(who, button_of(shown, "Ret")))
    chosen = {"økonomi": economy, "kommuner": "\n".join(municipalities)}
    return said(await held.office.submits(who, asked, chosen))


async def test_an_item_that_costs_others_lets_its_decision_wait_for_them(held: Held) -> None:
    """Also a closed one is open again, and its log says why; without economy it waits for nobody."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    for authority in ("regionsrådet", "byråd kolding", "byråd vejle"):
        await held.says(f"/beslutning godkendt 1 {authority}")
    assert (await held.says("/beslutning luk 1")).startswith("Beslutning 1 er lukket")
    answer = await _costs(held, held.region, "økonomiske konsekvenser", "kolding", "fredericia")
    assert "godkendes af Regionsrådet og kommunalbestyrelserne i Kolding Kommune og Fredericia Kommune." in answer
    assert "afventer godkendelse fra kommunalbestyrelsen i Fredericia Kommune" in await held.says("/beslutning luk 1")
    assert "Skal godkendes af andre end før: Rikke rettede punktets økonomi" in await held.says("/beslutning log 1")
    await _costs(held, held.region, "ingen")
    assert (await held.says("/beslutning luk 1")).startswith("Beslutning 1 er lukket")


async def test_whoever_only_writes_an_item_lets_no_approval_fall(held: Held) -> None:
    """Its writer outside the secretariat can say that more are to approve, and not that fewer are."""
    writer = await held.office.with_role("Sif", "sagsbehandler", "lillebaelt")
    await held.says(f"/dagsorden punkt 3 skriver {mark(writer)} politisk lillebælt 9/12")
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    assert "Rettet" in await _costs(held, writer, "økonomiske konsekvenser", "fredericia")
    [decision] = await held.decisions()
    assert decision.authorities == ("regionsraad", "kolding", "vejle", "fredericia")


async def test_what_was_withdrawn_asks_nobody_anew(held: Held) -> None:
    """It stays as it was."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    await held.says("/beslutning fortryd 1")
    await _costs(held, held.region, "ingen")
    [decision] = await held.decisions()
    assert (decision.state, decision.authorities) == (DecisionState.WITHDRAWN, ("regionsraad", "kolding", "vejle"))


@pytest.mark.parametrize("words", ["godkendt 1", "fortryd godkendt 1"])
async def test_two_authorities_at_once_are_refused(held: Held, words: str) -> None:
    """The first would be lost."""
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    before = held.office.rows()
    answer = await held.says(f"/beslutning {words} regionsrådet og byråd kolding")
    assert answer.startswith("Én myndighed ad gangen.")
    assert held.office.rows() == before


async def test_what_another_cluster_receives_can_be_worked_on(held: Held) -> None:
    """Its kommuner stay affected, in commands and in the form, while others than its own can't be added."""
    office = held.office
    anne = await office.with_role("Anne", "regionshus", "fyn")
    await office.types(anne, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 9-11")
    await held.says('/beslutning 3 "Vi opretter det" godkendt')
    await held.says("/beslutning overlever 1 til politisk fyn")
    shown = await office.types(anne, "/dagsorden punkt 2 politisk fyn 16/12")
    assert " · Følger af en beslutning\n" in said(shown)
    asked = form_of(await office.presses(anne, button_of(shown, "Ret")))
    assert "Rettet: Akutteam" in said(await office.submits(anne, asked, {"titel": "Akutteam"}))
    for line in ("punkt 2 sagsnr 22/17744", "punkt 2 klar", "punkt 2 lukket hjemmel “§ 23”", "fjern punkt 2"):
        assert "Intet er gemt" not in said(await office.types(anne, f"/dagsorden {line} politisk fyn 16/12")), line
    [item] = [one for one in await held.items(2) if one.from_decision]
    assert item.municipalities == ("kolding", "vejle")
    refused = said(await office.types(anne, "/dagsorden punkt “A” økonomi øvrig kommuner Kolding politisk fyn 16/12"))
    assert refused.startswith("Kun klyngens egne kommuner kan vælges.")
