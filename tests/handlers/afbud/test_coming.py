"""Words that say that somebody comes are no absence: what is meant is asked, and nothing is stored."""

import pytest

from domain.people import Person
from tests.handlers.afbud.conftest import MEETING
from tests.support.office import Office, button_of, said

SEAT = "borgmester esbjerg"


@pytest.mark.parametrize(
    "words",
    [
        "kommer alligevel",
        "deltager virtuelt",
        "kan ikke komme fysisk, men deltager på Teams",
        "måske",
        "kan godt",
        "kommer en time for sent",
        "trækker sit afbud tilbage",
        "trækker sit afbud",
        "er frisk igen",
        "tilmeldt",
        "har ikke meldt afbud",
        "ikke",
        "formentlig",
        "tror jeg",
        "foreløbigt",
        "har ombestemt sig",
        "skal fjernes",
        "er kun med i første time",
        "går før tid",
        "på Teams",
        "online",
        "delvist",
        "til kl. 16",
    ],
)
async def test_who_comes_is_not_reported_absent(office: Office, consultant: Person, words: str) -> None:
    """Both that may be meant are buttons."""
    before = office.rows()
    asked = await office.types(consultant, f"/afbud {MEETING} {SEAT} {words}")
    assert said(asked).startswith("Er det et afbud for Borgmester, Esbjerg?")
    assert "Intet er gemt." in said(asked)
    assert office.rows() == before
    reported = await office.presses(consultant, button_of(asked, "Meld afbud"))
    assert said(reported).startswith("Afbud registreret: Borgmester, Esbjerg")
    withdrawn = await office.presses(consultant, button_of(asked, "Træk afbud tilbage"))
    assert said(withdrawn).startswith("Afbud trukket tilbage: Borgmester, Esbjerg")


@pytest.mark.parametrize(
    "words",
    [
        "kommer ikke",
        "kan desværre ikke alligevel",
        "kan ikke være med, melder afbud",
        "melder afbud, Ida Testesen kommer",
        "Ida Testesen kommer i stedet",
        "Ida Testesen deltager i mit sted",
    ],
)
async def test_who_comes_instead_and_who_doesnt_come_ask_nothing(
    office: Office, consultant: Person, words: str
) -> None:
    """An absence that is said plainly is registered at once."""
    answer = said(await office.types(consultant, f"/afbud {MEETING} {SEAT} {words}"))
    assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")


async def test_of_a_virtual_meeting_the_word_says_nothing(office: Office, consultant: Person) -> None:
    """Everybody is there from afar, so who isn't there is absent."""
    await office.types(consultant, "/moede opret politisk sydvestjylland 15/12 kl. 15-17 virtuelt")
    for seat, words in (("esbjerg", "virtuelt møde"), ("varde", "kan desværre ikke deltage på Teams")):
        line = f"/afbud politisk sydvestjylland 15/12 borgmester {seat} {words}"
        assert said(await office.types(consultant, line)).startswith("Afbud registreret: Borgmester, ")
    coming = await office.types(consultant, "/afbud politisk sydvestjylland 15/12 borgmester fanø deltager online")
    assert said(coming).startswith("Er det et afbud for Borgmester, Fanø?")


async def test_a_reason_is_told_of_when_it_is_asked_too(office: Office, consultant: Person) -> None:
    """The question doesn't repeat it, and says that Slack may keep it."""
    answer = said(await office.types(consultant, f"/afbud {MEETING} {SEAT} kommer for sent pga. lægetid"))
    assert "lægetid" not in answer
    assert "Årsagen gemmer jeg ikke" in answer


async def test_only_who_may_report_is_asked(office: Office, consultant: Person) -> None:
    """Another seat's holder is refused as before."""
    member = await office.seated("Bo Prøvesen", "politisk/sydvestjylland", "borgmester_varde")
    assert "Er det et afbud for Borgmester, Varde?" in said(
        await office.types(member, f"/afbud {MEETING} borgmester varde kommer alligevel")
    )
    refused = said(await office.types(member, f"/afbud {MEETING} {SEAT} kommer alligevel"))
    assert "Det kan kun sekretariatet" in refused


@pytest.mark.parametrize(
    "words",
    [
        "“borgmester esbjerg”",
        "borgmester esbjerg, ingen stedfortræder",
        "borgmester esbjerg, ingen stedfortræder endnu",
    ],
)
async def test_quotation_marks_and_no_stand_in_are_understood(office: Office, consultant: Person, words: str) -> None:
    """The seat may stand in quotation marks, and that nobody comes instead is no name."""
    answer = said(await office.types(consultant, f"/afbud {words} {MEETING}"))
    assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")
    assert "Stedfortræder:" not in answer


async def test_a_quoted_name_is_kept_without_its_marks(office: Office, consultant: Person) -> None:
    """The list reads as if they hadn't been typed."""
    answer = said(await office.types(consultant, f'/afbud {MEETING} {SEAT} stedfortræder "Ida Testesen"'))
    assert "Stedfortræder: Ida Testesen\n" in answer


async def test_a_negated_withdrawal_is_asked(office: Office, consultant: Person) -> None:
    """The absence stays until it is said what is meant."""
    await office.types(consultant, f"/afbud {MEETING} {SEAT}")
    before = office.rows()
    asked = await office.types(consultant, f"/afbud fortryd ikke {MEETING} {SEAT}")
    assert said(asked).startswith("Er det et afbud for Borgmester, Esbjerg?")
    assert office.rows() == before


async def test_who_comes_instead_is_said_to_be_dropped(office: Office, consultant: Person) -> None:
    """Without the word for a stand-in nobody is noted, and the answer says how it is written."""
    hint = "Kommer en anden i stedet, så skriv “stedfortræder” og navnet."
    assert hint in said(await office.types(consultant, f"/afbud {MEETING} {SEAT} sender Ida Testesen"))
    with_name = f"/afbud {MEETING} borgmester varde sender stedfortræder Ida Testesen"
    assert hint not in said(await office.types(consultant, with_name))


@pytest.mark.parametrize("words", ["fortryd", "sendes", "bliver nok Ida Testesen", "hvem"])
async def test_a_word_about_a_stand_in_is_no_name(office: Office, consultant: Person, words: str) -> None:
    """It takes no place of who was noted before."""
    await office.types(consultant, f"/afbud {MEETING} {SEAT} stedfortræder Ole Prøvesen")
    refused = said(await office.types(consultant, f"/afbud {MEETING} {SEAT} stedfortræder {words}"))
    assert "er ikke et navn." in refused
    assert "Ole Prøvesen" in said(await office.types(consultant, "/afbud liste politisk sydvestjylland"))
