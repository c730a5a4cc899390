"""Corrections void approvals: those who are to get them again are told once, from what is true when it is sent."""

from dataclasses import replace
from datetime import timedelta

from domain.people import Place
from tests.handlers.dagsorden.conftest import Secretariat
from tests.handlers.dagsorden.test_approving import ALL, approve_all

MEETING = "politisk sydvestjylland 8/12"


async def test_the_secretariat_is_told_once(secretariat: Secretariat) -> None:
    """The other owner and the channel, with who is missing; not the one who noted it, nor any politician."""
    await secretariat.office.channel("C7", "sydvestjylland")
    mayor = await secretariat.office.seated("Frida", "politisk/sydvestjylland", "regionsraadsformanden")
    await approve_all(secretariat)
    await secretariat.says(secretariat.region, "/dagsorden rettelser")
    told = await secretariat.office.delivers()
    assert {one.message.recipient for one in told} == {secretariat.municipality.id, Place("slack", "T1", "C7")}
    assert mayor.id not in {one.message.recipient for one in told}
    for one in told:
        assert one.card.title == "Rettelser til dagsordenen: Den skal godkendes igen"
        assert "Godkendelserne af version 1 gælder ikke længere." in one.words
        assert all(chair in one.words for chair in ALL)
        assert "når dagsordenen er genereret igen" in one.words
        assert "Rikke" not in one.words
    assert await secretariat.office.delivers() == []


async def test_those_who_were_told_hear_once_that_the_approvals_stand_after_all(secretariat: Secretariat) -> None:
    """Each time the corrections are taken back; nobody hears it who never got the other word."""
    await secretariat.office.channel("C7", "sydvestjylland")
    for chair in ALL[:3]:
        await secretariat.says(secretariat.region, f"/dagsorden godkend for {chair}")
    asked = {secretariat.municipality.id, Place("slack", "T1", "C7")}
    for _ in range(2):
        secretariat.office.now += timedelta(hours=1)
        await secretariat.says(secretariat.region, "/dagsorden rettelser")
        assert {one.message.recipient for one in await secretariat.office.delivers()} == asked
        await secretariat.says(secretariat.region, "/dagsorden fortryd rettelser")
        told = await secretariat.office.delivers()
        assert {one.message.recipient for one in told} == asked
        for one in told:
            assert one.card.title == "Rettelserne til dagsordenen er fortrudt: Godkendelserne gælder igen"
            assert "De godkendelser af version 1, der var givet, skal ikke gives igen." in one.words
            assert "Der mangler stadig godkendelse fra borgmesteren i formandskabet." in one.words
        assert await secretariat.office.delivers() == []


async def test_nothing_is_told_where_nothing_was_voided(secretariat: Secretariat) -> None:
    """Corrections before the first approval are between the secretariat."""
    await secretariat.says(secretariat.region, "/dagsorden rettelser")
    assert await secretariat.office.delivers() == []


async def test_the_word_is_what_is_true_when_it_is_sent(secretariat: Secretariat) -> None:
    """Once the new version is there it says so; once it is approved, or the corrections are undone, nothing comes."""
    await secretariat.says(secretariat.region, f"/dagsorden genereret {MEETING}")
    await approve_all(secretariat)
    await secretariat.says(secretariat.region, "/dagsorden rettelser")
    await secretariat.says(secretariat.region, "/dagsorden fortryd rettelser")
    assert await secretariat.office.delivers() == []
    secretariat.office.now += timedelta(hours=1)
    await secretariat.says(secretariat.region, "/dagsorden rettelser")
    for person in (secretariat.region, secretariat.municipality):
        await secretariat.says(person, f"/dagsorden genereret {MEETING}")
    await secretariat.says(secretariat.region, f"/dagsorden godkend for {ALL[0]}")
    [told] = await secretariat.office.delivers()
    assert "og version 2 er klar til det" in told.words
    assert ALL[0] not in told.words
    assert ALL[1] in told.words


async def test_an_administrative_chair_in_the_chat_is_told(secretariat: Secretariat) -> None:
    """Who sits on a chair's seat of the professional body, for its own agendas and those of the political level."""
    office = secretariat.office
    sits = office.profile.body("fagligt/sydvestjylland")
    chair = sits.seats[0]
    known = replace(sits, seats=(replace(chair, is_chair=True), *sits.seats[1:]))
    bodies = tuple(known if one == sits else one for one in office.profile.bodies)
    office.services = replace(office.services, profile=replace(office.profile, bodies=bodies))
    director = await office.seated("Dorte", sits.key, chair.key)
    member = await office.seated("Mads", sits.key, sits.seats[1].key)
    await secretariat.says(secretariat.municipality, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
    for which in ("fagligt sydvestjylland 3/12", MEETING):
        await secretariat.says(secretariat.municipality, f"/dagsorden godkend for {ALL[0]} {which}")
        await secretariat.says(secretariat.municipality, f"/dagsorden rettelser {which}")
        told = {one.message.recipient for one in await office.delivers()}
        assert director.id in told
        assert member.id not in told
