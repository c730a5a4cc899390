"""Searching for experiences: what is understood, what a page shows, and what is said where there is nothing."""

from datetime import date

import pytest

from danish.zone import copenhagen
from handlers.erfaringer.query import read_query
from tests.search.hits import add_samples
from tests.support.office import Office, button_of, said
from tests.support.once import once


@pytest.fixture
async def stocked(office: Office) -> Office:
    """The program with all samples shared."""
    await _stock(office)
    return office


@once
async def _stock(office: Office) -> None:
    await office.work.run(add_samples)


async def test_a_hit_shows_what_it_is_and_why(stocked: Office) -> None:
    """A hit has its title, its cluster, its day and the sentence with the words; pressing "Vis" shows all of it."""
    anne = await stocked.person("Anne Eksempel")
    answer = await stocked.types(anne, "/erfaring søg tandlæge hjemløse")
    told = said(answer)
    assert told.startswith("Fandt 3 erfaringer om “tandlæge hjemløse”")
    assert "Socialtandpleje til hjemløse" in told
    assert "Sundhedsklynge Sydvestjylland · " in told
    assert "En tandlæge behandler gratis i varmestuen hver anden uge." in told
    shown = said(await stocked.presses(anne, button_of(answer, "Vis nr. 144")))
    assert shown.startswith("Socialtandpleje til hjemløse · Sundhedsklynge Sydvestjylland")


async def test_pages_follow_each_other(stocked: Office) -> None:
    """Five hits stand on a page; "Vis flere" changes it into the next, from which there is a way back."""
    anne = await stocked.person("Anne Eksempel")
    first = await stocked.types(anne, "/erfaring søg udskrivninger i 2025")
    second = await stocked.presses(anne, button_of(first, "Vis flere"))
    assert "side 1 af 5" in said(first)
    assert "side 2 af 5" in said(second)
    assert said(await stocked.presses(anne, button_of(second, "Vis forrige"))) == said(first)
    for typed in ("side 9 udskrivninger i 2025", "udskrivninger i 2025 side 5", "side:5 udskrivninger i 2025"):
        assert "side 5 af 5" in said(await stocked.types(anne, f"/erfaring søg {typed}"))


async def test_what_is_no_topic_is_told_and_searched_for(stocked: Office) -> None:
    """Else who misremembers a topic takes what was found by the word for all there is on it."""
    anne = await stocked.person("Anne Eksempel")
    for typed in ("emne tandlæge", "emne rumfart"):
        told = said(await stocked.types(anne, f"/erfaring søg {typed}"))
        assert f"“{typed.removeprefix('emne ')}” er ikke et emne, så jeg søgte efter ordet. Emnerne er Ældre" in told
    for typed in ("emne børn og unge trivsel", "et emne om trivsel"):
        assert "er ikke et emne" not in said(await stocked.types(anne, f"/erfaring søg {typed}"))


async def test_a_misspelling_is_forgiven_and_told(stocked: Office) -> None:
    """A word that nobody has written is taken for the one it looks like, and the answer says so."""
    anne = await stocked.person("Anne Eksempel")
    told = said(await stocked.types(anne, "/erfaring søg medisingennemgang"))
    assert "Medicingennemgang på plejehjem" in told
    assert "Jeg søgte også på “medicingennemgang”." in told


async def test_nothing_found_says_what_was_looked_for_and_the_way_on(stocked: Office) -> None:
    """Where nothing fits, the answer repeats what was understood, offers words that are near, and looks wider."""
    anne = await stocked.person("Anne Eksempel")
    nowhere = await stocked.types(anne, "/erfaring søg hjertestarter Fyn før 2025")
    assert said(nowhere).startswith("Jeg fandt ingen erfaringer om “hjertestarter” fra Sundhedsklynge Fyn (før 2025).")
    wider = said(await stocked.presses(anne, button_of(nowhere, "Søg alle steder")))
    assert "Hjertestartere i alle forsamlingshuse" in wider
    unknown = await stocked.types(anne, "/erfaring søg stugong")
    assert "[Søg “stuegang”]" in said(unknown)


async def test_a_search_without_words_is_asked_about(office: Office) -> None:
    """Without anything to look for, the answer shows how to search; with a cluster alone its newest are shown."""
    anne = await office.person("Anne Eksempel")
    assert said(await office.types(anne, "/erfaring søg")).startswith("Hvad vil du søge efter?")
    await office.work.run(add_samples)
    for words in ("fyn", "på Fyn"):
        told = said(await office.types(anne, f"/erfaring find {words}"))
        assert told.startswith("Fandt 50 erfaringer fra Sundhedsklynge Fyn, side 1 af 10")
        assert "Fælles tal for ventetid i børnepsykiatrien" in told


async def test_the_newest_are_those_that_are_asked_for(stocked: Office) -> None:
    """Of a cluster, where one is named; one alone is shown by its number, and changed, as people say it."""
    anne = await stocked.person("Anne Eksempel")
    for words in ("seneste", "vis de nyeste", "de seneste erfaringer", "seneste 5"):
        assert said(await stocked.types(anne, f"/erfaring {words}")).startswith("De seneste erfaringer (10)")
    for words in ("seneste fra fyn", "vis de nyeste erfaringer på fyn", "liste fyn"):
        told = said(await stocked.types(anne, f"/erfaring {words}"))
        assert told.startswith("Fandt 50 erfaringer fra Sundhedsklynge Fyn, side 1 af 10")
    for words in ("erfaring 144", "vis erfaring nr. 144"):
        assert said(await stocked.types(anne, f"/erfaring {words}")).startswith("Socialtandpleje til hjemløse")


@pytest.mark.parametrize(
    ("typed", "begins", "ends", "words"),
    [
        ("opkald i år", date(2026, 1, 1), date(2027, 1, 1), ("opkald",)),
        ("siden marts opkald", date(2026, 3, 1), None, ("opkald",)),
        ("opkald 2025", date(2025, 1, 1), date(2026, 1, 1), ("opkald",)),
        ("opkald december", date(2025, 12, 1), date(2026, 1, 1), ("opkald",)),
        ("før 1. marts 2026 opkald", None, date(2026, 3, 1), ("opkald",)),
        ("efter 2025", date(2026, 1, 1), None, ()),
        ("opkald sidste år", date(2025, 1, 1), date(2026, 1, 1), ("opkald",)),
        ("opkald to dage efter udskrivning", None, None, ("opkald", "dage", "udskrivning")),
    ],
)
def test_time_is_read_among_the_words(
    office: Office, typed: str, begins: date | None, ends: date | None, words: tuple[str, ...]
) -> None:
    """Words about time say when it was shared, wherever they stand; days that are counted within a text don't."""
    query = read_query(typed, office.profile, copenhagen(2026, 10, 26, 9))
    found = [moment and moment.date() for moment in (query.within.begins, query.within.ends)]
    assert found == [begins, ends]
    assert tuple(word for word in query.words if word != "to") == words


def test_cluster_and_topic_are_read_among_the_words(office: Office) -> None:
    """A cluster's name and a topic after "emne" narrow the search, in any order."""
    for typed in (
        "emne børn og unge trivsel lillebælt",
        "lillebælt trivsel emne børn og unge",
        "trivsel lillebaelt emne: boern og unge",
    ):
        query = read_query(typed, office.profile, copenhagen(2026, 10, 26, 9))
        assert (query.within.clusters, query.within.topic, query.words) == (
            ("lillebaelt",),
            "Børn og unge",
            ("trivsel",),
        )
