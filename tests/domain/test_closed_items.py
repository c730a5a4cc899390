import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.agenda import AgendaItem, Annex, Numbered
from domain.cases import Case
from domain.closed_items import Telling, gone_through, telling, telling_of_case
from domain.meetings import Meeting

ITEM = AgendaItem(
    1,
    1,
    "Lukning af akutmodtagelsen i Grindsted",
    author=1,
    added_at=copenhagen(2026, 11, 1, 9),
    is_closed=True,
    case_number="26/17744",
    annexes=(Annex("https://dokumenter.example/notat-7"),),
)
MEETING = Meeting(1, "politisk/sydvestjylland", copenhagen(2026, 12, 9, 15), copenhagen(2026, 12, 9, 17))
TODAY = date(2026, 12, 14)


def told(text: str, title: str = "God idé", item: AgendaItem = ITEM, today: date = TODAY) -> Telling:
    """Whether a text tells of an item that stands as number 4 on the meeting's agenda."""
    return telling(gone_through(title, text), Numbered(4, item), MEETING, today)


@pytest.mark.parametrize(
    "text",
    [
        "Vi talte om lukning af Akutmodtagelsen i Grindsted, og det gik godt.",
        "Se sagsnr. 26/17744.",
        "Journal 2617744 har det hele.",
        "Notatet: https://dokumenter.example/notat-7",
        "Det var punkt 4 den 9. december.",
        "Pkt. nr. 4 på mødet 9/12 gav anledning til det.",
        "Dagsordenspunkt 4, 2026-12-09",
    ],
)
def test_what_surely_tells_of_an_item(text: str) -> None:
    """Its title, also in other forms and another order, its case number, an annex, its number with the day."""
    assert told(text) is Telling.SURELY


@pytest.mark.parametrize(
    "text",
    [
        "Vi har prøvet punkt 4 af.",
        "Lukningen i Grindsted gik godt.",
        "I Grindsted er akutmodtagelserne trygge ved lukningen.",
    ],
)
def test_what_may_tell_of_an_item(text: str) -> None:
    """A number without a day, and some of the words, are for people to judge."""
    assert told(text) is Telling.PERHAPS


@pytest.mark.parametrize(
    "text",
    [
        "Vi ringer til borgeren efter to dage.",
        "Akutmodtagelsen ringer. Det gør de i Grindsted også.",
        "Punkt 5 den 9. december.",
        "Punktet 40 gange.",
        "Sag 26/177445 er en anden.",
    ],
)
def test_what_tells_of_something_else(text: str) -> None:
    """Words that stand apart, and other numbers."""
    assert told(text) is Telling.NOT


def test_most_of_a_long_title_in_one_sentence_tells_of_it() -> None:
    """In whatever order and form; the same words in different sentences don't."""
    item = replace(ITEM, title="Flytning af den kirurgiske vagt fra Grindsted til Esbjerg")
    assert told("Vagterne i Esbjerg får ro, når flytningen fra Grindsted er sket.", item=item) is Telling.SURELY
    assert told("Vagterne har ro. I Esbjerg ringer vi. Flytningen er sket.", item=item) is Telling.NOT


def test_a_number_means_no_meeting_long_ago() -> None:
    """Without a day only a meeting of these weeks can be meant; with its day any."""
    later = TODAY + timedelta(days=90)
    assert told("Vi har prøvet punkt 4 af.", today=later) is Telling.NOT
    assert told("Vi har prøvet punkt 4 den 9. december af.", today=later) is Telling.SURELY


def test_a_short_title_is_found_as_a_title() -> None:
    """One or two words stand in many texts, so they tell of the item for sure only as the title of the whole."""
    item = replace(ITEM, title="Lægedækning")
    assert told("Vi gør det hver uge.", title="lægedækning", item=item) is Telling.SURELY
    assert told("Bedre lægedækning.", item=item) is Telling.NOT


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Vi fulgte lukning af akutmodtagelsen i Grindsted.", Telling.SURELY),
        ("Se sag nr. 3.", Telling.SURELY),
        ("Sagen nr. 3.", Telling.SURELY),
        ("Sagsnr. 3 har det hele", Telling.PERHAPS),
        ("Vi lærte meget af sag 3, og det gik godt.", Telling.PERHAPS),
        ("Sag nr. 3 er sag 3.", Telling.SURELY),
        ("Lukningen i Grindsted gik godt.", Telling.PERHAPS),
        ("Sag nr. 31, sag 3/12, sag 3-2026 og sag nr. 3/26.", Telling.NOT),
        ("Sag nr. 3.500 blandt dem, sagsnr 3.1234 og sag 3.12.", Telling.NOT),
        ("Vi ringer til borgeren efter 3 dage.", Telling.NOT),
    ],
)
def test_a_case_is_told_of_by_title_and_number(text: str, how: Telling) -> None:
    """Said to be a number, "sag nr. 3", it is that case; "sag 3" may be another, as may some words of its title.

    So may a "sagsnr.", which archives give; with a point inside, a number is a larger one or a date.
    """
    case = Case(3, ITEM.title, "skalering", "sydvestjylland", copenhagen(2026, 11, 1, 9), is_closed=True)
    assert telling_of_case(gone_through("God idé", text), case) is how


def test_an_items_case_may_stand_for_it() -> None:
    """The case itself may be open: one cluster's closed item closes only what is said there."""
    item = replace(ITEM, from_case=3)
    for text in ("Se sag nr. 3.", "Sag 3 gik godt."):
        assert told(text, item=item) is Telling.PERHAPS
        assert told(text) is Telling.NOT


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_can_be_asked_about(text: str, title: str) -> None:
    """Whatever people type there is an answer, and the title itself is always found."""
    assert told(text, title) in Telling
    assert told(text, ITEM.title) is Telling.SURELY


@pytest.mark.parametrize("piece", [".", ". ", "punkt 4 ", "sag 3 ", "\n", "borgere. "])
def test_the_longest_text_is_soon_compared_with_all_that_is_closed(piece: str) -> None:
    """Nothing else is saved meanwhile, and there may be some hundred closed items."""
    longest = (piece * 3_000)[:3_000]
    began = time.process_time()
    said = gone_through("God idé", longest)
    for number in range(100):
        telling(said, Numbered(5, replace(ITEM, id=number)), MEETING, TODAY)
    assert time.process_time() - began < 1.0
