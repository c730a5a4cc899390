"""Guests and people of other workspaces get no rights from anybody, and none from what they held before."""

from datetime import datetime

import pytest

from bot.outgoing.reminders import issue_reminders
from danish.zone import copenhagen
from domain.people import Person
from tests.support.digests import digest_words
from tests.support.office import Office, mark, said

AT = "politisk fyn 9/12"
REFUSED = "Gunnar er gæst i jeres Slack eller kommer fra en anden organisation."


async def becomes_guest(office: Office, person: Person) -> None:
    """As the platform tells it."""
    await office.work.run(lambda store: store.people.set_outsider(person.id, is_outsider=True))


@pytest.mark.parametrize(
    "line",
    [
        "/tovholder rolle tildel {} regionshuset fyn",
        "/tovholder vikar {} fra 1/12 til 12/12",
        "/tovholder administrator tilføj {}",
    ],
)
async def test_nobody_can_give_an_outsider_rights(office: Office, region: Person, line: str) -> None:
    """Who asks is told who it is and that only their own can have them; nothing is stored."""
    guest = await office.person("Gunnar")
    await becomes_guest(office, guest)
    before = office.rows()
    answer = said(await office.types(region, line.format(mark(guest)), is_administrator=True))
    assert answer.startswith(REFUSED)
    assert "Intet er gemt" in answer
    assert office.rows() == before


async def test_an_outsider_is_not_made_to_write_an_item(office: Office, region: Person) -> None:
    """Though they hold a role from before: it counts no longer."""
    guest = await office.with_role("Gunnar", "somatik", "fyn")
    await becomes_guest(office, guest)
    await office.types(region, f'/dagsorden punkt "Akutpladser" {AT}')
    before = office.rows()
    answer = said(await office.types(region, f"/dagsorden punkt 2 skriver {mark(guest)} {AT}"))
    assert "Gunnar" in answer
    assert "Intet er gemt" in answer
    assert office.rows() == before


async def test_what_was_on_its_way_to_somebody_who_became_a_guest_never_comes(office: Office, region: Person) -> None:
    """Neither the word that a closed item is theirs to write, nor a digest that names it."""
    guest = await office.with_role("Gunnar", "somatik", "fyn")
    await office.types(region, f'/dagsorden punkt "Opsigelse" lukket {AT}')
    assert "Gunnar" in said(await office.types(region, f"/dagsorden punkt 2 skriver {mark(guest)} {AT}"))
    office.now = copenhagen(2026, 11, 10, 8, 30)
    assert "Opsigelse" in await digest_words(office, guest)
    await becomes_guest(office, guest)
    assert await digest_words(office, guest) == ""
    assert [one for one in await office.delivers() if one.message.recipient == guest.id] == []


async def test_an_outsider_is_told_so_where_a_meetings_form_would_open(office: Office) -> None:
    """They hold a role, so it isn't the role that is missing."""
    guest = await office.with_role("Gunnar", "regionshus", "fyn")
    await becomes_guest(office, guest)
    answer = said(await office.types(guest, "/moede opret"))
    assert answer.startswith("Det kan kun folk fra dette Slack-arbejdsområde gøre.")


@pytest.mark.parametrize("line", ["/opgaver overdrag 5 {}", "/opgaver påmind 5 på torsdag kl. 14"])
async def test_a_task_that_an_outsider_has_is_not_theirs_any_more(office: Office, region: Person, line: str) -> None:
    """Taken before they became one, it can't be handed over by them, nor can they be reminded of it."""
    guest = await office.with_role("Gunnar", "regionshus", "fyn")
    assert "Taget af Gunnar" in said(await office.types(guest, "/opgaver tag 5"))
    await becomes_guest(office, guest)
    before = office.rows()
    answer = said(await office.types(guest, line.format(mark(region))))
    assert answer.startswith("Det kan kun folk fra dette Slack-arbejdsområde gøre.")
    assert office.rows() == before


@pytest.mark.parametrize("day", [16, 18])
async def test_a_reminder_that_was_posted_to_somebody_who_became_a_guest_never_comes(
    office: Office, region: Person, day: int
) -> None:
    """Neither that of one task nor that of several; the others of the role get theirs."""
    guest = await office.with_role("Gunnar", "regionshus", "fyn")
    office.now = copenhagen(2026, 11, day, 9, 1)
    await office.work.run(lambda r: issue_reminders(r, profile=office.profile, now=office.now, limit=100))
    await becomes_guest(office, guest)
    told = {one.message.recipient for one in await office.delivers()}
    assert region.id in told
    assert guest.id not in told


@pytest.mark.parametrize(
    ("line", "now", "told"),
    [
        (f"/moede flyt {AT} til 10/12 kl. 9-11", copenhagen(2026, 10, 27, 9), "Mødet er flyttet"),
        (f"/moede aflys {AT}", copenhagen(2026, 10, 27, 9), "Mødet er aflyst"),
        (f'/dagsorden punkt "Akutpladser" fra lokal {AT}', copenhagen(2026, 11, 11, 9, 1), "skal skrives"),
        ("/moede vis", copenhagen(2026, 12, 4, 9, 1), "Forplejning"),
    ],
)
async def test_what_tells_of_the_secretariats_work_never_comes_to_somebody_who_became_a_guest(
    office: Office, region: Person, line: str, now: datetime, told: str
) -> None:
    """Whatever it is of: whoever has not become one gets it."""
    others = [await office.with_role(name, "somatik", "fyn") for name in ("Gunnar", "Signe")]
    await office.types(region, line)
    office.now = now
    await office.work.run(lambda r: issue_reminders(r, profile=office.profile, now=office.now, limit=100))
    await becomes_guest(office, others[0])
    told_to = {one.message.recipient for one in await office.delivers() if told in one.words}
    assert {one.id for one in others} & told_to == {others[1].id}


async def test_a_role_that_only_an_outsider_holds_is_vacant(office: Office, region: Person) -> None:
    """The self-test names it among those that nobody holds, and the status of a meeting does."""
    guest = await office.with_role("Gunnar", "somatik", "fyn")
    vacant = "Politisk niveau, Fyn: OUH"
    assert vacant not in said(await office.types(region, "/tovholder tjek", is_administrator=True))
    await becomes_guest(office, guest)
    assert vacant in said(await office.types(region, "/tovholder tjek", is_administrator=True))


async def test_nobody_acts_for_somebody_who_became_a_guest(office: Office, region: Person) -> None:
    """A role that counts no longer gives its deputy nothing to read and no word, and is vacant."""
    away = await office.with_role("Gunnar", "somatik", "fyn")
    deputy = await office.person("Signe")
    assert "er vikar" in said(await office.types(away, f"/tovholder vikar {mark(deputy)} fra 26/10 til 12/11"))
    listed = f"/dagsorden punkter {AT}"
    assert "Dagsordenens punkter" in said(await office.types(deputy, listed))
    await becomes_guest(office, away)
    assert said(await office.types(deputy, listed)).startswith("Det kan kun sekretariatet i Sundhedsklynge Fyn gøre.")
    office.now = copenhagen(2026, 11, 10, 8, 30)
    assert await digest_words(office, deputy) == ""
    vacant = "Politisk niveau, Fyn: OUH"
    assert vacant in said(await office.types(region, "/tovholder tjek", is_administrator=True))


async def test_a_guest_on_a_seat_is_a_member_who_reads_nothing(office: Office, region: Person) -> None:
    """Whom a kommune sends is its own business: the seat counts, absences are noted, and the guest is told nothing."""
    guest = await office.seated("Gunnar", "politisk/fyn", "borgmester_odense")
    await becomes_guest(office, guest)
    for line in (f"/dagsorden punkter {AT}", f"/afbud {AT} borgmester odense", f"/beslutning liste {AT}", "/moede vis"):
        assert said(await office.types(guest, line)).startswith("Det kan kun folk fra dette Slack-arbejdsområde gøre.")
    assert "Kommuner 9 af 9" in said(await office.types(region, f"/afbud liste {AT}"))
    absent = said(await office.types(region, f"/afbud {AT} Gunnar"))
    assert absent.startswith("Afbud registreret: Borgmester, Odense")
    assert "Kommuner 8 af 9" in absent
    assert [one for one in await office.delivers() if one.message.recipient == guest.id] == []
