"""A typed text that an answer repeats names people as they are called, not by the marks that stand for them."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from handlers.echoes import by_name
from handlers.outcomes import Reply
from handlers.ui import Actions, Bold, Button, Card, Fields, TextInput, text
from tests.support.office import Office, button_of, card_of, channel_named, form_of, mark, said

AT = "politisk fyn 9/12"
LINES = (
    "/moede opret politisk fyn 9/12 kl. 15-17 {who}",
    "/moede opret {who} fyn 9/12 kl. 15-17",
    "/moede flyt {at} til {who}",
    "/moede {who}",
    "/afbud {at} {who} {who} vrøvl",
    "/afbud {who}, som ingen kender",
    "/dagsorden punkt “Samtale med {who}” {at}",
    "/dagsorden {who}",
    "/dagsorden status {who}",
    "/dagsorden forplejning {who} {at}",
    "/dagsorden punkt 2 oplægsholder {who} {at}",
    "/dagsorden punkt 2 skrives af {who} {at}",
    "/dagsorden bilag 2 {who}",
    "/referat {who}",
    "/referat udkast {at} {who}",
    "/referat journaliseret {who} {at}",
    "/referat beslutning 2 “Det gør {who}” ansvarlig {who} {at}",
    "/beslutning {who}",
    "/beslutning luk 1 {who}",
    "/beslutning 1 ansvarlig {who}",
    "/opgaver {who}",
    "/opgaver påmind mig {who}",
    "/erfaring {who}",
    "/erfaring del “{who} gik til borgeren”",
    "/erfaring søg {who}",
    "/midler {who}",
    "/midler giv {who} 1000",
    "/sagsflow {who}",
    "/sagsflow ny “{who}” fyn",
    "/sagsflow 1 til {who}",
    "/tovholder {who}",
    "/tovholder rolle {who}",
    "/tovholder rolle tildel {who}",
    "/tovholder rolle tildel {who} {who} fyn",
    "/tovholder medlem {who} borgmester {who}",
    "/tovholder stedfortræder {who} {where}",
    "/tovholder kanal {where} {who}",
    "/tovholder kanal {where} fyn vrøvl",
    "/tovholder data {who}",
    "/tovholder indstilling {who}",
    "/tovholder navn {who}",
    "/tovholder kommune {who}",
    "/tovholder frist {who}",
)


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Fyn, where a meeting is planned."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    return person


@pytest.mark.parametrize("line", LINES)
async def test_no_answer_shows_a_mark(office: Office, consultant: Person, line: str) -> None:
    """Whatever is made of a person, or a channel, where none belongs."""
    named = line.format(who=mark(consultant), where=channel_named("C0FYN"), at=AT)
    answered = await office.types(consultant, named, is_administrator=True)
    assert "⟦" not in said(answered)


async def test_what_is_kept_of_an_item_names_people(office: Office, consultant: Person) -> None:
    """In each of its texts, also where it is read again later."""
    who = mark(consultant)
    texts = f"hjemmel “{who} § 27” oplægsholder “{who}”"
    await office.types(consultant, f"/dagsorden punkt “Samtale” til orientering lukket {texts} {AT}")
    shown = said(await office.types(consultant, f"/dagsorden punkt 2 vis {AT}"))
    assert "Oplægsholder: Konsulent" in shown
    assert "⟦" not in shown


async def test_the_form_for_a_late_item_names_people(office: Office, consultant: Person) -> None:
    """It opens from a button that holds the line as it was typed."""
    office.now = copenhagen(2026, 12, 8, 9)
    title = f"“Samtale med {mark(consultant)}”"
    asked = await office.types(consultant, f"/dagsorden punkt {title} til orientering {AT}")
    form = form_of(await office.presses(consultant, button_of(asked, "Skriv begrundelse")))
    assert "Samtale med Konsulent" in [one.value for one in form.fields if isinstance(one, TextInput)]


async def test_the_name_of_an_annex_names_people(office: Office, consultant: Person) -> None:
    """It is kept, and read by others."""
    await office.types(consultant, f"/dagsorden punkt “Samtale” til orientering {AT}")
    name = f"“Notat til {mark(consultant)}”"
    await office.types(consultant, f"/dagsorden bilag 2 https://notat.example {name} {AT}")
    assert "Notat til Konsulent" in said(await office.types(consultant, f"/dagsorden punkt 2 vis {AT}"))


async def test_the_place_of_a_poll_names_people(office: Office, consultant: Person) -> None:
    """It becomes the meeting's."""
    times = "16/12 kl. 15-17, 17/12 kl. 15-17"
    await office.types(consultant, f"/moede find politisk fyn {times} sted hos {mark(consultant)}")
    made = said(await office.types(consultant, "/moede fastsæt 1"))
    assert "(uge 51) · hos Konsulent" in made


async def test_what_is_not_understood_is_repeated_with_the_name(office: Office, consultant: Person) -> None:
    """As it stood in the field that it was typed in."""
    answered = await office.types(consultant, f"/beslutning {mark(consultant)}")
    assert "@Konsulent" in said(answered)


async def test_hidden_values_keep_their_marks(office: Office, consultant: Person) -> None:
    """They are read again when the button is pressed; what is read is named, also where only its beginning stands."""
    typed = f"{mark(consultant)} og ⟦person:99999⟧ i {channel_named('C0FYN')}"
    button = Button(f"Til {typed}", "handling", typed, confirm=typed)
    card = Card(f"“{typed[:8]}…”", (text(typed, Bold(typed)), Fields(((typed, typed),)), Actions((button,))))

    named = card_of(await by_name(office.services, typed, Reply(card)))

    words = "@Konsulent og @ukendt i #kanal"
    assert named.title == "“…”"
    assert named.blocks[:2] == (text(words, Bold(words)), Fields(((words, words),)))
    assert button_of(Reply(named), f"Til {words}") == Button(f"Til {words}", "handling", typed, confirm=words)
