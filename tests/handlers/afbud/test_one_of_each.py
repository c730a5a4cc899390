"""An absence is of one member and one meeting: what names more is told, and nothing is dropped without a word."""

import pytest

from domain.people import Person
from tests.handlers.afbud.conftest import MEETING
from tests.support.office import Office, button_of, mark, said

SEAT = "borgmester esbjerg"


@pytest.mark.parametrize(
    "typed",
    [
        f"{MEETING} {SEAT} og 9/12",
        f"{MEETING} nej 9/12 {SEAT}",
        f"politisk sydvestjylland 10/11 og 17/11 {SEAT}",
        f"politisk sydvestjylland {SEAT} 10-11 og 17-11",
        f"politisk sydvestjylland fra 10/11 til 9/12 {SEAT}",
        f"politisk sydvestjylland {SEAT} resten af året",
        f"politisk sydvestjylland {SEAT} alle møder i november",
        f"politisk sydvestjylland {SEAT} de næste to møder",
        f"{MEETING} {SEAT} er væk hele ugen",
    ],
)
async def test_more_than_one_meeting_is_told(office: Office, consultant: Person, typed: str) -> None:
    """The one meeting that was found is a button."""
    before = office.rows()
    asked = await office.types(consultant, f"/afbud {typed}")
    assert said(asked).startswith("Ét møde ad gangen.")
    assert office.rows() == before
    reported = await office.presses(consultant, button_of(asked, "Meld afbud: tirsdag den 10. november 2026"))
    assert said(reported).startswith("Afbud registreret: Borgmester, Esbjerg")


async def test_more_than_one_meeting_is_told_when_absences_are_withdrawn(office: Office, consultant: Person) -> None:
    """The button withdraws the one that was found."""
    await office.types(consultant, f"/afbud {MEETING} {SEAT}")
    asked = await office.types(consultant, f"/afbud fortryd {MEETING} {SEAT} og 9/12")
    assert said(asked).startswith("Ét møde ad gangen.")
    undone = await office.presses(consultant, button_of(asked, "Træk tilbage: tirsdag den 10. november 2026"))
    assert said(undone).startswith("Afbud trukket tilbage: Borgmester, Esbjerg")


@pytest.mark.parametrize(
    "more", ["barn syg i dag", "tirsdag den 10. november", "mail af 20/10", "ringede kl. 8.30", "ferie i uge 46"]
)
async def test_days_that_are_no_other_meeting_ask_nothing(office: Office, consultant: Person, more: str) -> None:
    """Today, days that were, hours and the meeting's own day are no second absence."""
    answer = said(await office.types(consultant, f"/afbud politisk sydvestjylland tirsdag den 10/11 {SEAT} {more}"))
    assert not answer.startswith("Ét møde ad gangen.")


@pytest.mark.parametrize("more", ["er optaget hele dagen", "er forhindret i alle tilfælde"])
async def test_what_lasts_no_longer_than_its_day_asks_nothing(office: Office, consultant: Person, more: str) -> None:
    """Whoever is away all day is absent from the one meeting of that day."""
    answer = said(await office.types(consultant, f"/afbud {MEETING} {SEAT} {more}"))
    assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")


@pytest.mark.parametrize("days", ["8.-9. december", "8/12 og 9/12"])
async def test_the_days_of_a_seminar_are_one_meeting(office: Office, consultant: Person, days: str) -> None:
    """It lasts over both."""
    await office.types(consultant, "/moede opret politisk sydvestjylland seminar 8.-9. december")
    answer = said(await office.types(consultant, f"/afbud politisk sydvestjylland {days} {SEAT}"))
    assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")


async def test_two_who_are_named_are_told(office: Office, consultant: Person) -> None:
    """By mark or by seat: the second was dropped."""
    mayor = await office.seated("Anna Prøve", "politisk/sydvestjylland", "borgmester_esbjerg")
    doctor = await office.seated("Bo Prøvesen", "politisk/sydvestjylland", "plo_1")
    before = office.rows()
    for named in (f"{mark(mayor)} og {mark(doctor)}", f"{mark(mayor)} og borgmester varde"):
        answer = said(await office.types(consultant, f"/afbud {MEETING} {named}"))
        assert answer.startswith("Ét medlem ad gangen.")
    answer = said(await office.types(mayor, f"/afbud {MEETING} jeg og Bo"))
    assert answer.startswith("Ét medlem ad gangen.")
    assert "PLO 1 og Borgmester, Esbjerg" in answer
    assert office.rows() == before


@pytest.mark.parametrize("words", ["jeg kan ikke komme", "mig", "undertegnede er forhindret"])
async def test_a_member_may_say_i(office: Office, consultant: Person, words: str) -> None:
    """It is their own seat; whoever holds none is asked for one."""
    mayor = await office.seated("Anna Prøve", "politisk/sydvestjylland", "borgmester_esbjerg")
    answer = said(await office.types(mayor, f"/afbud {MEETING} {words}"))
    assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")
    asked = said(await office.types(consultant, f"/afbud {MEETING} {words}"))
    assert asked.startswith("Jeg fandt ikke medlemmet")


@pytest.mark.parametrize("words", ["kan ikke", "melder fra"])
async def test_a_member_who_names_nobody_is_asked_about_their_own_seat(
    office: Office, consultant: Person, words: str
) -> None:
    """A press tells; nothing is taken for granted."""
    assert consultant.name
    mayor = await office.seated("Anna Prøve", "politisk/sydvestjylland", "borgmester_esbjerg")
    asked = await office.types(mayor, f"/afbud {MEETING} {words}")
    assert said(asked).startswith("Mener du Borgmester, Esbjerg?")
    reported = said(await office.presses(mayor, button_of(asked, "Borgmester, Esbjerg")))
    assert reported.startswith("Afbud registreret: Borgmester, Esbjerg")
    assert not said(await office.types(mayor, f"/afbud {MEETING} regionsraadsform")).startswith("Mener du Borgmester")


async def test_i_is_nobody_where_another_is_named(office: Office, consultant: Person) -> None:
    """Who reports for somebody else says so: their own seat stays."""
    mayor = await office.seated("Anna Prøve", "politisk/sydvestjylland", "borgmester_esbjerg")
    await office.give_role(mayor, "regionshus", "sydvestjylland")
    line = f"/afbud {MEETING} jeg melder afbud for borgmester varde"
    assert said(await office.types(mayor, line)).startswith("Afbud registreret: Borgmester, Varde")


async def test_someone_without_a_seat_is_not_dropped_without_a_word(office: Office, consultant: Person) -> None:
    """Who is marked beside the seat may be who comes instead, which isn't noted so."""
    other = await office.person("Ida Testesen")
    answer = said(await office.types(consultant, f"/afbud {MEETING} {SEAT} {mark(other)}"))
    assert "Resten af det, du skrev, har jeg set bort fra" in answer


async def test_a_name_before_the_word_for_a_deputy_is_not_another(office: Office, consultant: Person) -> None:
    """The appointed one isn't noted where somebody else is named."""
    appointed = await office.person("Bo Prøvesen")
    secretariat = f"/tovholder suppleant {mark(appointed)} direktør varde fagligt sydvestjylland"
    await office.types(consultant, secretariat, is_administrator=True)
    before = office.rows()
    line = "/afbud fagligt sydvestjylland 12/11 direktør varde Ida Testesen er suppleant"
    assert said(await office.types(consultant, line)).startswith("Hvem kommer i stedet?")
    assert office.rows() == before


async def test_the_list_is_shown_by_words_for_looking(office: Office, consultant: Person) -> None:
    """As first words they report nobody."""
    for word in ("vis", "status", "forplejning"):
        assert "Ingen afbud" in said(await office.types(consultant, f"/afbud {word} {MEETING}"))


@pytest.mark.parametrize("day", ["9 12", "0912", "9\\12", "9.", "dec 9", "kl. 16"])
async def test_a_day_that_wasnt_read_is_not_the_next_meetings(office: Office, consultant: Person, day: str) -> None:
    """Another hour neither; the next meeting is a button, which keeps who comes instead."""
    before = office.rows()
    asked = await office.types(consultant, f"/afbud politisk sydvestjylland {day} {SEAT} stedfortræder Ida Testesen")
    assert said(asked).startswith("Hvilket møde mener du?\nJeg læser ingen dag")
    assert office.rows() == before
    reported = said(await office.presses(consultant, button_of(asked, "tirsdag den 10. november 2026 kl. 15.00")))
    assert reported.startswith("Afbud registreret: Borgmester, Esbjerg")
    assert "Stedfortræder: Ida Testesen" in reported


@pytest.mark.parametrize("asked", ["gæst 3 politisk sydvestjylland 9 12", "liste politisk sydvestjylland 0912"])
async def test_nor_are_guests_and_lists_the_next_meetings(office: Office, consultant: Person, asked: str) -> None:
    """They are asked about as absences are."""
    before = office.rows()
    assert said(await office.types(consultant, f"/afbud {asked}")).startswith("Hvilket møde mener du?")
    assert office.rows() == before


async def test_figures_that_name_a_seat_or_a_telephone_are_no_day(office: Office, consultant: Person) -> None:
    """Nor is what stands beside a day that was read."""
    for typed in (
        "politisk sydvestjylland plo 1",
        f"{MEETING} plo 2 2 uger",
        f"politisk sydvestjylland {SEAT} 22334455",
    ):
        assert said(await office.types(consultant, f"/afbud {typed}")).startswith("Afbud registreret: ")


@pytest.mark.parametrize("typed", ["peter hansen", "Jens Petersen", "jens petersen er syg"])
async def test_somebody_else_who_shares_a_name_is_asked_about(office: Office, consultant: Person, typed: str) -> None:
    """Peter Hansen is not Jens Hansen, whose absence was registered with a note on the rest of the words."""
    await office.seated("Jens Hansen", "politisk/sydvestjylland", "borgmester_varde")
    before = office.rows()
    asked = await office.types(consultant, f"/afbud {MEETING} {typed}")
    assert said(asked).startswith("Mener du Borgmester, Varde?")
    assert office.rows() == before
    reported = said(await office.presses(consultant, button_of(asked, "Borgmester, Varde")))
    assert reported.startswith("Afbud registreret: Borgmester, Varde")
    assert "Resten" not in reported


@pytest.mark.parametrize("typed", ["hansen", "jens", "jens kommer ikke", "Jens barsel", "hr. Hansen", "jens h"])
async def test_one_of_a_members_names_is_enough(office: Office, consultant: Person, typed: str) -> None:
    """What else stands there is no other name."""
    await office.seated("Jens Hansen", "politisk/sydvestjylland", "borgmester_varde")
    told = said(await office.types(consultant, f"/afbud {MEETING} {typed}"))
    assert told.startswith("Afbud registreret: Borgmester, Varde")
