"""A calendar whose attendees are wanted as members: who is surely one is stored, and the unsure are shown as such."""

import pytest

from domain.people import Person
from domain.shared_files import SharedFile
from handlers.outcomes import OpenForm
from handlers.ui import Card, Form, Text, TextInput
from tests.support.office import Office, button_of, form_of, said, words_of

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//DA\r\n"
MEETING = (
    "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\nDTSTART:20261209T140000Z\r\n{people}\r\n"
    "RRULE:FREQ=MONTHLY;COUNT=3\r\nEND:VEVENT\r\n"
)
ATTENDEES = (
    "ORGANIZER;CN=Rikke Konsulent:mailto:rikke@region.example",
    "ATTENDEE;CN=Rikke Konsulent:mailto:rikke@region.example",
    'ATTENDEE;ROLE=CHAIR;CN="Mia Prøvesen (Borgmester, Nyborg)":mailto:mia@nyborg.example',
    'ATTENDEE;CN="Åse Prøvesen - Rådmand, Odense Kommune":mailto:aase@odense.example',
    'ATTENDEE;CN="Prøvesen, Lars":mailto:lars@assens.example',
    'ATTENDEE;CN="Ib Prøvesen (Nyborg Kommune)":mailto:ib@nyborg.example',
    'ATTENDEE;CN="Prøvesen, Eva K. (Svendborg Kommune)":mailto:eva@eksempel.example',
    'ATTENDEE;ROLE=OPT-PARTICIPANT;CN="Bo Prøvesen (borgmester Langeland)":mailto:bo@eksempel.example',
    'ATTENDEE;ROLE=NON-PARTICIPANT;CN="Gæsten":mailto:gaest@eksempel.example',
    "ATTENDEE;CUTYPE=ROOM;CN=Rådhussalen:mailto:sal@odense.example",
    "ATTENDEE:mailto:uden.navn@eksempel.example",
)


def calendar(*people: str, title: str = "Politisk niveau\\, Fyn") -> SharedFile:
    """A calendar with one recurring meeting and these people."""
    content = f"{HEAD}{MEETING.format(uid='1', title=title, people=chr(13) + chr(10).join(people))}END:VCALENDAR\r\n"
    return SharedFile("moeder.ics", content.replace("\r", "").replace("\n", "\r\n").encode(), f"F{len(content)}")


def above(form: Form) -> str:
    """The words above a form's fields."""
    return words_of(Card("", tuple(one for one in form.fields if isinstance(one, Text))))


@pytest.fixture
async def chief(office: Office) -> Person:
    """An administrator."""
    chief = await office.person("Chef")
    await office.types(chief, "/tovholder administrator", has_platform_administrators=False)
    return chief


async def test_attendees_are_tried_and_the_sure_ones_stored(office: Office, chief: Person) -> None:
    """A seat beside the name is sure; a kommune, an address, an option or nothing at all isn't, and isn't stored."""
    before = office.rows()
    tried = await office.drops(chief, calendar(*ATTENDEES), "medlemmer")
    told = said(tried)
    assert "Prøve, intet er gemt. Listen giver 2 pladser" in told
    assert "Mia Prøvesen: Borgmester, Nyborg (Politisk niveau, Fyn)" in told
    assert "Åse Prøvesen: Borgmester, Odense (Politisk niveau, Fyn)" in told
    unsure = told.partition("Usikre, som ikke bliver gemt\n")[2]
    assert "Ib Prøvesen: Politisk niveau, Fyn. Der står ikke, hvilken plads det er." in unsure
    assert (
        "Eva K. Prøvesen: Borgmester, Svendborg (Politisk niveau, Fyn)? Kun organisationen peger på pladsen." in unsure
    )
    assert "Bo Prøvesen: Borgmester, Langeland (Politisk niveau, Fyn)? Er valgfri deltager." in unsure
    assert "Lars Prøvesen: Borgmester, Assens (Politisk niveau, Fyn)? Kun organisationen peger på pladsen." in unsure
    assert "Uden navn" in unsure
    assert "Ikke med: 2, der er gæster eller kun har indkaldt." in unsure
    assert not any(name in told for name in ("Rådhussalen", "Gæsten", "Rikke", "eksempel.example"))
    assert office.rows() == before

    stored = said(await office.presses(chief, button_of(tried, "Gem de sikre")))
    assert "Gemt: 2 pladser" in stored
    shown = said(await office.types(chief, "/tovholder medlem vis politisk fyn"))
    assert "Mia Prøvesen" in shown
    assert "Ib Prøvesen" not in shown
    assert office.shown == ["Prøver deltagere: 1 af 2 …", "Prøver deltagere: 2 af 2 …",
                            "Gemmer deltagere: 1 af 2 …", "Gemmer deltagere: 2 af 2 …"]  # fmt: skip


async def test_the_unsure_are_set_right_by_hand(office: Office, chief: Person) -> None:
    """The form for pasted lists opens with all of them, the unsure named above; what is stored is what it says then."""
    tried = await office.drops(chief, calendar(*ATTENDEES[2:6]), "Her er medlemmerne!")
    opened = await office.presses(chief, button_of(tried, "Ret listen"))
    form = form_of(opened)
    assert above(form).startswith("\nUsikre\n")
    assert "Ib Prøvesen: Politisk niveau, Fyn. Der står ikke, hvilken plads det er." in above(form)
    assert "gemt" not in above(form)
    [listed] = [one.value for one in form.fields if isinstance(one, TextInput)]
    assert listed.splitlines() == [
        "navn;forum;klynge;plads",
        "Mia Prøvesen;politisk;fyn;Borgmester, Nyborg",
        "Åse Prøvesen;politisk;fyn;Borgmester, Odense",
        "Lars Prøvesen;politisk;fyn;Borgmester, Assens",
        "Ib Prøvesen;politisk;fyn;",
    ]
    right = listed.replace("Borgmester, Assens", "plo 1").rpartition("\n")[0]
    again = await office.submits(chief, form, {"liste": right})
    assert isinstance(again, OpenForm)
    assert "Gemt: 3 pladser" in said(await office.submits(chief, again.form, {"liste": right}))


async def test_who_sits_there_already_is_sure_and_unchanged(office: Office, chief: Person) -> None:
    """A name that the body knows needs no words beside it; two for one seat are both unsure."""
    await office.drops(chief, first := calendar(ATTENDEES[2]), "medlemmer")
    await office.presses(chief, button_of(await office.drops(chief, first, "medlemmer"), "Gem de sikre"))
    bare = calendar("ATTENDEE;CN=Mia Prøvesen:mailto:mia@eksempel.example")
    told = said(await office.drops(chief, bare, "medlemmer"))
    assert "Mia Prøvesen står der allerede; det er uændret." in told
    two = calendar(ATTENDEES[3], ATTENDEES[3].replace("Åse", "Pia"))
    told = said(await office.drops(chief, two, "medlemmer"))
    assert told.count("Flere ser ud til at sidde på pladsen.") == 2


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        (calendar("LOCATION:Odense"), "Kalenderens møder har ingen deltagere."),
        (calendar(ATTENDEES[2], title="Kaffe"), "Mødets titel siger ikke, hvilket forum det er."),
        (SharedFile("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "F9"), "Filen kan ikke åbnes."),
    ],
)
async def test_what_seats_nobody_is_told(office: Office, chief: Person, file: SharedFile, answer: str) -> None:
    """Calendars without people, without a body in the title or damaged change nothing."""
    before = office.rows()
    told = said(await office.drops(chief, file, "medlemmer"))
    assert answer in told
    assert office.rows() == before


async def test_a_name_with_a_cpr_number_is_unsure_and_hidden(office: Office, chief: Person) -> None:
    """It is no guest: its line says why the name isn't shown, and a name is asked for in the form; nothing keeps it."""
    before = office.rows()
    attendees = (
        'ATTENDEE;CN="Bo 010190-1234 (borgmester Nyborg)":mailto:b@nyborg.example',
        'ATTENDEE;CN="Ib Prøvesen (110290 1234)":mailto:i@nyborg.example',
        'ATTENDEE;ROLE=NON-PARTICIPANT;CN="Gæst 1203901234":mailto:g@x.example',
    )
    tried = await office.drops(chief, calendar(*attendees), "medlemmer")
    told = said(tried)
    line = "Skjult navn: Politisk niveau, Fyn. I navnet står noget, der ligner et CPR-nummer, så jeg viser det ikke."
    assert told.count(line) == 2
    assert "Ikke med: 1, der er gæst eller kun har indkaldt." in told
    form = form_of(await office.presses(chief, button_of(tried, "Ret listen")))
    [listed] = [one.value for one in form.fields if isinstance(one, TextInput)]
    assert listed.splitlines()[1:] == [";politisk;fyn;"] * 2
    again = form_of(await office.submits(chief, form, {"liste": listed}))
    assert "Række 2 mangler et navn." in above(again)
    shown = f"{told}{form}"
    assert not any(word in shown for word in ("010190", "110290", "120390", "Bo ", "Ib "))
    assert office.rows() == before


async def test_a_calendar_is_a_plan_unless_members_are_asked_for(office: Office, chief: Person) -> None:
    """Without the word the meetings are tried, and the answer says how to get the attendees; others can't have them."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    plan = SharedFile("plan.ics", calendar(ATTENDEES[2]).content.replace(b"RRULE:FREQ=MONTHLY;COUNT=3\r\n", b""), "F8")
    assert "skriv “medlemmer” i samme besked" in said(await office.drops(region, plan))
    assert "Det kan kun" in said(await office.drops(region, plan, "medlemmer"))
    tried = await office.drops(chief, plan, "medlemmer")
    for label in ("Gem de sikre", "Ret listen"):
        assert "Det kan kun" in said(await office.presses(region, button_of(tried, label)))


async def test_where_nobody_has_a_seat_that_is_said(office: Office, chief: Person) -> None:
    """No seat is asked for that doesn't exist."""
    told = said(await office.drops(chief, calendar(ATTENDEES[2], title="Implementeringsniveau\\, Fyn"), "medlemmer"))
    assert "Mia Prøvesen: Implementeringsniveau, Fyn. Forummet har ingen faste medlemmer." in told
