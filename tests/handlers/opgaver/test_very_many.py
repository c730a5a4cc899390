"""More open tasks than anybody reads: each sees their own and what comes next, and what was left out is said."""

from datetime import timedelta

import pytest

from bot.slack.rendering import CUT, draw
from danish.zone import copenhagen
from domain.calendars import Calendar, CalendarChoice, CalendarKind
from domain.meetings import Meeting
from domain.people import Person
from domain.ports import Repositories
from domain.rows import Row
from domain.tasks import plan_tasks
from handlers.moeder.calendar_content import load_calendar
from tests.handlers.opgaver.conftest import Desk
from tests.support.digests import digest_words
from tests.support.office import button_of, card_of, said

BODY = "politisk/sydvestjylland"
OWN = ("Indkaldelse", "Forplejning")
OLDER = "Der er også ældre opgaver"


async def left_undone(desk: Desk, number: int) -> None:
    """So many meetings that were held, one a week, and of which nobody has noted anything since: six tasks each."""

    def unit(r: Repositories) -> None:
        forum, tasks = desk.office.profile.body(BODY).forum, []
        for week in range(1, 1 + number):
            starts = copenhagen(2026, 11, 2, 9) - timedelta(weeks=week)
            meeting = r.meetings.add(Meeting(0, BODY, starts, starts + timedelta(hours=2), install="T1"))
            planned = plan_tasks(meeting, forum, starts - timedelta(days=365))
            tasks += [one for one in planned if one.step >= Row.HOLDING]
        r.tasks.add(tasks)

    await desk.office.work.run(unit)


@pytest.fixture
async def hospital(desk: Desk) -> Person:
    """Somebody whose role is in charge of two steps before the meeting, and of none after it."""
    return await desk.office.with_role("Ane", "somatik", "sydvestjylland", "politisk")


async def test_a_digest_has_ones_own_among_however_many(desk: Desk, hospital: Person) -> None:
    """Hundreds of others' late tasks hide none of one's own, and nothing was left out."""
    await left_undone(desk, 90)
    desk.office.now = copenhagen(2026, 12, 2, 8, 30)
    words = await digest_words(desk.office, hospital)
    assert "I morgen kl. 12.00: Forplejning" in words
    assert OLDER not in words


async def test_a_digest_tells_what_comes_next_and_that_more_is_older(desk: Desk) -> None:
    """Of hundreds of late tasks of one's own the oldest are left out, and that is said."""
    await left_undone(desk, 90)
    desk.office.now = copenhagen(2026, 11, 17, 8, 30)
    words = await digest_words(desk.office, desk.region)
    assert "I dag kl. 12.00: Kvalitetssikring" in words
    assert f"{OLDER}, som ikke er talt med her. Se dem med `/opgaver`." in words


async def test_a_whole_digest_has_pages(desk: Desk) -> None:
    """Each of hundreds of things is on one that Slack shows whole, what comes next on the last."""
    await left_undone(desk, 30)
    desk.office.now = copenhagen(2026, 11, 17, 8, 30)
    whole = await digest_words(desk.office, desk.region)
    page = await desk.office.types(desk.region, "/opgaver overblik alle")
    seen = list[str]()
    for number in range(2, 9):
        assert CUT not in str(draw(card_of(page), mentions={}).blocks)
        seen += [line for line in said(page).splitlines() if " – Politisk niveau" in line]
        if "[Vis flere]" not in said(page):
            break
        page = await desk.office.presses(desk.region, button_of(page, "Vis flere"))
        assert f"Side {number} af " in said(page)
    assert seen == [line for line in whole.splitlines() if " – Politisk niveau" in line]
    assert any(line.startswith("I dag kl. 12.00: Kvalitetssikring") for line in seen)


async def test_a_list_has_ones_own_among_however_many(desk: Desk, hospital: Person) -> None:
    """One's own is there whole; a list of all has what comes next, and says that more is older."""
    await left_undone(desk, 340)
    own = await desk.says(hospital, "/opgaver")
    assert own.startswith("Du har 2 åbne opgaver")
    assert OLDER not in own
    whole = await desk.says(hospital, "/opgaver klynge")
    assert f"{OLDER} end de 2000, som er talt med her." in whole
    assert "Nr. 3 Forplejning" in await desk.says(hospital, "/opgaver klynge side 101")
    assert "Nr. 3 Forplejning" not in await desk.says(hospital, "/opgaver forsinkede side 101")


async def test_a_roles_calendar_has_its_own_among_however_many(desk: Desk, hospital: Person) -> None:
    """A role's deadlines are all there; of one that has more than a thousand the oldest are left out, as it says."""
    await left_undone(desk, 180)

    async def of(person: Person, role: str) -> Calendar:
        choice = CalendarChoice(CalendarKind.DEADLINES, role=role, cluster="sydvestjylland")

        def unit(r: Repositories) -> Calendar | None:
            actor = r.people.actor(person.id, desk.office.now.date(), is_administrator=False, is_outsider=False)
            return load_calendar(r, desk.office.profile, actor, choice, desk.office.now)

        found = await desk.office.work.read(unit)
        assert found is not None
        return found

    own, regions = await of(hospital, "somatik"), await of(desk.region, "regionshus")
    assert [one.title for one in own.events] == [f"Frist: {step} – Politisk niveau, Sydvestjylland" for step in OWN]
    assert own.description == "De frister, der står åbne, fra Tovholder"
    assert any("Kvalitetssikring" in one.title for one in regions.events)
    assert regions.description == "De 1000 seneste af de frister, der står åbne, fra Tovholder"


async def test_a_digest_waits_for_nothing_that_is_not_due_soon(desk: Desk) -> None:
    """Of the meeting at which one has something to do others' late steps are told, and no later ones."""
    assert "Bekræftet: Forplejning" in await desk.says(desk.municipality, "/dagsorden trin 3 udført")
    desk.office.now = copenhagen(2026, 11, 17, 8, 30)
    words = await digest_words(desk.office, desk.municipality)
    assert "I dag kl. 12.00: Kvalitetssikring" in words
    assert "Venter på: dagsordenspunkter" in words
    assert "orplejning" not in words
