"""`/tovholder data NAVN`: the words around the name are seen before they are changed."""

from collections.abc import Iterable

from danish.zone import copenhagen
from domain.experiences import Experience
from handlers.tovholder.data_seen import MOST_SEEN
from tests.support.kept_data import AT, asked_in, fetched, question, read_in, secretariat
from tests.support.office import INSTALL, Office, button_of, form_of, said


async def test_the_file_shows_the_words_around_each_place(office: Office) -> None:
    """Each place of the name is seen with a few words around it, not where a part of it stands, and no more."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    between = "Vi ringer til borgeren efter to dage. " * 5
    told = f"Mette spurgte. {between}Plan ved Mette Mortensen i Nyborg. {between}Tak til Mette Mortensen."
    assert "er nr. 2" in said(await office.shares(rikke, f"/erfaring del Opringning: {told}"))
    await office.types(rikke, f"/afbud {AT} borgmester assens stedfortræder mette mortensen")
    shown = await office.types(chief, "/tovholder data mette mortensen", is_administrator=True)
    assert "• 2 tekster, hvor navnet står" in said(shown)
    words = read_in(await fetched(office, chief, shown, "Hent data"))
    assert "Plan ved Mette Mortensen i Nyborg." in words
    assert "Tak til Mette Mortensen." in words
    assert "Mette spurgte" not in words
    assert "Tekst: mette mortensen" in words


async def test_the_words_around_each_place_are_seen_before_they_are_changed(office: Office) -> None:
    """A few are shown with what stands beside the name, the others counted, and what has no name there isn't."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    assert "er nr. 2" in said(await office.shares(rikke, "/erfaring del Plan: Mødet var i det Gamle Rådhus i går."))
    asked = await question(office, chief, "gamle rådhus")
    assert "• Hvad der blev gjort: “Mødet var i det Gamle Rådhus i går.”" in asked
    assert "luk formularen" in asked
    for number in range(6):
        told = f"/erfaring del Plan {number}: Det Gamle Rådhus og det Gamle Rådhus igen."
        assert "Intet er gemt." not in said(await office.shares(rikke, told))
    asked = await question(office, chief, "gamle rådhus")
    assert asked.count("• Hvad der blev gjort: “") == 5
    assert "• … og 8 steder til." in asked
    nobody = form_of(await office.presses(rikke, button_of(await office.types(rikke, "/tovholder mine data"),
                                                           "Slet mine data")))  # fmt: skip
    assert "Rådhus" not in asked_in(nobody)


async def test_what_is_closed_is_counted_before_it_is_changed(office: Office) -> None:
    """Who may not see a closed item is told that the name stands there; the secretariat sees the words."""
    chief = await office.person("Chef Jensen")
    rikke, kim = await secretariat(office)
    closed = f'"Sag om Mette Mortensen" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27" {AT}'
    assert "Intet er gemt." not in said(await office.types(rikke, f"/dagsorden punkt {closed}"))
    assert "aflyst" in said(await office.types(kim, f"/moede aflys {AT}"))
    asked = await question(office, chief, "Mette Mortensen")
    assert "• 1 sted i det, der er lukket for dig." in asked
    assert "Sag om" not in asked
    assert "• Titel: “Sag om Mette Mortensen”" in await question(office, kim, "Mette Mortensen")


async def test_what_money_on_a_closed_item_is_for_is_counted_before_it_is_changed(office: Office) -> None:
    """What is set aside by a decision on a closed item may be told by its words; other money's are seen as before."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    office.now = copenhagen(2026, 12, 9, 18)
    for line in (
        f"/beslutning 3 “Taget til efterretning” {AT}",
        "/midler afsat fyn 500 kr. “Hjælp til Mette Mortensen” beslutning 1 politisk 9/12",
        "/midler afsat fyn 600 kr. “Tavle til Mette Mortensen”",
    ):
        assert "Intet er gemt." not in said(await office.types(rikke, line)), line
    asked = await question(office, chief, "Mette Mortensen")
    assert "• Indsats: “Tavle til Mette Mortensen”" in asked
    assert "• 1 sted i det, der er lukket for dig." in asked
    assert "Hjælp til" not in asked


async def test_what_waits_is_not_shown_as_changed(office: Office) -> None:
    """Texts of a meeting that isn't journalised keep the name, and no place of them is said to lose it."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    item = f'/dagsorden punkt "Oplæg ved Mette Mortensen" til orientering fra lokal {AT}'
    assert "Intet er gemt." not in said(await office.types(rikke, item))
    asked = await question(office, chief, "Mette Mortensen")
    assert "Venter på journalisering: " in asked
    assert "Se efter først" not in asked


async def test_what_was_written_since_the_question_is_seen_before_it_is_changed(office: Office) -> None:
    """The question comes again with what is new first; what is as it was asked about is erased at once."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)
    for number in range(6):
        await office.shares(rikke, f"/erfaring del Plan {number}: Plan ved Mette Mortensen.")
    shown = await office.types(chief, "/tovholder data Mette Mortensen", is_administrator=True)
    form = form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True))
    await office.shares(rikke, "/erfaring del Den nye: Oplæg ved Mette Mortensen fra en anden by.")
    again = form_of(await office.submits(chief, form, {"sikker": "ja"}, is_administrator=True))
    asked = asked_in(again)
    assert "Nyt, siden jeg spurgte: " in asked
    assert "“Oplæg ved Mette Mortensen fra en anden by.”" in asked
    assert "• … og 2 steder til." in asked
    await office.shares(rikke, "/erfaring del Noget andet: Uden noget navn.")
    done = said(await office.submits(chief, again, {"sikker": "ja"}, is_administrator=True))
    assert done.startswith("Navnet Mette Mortensen er fjernet.")
    answer = said(await office.types(chief, "/tovholder data Mette Mortensen", is_administrator=True))
    assert answer.startswith("Jeg har intet om")


async def test_a_name_in_very_many_texts_is_asked_about_anew_too(office: Office) -> None:
    """Where a form can't carry all places, any change of them brings the question again, and the next answer counts."""
    chief = await office.person("Chef Jensen")
    rikke, _ = await secretariat(office)

    async def shares(several: Iterable[int]) -> None:
        shared = [Experience(0, f"Plan {number}", "Mette Mortensen kom.", "fyn", rikke.id, office.now, install=INSTALL)
                  for number in several]  # fmt: skip
        await office.work.run(lambda r: [r.experiences.add(one) for one in shared])

    await shares(range(MOST_SEEN + 1))
    shown = await office.types(chief, "/tovholder data Mette Mortensen", is_administrator=True)
    form = form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True))
    await shares([MOST_SEEN + 1])
    again = form_of(await office.submits(chief, form, {"sikker": "ja"}, is_administrator=True))
    assert "Nyt, siden jeg spurgte: " in asked_in(again)
    done = said(await office.submits(chief, again, {"sikker": "ja"}, is_administrator=True))
    assert done.startswith("Navnet Mette Mortensen er fjernet.")
