"""`/tovholder data NAVN`: what is kept of somebody not in the chat is an administrator's to show and erase."""

from domain.people import Person
from handlers.tovholder.data_cards import ERASE
from handlers.ui import Button
from tests.support.kept_data import AT, FORMER, asked_in, erases, fetched, names, read_in, secretariat
from tests.support.office import Office, button_of, form_of, mark, said


async def test_an_administrator_does_it_for_somebody_not_in_the_chat(office: Office) -> None:
    """A member known by name is found with the texts the name stands in; both go, and the log says who did it."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    mayor = "Mette Mortensen"
    await office.types(rikke, f"/tovholder medlem {mayor} borgmester nyborg politisk fyn", is_administrator=True)
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder {mayor}")
    refused = said(await office.types(rikke, f"/tovholder data {mayor}"))
    assert refused.startswith("Det kan kun en administrator gøre.")
    shown = await office.types(chief, f"/tovholder data {mayor.lower()}", is_administrator=True)
    assert said(shown).startswith(f"Det har jeg gemt om {mayor}")
    assert "• 1 plads" in said(shown)
    assert "• 1 tekst, hvor navnet står" in said(shown)
    words = read_in(await fetched(office, chief, shown, "Hent data"))
    assert "Plads: Borgmester" in words
    assert "Felt: Stedfortræder" in words
    form = form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True))
    assert said(await office.submits(chief, form, {"sikker": "ja"})).startswith("Det kan kun en administrator gøre.")
    done = said(await office.submits(chief, form, {"sikker": "ja"}, is_administrator=True))
    assert done.startswith(f"Data om {mayor} er slettet.")
    assert mayor not in await names(office)
    absences = await office.work.read(lambda r: r.absences.of_meeting(1))
    assert [one.stand_in.name for one in absences if one.stand_in] == [FORMER]
    again = said(await office.types(chief, f"/tovholder data {mayor}", is_administrator=True))
    assert again.startswith("Jeg har intet om")
    [entry] = [one for one in await office.audit("person:4") if one.act == "data.slettet"]
    assert entry.person == chief.id
    assert all(isinstance(value, int) for value in entry.facts.values())


async def test_nobody_does_it_for_somebody_who_is_in_the_chat(office: Office) -> None:
    """Who is in the chat does it themself; once they have left, an administrator may."""
    chief, anne = await office.person("Chef Jensen"), await office.person("Anne Eksempel")
    await office.work.run(lambda r: r.identities.add("slack", "T1", "U1", anne.id))
    for line in (f"data {mark(anne)}", "data Anne Eksempel"):
        answer = said(await office.types(chief, f"/tovholder {line}", is_administrator=True))
        assert answer.startswith("Anne Eksempel er selv i Slack.")
    await office.work.run(lambda r: r.people.set_deactivated(anne.id, is_deactivated=True))
    assert "• 1 Slack-id" in said(await office.types(chief, f"/tovholder data {mark(anne)}", is_administrator=True))
    other = await office.person("Olga Ovre", install="T2")
    answer = said(await office.types(chief, f"/tovholder data {mark(other)}", is_administrator=True))
    assert answer.startswith("Den person kender jeg ikke her.")


async def test_texts_that_name_somebody_in_the_chat_are_found_by_an_administrator(office: Office) -> None:
    """Only the texts: they are told of before one erases one's own, and the rest stays that person's own affair."""
    chief = await office.person("Chef Jensen")
    rikke, kim = await secretariat(office)
    await office.work.run(lambda r: r.identities.add("slack", "T1", "U1", kim.id))
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder Kim Kladde")
    assert "Står dit navn også som fri tekst" in said(await erases(office, rikke))
    for line in (f"data {mark(kim)}", "data Kim Kladde"):
        shown = await office.types(chief, f"/tovholder {line}", is_administrator=True)
        assert "• 1 tekst, hvor navnet står\nKim Kladde er selv i Slack" in said(shown)
        assert "rolle" not in said(shown)
    form = form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True))
    done = said(await office.submits(chief, form, {"sikker": "ja"}, is_administrator=True))
    assert done.startswith("Navnet Kim Kladde er fjernet.")
    assert "Kim Kladde" in await names(office)
    absences = await office.work.read(lambda r: r.absences.of_meeting(1))
    assert [one.stand_in.name for one in absences if one.stand_in] == [FORMER]


async def test_a_name_that_several_bear_is_asked_about(office: Office) -> None:
    """Each can be chosen by where they sit; texts with the name are then nobody's."""
    chief = await office.person("Chef Jensen")
    for body, seat in (("politisk/fyn", "borgmester_nyborg"), ("politisk/fyn", "borgmester_assens")):
        await office.seated("Bo Berg", body, seat)
    answer = await office.types(chief, "/tovholder data Bo Berg", is_administrator=True)
    assert said(answer).startswith("Der er flere, der hedder Bo Berg.")
    assert "Nyborg" in said(answer)
    shown = await office.presses(chief, button_of(answer, "Vis"), is_administrator=True)
    assert "• 1 plads" in said(shown)


async def test_a_name_that_is_not_whole_is_asked_for(office: Office) -> None:
    """One word, a number and no name at all change nothing and say what to write."""
    chief = await office.person("Chef Jensen")
    before = office.rows()
    for typed in ("data", "data Bo", "data " + "x" * 90, f"data {mark(chief)} {mark(chief)}"):
        answer = said(await office.types(chief, f"/tovholder {typed}", is_administrator=True))
        assert answer.startswith("Hvis data?"), typed
    assert said(await office.types(chief, "/tovholder mine data nu")).startswith("Jeg forstod ikke “nu”.")
    assert office.rows() == before


async def test_ordinary_words_are_nobodys_name(office: Office) -> None:
    """Words that stand in texts as words do are answered that there is nothing, and an old button finds as little."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    shared = "/erfaring del Plan: Vi ringer til de borgere, der har været indlagt. Der har de det bedre."
    assert "er nr. 2" in said(await office.shares(rikke, shared))
    before = office.rows()
    for words in ("der har", "Der Har", "ingen steder", "Ingen Steder"):
        answer = said(await office.types(chief, f"/tovholder data {words}", is_administrator=True))
        assert answer.startswith(f"Jeg har intet om “{words}”."), words
        assert "hvert ord begynder med stort" in answer
    pressed = await office.presses(chief, Button("Slet data", ERASE, "0:der har"), is_administrator=True)
    assert said(pressed).startswith("Jeg har intet om “der har”.")
    assert office.rows() == before


async def _draft(office: Office, writer: Person, said_in_it: str) -> None:
    drafted = await office.types(writer, f"/erfaring del Plan: {said_in_it}")
    assert "Intet er delt endnu." in said(drafted), said(drafted)


async def test_a_draft_of_another_is_told_of_and_neither_shown_nor_changed(office: Office) -> None:
    """Until it is shared it is its writer's alone: others hear in how many the name stands, and whom to ask."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    await _draft(office, rikke, "Mette Mortensen prøvede det hemmelige.")
    nothing = said(await office.types(chief, "/tovholder data mette mortensen", is_administrator=True))
    assert nothing.startswith("Jeg har intet om “mette mortensen”, som du kan se.")
    assert "Navnet står i 1 kladde til en erfaring hos Rikke Rask." in nothing
    await office.shares(rikke, "/erfaring del Opkald: Mette Mortensen ringede.")
    shown = await office.types(chief, "/tovholder data Mette Mortensen", is_administrator=True)
    assert "• 1 tekst, hvor navnet står" in said(shown)
    told = [said(shown), read_in(await fetched(office, chief, shown, "Hent data"))]
    assert "Andres kladder, hvor navnet står" in told[1]
    assert "Antal: 1" in told[1]
    form = form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True))
    done = said(await office.submits(chief, form, {"sikker": "ja"}, is_administrator=True))
    assert done.startswith("Navnet Mette Mortensen er fjernet.")
    told += [asked_in(form), done]
    for one in (told[0], *told[2:]):
        assert "hos Rikke Rask" in one
    assert not any("hemmelige" in one for one in told)
    drafts = await office.work.read(lambda r: r.drafts.of_person(rikke.id, 9))
    assert [one.experience.body for one in drafts] == ["Mette Mortensen prøvede det hemmelige."]


async def test_a_draft_of_ones_own_is_shown_and_changed_like_any_text(office: Office) -> None:
    """Whoever writes it sees its words before they lose the name."""
    rikke, _ = await secretariat(office)
    await _draft(office, rikke, "Mette Mortensen prøvede det.")
    shown = await office.types(rikke, "/tovholder data Mette Mortensen", is_administrator=True)
    assert "• 1 tekst, hvor navnet står" in said(shown)
    form = form_of(await office.presses(rikke, button_of(shown, "Slet data"), is_administrator=True))
    assert "“Mette Mortensen prøvede det.”" in asked_in(form)
    await office.submits(rikke, form, {"sikker": "ja"}, is_administrator=True)
    [draft] = await office.work.read(lambda r: r.drafts.of_person(rikke.id, 9))
    assert draft.experience.body == f"{FORMER} prøvede det."
