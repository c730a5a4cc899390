"""Opening a case: typed, by its form, or by an experience that is worth spreading; and what can't be read."""

import pytest

from domain.experiences import NEW_EXPERIENCE, Experience
from domain.people import ChannelPurpose
from handlers.outcomes import FormErrors
from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.support.office import button_of, form_of, said


async def test_an_experience_is_proposed_to_ssu_with_one_press(carriers: Carriers) -> None:
    """The case has the experience with it, begins with its cluster's recommendation, and is opened once."""
    office = carriers.office
    await office.channel("C7", None, ChannelPurpose.EXPERIENCES)
    await office.shares(
        carriers.first, "/erfaring del sønderjylland Opkald efter udskrivning: Sygeplejersken ringer efter to dage."
    )
    (told,) = [one for one in await office.delivers() if one.message.kind == NEW_EXPERIENCE]
    button = button_of(told.card, "Foreslå til SSU")
    before = office.rows()
    refused = said(await office.presses(carriers.hospitals["fyn"], button))
    assert refused.startswith("Det kan kun sekretariatet i Sundhedsklynge Sønderjylland eller over klyngerne gøre.")
    assert (
        "I klyngen er det Regionshuset, Sygehus Sønderjylland, Psykiatrisygehuset eller Kommunal tovholder" in refused
    )
    assert "Over klyngerne er det dem, der betjener Sundhedssamarbejdsudvalget (SSU) eller " in refused
    assert office.rows() == before
    opened = said(await office.presses(carriers.above, button))
    assert opened.startswith("Sag 1 er begyndt. Venter på Politisk niveau, Sønderjylland.")
    assert "Sag 1: Opkald efter udskrivning" in opened
    assert "Se den med `/erfaring vis 1`." in opened
    again = said(await office.presses(carriers.above, button))
    assert again.startswith("Erfaringen har allerede en sag: nr. 1.")
    await carriers.says('/sagsflow stop 1 "Trukket"')
    await carriers.withdraws_experience(1)
    gone = said(await office.presses(carriers.above, button))
    assert gone.startswith("Erfaring nr. 1 er trukket tilbage.")
    await carriers.says("/sagsflow genoptag 1")
    await carriers.meets("politisk", "soenderjylland", "17/2 2026")
    item = await carriers.item("politisk/soenderjylland")
    assert "Bygger på erfaring nr. 1." in item.recommendation


async def test_without_text_a_form_asks(carriers: Carriers) -> None:
    """What is missing is said at its field; what is filled in opens the case."""
    office = carriers.office
    form = form_of(await office.types(carriers.first, "/sagsflow"))
    wrong = said(await office.submits(carriers.first, form, {"titel": " ", "maal": "mange"}))
    assert "Skriv en titel." in wrong
    assert "Vælg en vej." in wrong  # none is chosen beforehand
    assert "Skriv et tal fra 1 til 3650" in wrong
    values = {"titel": "Følge hjem", "flow": "fra-fagligt", "klynge": "soenderjylland", "maal": "60"}
    opened = said(await office.submits(carriers.first, form, values))
    assert opened.startswith("Sag 1 er begyndt.")
    assert "0 af 60 dage brugt" in opened
    nowhere = await office.submits(carriers.above, form, {**values, "klynge": "", "titel": "Et andet hjem"})
    assert nowhere == FormErrors({"klynge": "Vælg den klynge, som sagen begynder i."})


async def test_the_form_says_that_older_experiences_can_be_named(carriers: Carriers) -> None:
    """Where there are more than a form can offer: none of them is missing without a word."""
    office, author, older = carriers.office, carriers.first.id, "En ældre skriver du som nummer: "
    shared = [
        Experience(0, f"Opkald {one}", "Vi ringer.", "fyn", author, office.now, install="T1") for one in range(101)
    ]
    await office.work.run(lambda store: [store.experiences.add(one) for one in shared[1:]])
    assert older not in str(form_of(await office.types(carriers.first, "/sagsflow")))
    await office.work.run(lambda store: store.experiences.add(shared[0]))
    assert older in str(form_of(await office.types(carriers.first, "/sagsflow")))
    assert (await carriers.says("/sagsflow ny erfaring 1 fyn")).startswith("Sag 1 er begyndt.")


async def test_the_cluster_is_asked_for_and_the_press_opens_the_case(carriers: Carriers) -> None:
    """Only where it can't be told from the channel or the person."""
    asked = await carriers.office.types(carriers.above, '/sagsflow ny "Følge hjem" skalering mål 90')
    assert said(asked).startswith("Hvilken klynge begynder sagen i?")
    opened = said(await carriers.office.presses(carriers.above, button_of(asked, "Fyn")))
    assert "Venter på Fagligt strategisk niveau, Fyn." in opened
    assert "0 af 90 dage brugt" in opened
    own = await carriers.says('/sagsflow ny "Et andet hjem" skalering', carriers.hospitals["lillebaelt"])
    assert "Venter på Fagligt strategisk niveau, Lillebælt." in own


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/sagsflow vidre 3", "Jeg forstod ikke “vidre 3”."),
        ('/sagsflow ny "Følge hjem" skalerng fyn', "Jeg forstod ikke “skalerng”."),
        ("/sagsflow status 99", "Der er ingen sag nr. 99."),
        ("/sagsflow videre", "Hvilken sag mener du?\nSkriv dens nummer, fx `/sagsflow videre 3`."),
        ("/sagsflow stop", "Hvilken sag mener du?\nSkriv dens nummer, fx `/sagsflow stop 3`."),
        ("/sagsflow ny erfaring 99", "Der er ingen erfaring nr. 99."),
        (f'/sagsflow ny "{"Lang " * 40}" skalering fyn', "Titlen er for lang: 199 tegn."),
        ('/sagsflow ny "Følge hjem" skalering fyn mål 0', "Målet skal være fra 1 til 3650 dage."),
        ('/sagsflow ny "010203-1234" skalering fyn', "Teksten ser ud til at rumme et CPR-nummer."),
        ('/sagsflow ny "Lukket sag" ssu-til-klynger lukket', "Sag 1 er begyndt."),
    ],
)
async def test_what_cant_be_read_is_answered_in_short(carriers: Carriers, line: str, answer: str) -> None:
    """What was understood, what is wrong, what to do; nothing is changed but where a case is opened."""
    before = carriers.office.rows()
    found = await carriers.says(line)
    assert found.startswith(answer) or answer in found.splitlines()[0]
    if "er begyndt" not in answer:
        assert carriers.office.rows() == before


async def test_a_case_is_opened_once(carriers: Carriers) -> None:
    """The same title from the same place is the case that is on its way already; elsewhere it is another.

    Whoever opens it is reminded to share what is to spread.
    """
    assert "de andre klynger kender den fra dag ét: `/erfaring`" in await carriers.says(NEW, carriers.first)
    before = carriers.office.rows()
    again = await carriers.says(NEW.replace("Opkald", "OPKALD"), carriers.first)
    assert again.startswith("Den sag er allerede i gang: nr. 1.")
    assert {name for name, rows in carriers.office.rows().items() if rows != before[name]} <= {"deliveries"}
    assert "Sag 2 er begyndt." in await carriers.says(NEW.replace("sønderjylland", "fyn"))
    await carriers.says('/sagsflow stop 1 "Dækket"', carriers.first)
    assert "Sag 3 er begyndt." in await carriers.says(NEW, carriers.first)


async def test_what_people_type_is_shown_as_typed(carriers: Carriers) -> None:
    """Markup and mentions in a title call nobody."""
    await carriers.says('/sagsflow ny "*Fed* <!channel> & `kode`" skalering fyn')
    assert "*Fed* <!channel> & `kode`" in await carriers.says("/sagsflow status 1")
