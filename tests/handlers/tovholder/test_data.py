"""`/tovholder mine data`: what is kept of oneself is shown and handed out."""

import pytest

from danish.zone import copenhagen
from tests.support.answers import button_of
from tests.support.kept_data import AT, HIDDEN, fetched, read_in, secretariat
from tests.support.office import Office, mark, said


async def test_one_sees_in_numbers_what_is_kept_of_oneself(office: Office) -> None:
    """Kinds are counted in plain words, privately; a guest sees the guest's own."""
    rikke, _ = await secretariat(office)
    answer = said(await office.types(rikke, "/tovholder mine data"))
    assert answer.startswith("Det har jeg gemt om dig")
    for line in ("• 1 rolle", "• 1 sæt indstillinger", "• 4 dagsordenspunkter", "• 1 delt erfaring"):
        assert line in answer
    guest = await office.person("Gry Gæst")
    shown = await office.types(guest, "/tovholder mine data", is_outsider=True)
    assert "• 1 navn" in said(shown)
    assert "rolle" not in said(shown)
    assert "Gry Gæst" in read_in(await fetched(office, guest, shown))


@pytest.mark.parametrize("typed", ["mine oplysninger", "slet mine data", "hent mine data", "mine data slet"])
async def test_who_asks_for_it_in_other_words_is_shown_the_same(office: Office, typed: str) -> None:
    """Nothing is erased by a word alone: what one has is shown, with the buttons for it."""
    anne = await office.person("Anne Eksempel")
    answer = await office.types(anne, f"/tovholder {typed}")
    assert said(answer).startswith("Det har jeg gemt om dig")
    assert button_of(answer, "Hent mine data")
    assert button_of(answer, "Slet mine data")


async def test_the_file_holds_what_is_kept_and_nothing_of_others(office: Office) -> None:
    """Everything of one's own is in it in words; no other's name; the log says that it was handed out, and how much."""
    rikke, kim = await secretariat(office)
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder Ida Testesen")
    words = read_in(await fetched(office, rikke, await office.types(rikke, "/tovholder mine data")))
    assert words.startswith("Data om Rikke Rask")
    assert "Hvad: møde 1" in words
    for part in ("Rolle: Regionshuset", "Titel: Akutpladser", f"Titel: {HIDDEN}", "Overblik kl.: 08:30", "Klynge: Fyn",
                 "Titel: Opkald efter udskrivning", "Møde: Politisk niveau, Fyn"):  # fmt: skip
        assert part in words, part
    assert kim.name not in words
    assert "Ida Testesen" not in words
    entries = [one for one in await office.audit(f"person:{rikke.id}") if one.act == "data.hentet"]
    assert [set(one.facts) for one in entries] == [{"antal"}]


async def test_what_the_log_tells_of_is_named_as_people_name_it(office: Office) -> None:
    """The channel that one chose for a cluster, or for experiences, is not named by a key of the program's."""
    anne = await office.person("Anne Eksempel")
    for number, line in enumerate(("/tovholder kanal sekretariat lillebælt", "/tovholder kanal erfaringer")):
        await office.types(anne, line, channel=f"C{number}", is_administrator=True)
    words = read_in(await fetched(office, anne, await office.types(anne, "/tovholder mine data")))
    assert "Hvad: klynge Lillebælt" in words
    assert "Hvad: erfaringer" in words


async def test_a_closed_item_is_not_told_to_who_may_no_longer_see_it(office: Office) -> None:
    """Whoever left the cluster finds that they put an item there, and not what it was."""
    rikke, _ = await secretariat(office)
    await office.types(rikke, f"/tovholder rolle fjern {mark(rikke)} regionshuset fyn", is_administrator=True)
    words = read_in(await fetched(office, rikke, await office.types(rikke, "/tovholder mine data")))
    assert HIDDEN not in words
    assert "Titel: (lukket punkt)" in words
    assert "Titel: Akutpladser" in words


async def test_where_an_authoritys_approval_of_something_closed_stands_is_not_told_either(office: Office) -> None:
    """Nor where the case about a closed item is filed, to whoever recorded it there and has left since."""
    rikke, _ = await secretariat(office)
    await office.types(rikke, f'/dagsorden punkt "Leje" til beslutning fra lokal lukket økonomi øvrig {AT}')
    office.now = copenhagen(2026, 12, 9, 18)
    for line in (f'/beslutning 4 "Lejes" godkendt {AT}', f"/beslutning godkendt 1 regionsrådet 26/12345 {AT}"):
        assert "Intet er gemt" not in said(await office.types(rikke, line)), line
    assert "26/12345" in read_in(await fetched(office, rikke, await office.types(rikke, "/tovholder mine data")))
    await office.types(rikke, f"/tovholder rolle fjern {mark(rikke)} regionshuset fyn", is_administrator=True)
    words = read_in(await fetched(office, rikke, await office.types(rikke, "/tovholder mine data")))
    assert "26/12345" not in words
    assert "Henvisning: (lukket punkt)" in words


async def test_the_last_administrator_is_warned(office: Office) -> None:
    """Where nobody else may give roles, that is said before."""
    anne = await office.person("Anne Eksempel")
    await office.types(anne, "/tovholder administrator", has_platform_administrators=False)
    alone = await office.types(anne, "/tovholder mine data", has_platform_administrators=False)
    assert "Du er den sidste administrator." in said(alone)
    assert "administrator." not in said(await office.types(anne, "/tovholder mine data"))
