"""A seat that only another cluster's or forum's body has is answered with where it is, never with those of this one."""

from dataclasses import replace

import pytest

from domain.people import Person
from tests.support.office import Office, button_of, said

FYN = "Politisk niveau, Fyn"


@pytest.fixture
async def ane(office: Office) -> Person:
    """Serves Fyn and Sydvestjylland, and writes in the channel of Sydvestjylland, which meets on another day."""
    person = await office.with_role("Ane", "regionshus", "fyn")
    await office.give_role(person, "regionshus", "sydvestjylland")
    await office.channel("C9", "sydvestjylland")
    await office.types(person, "/moede opret politisk fyn tirsdag den 10. november 2026 kl. 15-17")
    await office.types(person, "/moede opret politisk sydvestjylland onsdag den 11. november 2026 kl. 15-17")
    return person


@pytest.mark.parametrize(
    "line",
    [
        "/afbud politisk borgmester odense",
        "/afbud politisk 11/11 odense",
        "/afbud politisk 10/11 borgmester odense",
        "/afbud politisk sydvestjylland borgmester odense",
        "/tovholder medlem Peter Hansen borgmester odense politisk",
        "/tovholder medlem fjern borgmester odense politisk",
    ],
)
async def test_the_answer_says_which_cluster_the_seat_belongs_to(office: Office, ane: Person, line: str) -> None:
    """Odense's mayor is no question of which mayor in Sydvestjylland is meant, also where the date is Fyn's."""
    before = office.rows()
    told = said(await office.types(ane, line, channel="C9", is_administrator=True))
    assert told.startswith(f"Borgmester, Odense sidder i {FYN}.")
    assert "Jeg ledte i Politisk niveau, Sydvestjylland" in told
    assert "Intet er gemt." in told
    assert office.rows() == before


@pytest.mark.parametrize("cluster", ["", "sydvestjylland "])
async def test_its_button_asks_the_same_of_that_cluster(office: Office, ane: Person, cluster: str) -> None:
    """One press registers the absence where it belongs, whether the other cluster was typed or only the channel's."""
    asked = await office.types(ane, f"/afbud politisk {cluster}10/11 borgmester odense", channel="C9")
    told = said(await office.presses(ane, button_of(asked, FYN), channel="C9"))
    assert told.startswith("Afbud registreret: Borgmester, Odense")
    assert FYN in told


@pytest.mark.parametrize("seat", ["borgmester", "borgmester esbjerg varde"])
async def test_seats_of_the_own_cluster_are_asked_about(office: Office, ane: Person, seat: str) -> None:
    """What fits several members of the channel's cluster is a question about those."""
    told = said(await office.types(ane, f"/afbud politisk {seat}", channel="C9"))
    assert told.startswith("Hvilket medlem mener du?")
    assert "[Borgmester, Esbjerg]" in told


async def test_a_kommune_in_two_other_clusters_is_chosen_between(office: Office, ane: Person) -> None:
    """A kommune may sit in two clusters: both are named."""
    odense = office.profile.body("politisk/fyn").seat("borgmester_odense")
    bodies = tuple(
        replace(one, seats=(*one.seats, odense)) if one.key == "politisk/lillebaelt" else one
        for one in office.profile.bodies
    )
    office.services = replace(office.services, profile=replace(office.profile, bodies=bodies))
    told = said(await office.types(ane, "/afbud politisk borgmester odense", channel="C9"))
    assert "sidder i Politisk niveau, Fyn og Politisk niveau, Lillebælt." in told
    assert "[Politisk niveau, Fyn] [Politisk niveau, Lillebælt]" in told


@pytest.mark.parametrize(
    "line",
    [
        "/afbud politisk direktør odense",
        "/afbud politisk 10/11 odense, direktøren",
        "/afbud fortryd politisk direktør odense",
        "/tovholder medlem Peter Hansen direktør odense politisk fyn",
    ],
)
async def test_another_forums_seat_is_never_taken_for_one_of_the_same_place(
    office: Office, ane: Person, line: str
) -> None:
    """The political level has no direktør: the word isn't passed over, so that Odense would mean the mayor."""
    await office.channel("C8", "fyn")
    before = office.rows()
    told = said(await office.types(ane, line, channel="C8", is_administrator=True))
    assert told.startswith("Direktør, Odense sidder i Fagligt strategisk niveau, Fyn.")
    assert f"Jeg ledte i {FYN}. Vælg her, hvem du mener. Intet er gemt." in told
    assert "[Direktør, Odense] [Borgmester, Odense]" in told
    assert office.rows() == before


@pytest.mark.parametrize(
    ("label", "place"),
    [("Borgmester, Odense", FYN), ("Direktør, Odense", "Fagligt strategisk niveau, Fyn · tirsdag den 10. november")],
)
async def test_its_buttons_say_which_of_the_two_is_meant(office: Office, ane: Person, label: str, place: str) -> None:
    """One press registers the absence, of the forum that was typed or of the other."""
    await office.types(ane, "/moede opret fagligt fyn tirsdag den 10. november 2026 kl. 9-11")
    asked = await office.types(ane, "/afbud politisk fyn 10/11 direktøren i odense")
    told = said(await office.presses(ane, button_of(asked, label)))
    assert told.startswith(f"Afbud registreret: {label}\n{place}")
    assert "set bort fra" not in told


async def test_a_seat_of_another_forum_is_said_to_be_there(office: Office, ane: Person) -> None:
    """Also where the forum has nobody of that place: patients sit on the professional level only."""
    told = said(await office.types(ane, "/afbud politisk fyn 10/11 patient 1"))
    assert told.startswith("Patient- og pårørenderepræsentant 1 sidder i Fagligt strategisk niveau, Fyn.")
