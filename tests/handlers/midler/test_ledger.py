"""Shared funds: granted, set aside, left and undone; who may, and what is refused."""

import re

import pytest

from danish.zone import copenhagen
from domain.agenda import AgendaItem, ItemKind
from domain.funds import EntryKind, FundEntry
from domain.people import Person
from tests.support.office import Office, button_of, said


@pytest.fixture
async def anne(office: Office) -> Person:
    """Somebody in Fyn's secretariat."""
    return await office.with_role("Anne", "regionshus", "fyn")


async def _decide(office: Office, person: Person) -> None:
    """A decision of a political meeting in Fyn the day before yesterday."""
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    item = AgendaItem(0, 1, "Opkald", person.id, office.now, ItemKind.DECISION, install="T1")
    await office.work.run(lambda r: r.agenda_items.add(item))
    office.now = copenhagen(2026, 12, 11, 9)
    await office.types(person, '/beslutning 1 "Vi prøver det" politisk fyn')


async def _entries(office: Office) -> list[FundEntry]:
    return await office.work.read(lambda r: list(r.funds.of_cluster("fyn")))


async def test_the_ledger_tells_what_is_granted_set_aside_and_left(office: Office, anne: Person) -> None:
    """Each entry has a number, its year, and the party or the decision it rests on."""
    await _decide(office, anne)
    granted = said(await office.types(anne, "/midler bevilget fyn 2026 region 500.000"))
    assert granted.startswith("Bevilget: 500.000 kr.")
    assert "Nr. 1: Region Syddanmark har bevilget 500.000 kr. for 2026" in granted
    await office.types(anne, "/midler bevilget fyn 2027 odense 1,25 mio. kr.")
    aside = said(
        await office.types(anne, '/midler afsat fyn 120.000 "Opkald efter udskrivning" beslutning 1 politisk 9/12')
    )
    assert "Fælles midler, Fyn: 1.630.000 kr. tilbage" in aside
    assert "ikke til drift eller implementering" in aside
    shown = said(await office.types(anne, "/midler"))
    assert shown.startswith("Fælles midler, Fyn: 1.630.000 kr. tilbage")
    assert "2026: bevilget 500.000 kr., afsat 120.000 kr." in shown
    assert "(beslutning 1, Politisk niveau, Fyn, 9. december 2026)" in shown
    assert [(one.kind, one.year, one.decision) for one in await _entries(office)] == [
        (EntryKind.GRANTED, 2026, None),
        (EntryKind.GRANTED, 2027, None),
        (EntryKind.SET_ASIDE, 2026, 1),
    ]


async def test_less_than_nothing_left_is_told(office: Office, anne: Person) -> None:
    """Setting aside more than there is is entered and said aloud, also when a grant is undone."""
    await office.types(anne, "/midler bevilget fyn 2026 kommunerne 100.000")
    over = said(await office.types(anne, '/midler afsat fyn 120.000 "Opkald"'))
    assert "Der er afsat mere, end der er bevilget: 20.000 kr. mangler." in over
    assert "uden beslutning" in over
    undone = said(await office.types(anne, "/midler fortryd 1"))
    assert "120.000 kr. mangler" in undone
    assert said(await office.types(anne, "/midler fyn")).startswith(
        "Fælles midler, Fyn: 120.000 kr. for meget er afsat"
    )


async def test_a_year_that_is_short_is_told(office: Office, anne: Person) -> None:
    """What another year covers is said by year."""
    await office.types(anne, "/midler bevilget fyn 2027 region 100.000")
    answer = said(await office.types(anne, '/midler afsat fyn 50.000 "Opkald"'))
    assert "I 2026 er der afsat mere, end der er bevilget det år." in answer


@pytest.mark.parametrize(
    "typed", ["bevilget fyn region 500.000 næste år", 'afsat fyn 500.000 "Opkald" i 2027', 'afsat fyn 500.000 "A" 2027']
)
async def test_the_year_may_be_said_in_words(office: Office, anne: Person, typed: str) -> None:
    """It isn't noted for this year then."""
    await office.types(anne, f"/midler {typed}")
    assert [one.year for one in await _entries(office)] == [2027]


@pytest.mark.parametrize(
    ("typed", "which"),
    [("fortryd 1", "beslutning 1 – trukket tilbage, Politisk"), ("ret 1 udsat", "beslutning 1 – udsat, Politisk")],
)
async def test_a_decision_that_carries_nothing_any_more_is_told(
    office: Office, anne: Person, typed: str, which: str
) -> None:
    """Money doesn't seem to rest on what was taken back or put off since."""
    await _decide(office, anne)
    await office.types(anne, '/midler afsat fyn 120.000 "Opkald" beslutning 1 politisk 9/12')
    assert "(beslutning 1, Politisk" in said(await office.types(anne, "/midler fyn"))
    await office.types(anne, f"/beslutning {typed} politisk fyn 9/12")
    assert which in said(await office.types(anne, "/midler fyn"))


async def test_an_entry_is_undone_once_and_its_number_stays(office: Office, anne: Person) -> None:
    """A second press tells that it was done; the next entry has a new number."""
    entered = await office.types(anne, "/midler bevilget fyn 2026 region 500.000")
    button = button_of(entered, "Fortryd")
    assert said(await office.presses(anne, button)).startswith("Postering nr. 1 er fortrudt")
    assert said(await office.presses(anne, button)).startswith("Postering nr. 1 er allerede fortrudt.")
    assert said(await office.types(anne, "/midler")).startswith("Ingen fælles midler: Fyn")
    await office.types(anne, "/midler bevilget fyn 2026 region 400.000")
    assert [(one.number, one.is_undone) for one in await _entries(office)] == [(1, True), (2, False)]


@pytest.mark.parametrize("typed", ["bevilget fyn 2026 region 500.000", "afsat fyn 120.000 “Opkald”"])
async def test_what_is_entered_again_is_pointed_out(office: Office, anne: Person, typed: str) -> None:
    """Who types it anew for want of an answer may undo it; another year or an undone entry isn't the same."""
    first = await office.types(anne, f"/midler {typed}")
    assert "Det samme står" not in said(first) + said(await office.types(anne, f"/midler {typed} i 2027"))
    again = await office.types(anne, f"/midler {typed}")
    assert "Det samme står som nr. 1." in said(again)
    await office.presses(anne, button_of(again, "Fortryd"))
    await office.presses(anne, button_of(first, "Fortryd"))
    assert "Det samme står" not in said(await office.types(anne, f"/midler {typed}"))


async def test_a_repeated_delivery_is_entered_once(office: Office, anne: Person) -> None:
    """The same press twice has one effect."""
    for _ in range(2):
        await office.types(anne, "/midler bevilget fyn 2026 region 500.000", delivery="same")
    assert len(await _entries(office)) == 1


async def test_the_cluster_may_be_named_beside_the_meeting_too(office: Office, anne: Person) -> None:
    """As a meeting is written everywhere else; another cluster there isn't passed over."""
    await _decide(office, anne)
    line = "/midler afsat fyn 120.000 “Opkald” beslutning 1 politisk {} 9/12"
    assert "lillebælt" in said(await office.types(anne, line.format("lillebælt")))
    assert not await _entries(office)
    assert said(await office.types(anne, line.format("fyn"))).startswith("Afsat: 120.000 kr.")
    assert [one.decision for one in await _entries(office)] == [1]


@pytest.mark.parametrize("other", ["fagligt fyn onsdag den 2. december 2026", "fagligt fyn 16. december 2026", ""])
async def test_a_day_finds_the_decision_in_whichever_forum_met_then(office: Office, anne: Person, other: str) -> None:
    """The forum may be left out: the cluster's other bodies, which met on other days or never, are passed over."""
    await _decide(office, anne)
    if other:
        office.now = copenhagen(2026, 11, 30, 9)
        await office.types(anne, f"/moede opret {other} kl. 9-11")
        office.now = copenhagen(2026, 12, 18, 9)
    aside = said(await office.types(anne, '/midler afsat fyn 120.000 "Opkald" beslutning 1 9/12'))
    assert aside.startswith("Afsat: 120.000 kr."), aside
    assert [one.decision for one in await _entries(office)] == [1]


@pytest.mark.parametrize(
    ("typed", "said_back"),
    [
        ("8/12", "Jeg ledte i møderne “8/12”"),
        ("31/11", "Jeg forstod ikke datoen “31/11”."),
        ("politisk 8/12", "Politisk niveau, Fyn har ikke noget møde, der passer."),
    ],
)
async def test_a_day_without_the_decision_is_said_again(
    office: Office, anne: Person, typed: str, said_back: str
) -> None:
    """Without a forum it is no forum's day in particular; nothing is stored."""
    await _decide(office, anne)
    before = office.rows()
    answer = said(await office.types(anne, f'/midler afsat fyn 120.000 "Opkald" beslutning 1 {typed}'))
    assert said_back in answer
    assert "Intet er gemt" in answer
    assert office.rows() == before


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("bevilget fyn 2026 region", "Hvor mange penge er det?"),
        ("bevilget fyn 2026 region 0 kr.", "Hvor mange penge er det?"),
        ("bevilget fyn 2026 region 12,50 kr.", "Jeg kan ikke bruge beløbet “12,50 kr.”."),
        ("bevilget fyn 2026 500.000", "Hvem har bevilget pengene?"),
        ("bevilget fyn 2026 kolding 500.000", "Hvem har bevilget pengene?"),
        ("bevilget fyn 2026 region sommerfugl 500.000", "Jeg forstod ikke “sommerfugl”."),
        ("afsat fyn 120.000", "Hvad er pengene afsat til?"),
        ('afsat fyn 120.000 "…"', "Hvad er pengene afsat til?"),
        ('afsat fyn 120.000 "Opkald" beslutning 7', "Jeg fandt ingen beslutning nr. 7 på Fyn."),
        ("fortryd fyn", "Hvilken postering vil du fortryde?"),
        ("fortryd 9", "Der er ingen postering nr. 9 på Fyn."),
        ("bevilgett fyn 500.000", "Jeg forstod ikke"),
        ('afsat fyn \u221210.000 "Opkald"', "Jeg kan ikke bruge beløbet “\u221210.000”."),
        ("bevilget fyn 2026 region 500.000 €", "Jeg kan ikke bruge beløbet “500.000 €”."),
        ("bevilget fyn 2026 region 500.000 beslutning 1", "En bevilling noteres med hvem, hvor meget og"),
        ("bevilget fyn 2026 region 500.000 politisk 9/12", "En bevilling noteres med hvem, hvor meget og"),
        ("bevilget fyn 2026 region 500.000 næste år", "En bevilling noteres med hvem, hvor meget og"),
        ('afsat fyn 120.000 "Opkald" politisk 9/12', "Hvilken beslutning hviler det på?"),
    ],
)
async def test_bad_input_is_refused_and_nothing_is_stored(
    office: Office, anne: Person, typed: str, begins: str
) -> None:
    """Each answer says what is wrong."""
    await _decide(office, anne)
    before = office.rows()
    answer = said(await office.types(anne, f"/midler {typed}"))
    assert answer.startswith(begins), answer
    assert office.rows() == before


async def test_only_the_clusters_own_secretariat_sees_and_enters(office: Office, anne: Person) -> None:
    """Others, guests too, are refused; without a cluster of one's own it is asked for."""
    await office.types(anne, "/midler bevilget fyn 2026 region 500.000")
    olga, stranger = await office.with_role("Olga", "kommune", "lillebaelt"), await office.person("Søren")
    before = office.rows()
    for typed in ("fyn", "bevilget fyn 2026 region 1.000", "fortryd 1 fyn"):
        for person in (olga, stranger):
            assert "Det kan kun sekretariatet i Sundhedsklynge Fyn" in said(
                await office.types(person, f"/midler {typed}")
            )
    assert "Det kan kun" in said(await office.types(anne, "/midler fyn", is_outsider=True))
    assert said(await office.types(stranger, "/midler")).startswith("Hvilken klynge mener du?")
    assert office.rows() == before


async def test_what_closed_money_is_for_is_read_by_the_secretariat_of_its_body_alone(
    office: Office, anne: Person
) -> None:
    """A role given for the other level reads the amount and the decision's number, as in the list of decisions."""
    await _decide(office, anne)
    aside = '/midler afsat fyn 120.000 "Ny klinik på Ærø" beslutning 1 politisk 9/12'
    assert "“Ny klinik på Ærø”" in said(await office.types(anne, aside))
    await office.types(anne, "/dagsorden punkt 1 lukket politisk fyn 9/12")
    beside = await office.with_role("Rikke", "regionshus", "fyn", "fagligt")
    shown = said(await office.types(beside, "/midler fyn"))
    assert "120.000 kr. er afsat på et lukket punkt (beslutning 1, Politisk niveau, Fyn" in shown
    assert "klinik" not in shown
    assert "“Ny klinik på Ærø”" in said(await office.types(anne, "/midler fyn"))


async def test_a_cluster_is_written_as_people_write_it(office: Office) -> None:
    """What is shown to be typed reads as Danish, and is understood so."""
    eva = await office.with_role("Eva", "regionshus", "lillebaelt")
    shown = said(await office.types(eva, "/midler"))
    assert "/midler bevilget lillebælt 2026 region 500.000" in shown
    assert "Bevilget: 500.000 kr." in said(await office.types(eva, "/midler bevilget lillebælt 2026 region 500.000"))
    assert "/midler lillebælt" in said(await office.types(eva, "/midler fortryd 9"))


async def test_a_long_ledger_is_read_page_by_page(office: Office, anne: Person) -> None:
    """The latest entries come first, twenty at a time; a year's sums are the whole year's on every page."""
    for number in range(1, 46):
        year = 2026 + number // 30
        entry = FundEntry(0, "fyn", number, year, EntryKind.GRANTED, 1_000, anne.id, office.now, party="region")
        await office.work.run(lambda r, entry=entry: r.funds.add(entry))  # type: ignore[misc]  # a lambda has no types
    shown = await office.types(anne, "/midler fyn")
    pages = [said(shown)]
    for _ in range(2):
        shown = await office.presses(anne, button_of(shown, "Vis tidligere"))
        pages.append(said(shown))
    numbers = [[int(one) for one in re.findall(r"Nr\. (\d+):", page)] for page in pages]
    assert numbers == [list(range(26, 46)), list(range(6, 26)), list(range(1, 6))]
    assert all("2026: bevilget 29.000 kr." in page for page in pages)
    assert "Vis tidligere" not in pages[-1]
    assert said(await office.presses(anne, button_of(shown, "Vis senere"))) == pages[1]
    assert said(await office.types(anne, "/midler fyn side 99")) == pages[-1]


@pytest.mark.parametrize("typed", ["brugt 50.000 “Opkald”", "50.000 kr. betalt fyn “Opkald”"])
async def test_what_is_spent_is_not_set_aside_once_more(office: Office, anne: Person, typed: str) -> None:
    """The ledger doesn't hold it; who means to set it aside presses."""
    before = office.rows()
    asked = await office.types(anne, f"/midler {typed}")
    assert said(asked).startswith("Jeg fører ikke, hvad der er brugt.")
    assert office.rows() == before
    assert said(await office.presses(anne, button_of(asked, "Afsæt beløbet"))).startswith("Afsat: 50.000 kr.")
    quoted = said(await office.types(anne, "/midler afsat 10.000 “Hvad der er brugt til opkald”"))
    assert quoted.startswith("Afsat: 10.000 kr.")


async def test_a_year_of_the_ledger_is_shown(office: Office, anne: Person) -> None:
    """What is left is of all of them; a year in which nothing was entered says so."""
    await office.types(anne, "/midler bevilget fyn 2026 region 500.000")
    await office.types(anne, "/midler bevilget fyn 2027 region 200.000")
    shown = said(await office.types(anne, "/midler fyn 2027"))
    assert shown.startswith("Fælles midler, Fyn: 700.000 kr. tilbage\n2027: bevilget 200.000 kr.")
    assert "2026" not in shown
    assert "Intet er bevilget eller afsat for 2025." in said(await office.types(anne, "/midler 2025 fyn"))
