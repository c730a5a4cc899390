"""`/tovholder mine data` and `data NAVN`: what is kept is shown, handed out and erased."""

from bot.outgoing.reminders import issue_reminders
from danish.zone import copenhagen
from domain.extracts import Extract
from domain.people import Person
from handlers.outcomes import Farewell, File, Outcome
from handlers.tovholder.data_cards import ERASE
from handlers.ui import Button, Form, Text
from tests.support.office import Office, button_of, form_of, mark, said

MEETING = "politisk fyn onsdag den 9. december 2026 kl. 15-17"
AT = "politisk fyn 9/12"
HIDDEN = "Hemmelig personsag"
FORMER = "tidligere medlem"


async def _secretariat(office: Office) -> tuple[Person, Person]:
    """Two of a secretariat, of whom the first has done much on a meeting."""
    rikke = await office.with_role("Rikke Rask", "regionshus", "fyn")
    kim = await office.with_role("Kim Kladde", "kommune", "fyn", municipality="odense")
    for line in (
        f"/moede opret {MEETING}",
        f'/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi ingen {AT}',
        f'/dagsorden punkt "{HIDDEN}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27" {AT}',
        "/tovholder indstillinger overblik kl. 8.30",
    ):
        assert "Intet er gemt." not in said(await office.types(rikke, line)), line
    shared = "/erfaring del Opkald efter udskrivning: Sygeplejersken i Fyn ringer til borgeren efter to dage."
    assert "er nr. 1" in said(await office.shares(rikke, shared))
    return rikke, kim


def _words(form: Form) -> str:
    parts = [part for block in form.fields if isinstance(block, Text) for part in block.parts]
    return "".join(part if isinstance(part, str) else str(getattr(part, "text", "")) for part in parts)


def _texts(extract: Extract) -> str:
    rows = [f"{heading}: {value}" for one in extract.sections for row in one.rows for heading, value in row.items()]
    return "\n".join([extract.title, *extract.lines, *(one.heading for one in extract.sections), *rows])


async def _fetched(office: Office, person: Person, shown: Outcome, label: str = "Hent mine data") -> Extract:
    is_administrator = label != "Hent mine data"
    answer = await office.presses(person, button_of(shown, label), is_administrator=is_administrator)
    assert isinstance(answer, File), said(answer)
    assert isinstance(answer.content, Extract)
    return answer.content


async def _erases(office: Office, person: Person) -> Outcome:
    shown = await office.types(person, "/tovholder mine data")
    form = form_of(await office.presses(person, button_of(shown, "Slet mine data")))
    return await office.submits(person, form, {"sikker": "ja"})


async def _names(office: Office) -> list[str]:
    """The names of all persons in the database, erased or not."""
    found = await office.work.read(lambda r: r.people.persons(range(1, 30)))
    return [one.name for one in found.values()]


async def test_one_sees_in_numbers_what_is_kept_of_oneself(office: Office) -> None:
    """Kinds are counted in plain words, privately; a guest sees the guest's own."""
    rikke, _ = await _secretariat(office)
    answer = said(await office.types(rikke, "/tovholder mine data"))
    assert answer.startswith("Det har jeg gemt om dig")
    for line in ("• 1 rolle", "• 1 sæt indstillinger", "• 4 dagsordenspunkter", "• 1 delt erfaring"):
        assert line in answer
    guest = await office.person("Gry Gæst")
    shown = await office.types(guest, "/tovholder mine data", is_outsider=True)
    assert "• 1 navn" in said(shown)
    assert "rolle" not in said(shown)
    assert "Gry Gæst" in _texts(await _fetched(office, guest, shown))


async def test_the_file_holds_what_is_kept_and_nothing_of_others(office: Office) -> None:
    """Everything of one's own is in it in words; no other's name; the log says that it was handed out, and how much."""
    rikke, kim = await _secretariat(office)
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder Ida Testesen")
    words = _texts(await _fetched(office, rikke, await office.types(rikke, "/tovholder mine data")))
    assert words.startswith("Data om Rikke Rask")
    assert "Hvad: møde 1" in words
    for part in ("Rolle: Regionshuset", "Titel: Akutpladser", f"Titel: {HIDDEN}", "Overblik kl.: 08:30", "Klynge: Fyn",
                 "Titel: Opkald efter udskrivning", "Møde: Politisk niveau, Fyn"):  # fmt: skip
        assert part in words, part
    assert kim.name not in words
    assert "Ida Testesen" not in words
    entries = [one for one in await office.audit(f"person:{rikke.id}") if one.act == "data.hentet"]
    assert [set(one.facts) for one in entries] == [{"antal"}]


async def test_a_closed_item_is_not_told_to_who_may_no_longer_see_it(office: Office) -> None:
    """Whoever left the cluster finds that they put an item there, and not what it was."""
    rikke, _ = await _secretariat(office)
    await office.types(rikke, f"/tovholder rolle fjern {mark(rikke)} regionshuset fyn", is_administrator=True)
    words = _texts(await _fetched(office, rikke, await office.types(rikke, "/tovholder mine data")))
    assert HIDDEN not in words
    assert "Titel: (lukket punkt)" in words
    assert "Titel: Akutpladser" in words


async def test_erasing_says_first_what_goes_and_what_stays(office: Office) -> None:
    """The question names what goes, what is freed, what stays without the name, and the meetings that wait."""
    rikke, _ = await _secretariat(office)
    await office.types(rikke, "/opgaver tag 5")
    shown = await office.types(rikke, "/tovholder mine data")
    before = office.rows()
    form = form_of(await office.presses(rikke, button_of(shown, "Slet mine data")))
    words = _words(form)
    assert "Du er den eneste med rollen: Regionshuset" in words
    assert "Slettes: 1 rolle og 1 sæt indstillinger." in words
    assert "Bliver uden ansvarlig: 1 opgave, der er taget." in words
    assert "1 delt erfaring" in words
    assert FORMER in words
    assert "Venter på journalisering: " in words
    assert "• Politisk niveau, Fyn · onsdag den 9. december 2026" in words
    assert office.rows() == before


async def test_what_was_erased_is_gone_and_the_rest_has_no_name(office: Office) -> None:
    """The name stays only in the meeting that isn't journalised; once it is, it is nowhere any more."""
    rikke, kim = await _secretariat(office)
    answer = await _erases(office, rikke)
    assert isinstance(answer, Farewell)
    assert said(answer).startswith("Dine data er slettet.")
    assert "Politisk niveau, Fyn · onsdag den 9. december 2026" in said(answer)
    assert sorted(await _names(office)) == sorted([FORMER, rikke.name, kim.name])
    assert "• Regionshuset: ikke besat" in said(await office.types(kim, "/tovholder rolle vis fyn"))
    office.now = copenhagen(2026, 12, 10, 9)
    cluster = office.profile.cluster("fyn")
    for authority in ("regionen", *(one.full_name for one in cluster.municipalities)):
        assert rikke.name in await _names(office)
        told = said(await office.types(kim, f"/referat journaliseret 22/17744 {authority} {AT}"))
        assert told.startswith("Journaliseret"), told
    assert sorted(await _names(office)) == sorted([FORMER, kim.name])
    [item] = [one for one in await office.work.read(lambda r: r.agenda_items.of_meeting(1)) if one.title == HIDDEN]
    assert item.author == rikke.id


async def test_a_cancelled_meeting_keeps_no_name(office: Office) -> None:
    """What will never be journalised needn't wait for it."""
    rikke, kim = await _secretariat(office)
    await _erases(office, rikke)
    cancelled = await office.types(kim, f"/moede aflys {AT}")
    assert "aflyst" in said(cancelled)
    assert rikke.name not in await _names(office)


async def test_the_others_of_a_freed_task_are_told_once(office: Office) -> None:
    """Who owns the step too gets one message about all tasks that nobody has taken any more."""
    rikke, kim = await _secretariat(office)
    for number in (5, 7):
        await office.types(rikke, f"/opgaver tag {number}")
    await office.delivers()
    await _erases(office, rikke)
    told = [one for one in await office.delivers() if one.message.recipient == kim.id]
    [one] = [one for one in told if "uden ansvarlig" in one.words]
    assert one.card.title == "2 opgaver er uden ansvarlig igen"
    assert "• Nr. 5: " in one.words
    assert rikke.name not in one.words
    tasks = await office.work.read(lambda r: r.tasks.several([5, 7]))
    assert {task.taker for task in tasks.values()} == {None}
    assert [one for one in await office.delivers() if "uden ansvarlig" in one.words] == []


async def test_a_freed_task_that_was_taken_meanwhile_is_not_told(office: Office) -> None:
    """The message is built of what is true when it is sent."""
    rikke, kim = await _secretariat(office)
    await office.types(rikke, "/opgaver tag 5")
    await office.delivers()
    await _erases(office, rikke)
    await office.types(kim, "/opgaver tag 5")
    assert [one for one in await office.delivers() if "uden ansvarlig" in one.words] == []


async def test_a_reminder_that_waits_goes_to_the_others(office: Office) -> None:
    """A message that waits for who was erased is never sent to them; the reminder finds the others."""
    rikke, kim = await _secretariat(office)
    await office.types(rikke, "/opgaver tag 5")
    office.now = copenhagen(2026, 11, 18, 9)
    await office.work.run(lambda r: issue_reminders(r, profile=office.profile, now=office.now, limit=100))
    waiting = await office.work.read(lambda r: r.personal.unsettled(rikke.id))
    assert waiting
    await _erases(office, rikke)
    told = await office.reminded()
    assert rikke.id not in {one.message.recipient for one in told}
    assert kim.id in {one.message.recipient for one in told}


async def test_erasing_twice_happens_once(office: Office) -> None:
    """The same delivery again, the form of another window, and an old button all answer that it is done."""
    rikke, _ = await _secretariat(office)
    shown = await office.types(rikke, "/tovholder mine data")
    forms = [form_of(await office.presses(rikke, button_of(shown, "Slet mine data"))) for _ in range(2)]
    done = await office.submits(rikke, forms[0], {"sikker": "ja"}, delivery="once")
    assert isinstance(done, Farewell)
    before = office.rows()
    assert "allerede gjort" in said(await office.submits(rikke, forms[0], {"sikker": "ja"}, delivery="once"))
    assert "allerede slettet" in said(await office.submits(rikke, forms[1], {"sikker": "ja"}))
    again = await office.person(rikke.name)
    assert "allerede slettet" in said(await office.submits(again, forms[1], {"sikker": "ja"}))
    assert "allerede slettet" in said(await office.presses(rikke, button_of(shown, "Slet mine data")))
    after = office.rows()
    assert {table for table in after if after[table] != before[table]} <= {"persons"}


async def test_the_last_administrator_is_warned(office: Office) -> None:
    """Where nobody else may give roles, that is said before."""
    anne = await office.person("Anne Eksempel")
    await office.types(anne, "/tovholder administrator", has_platform_administrators=False)
    alone = await office.types(anne, "/tovholder mine data", has_platform_administrators=False)
    assert "Du er den sidste administrator." in said(alone)
    assert "administrator." not in said(await office.types(anne, "/tovholder mine data"))


async def test_an_administrator_does_it_for_somebody_not_in_the_chat(office: Office) -> None:
    """A member known by name is found with the texts the name stands in; both go, and the log says who did it."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await _secretariat(office)
    mayor = "Mette Mortensen"
    await office.types(rikke, f"/tovholder medlem {mayor} borgmester nyborg politisk fyn", is_administrator=True)
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder {mayor}")
    refused = said(await office.types(rikke, f"/tovholder data {mayor}"))
    assert refused.startswith("Det kan kun en administrator gøre.")
    shown = await office.types(chief, f"/tovholder data {mayor.lower()}", is_administrator=True)
    assert said(shown).startswith(f"Det har jeg gemt om {mayor}")
    assert "• 1 plads" in said(shown)
    assert "• 1 tekst, hvor navnet står" in said(shown)
    words = _texts(await _fetched(office, chief, shown, "Hent data"))
    assert "Plads: Borgmester" in words
    assert "Felt: Stedfortræder" in words
    form = form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True))
    assert said(await office.submits(chief, form, {"sikker": "ja"})).startswith("Det kan kun en administrator gøre.")
    done = said(await office.submits(chief, form, {"sikker": "ja"}, is_administrator=True))
    assert done.startswith(f"Data om {mayor} er slettet.")
    assert mayor not in await _names(office)
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
    rikke, kim = await _secretariat(office)
    await office.work.run(lambda r: r.identities.add("slack", "T1", "U1", kim.id))
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder Kim Kladde")
    assert "Står dit navn også som fri tekst" in said(await _erases(office, rikke))
    for line in (f"data {mark(kim)}", "data Kim Kladde"):
        shown = await office.types(chief, f"/tovholder {line}", is_administrator=True)
        assert "• 1 tekst, hvor navnet står\nKim Kladde er selv i Slack" in said(shown)
        assert "rolle" not in said(shown)
    form = form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True))
    done = said(await office.submits(chief, form, {"sikker": "ja"}, is_administrator=True))
    assert done.startswith("Navnet Kim Kladde er fjernet.")
    assert "Kim Kladde" in await _names(office)
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
    rikke, _ = await _secretariat(office)
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


async def test_the_file_shows_the_words_around_each_place(office: Office) -> None:
    """Each place of the name is seen with a few words around it, not where a part of it stands, and no more."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await _secretariat(office)
    between = "Vi ringer til borgeren efter to dage. " * 5
    told = f"Mette spurgte. {between}Plan ved Mette Mortensen i Nyborg. {between}Tak til Mette Mortensen."
    assert "er nr. 2" in said(await office.shares(rikke, f"/erfaring del Opringning: {told}"))
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder mette mortensen")
    shown = await office.types(chief, "/tovholder data mette mortensen", is_administrator=True)
    assert "• 2 tekster, hvor navnet står" in said(shown)
    words = _texts(await _fetched(office, chief, shown, "Hent data"))
    assert "Plan ved Mette Mortensen i Nyborg." in words
    assert "Tak til Mette Mortensen." in words
    assert "Mette spurgte" not in words
    assert "Tekst: mette mortensen" in words


async def _question(office: Office, chief: Person, name: str) -> str:
    shown = await office.types(chief, f"/tovholder data {name}", is_administrator=True)
    return _words(form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True)))


async def test_the_words_around_each_place_are_seen_before_they_are_changed(office: Office) -> None:
    """A few are shown with what stands beside the name, the others counted, and what has no name there isn't."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await _secretariat(office)
    assert "er nr. 2" in said(await office.shares(rikke, "/erfaring del Plan: Mødet var i det Gamle Rådhus i går."))
    asked = await _question(office, chief, "gamle rådhus")
    assert "• Hvad der blev gjort: “Mødet var i det Gamle Rådhus i går.”" in asked
    assert "luk formularen" in asked
    for number in range(6):
        told = f"/erfaring del Plan {number}: Det Gamle Rådhus og det Gamle Rådhus igen."
        assert "Intet er gemt." not in said(await office.shares(rikke, told))
    asked = await _question(office, chief, "gamle rådhus")
    assert asked.count("• Hvad der blev gjort: “") == 5
    assert "• … og 8 steder til." in asked
    nobody = form_of(await office.presses(rikke, button_of(await office.types(rikke, "/tovholder mine data"),
                                                           "Slet mine data")))  # fmt: skip
    assert "Rådhus" not in _words(nobody)


async def test_what_is_closed_is_counted_before_it_is_changed(office: Office) -> None:
    """Who may not see a closed item is told that the name stands there; the secretariat sees the words."""
    chief = await office.person("Chef Jensen")
    rikke, kim = await _secretariat(office)
    closed = f'"Sag om Mette Mortensen" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27" {AT}'
    assert "Intet er gemt." not in said(await office.types(rikke, f"/dagsorden punkt {closed}"))
    assert "aflyst" in said(await office.types(kim, f"/moede aflys {AT}"))
    asked = await _question(office, chief, "Mette Mortensen")
    assert "• 1 sted i det, der er lukket for dig." in asked
    assert "Sag om" not in asked
    assert "• Titel: “Sag om Mette Mortensen”" in await _question(office, kim, "Mette Mortensen")


async def test_what_waits_is_not_shown_as_changed(office: Office) -> None:
    """Texts of a meeting that isn't journalised keep the name, and no place of them is said to lose it."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await _secretariat(office)
    item = f'/dagsorden punkt "Oplæg ved Mette Mortensen" til orientering fra lokal {AT}'
    assert "Intet er gemt." not in said(await office.types(rikke, item))
    asked = await _question(office, chief, "Mette Mortensen")
    assert "Venter på journalisering: " in asked
    assert "Se efter først" not in asked
