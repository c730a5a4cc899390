"""How much there may be of an item and of an agenda: what is too much is refused in words, and nothing is cut."""

import pytest

from domain.agenda import MOST_ITEMS, AgendaItem
from domain.people import Person
from domain.ports import Repositories
from tests.handlers.dagsorden.conftest import Secretariat
from tests.support.office import Office, form_of, said

PUNKT = "/dagsorden punkt"


async def _filled_up(office: Office, meeting: int, author: Person) -> None:
    """The meeting's agenda has as many items as it holds."""
    kept = AgendaItem(0, meeting, "Sag", author.id, office.now, install="T1")

    def unit(repositories: Repositories) -> None:
        for _ in range(MOST_ITEMS):
            repositories.agenda_items.add(kept)

    await office.work.run(unit)


@pytest.mark.parametrize(
    ("words", "longest", "refused"),
    [
        ("2 hjemmel", 200, "Hjemlen er for lang: 201 tegn.\nSkriv højst 200 tegn. Intet er gemt."),
        ('"Vagt" hjemmel', 200, "Hjemlen er for lang: 201 tegn."),
        ('"Vagt" oplægsholder', 200, "Oplægsholderens navn er for langt: 201 tegn."),
        ('"Vagt" indstilling', 1_000, "Indstillingen er for lang: 1.001 tegn.\nSkriv højst 1.000 tegn."),
    ],
)
async def test_a_long_text_is_refused(secretariat: Secretariat, words: str, longest: int, refused: str) -> None:
    """For a new item as for one that is there; it was cut or couldn't be mended in the form."""
    await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
    before = secretariat.office.rows()
    long = f'{PUNKT} {words} "{"x" * (longest + 1)}"'
    assert (await secretariat.says(secretariat.region, long)).startswith(refused)
    assert secretariat.office.rows() == before
    assert "Intet er gemt" not in await secretariat.says(secretariat.region, long.replace("xx", "x", 1))


async def test_the_form_says_what_is_too_long(secretariat: Secretariat) -> None:
    """Also of what the form asks seldom: what a patient's involvement is, and why a case comes late."""
    await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser"')
    form = form_of(await secretariat.office.types(secretariat.region, f"{PUNKT} 2 ret"))
    long = dict.fromkeys(("inddragelse", "begrundelse"), "x" * 1_001)
    answer = said(await secretariat.office.submits(secretariat.region, form, long))
    assert answer.count("Skriv højst 1.000 tegn.") == len(long)


async def test_an_agenda_that_is_full_takes_no_more(secretariat: Secretariat) -> None:
    """Nothing is carried over to it."""
    office, region = secretariat.office, secretariat.region
    await secretariat.says(region, f'{PUNKT} "Akutpladser"')
    await secretariat.says(region, "/moede opret politisk sydvestjylland tirsdag den 15. december 2026 kl. 15-17")
    await _filled_up(office, 2, region)
    before = office.rows()
    carried = await secretariat.says(region, "/dagsorden overfør 2 politisk sydvestjylland 8/12")
    assert carried.startswith("Dagsordenen til mødet tirsdag den 15. december 2026 har allerede 100 punkter.")
    assert office.rows() == before
