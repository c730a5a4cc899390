"""A new organisation begins at midnight: nobody restarts anything, and what was begun before is finished."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from danish.zone import copenhagen
from domain.organisation import Profile
from domain.people import Person
from domain.succession import in_succession
from handlers.tovholder.data_words import Values
from handlers.ui import Choice
from tests.support.council import council_profile
from tests.support.office import Office, button_of, form_of, said


def councils(old: Profile) -> Profile:
    """An organisation with a council for each cluster, after the old one."""
    forum = replace(old.forum("politisk"), key="raad", name="Sundhedsrådet", aliases=("sundhedsråd",), prepares=None)
    bodies = tuple(
        replace(one, key=f"raad/{one.cluster.key}", name=f"Sundhedsråd {one.cluster.name}", forum=forum)
        for one in old.bodies
        if one.cluster and one.forum.key == "politisk"
    )
    new = replace(
        old, key="raad", name="Sundhedsråd", valid_from=date(2027, 1, 1), valid_to=None, fora=(forum,), bodies=bodies
    )
    return in_succession([old, new])


@pytest.fixture
async def consultant(office: Office) -> Person:
    """Who serves Fyn over the turn of the year, with a meeting in December that still needs its minutes."""
    office.services = replace(office.services, profile=councils(office.profile))
    person = await office.with_role("Ane", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    item = '/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi ingen politisk fyn 16/12'
    assert "er tilføjet" in said(await office.types(person, item))
    office.now = copenhagen(2027, 1, 4, 9)
    return person


async def test_the_new_organisation_is_in_force_from_its_first_day(office: Office, consultant: Person) -> None:
    """Its meetings can be made, and the old one's can't any more."""
    made = said(await office.types(consultant, "/moede opret sundhedsråd fyn onsdag den 3. februar 2027 kl. 15-17"))
    assert made.startswith("Mødet er oprettet: Sundhedsråd Fyn")
    refused = said(await office.types(consultant, "/moede opret politisk fyn onsdag den 3. februar 2027 kl. 9-11"))
    assert "Sundhedsklyngerne ophører den 31. december 2026" in refused
    assert "Profil raad" in said(await office.types(consultant, "/tovholder tjek"))


async def test_before_its_first_day_nothing_has_changed(office: Office, consultant: Person) -> None:
    """On the last day of the year the old organisation is the one."""
    office.now = copenhagen(2026, 12, 31, 9)
    assert "Profil syddanmark" in said(await office.types(consultant, "/tovholder tjek"))
    refused = said(await office.types(consultant, "/moede vis sundhedsråd fyn"))
    assert "Hvilket forum mener du?" in refused or "forstod ikke" in refused


async def test_what_was_begun_is_finished(office: Office, consultant: Person) -> None:
    """The meeting of December keeps its status, its tasks and its minutes, by its own words and by its numbers."""
    listed = said(await office.types(consultant, "/opgaver alle"))
    assert "Politisk niveau, Fyn, mødet onsdag den 16. december" in listed
    status = said(await office.types(consultant, "/dagsorden status politisk fyn 16/12"))
    assert "\n11. Referat: " in status
    done = said(await office.types(consultant, "/referat udkast politisk fyn 16/12"))
    assert done.startswith("Bekræftet: Referat (udkast)")
    noted = said(await office.types(consultant, '/beslutning 2 "Pladserne åbner" godkendt politisk fyn 16/12'))
    assert "Beslutning 1 registreret" in noted
    assert "Politisk niveau, Fyn" in said(await office.types(consultant, "/beslutning liste politisk fyn"))


async def test_a_decision_is_handed_over_to_the_new_organisation(office: Office, consultant: Person) -> None:
    """It waits for the council's next meeting and becomes an item of it, with where it comes from."""
    await office.types(consultant, '/beslutning 2 "Pladserne åbner" godkendt politisk fyn 16/12')
    handed = said(await office.types(consultant, "/beslutning overlever 1 til sundhedsråd fyn politisk fyn 16/12"))
    assert "Sundhedsråd Fyn har intet kommende møde endnu" in handed
    await office.types(consultant, "/moede opret sundhedsråd fyn onsdag den 3. februar 2027 kl. 15-17")
    assert "Akutpladser" in said(await office.types(consultant, "/dagsorden punkter sundhedsråd fyn 3/2"))


async def test_a_decision_keeps_the_names_of_its_organisation(office: Office, tmp_path: Path) -> None:
    """Who follows it up and whose approval it awaits are named as before, and editing it keeps them."""
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    anne, at = await office.with_role("Anne", "regionshus", "fyn"), "politisk fyn 16/12"
    await office.types(anne, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    item = f'/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi øvrig kommuner Assens {at}'
    assert "er tilføjet" in said(await office.types(anne, item))
    office.now = copenhagen(2026, 12, 16, 18)
    for number, who in enumerate(("fagligt", "somatik"), 1):
        noted = await office.types(anne, f'/beslutning 2 "Plads {number} åbner" godkendt ansvarlig {who} {at}')
        assert f"Beslutning {number} registreret" in said(noted)
    office.now = copenhagen(2027, 1, 4, 9)
    for number, name in ((1, "Det fagligt strategiske niveau"), (2, "OUH Odense Universitetshospital")):
        opened = form_of(await office.types(anne, f"/beslutning ret {number} {at}"))
        chosen = next(one for one in opened.fields if isinstance(one, Choice) and one.name == "ansvarlig")
        assert chosen.value in {one.value for one in chosen.options}
        assert f"Ansvarlig: {name}" in said(await office.submits(anne, opened, {"tekst": f"Plads {number} er åben"}))
    approved = said(await office.types(anne, f"/beslutning godkendt 1 kommunalbestyrelse assens {at}"))
    assert "kommunalbestyrelsen i Assens Kommune" in approved
    assert "kommunalbestyrelsen i Assens Kommune" in said(await office.types(anne, f"/beslutning liste {at}"))


async def test_a_decision_goes_to_the_same_clusters_council_by_itself(office: Office, tmp_path: Path) -> None:
    """The cluster needn't be named where it goes on under its key."""
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    anne, at = await office.with_role("Anne", "regionshus", "fyn"), "politisk fyn 16/12"
    await office.types(anne, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    await office.types(anne, f'/dagsorden punkt "Opkald" til beslutning fra lokal økonomi ingen {at}')
    office.now = copenhagen(2027, 1, 4, 9)
    await office.types(anne, f'/beslutning 2 "Vi prøver det" godkendt {at}')
    given = said(await office.types(anne, f"/beslutning overlever 1 til sundhedsråd {at}"))
    assert given.startswith("Beslutning 1 venter på et møde: Sundhedsråd Fyn")


async def test_minutes_of_the_old_year_are_journalised_by_its_authorities(office: Office, tmp_path: Path) -> None:
    """The region and the kommuner are named as they were at the meeting, also those that the new one doesn't have."""
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    anne = await office.with_role("Anne", "regionshus", "fyn")
    await office.types(anne, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    office.now = copenhagen(2027, 1, 4, 9)
    first = said(await office.types(anne, "/referat journaliseret 22/17744 politisk fyn 16/12"))
    assert first.startswith("Journaliseret: Region Syddanmark")
    assert "Mangler: Assens Kommune, Faaborg-Midtfyn Kommune" in first
    second = said(await office.types(anne, "/referat journaliseret assens politisk fyn 16/12"))
    assert second.startswith("Journaliseret: Assens Kommune")
    status = said(await office.types(anne, "/dagsorden status politisk fyn 16/12"))
    assert "• Region Syddanmark, " in status
    assert "• Assens Kommune, " in status


async def test_money_granted_before_stays_the_old_ones(office: Office, tmp_path: Path) -> None:
    """Who granted is named as then, and what is set aside may rest on a decision of a body that has ended."""
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    anne, at = await office.with_role("Anne", "regionshus", "fyn"), "politisk fyn 16/12"
    await office.types(anne, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    await office.types(anne, f'/dagsorden punkt "Opkald" til beslutning fra lokal økonomi ingen {at}')
    office.now = copenhagen(2026, 12, 17, 9)
    await office.types(anne, f'/beslutning 2 "Vi prøver det" godkendt {at}')
    for party in ("region", "assens"):
        await office.types(anne, f"/midler bevilget fyn 2026 {party} 500.000")
    office.now = copenhagen(2027, 1, 4, 9)
    aside = said(await office.types(anne, f'/midler afsat 120.000 "Opkald" beslutning 1 {at}'))
    assert "(beslutning 1, Politisk niveau, Fyn, 16. december 2026)" in aside
    await office.types(anne, "/midler bevilget fyn 2027 region 300.000")
    shown = said(await office.types(anne, "/midler fyn"))
    assert "Nr. 1: Region Syddanmark har bevilget 500.000 kr. for 2026" in shown
    assert "Nr. 2: Assens Kommune har bevilget 500.000 kr. for 2026" in shown
    assert "Nr. 4: Sundhedsrådene har bevilget 300.000 kr. for 2027" in shown


async def test_kommuner_that_the_new_organisation_lacks_are_named_still(office: Office, tmp_path: Path) -> None:
    """Those that an item touches, in its card and on paper, and whose consultant a late step waits for."""
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    anne, at = await office.with_role("Anne", "somatik", "fyn"), "politisk fyn 16/12"
    await office.with_role("Bo", "kommune", "fyn", municipality="assens")
    await office.types(anne, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    await office.types(anne, f'/dagsorden punkt "Akutpladser" fra lokal økonomi øvrig kommuner Assens {at}')
    office.now = copenhagen(2027, 1, 4, 9)
    for line in (f"/dagsorden punkt 2 {at}", f"/dagsorden dokument {at}"):
        shown = said(await office.types(anne, line))
        assert "Beslutningen skal godkendes af Regionsrådet og kommunalbestyrelsen i Assens Kommune." in shown
    status = said(await office.types(anne, f"/dagsorden status {at}"))
    assert status.startswith("For 9 hverdage siden · 4 trin er forsinket (Regionshuset, Assens Kommune)")
    assert "Regionshuset og Kommunal tovholder (Assens Kommune). Fristen var" in status


async def test_an_item_above_the_clusters_keeps_whom_it_touches(office: Office, tmp_path: Path) -> None:
    """Its form still has the kommuner of the old organisation chosen, and saves them again."""
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    ida, at = await office.with_role("Ida", "koordinationsgruppe", None), "sss 16/12"
    await office.types(ida, "/moede opret sss onsdag den 16. december 2026 kl. 15-17")
    await office.types(ida, f'/dagsorden punkt "Akutpladser" økonomi øvrig kommuner Assens {at}')
    office.now = copenhagen(2027, 1, 4, 9)
    form = form_of(await office.presses(ida, button_of(await office.types(ida, f"/dagsorden punkt 2 {at}"), "Ret")))
    chosen = next(one for one in form.fields if isinstance(one, Choice) and one.name == "kommuner")
    assert "assens" in {one.value for one in chosen.options}
    assert "kommunalbestyrelsen i Assens Kommune." in said(await office.submits(ida, form, {"resumé": "Om pladser"}))


async def test_roles_that_the_new_organisation_lacks_are_named_still(office: Office, tmp_path: Path) -> None:
    """In what is kept of a person, and in how a decision read before it was set right."""
    profile = in_succession([office.profile, council_profile(tmp_path)])
    office.services = replace(office.services, profile=profile)
    anne, at = await office.with_role("Anne", "somatik", "fyn"), "politisk fyn 16/12"
    await office.types(anne, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    await office.types(anne, f'/dagsorden punkt "Akutpladser" fra lokal økonomi ingen {at}')
    office.now = copenhagen(2026, 12, 17, 9)
    for number, who in enumerate(("fagligt", "somatik"), 1):
        await office.types(anne, f'/beslutning 2 "Ja" ansvarlig {who} {at}')
        await office.types(anne, f'/beslutning ret {number} "Nej {number}" {at}')
    office.now = copenhagen(2027, 1, 4, 9)
    for number, name in ((1, "Det fagligt strategiske niveau"), (2, "Det somatiske sygehus")):
        assert f"ansvarlig: {name}" in said(await office.types(anne, f"/beslutning log {number} {at}"))
    assert Values(profile).read("role", "somatik", None) == "Det somatiske sygehus"


async def test_a_forum_is_asked_for_where_there_is_one(office: Office, tmp_path: Path) -> None:
    """A cluster that the forum isn't in, named or one's own from before, is said, and a press picks another."""
    office.services = replace(office.services, profile=in_succession([office.profile, council_profile(tmp_path)]))
    lis = await office.with_role("Lis", "regionshus", "lillebaelt")
    office.now = copenhagen(2027, 1, 4, 9)
    for line, there, instead in (
        ("/moede vis sundhedsråd lillebælt", "Lillebælt", "Trekanten"),
        ("/dagsorden status sundhedsråd", "Lillebælt", "Trekanten"),
        ("/moede vis politisk trekanten", "Trekantområdet", "Lillebælt"),
    ):
        asked = await office.types(lis, line)
        assert f"findes ikke i {there}. Skriv " in said(asked)
        shown = said(await office.presses(lis, button_of(asked, instead)))
        assert instead in shown
        assert "findes ikke" not in shown
