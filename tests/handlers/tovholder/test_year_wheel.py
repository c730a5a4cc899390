"""`/tovholder årshjul`: the year as a picture, as a table and as files."""

from datetime import date

import pytest

from domain.papers import Sheet
from domain.people import Person
from domain.pictures import YearPicture
from handlers.outcomes import File, Outcome
from handlers.ui import Image
from tests.support.office import Office, button_of, card_of, said


@pytest.fixture
async def region(office: Office) -> Person:
    """The region's consultant in Fyn, where two political and one professional meeting are planned."""
    person = await office.with_role("Rita Region", "regionshus", "fyn")
    await office.give_role(person, "somatik", "fyn")
    for line in (
        "politisk fyn onsdag den 9. december 2026 kl. 15-17",
        "fagligt fyn onsdag den 11. november 2026 kl. 13-15",
        "politisk fyn onsdag den 10. februar 2027 kl. 15-17",
    ):
        await office.types(person, f"/moede opret {line}")
    return person


def _picture(answer: Outcome) -> YearPicture:
    (picture,) = (block.picture for block in card_of(answer).blocks if isinstance(block, Image))
    assert isinstance(picture, YearPicture)
    return picture


async def test_the_year_comes_as_a_picture_that_words_tell_too(office: Office, region: Person) -> None:
    """Without words it is this year of the person's cluster; title, next meeting and alternative text are there."""
    answer = await office.types(region, "/tovholder årshjul")
    picture = _picture(answer)
    assert (picture.wheel.year, picture.name) == (2026, "Sundhedsklynge Fyn")
    assert card_of(answer).title == "Årshjul 2026: Sundhedsklynge Fyn"
    assert "2 møder i 2026. Det næste holder det fagligt strategiske niveau onsdag den 11. november" in said(answer)
    assert "Det politiske niveau: 9. december." in picture.alternative


@pytest.mark.parametrize(
    ("line", "year", "name"),
    [
        ("/tovholder årshjul 2027 fyn", 2027, "Sundhedsklynge Fyn"),
        ("/tovholder aarshjul lillebaelt", 2026, "Sundhedsklynge Lillebælt"),
        ("/tovholder ÅRSHJUL alle klynger", 2026, "Alle klynger i Region Syddanmark"),
    ],
)
async def test_cluster_and_year_come_in_any_order(
    office: Office, region: Person, line: str, year: int, name: str
) -> None:
    """A cluster, all of them, and a year may be typed, with å or aa."""
    picture = _picture(await office.types(region, line))
    assert (picture.wheel.year, picture.name) == (year, name)


async def test_a_year_after_the_organisation_says_so(office: Office, region: Person) -> None:
    """A year in which the organisation is no more is shown, with a sentence that says so."""
    assert "Bemærk: Sundhedsklyngerne ophører den 31. december 2026" in said(
        await office.types(region, "/tovholder årshjul 2027")
    )


async def test_the_table_says_all_that_the_wheel_shows(office: Office, region: Person) -> None:
    """The button beside the picture gives each meeting with both deadlines, what recurs, and the days off."""
    table = said(
        await office.presses(region, button_of(await office.types(region, "/tovholder årshjul"), "Vis som tabel"))
    )
    assert "Det politiske niveau: onsdag den 9. december 2026 kl. 15.00 (uge 50)" in table
    assert "punkter klar 11. november · dagsordenen udsendes 2. december" in table
    assert "Efterårsferie: mandag den 12. oktober 2026 – søndag den 18. oktober 2026 (uge 42)" in table
    assert "Grundlovsdag 5. juni" in table


async def test_the_wheel_can_be_printed(office: Office, region: Person) -> None:
    """It is handed out as SVG and PNG in a direct message, and the answer says so."""
    answer = await office.presses(
        region, button_of(await office.types(region, "/tovholder årshjul"), "Hent til udskrift")
    )
    assert isinstance(answer, File)
    assert answer.names == ("aarshjul-2026-fyn.svg", "aarshjul-2026-fyn.png")
    assert isinstance(answer.content, YearPicture)


async def test_the_table_can_be_taken_along(office: Office, region: Person) -> None:
    """As a workbook and CSV it has a row for each meeting, with its deadlines as days."""
    answer = await office.types(region, "/tovholder årshjul regneark fyn")
    assert isinstance(answer, File)
    assert isinstance(answer.content, Sheet)
    assert answer.content.rows[1] == (
        date(2026, 12, 9), "15.00", 50, "Det politiske niveau", "ordinært", date(2026, 11, 11), date(2026, 12, 2),
    )  # fmt: skip


@pytest.mark.parametrize(
    "line", ["/tovholder årshjul sjælland", "/tovholder årshjul fyn 31", "/tovholder årshjul bager"]
)
async def test_what_is_not_understood_is_told(office: Office, region: Person, line: str) -> None:
    """A place that is no cluster, or words that mean nothing here, are answered and not passed over."""
    answer = await office.types(region, line)
    assert card_of(answer).title.startswith(("Jeg forstod ikke", "Jeg kender ingen klynge"))
    assert "Intet er gemt" in said(answer)


async def test_an_empty_year_is_still_a_year(office: Office, region: Person) -> None:
    """Where no meeting is planned the wheel says so in words and has its rings."""
    answer = await office.types(region, "/tovholder årshjul sønderjylland 2026")
    assert "Der er ingen møder i 2026 endnu." in said(answer)
    assert len(_picture(answer).wheel.rings) == 3
