"""Two fora or two clusters in a command that is about one: both are told, and a press picks."""

import pytest

from domain.people import Person
from tests.support.office import Office, button_of, said


@pytest.mark.parametrize(
    ("line", "title", "pick", "after"),
    [
        ("/moede vis politisk og fagligt fyn 9/12", "Ét forum", "politisk", "Om 32 hverdage: Politisk niveau, Fyn"),
        ("/moede vis fagligt/politisk fyn 9/12", "Ét forum", "politisk", "Om 32 hverdage: Politisk niveau, Fyn"),
        ("/moede vis politisk fyn og lillebælt 9/12", "Én klynge", "fyn", "Om 32 hverdage: Politisk niveau, Fyn"),
        ("/moede opret politisk, fagligt og ssu fyn 10/12 kl. 9-11", "Ét forum", "politisk", "Mødet er oprettet: Pol"),
        ("/dagsorden status politisk og fagligt", "Ét forum", "politisk", "Om 32 hverdage · "),
        ("/dagsorden status fyn & lillebælt", "Én klynge", "fyn", "Om 32 hverdage · "),
        ("/afbud politisk og fagligt fyn 9/12 plo 1", "Ét forum", "politisk", "Afbud registreret: PLO 1"),
        ("/beslutning liste politisk og fagligt", "Ét forum", "politisk", "Politisk niveau, Fyn har ikke"),
        ("/opgaver fyn og lillebælt", "Én klynge", "fyn", "13 åbne opgaver i"),
        ("/midler fyn og lillebælt", "Én klynge", "fyn", "Ingen fælles midler: Fyn"),
        ("/tovholder medlem Ida By plo 1 politisk og fagligt fyn", "Ét forum", "politisk", "Medlemmet er noteret: PLO"),
    ],
)
async def test_of_two_that_are_named_one_is_picked(
    office: Office, region: Person, line: str, title: str, pick: str, after: str
) -> None:
    """Neither is said to be unknown, and nothing is done until then."""
    before = office.rows()
    asked = await office.types(region, line)
    assert said(asked).startswith(f"{title} ad gangen.\nJeg læser “")
    assert office.rows() == before
    assert said(await office.presses(region, button_of(asked, pick))).startswith(after)


@pytest.mark.parametrize("line", ["/moede vis ssu fyn", "/dagsorden status ssu fyn", "/beslutning liste ssu fyn"])
async def test_a_cluster_beside_a_forum_above_them_is_told(office: Office, region: Person, line: str) -> None:
    """It isn't said to be unknown, and a press asks without it."""
    asked = await office.types(region, line)
    assert said(asked).startswith("Sundhedssamarbejdsudvalget hører ikke til en klynge.")
    assert button_of(asked, "Uden “fyn”").value.endswith(line.removesuffix(" fyn").partition(" ")[2])
    assert said(await office.types(region, f"{line} sommerfugl")).startswith("Jeg forstod ikke “fyn sommerfugl”")


async def test_a_cluster_in_a_places_name_is_told(office: Office, region: Person) -> None:
    """Without its word a place may be taken for the cluster."""
    line = "/moede opret politisk fyn 10/12 kl. 15-17 på Hotel Lillebælt"
    assert "Er det ene en del af et sted, så skriv “sted” foran." in said(await office.types(region, line))


async def test_a_word_that_fits_several_names_none(office: Office, region: Person) -> None:
    """Who writes “niveau” alone is asked which."""
    assert said(await office.types(region, "/moede vis niveau fyn")).startswith("Hvilket forum mener du?")
