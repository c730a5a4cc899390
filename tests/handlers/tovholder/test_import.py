"""`/tovholder import`: a pasted list is tried first, and then stored whole or not at all."""

import asyncio

import pytest

from domain.people import Person
from domain.shared_files import SharedFile
from handlers.outcomes import FormErrors, OpenForm, Outcome
from handlers.ui import Card, Form, Text
from tests.support.office import Office, form_of, said, words_of

HEAD = "navn\tforum\tklynge\tplads\trolle\tkommune\tsuppleant\n"
GOOD = HEAD + (
    "Hanne Navnesen\tpolitisk\tfyn\tborgmester nyborg\t\t\t\n"
    "Ida Testesen\tfagligt\tfyn\tdirektør nyborg\t\t\tja\n"
    "Kim Prøvesen\t\tfyn\t\tkommune\tnyborg\t\n"
)

SERVED = 25
"""So many others' turns come at least while a long list is read; there were two when it held everybody up."""


@pytest.fixture
async def chief(office: Office) -> Person:
    """An administrator; Kim has written in the chat before."""
    await office.person("Kim Prøvesen")
    return await office.person("Chef")


async def opened(office: Office, chief: Person) -> Form:
    """The form."""
    return form_of(await office.types(chief, "/tovholder import", is_administrator=True))


async def sends(office: Office, chief: Person, form: Form, typed: str) -> Outcome:
    """The answer to the form with that list."""
    return await office.submits(chief, form, {"liste": typed}, is_administrator=True)


def told(outcome: Outcome) -> str:
    """What the form tells above its field."""
    assert isinstance(outcome, OpenForm), said(outcome)
    return words_of(Card("", tuple(one for one in outcome.form.fields if isinstance(one, Text))))


async def test_a_list_is_tried_and_then_stored(office: Office, chief: Person) -> None:
    """The first press stores nothing and says what the list gives; the second, of the same list, stores it."""
    before = office.rows()
    tried = await sends(office, chief, await opened(office, chief), GOOD)
    assert "Prøve, intet er gemt. Listen giver 1 plads, 1 suppleant, 1 rolle og 2 nye personer." in told(tried)
    for line in (
        "Række 2: Hanne Navnesen – Borgmester, Nyborg · Politisk niveau, Fyn",
        "Række 3: Ida Testesen – suppleant for Direktør, Nyborg · Fagligt strategisk niveau, Fyn",
        "Række 4: Kim Prøvesen – Kommunal tovholder · Fyn",
    ):
        assert line in told(tried)
    assert form_of(tried).submit == "Gem"
    assert office.rows() == before
    stored = await sends(office, chief, form_of(tried), GOOD)
    assert said(stored).startswith("Gemt: 1 plads, 1 suppleant, 1 rolle og 2 nye personer.")
    shown = said(await office.types(chief, "/tovholder medlem vis fagligt fyn", is_administrator=True))
    assert "Ida Testesen" in shown
    entries = [entry for number in range(1, 9) for entry in await office.audit(f"person:{number}")]
    assert {entry.person for entry in entries} == {chief.id}
    assert {entry.act for entry in entries} == {"medlem.indlæst", "suppleant.indlæst", "rolle.indlæst"}


async def test_every_rows_problem_is_told_and_nothing_stored(office: Office, chief: Person) -> None:
    """The form stays open with the list and each row's problem, and can't be stored from as it is."""
    broken = (
        GOOD + "Bo Ukendt\tpolitisk\tvestjylland\tplo 1\t\t\t\n"
        "\tpolitisk\tfyn\tplo 1\t\t\t\n"
        "Ukendt\t\tfyn\t\tregionshus\t\t\n"
    )
    tried = await sends(office, chief, await opened(office, chief), broken)
    assert "Intet er gemt: 3 fejl i listen." in told(tried)
    for row, problem in ((5, "har en klynge, jeg ikke kender: vestjylland"), (6, "mangler et navn"), (7, "Slack")):
        assert any(f"Række {row} " in line and problem in line for line in told(tried).splitlines())
    again = await sends(office, chief, form_of(tried), broken)
    assert "Intet er gemt: 3 fejl i listen." in told(again)
    assert "Hanne Navnesen" not in said(
        await office.types(chief, "/tovholder medlem vis politisk fyn", is_administrator=True)
    )


async def test_a_list_that_was_changed_after_it_was_tried_is_tried_again(office: Office, chief: Person) -> None:
    """Only what was shown is stored."""
    tried = form_of(await sends(office, chief, await opened(office, chief), GOOD))
    changed = GOOD.replace("Hanne Navnesen", "Hanne Andensen")
    assert "Prøve, intet er gemt." in told(await sends(office, chief, tried, changed))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Hanne Navnesen, borgmester", "Jeg kender ikke kolonnen"),
        ("plads;forum\nplo 1;politisk", "Første række skal være overskrifter"),
        ("navn;plads\nHanne 010203-1234;plo 1", "CPR-nummer"),
    ],
)
async def test_what_is_no_list_is_said_in_the_form(office: Office, chief: Person, typed: str, problem: str) -> None:
    """The form stays open as it was."""
    answer = await sends(office, chief, await opened(office, chief), typed)
    assert isinstance(answer, FormErrors)
    assert problem in said(answer)


async def test_a_long_file_says_how_to_see_what_is_wrong_with_the_rest(office: Office, chief: Person) -> None:
    """More lines than a message holds are counted, and smaller files show them all."""
    await office.types(chief, "/tovholder administrator", has_platform_administrators=False)
    wrong = [f"Bo Ukendt\tpolitisk\tvestjylland\tplo {number}\t\t\t" for number in range(70)]
    tried = said(await office.drops(chief, SharedFile("liste.csv", f"{HEAD}{chr(10).join(wrong)}\n".encode(), "F1")))
    assert tried.startswith("Intet er gemt: 70 fejl i listen.")
    assert "Række 61 " in tried
    assert "Række 62 " not in tried
    assert "… og 10 linjer mere. Send filen i mindre dele for at se dem alle." in tried
    half = f"{HEAD}{chr(10).join(wrong[35:])}\n".encode()
    assert said(await office.drops(chief, SharedFile("liste.csv", half, "F2"))).count("Række ") == 35


async def test_others_are_served_while_a_long_list_is_read(office: Office) -> None:
    """The program goes on meanwhile: its rows take a second or more."""
    sender = await office.person("Chef")
    await office.types(sender, "/tovholder administrator", has_platform_administrators=False)
    rows = "Bo Ukendt\tpolitisk\tfyn\tborgmester odense\t\t\t\n" * 2_000
    dropping = asyncio.create_task(office.drops(sender, SharedFile("liste.csv", f"{HEAD}{rows}".encode(), "F1")))
    served = 0
    while not dropping.done():
        await asyncio.sleep(0.01)
        served += 1
    assert said(await dropping).startswith("Intet er gemt: 1.999 fejl i listen.")
    assert served > SERVED


async def test_nothing_is_read_for_others_than_administrators(office: Office) -> None:
    """Who may not store a list is told so, and not what is wrong with it."""
    sender = await office.with_role("Ane", "regionshus", "fyn")
    dropped = said(await office.drops(sender, SharedFile("liste.csv", b"plads;forum\nplo 1;politisk\n", "F1")))
    assert dropped.startswith("Det kan kun en administrator gøre.\nJeg læser filen som en liste over personer.")
    assert "Er det en mødeplan, så skal en af dens kolonner hedde “dato”. Intet er gemt." in dropped


async def test_only_an_administrator_may(office: Office, chief: Person) -> None:
    """Neither the command nor the form of somebody who no longer is one."""
    form = await opened(office, chief)
    consultant = await office.with_role("Ane", "regionshus", "fyn")
    assert "Det kan kun en administrator gøre." in said(await office.types(consultant, "/tovholder import"))
    before = office.rows()
    assert "Det kan kun en administrator gøre." in said(await office.submits(consultant, form, {"liste": GOOD}))
    assert office.rows() == before
