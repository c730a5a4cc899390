"""Who comes instead: typed, by form, and with words about the absence that are nobody's to keep."""

import sqlite3
from contextlib import closing

import pytest

from domain.people import Person
from handlers.outcomes import FormErrors
from handlers.ui import Choice, TextInput
from tests.support.office import Office, button_of, form_of, mark, said

MEETING = "politisk sydvestjylland 10/11"


async def absent(office: Office, person: Person, seat: str) -> str:
    """What a reported absence was answered with."""
    return said(await office.types(person, f"/afbud {MEETING} {seat}"))


def stored(office: Office) -> str:
    """Every stand-in the database knows."""
    with closing(sqlite3.connect(office.database)) as connection:
        return str(connection.execute("SELECT * FROM absences").fetchall())


async def test_a_stand_in_does_not_count_on_the_political_level_and_the_answer_says_so(
    office: Office, consultant: Person
) -> None:
    """Who comes instead is recorded, and the counts stay."""
    answer = await absent(office, consultant, "borgmester esbjerg stedfortræder Prøveperson Et")
    assert "Stedfortræder: Prøveperson Et" in answer
    assert "Kommuner 4 af 5" in answer
    assert "tæller ikke med" in answer


async def test_where_a_stand_in_counts_the_answer_says_in_what(office: Office, consultant: Person) -> None:
    """On the professional level in the representation, with a word on the mandate; by a local rule in attendance."""
    professional = said(await office.types(consultant, "/afbud fagligt sydvestjylland 12/11 plo 1 suppleant Ida Prøve"))
    assert "Tæller med i repræsentationen. Sørg for, at der er mandat til at beslutte." in professional
    await office.types(consultant, "/tovholder stedfortrædere tæller med sydvestjylland", is_administrator=True)
    political = await absent(office, consultant, "borgmester esbjerg stedfortræder Prøveperson Et")
    assert "Tæller med i fremmødet." in political
    assert "Kommuner 5 af 5" in political


async def test_one_who_comes_for_two_seats_is_pointed_out(office: Office, consultant: Person) -> None:
    """They would be counted twice; a member who reports their own absence isn't told of others'."""
    twice = "Én person kan kun tage én plads: Prøveperson Et er også noteret for Borgmester, Esbjerg."
    assert "Én person" not in await absent(office, consultant, "borgmester esbjerg stedfortræder Prøveperson Et")
    assert twice in await absent(office, consultant, "borgmester varde stedfortræder Prøveperson Et")
    assert "Én person" not in await absent(office, consultant, "borgmester varde stedfortræder Prøveperson To")
    assert twice in await absent(office, consultant, "borgmester varde stedfortræder Prøveperson Et")
    member = await office.seated("Mia", "politisk/sydvestjylland", "borgmester_billund")
    own = await absent(office, member, "borgmester billund stedfortræder Prøveperson Et")
    assert "Stedfortræder: Prøveperson Et" in own
    assert "Én person" not in own


async def test_a_deputy_counts_as_representation_on_the_professional_level(office: Office, consultant: Person) -> None:
    """The professional level may appoint deputies, so that it is always represented."""
    answer = said(
        await office.types(consultant, "/afbud fagligt sydvestjylland 12/11 direktør varde suppleant Prøveperson To")
    )
    assert "Suppleant: Prøveperson To" in answer
    assert "Kommuner 5 af 5" in answer


async def test_a_stand_in_can_be_added_by_the_button(office: Office, consultant: Person) -> None:
    """The button opens a form, and its name stands in the list afterwards."""
    reported = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
    form = form_of(await office.presses(consultant, button_of(reported, "Tilføj stedfortræder")))
    await office.submits(consultant, form, {"stedfortraeder": "Prøveperson Tre"})
    listed = said(await office.types(consultant, f"/afbud liste {MEETING}"))
    assert "Borgmester, Esbjerg – stedfortræder: Prøveperson Tre" in listed


async def test_a_stand_in_whom_another_noted_meanwhile_is_kept(office: Office, consultant: Person) -> None:
    """The form says who is noted when it opens; what it didn't show isn't overwritten by it."""
    reported = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
    first, second = [
        form_of(await office.presses(consultant, button_of(reported, "Tilføj stedfortræder"))) for _ in range(2)
    ]
    await office.submits(consultant, first, {"stedfortraeder": "Prøveperson Tre"})
    refused = said(await office.submits(consultant, second, {"stedfortraeder": "Prøveperson Fire"}))
    assert refused.startswith("Hvem der kommer i stedet, er ændret af en anden, mens formularen stod åben.")
    again = form_of(await office.presses(consultant, button_of(reported, "Tilføj stedfortræder")))
    assert "Prøveperson Tre" in [field.value for field in again.fields if isinstance(field, TextInput)]
    changed = said(await office.submits(consultant, again, {"stedfortraeder": "Prøveperson Fire"}))
    assert "Stedfortræder: Prøveperson Fire" in changed


async def test_the_form_for_a_stand_in_opens_for_who_may_fill_it_in(office: Office, consultant: Person) -> None:
    """Somebody else, and everybody once the absence was withdrawn, is told so before they have typed a name."""
    reported = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
    pressed = button_of(reported, "Tilføj stedfortræder")
    stranger = await office.person("Uden rolle")
    assert said(await office.presses(stranger, pressed)).startswith("Det kan kun sekretariatet")
    await office.types(consultant, f"/afbud fortryd {MEETING} borgmester esbjerg")
    assert said(await office.presses(consultant, pressed)).startswith("Der er ikke registreret afbud")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Stedfortræder: Ida Testesen", "Stedfortræder: Ida Testesen\n"),
        ("stedfortræderen er ikke fundet", "Skriv et navn"),
        ("jeg kommer selv", "Skriv et navn"),
    ],
)
async def test_the_forms_field_holds_a_name(office: Office, consultant: Person, typed: str, answer: str) -> None:
    """The field's own word is no name, and what names nobody isn't passed over where it stands there alone."""
    chosen = form_of(
        await office.submits(consultant, form_of(await office.types(consultant, "/afbud")), {"moede": "1"})
    )
    values = {"medlem": "borgmester_esbjerg", "stedfortraeder": typed}
    assert answer in said(await office.submits(consultant, chosen, values))


async def test_a_stand_in_does_not_bring_back_an_absence_that_was_withdrawn(office: Office, consultant: Person) -> None:
    """Somebody else withdrew it while the form was open: the forecast stays, and the answer says why."""
    reported = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
    form = form_of(await office.presses(consultant, button_of(reported, "Tilføj stedfortræder")))
    await office.types(consultant, f"/afbud fortryd {MEETING} borgmester esbjerg")
    before = office.rows()
    answer = await office.submits(consultant, form, {"stedfortraeder": "Prøveperson Tre"})
    assert said(answer).startswith("Der er ikke registreret afbud for det medlem.")
    assert office.rows() == before


@pytest.mark.parametrize(
    "typed",
    [
        "borgmester esbjerg stedfortræder Ida Testesen syg",
        "borgmester esbjerg stedfortræder ida testesen fordi han er indlagt",
        "borgmester esbjerg, stedfortræder: Ida Testesen (barsel)",
        "stedfortræder Ida Testesen, borgmester esbjerg er syg",
    ],
)
async def test_a_reason_typed_after_the_stand_in_is_not_stored(office: Office, consultant: Person, typed: str) -> None:
    """A reason is dropped wherever it stands, and the answer says so."""
    answer = await absent(office, consultant, typed)
    assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")
    assert "Årsagen gemmer jeg ikke" in answer
    assert "testesen" in stored(office).lower()
    assert not any(reason in stored(office) for reason in ("syg", "indlagt", "barsel"))


async def test_the_meeting_may_stand_after_the_stand_in(office: Office, consultant: Person) -> None:
    """Words come in any order, also behind a name, and a name that is a month stays a name."""
    line = "/afbud borgmester esbjerg stedfortræder Maj Testesen politisk sydvestjylland 10/11"
    answer = said(await office.types(consultant, line))
    assert "tirsdag den 10. november 2026" in answer
    assert "Stedfortræder: Maj Testesen\n" in answer


async def test_a_stand_in_from_the_chat_is_recorded_by_name(office: Office, consultant: Person) -> None:
    """Who is chosen with @ stands in the answer by the name they have."""
    deputy = await office.person("Kommunal tovholder (Varde)")
    answer = await absent(office, consultant, f"borgmester esbjerg stedfortræder {mark(deputy)}")
    assert "Stedfortræder: Kommunal tovholder (Varde)\n" in answer


async def test_a_form_keeps_the_name_alone(office: Office, consultant: Person) -> None:
    """A reason typed into the field for a name is dropped; with nothing but a reason the form stays open."""
    reported = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
    form = form_of(await office.presses(consultant, button_of(reported, "Tilføj stedfortræder")))
    assert isinstance(await office.submits(consultant, form, {"stedfortraeder": "syg"}), FormErrors)
    answer = said(await office.submits(consultant, form, {"stedfortraeder": "Ida Testesen, ferie"}))
    assert "Stedfortræder: Ida Testesen\n" in answer
    assert "ferie" not in stored(office)


@pytest.mark.parametrize(
    "word", ["ingen", "Fjern", "0", "```", "nej tak", "følger", "endnu ikke fundet", "kendes ikke", "måske Ida"]
)
async def test_a_word_for_nobody_is_no_stand_in(office: Office, consultant: Person, word: str) -> None:
    """Typed or in a form, it is refused with what to do, and nobody is counted for the food."""
    before = office.rows()
    refused = await absent(office, consultant, f"borgmester esbjerg stedfortræder {word}")
    assert refused.startswith(f"“{word}” er ikke et navn.")
    assert "udelad ordet “stedfortræder”" in refused
    assert office.rows() == before
    asked = form_of(await office.types(consultant, f"/afbud {MEETING}"))
    member = next(one for one in asked.fields if isinstance(one, Choice)).options[0].value
    wrong = await office.submits(consultant, asked, {"medlem": member, "stedfortraeder": word})
    assert isinstance(wrong, FormErrors)
    assert set(wrong.errors) == {"stedfortraeder"}
    reported = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
    form = form_of(await office.presses(consultant, button_of(reported, "Tilføj stedfortræder")))
    assert isinstance(await office.submits(consultant, form, {"stedfortraeder": word}), FormErrors)
    assert "suppleanter 0" in said(await office.types(consultant, f"/afbud liste {MEETING}"))


@pytest.mark.parametrize("slip", ["fortyd", "fortrydd", "anuller"])
async def test_a_slip_of_withdrawing_is_asked_about_and_reports_nothing(
    office: Office, consultant: Person, slip: str
) -> None:
    """The opposite of what was meant is never done: the nearest right word is offered."""
    before = office.rows()
    answer = await office.types(consultant, f"/afbud {slip} {MEETING} borgmester esbjerg")
    assert f"Jeg kender ikke “{slip}”" in said(answer)
    assert office.rows()["absences"] == before["absences"]


async def test_a_slip_of_help_gets_the_right_word(office: Office, consultant: Person) -> None:
    """An unknown word gets the nearest right one, also alone."""
    assert "Mente du “hjælp”?" in said(await office.types(consultant, "/afbud hjelp"))


async def test_taking_back_a_stand_in_leaves_the_absence(office: Office, consultant: Person) -> None:
    """By the button of the answer, and by words in any order; the absence is withdrawn by its own words."""
    await absent(office, consultant, "borgmester esbjerg")
    absence = "Borgmester, Esbjerg"
    for words in (
        "",
        f"fortryd stedfortræder {MEETING} borgmester esbjerg",
        f"fortryd {MEETING} borgmester esbjerg stedfortræder",
        f"{MEETING} borgmester esbjerg uden stedfortræder",
        f"fjern stedfortræderen for borgmester esbjerg {MEETING}",
        f"træk stedfortræderen tilbage for borgmester esbjerg {MEETING}",
    ):
        added = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg stedfortræder Prøveperson Et")
        assert said(added).startswith(f"Stedfortræder noteret: {absence}")
        undone = (
            await office.types(consultant, f"/afbud {words}")
            if words
            else await office.presses(consultant, button_of(added, "Fortryd"))
        )
        assert said(undone).startswith(f"Fortrudt: stedfortræder for {absence}")
        listed = said(await office.types(consultant, f"/afbud liste {MEETING}"))
        assert absence in listed
        assert "Prøveperson" not in listed
    again = said(await office.types(consultant, f"/afbud fortryd stedfortræder {MEETING} borgmester esbjerg"))
    assert again.startswith(f"Der er ikke noteret nogen stedfortræder for {absence}.")
    nobody = said(await office.types(consultant, f"/afbud fjern stedfortræderen for borgmester varde {MEETING}"))
    assert nobody.startswith("Der er ikke registreret afbud for det medlem.")
    whose = said(await office.types(consultant, f"/afbud fortryd stedfortræder {MEETING}"))
    assert whose.startswith("Hvem er det stedfortræder for?")


async def test_an_absence_can_be_reported_without_a_stand_in_in_so_many_words(
    office: Office, consultant: Person
) -> None:
    """It is no name, and nothing that is left over."""
    answer = await absent(office, consultant, "borgmester esbjerg uden stedfortræder")
    assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")
    assert "set bort fra" not in answer


async def test_a_second_stand_in_is_not_dropped_without_a_word(office: Office, consultant: Person) -> None:
    """One comes instead of one, and the answer says that something was left out."""
    ida, bo = await office.person("Ida Testesen"), await office.person("Bo Prøvesen")
    answer = await absent(office, consultant, f"borgmester esbjerg stedfortræder {mark(ida)} {mark(bo)}")
    assert "Stedfortræder: Ida Testesen\n" in answer
    assert "Resten af det, du skrev, har jeg set bort fra" in answer
