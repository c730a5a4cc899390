"""`/tovholder medlem` from day to day, `suppleant`, and persons who should coincide."""

from datetime import date, timedelta

import pytest

from domain.people import Person
from tests.support.office import Office, mark, said

MAKE = "/moede opret fagligt fyn torsdag den 10. december 2026 kl. 9-11"


async def _anne(office: Office) -> Person:
    return await office.with_role("Anne Eksempel", "regionshus", "fyn")


async def _sitting(office: Office, on: date, body: str = "politisk/fyn") -> list[tuple[str, str]]:
    held = await office.work.read(lambda r: list(r.people.seat_holders(body, on)))
    return [(one.seat, one.person.name) for one in held]


async def test_a_seat_is_held_from_one_day_to_another(office: Office) -> None:
    """Somebody sits from the first day to the last; who sat before leaves the day before."""
    anne = await _anne(office)
    await office.types(anne, "/tovholder medlem Ida Testesen borgmester nyborg politisk fyn")
    line = "/tovholder medlem Hanne Navnesen borgmester nyborg politisk fyn fra 1/12-2026 til 31/12-2026"
    answer = said(await office.types(anne, line))
    assert (
        "sidder nu i Politisk niveau, Fyn, fra 1. december 2026 til 31. december 2026. Ida Testesen træder ud."
        in answer
    )
    first, last = date(2026, 12, 1), date(2026, 12, 31)
    days = (first - timedelta(days=1), first, last, last + timedelta(days=1))
    names = [[name for _, name in await _sitting(office, day)] for day in days]
    assert names == [["Ida Testesen"], ["Hanne Navnesen"], ["Hanne Navnesen"], []]


async def test_a_seats_days_may_be_written_with_a_hyphen(office: Office) -> None:
    """As a meeting's may; one that can be hours too is asked about."""
    anne = await _anne(office)
    line = "/tovholder medlem Hanne Navnesen borgmester nyborg politisk fyn fra {} til 31-12"
    assert "fra 14. december 2026 til 31. december 2026." in said(await office.types(anne, line.format("14-12")))
    asked = said(await office.types(anne, line.format("1-12").replace("nyborg", "assens")))
    assert asked.startswith("Hvilken dato mener du med “1-12”?")


@pytest.mark.parametrize(("typed", "seat"), [("PLO central", "plo_1"), ("lokal PLO", "plo_2")])
async def test_plo_has_a_central_and_a_local_representative(office: Office, typed: str, seat: str) -> None:
    """The two seats are known by what they are for."""
    anne = await _anne(office)
    await office.types(anne, f"/tovholder medlem Ida Testesen {typed} politisk fyn")
    assert await _sitting(office, office.now.date()) == [(seat, "Ida Testesen")]


async def test_a_suppleant_is_appointed_for_a_seat(office: Office) -> None:
    """On the professional level; the list of members shows them, and so does the one of absences."""
    anne = await _anne(office)
    await office.types(anne, MAKE)
    answer = said(await office.types(anne, "/tovholder suppleant Ida Testesen direktør nyborg fagligt fyn"))
    assert answer.startswith("Suppleanten er noteret: Direktør, Nyborg\nIda Testesen er suppleant i Fagligt strategisk")
    assert "samme materiale" in answer
    shown = said(await office.types(anne, "/tovholder medlem vis fagligt fyn"))
    assert "Direktør, Nyborg: ikke noteret – suppleant: Ida Testesen" in shown
    await office.types(anne, "/afbud fagligt fyn 10/12 direktør nyborg")
    listed = said(await office.types(anne, "/afbud liste fagligt fyn 10/12"))
    assert "udpeget suppleant: Ida Testesen (ikke meldt til)" in listed
    again = said(await office.types(anne, "/tovholder suppleant Ida Testesen direktør nyborg fagligt fyn"))
    assert "Ida Testesen er suppleant der allerede." in again


async def test_the_appointed_suppleant_comes_without_being_named_again(office: Office) -> None:
    """The word alone is enough once somebody is appointed, and it counts as representation."""
    anne = await _anne(office)
    await office.types(anne, MAKE)
    await office.types(anne, "/tovholder suppleant Ida Testesen direktør nyborg fagligt fyn")
    answer = said(await office.types(anne, "/afbud fagligt fyn 10/12 direktør nyborg suppleant"))
    assert "Suppleant: Ida Testesen" in answer
    assert "Kommuner 9 af 9" in answer


async def test_no_suppleanter_are_appointed_on_the_political_level(office: Office) -> None:
    """Nothing says so there; a stand-in for one meeting is noted with the absence."""
    anne = await _anne(office)
    before = office.rows()
    answer = said(await office.types(anne, "/tovholder suppleant Ida Testesen borgmester nyborg politisk fyn"))
    assert "I Politisk niveau, Fyn udpeges der ikke suppleanter." in answer
    assert office.rows() == before


async def test_a_director_without_a_seat_in_the_cluster_is_pointed_out(office: Office) -> None:
    """When the seat in the steering group is given, and in `tjek`, until there is one on the professional level."""
    anne = await _anne(office)
    warning = "Ida Testesen (Kommunal direktør 1, Fyn) har ingen plads i Fagligt strategisk niveau, Fyn."
    line = "/tovholder medlem Ida Testesen kommunal direktør 1 fyn sss"
    assert warning in said(await office.types(anne, line, is_administrator=True))
    assert warning in said(await office.types(anne, "/tovholder tjek"))
    await office.types(anne, "/tovholder medlem Ida Testesen direktør nyborg fagligt fyn")
    assert warning not in said(await office.types(anne, "/tovholder tjek"))


async def test_members_are_shown_to_their_secretariat_alone(office: Office) -> None:
    """Who sits where, and for whom others come, is the secretariat's to see."""
    anne, bo = await _anne(office), await office.with_role("Bo Prøvesen", "regionshus", "lillebaelt")
    await office.types(anne, f"/tovholder medlem {mark(bo)} borgmester nyborg politisk fyn")
    assert "Borgmester, Nyborg: @Bo Prøvesen" in said(await office.types(anne, "/tovholder medlem vis politisk fyn"))
    refused = said(await office.types(bo, "/tovholder medlem vis politisk fyn"))
    assert "Det kan kun sekretariatet i Sundhedsklynge Fyn gøre." in refused


@pytest.mark.parametrize(("who", "until"), [("borgmester nyborg", ""), ("Ida Testesen", " til 31/12-2026")])
async def test_a_seat_is_left_without_a_successor(office: Office, who: str, until: str) -> None:
    """At once or on a last day, by seat or by name; the seat stays, and the log keeps no name."""
    anne = await _anne(office)
    await office.types(anne, "/tovholder medlem Ida Testesen borgmester nyborg politisk fyn fra 1/10-2026")
    answer = said(await office.types(anne, f"/tovholder medlem fjern {who} politisk fyn{until}"))
    assert answer.startswith(f"Pladsen {'bliver' if until else 'er'} ubesat: Borgmester, Nyborg")
    last = date(2026, 12, 31) if until else office.now.date() - timedelta(days=1)
    assert [len(await _sitting(office, day)) for day in (last, last + timedelta(days=1))] == [1, 0]
    assert "Borgmester, Nyborg" in said(await office.types(anne, "/tovholder medlem vis politisk fyn"))


async def test_a_seat_given_by_mistake_is_empty_again_the_same_day(office: Office) -> None:
    """Nobody sits there, and the next one can be named at once."""
    anne = await _anne(office)
    for name in ("Ida Testesen", "Hanne Navnesen"):
        await office.types(anne, f"/tovholder medlem {name} borgmester nyborg politisk fyn")
        assert await _sitting(office, office.now.date()) == [("borgmester_nyborg", name)]
        await office.types(anne, "/tovholder medlem fjern borgmester nyborg politisk fyn")
        assert await _sitting(office, office.now.date()) == []


async def test_a_suppleant_is_taken_off(office: Office) -> None:
    """The member stays."""
    anne = await _anne(office)
    await office.types(anne, "/tovholder medlem Hanne Navnesen direktør nyborg fagligt fyn")
    await office.types(anne, "/tovholder suppleant Ida Testesen direktør nyborg fagligt fyn")
    answer = said(await office.types(anne, "/tovholder suppleant fjern direktør nyborg fagligt fyn"))
    assert answer.startswith("Ingen suppleant: Direktør, Nyborg")
    shown = said(await office.types(anne, "/tovholder medlem vis fagligt fyn"))
    assert "Hanne Navnesen" in shown
    assert "Ida Testesen" not in shown


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("medlem fjern borgmester nyborg politisk fyn", "Der er ikke noteret et medlem."),
        ("suppleant fjern direktør nyborg fagligt fyn", "Der er ikke noteret en suppleant."),
        ("medlem fjern politisk fyn", "Jeg fandt ikke medlemmet"),
        ("medlem fjern", "Hvem skal fjernes fra hvilken plads?"),
        ("medlem fjern borgmester assens politisk fyn til 1/9-2026", "Dagen er forbi."),
        ("medlem fjern borgmester assens blåbær politisk fyn", "Jeg forstod ikke “blåbær”."),
        ("medlem fjern borgmester kolding politisk lillebælt", "Det kan kun sekretariatet i Sundhedsklynge Lillebælt"),
    ],
)
async def test_nobody_leaves_by_wrong_words(office: Office, typed: str, answer: str) -> None:
    """What is wrong is told, and nothing is stored."""
    anne = await _anne(office)
    await office.types(anne, "/tovholder medlem Ida Testesen borgmester assens politisk fyn")
    before = office.rows()
    told = said(await office.types(anne, f"/tovholder {typed}"))
    assert answer in told
    assert "Intet er gemt." in told
    assert office.rows() == before
