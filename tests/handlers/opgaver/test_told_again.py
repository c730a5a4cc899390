"""How often people are told of the same: what is unchanged once a week, and by the digest or a reminder, not both."""

from datetime import date, datetime, timedelta

import pytest

from danish.workdays import is_working_day
from danish.zone import copenhagen
from domain.messages import Message
from domain.people import Person
from handlers.opgaver.digest import KIND, digest_key
from handlers.ui import Card
from tests.handlers.opgaver.conftest import Desk
from tests.support.answers import words_of
from tests.support.office import button_of, said

QUALITY = 5
LATE_FROM = copenhagen(2026, 11, 18, 8, 30)
UNCHANGED = "som du har hørt om, og som er uændret"


async def morning(desk: Desk, person: Person, now: datetime) -> Card | None:
    """The digest that a person gets that morning, known to be that day's."""
    desk.office.now = now
    key = digest_key(person.id, now.date())
    message = Message(KIND, person.id, {"dag": now.date().isoformat()}, now, "T1", key=key)
    await desk.office.work.run(lambda store: store.outbox.post([message]))
    told = [one.card for one in await desk.office.delivers() if one.message.kind == KIND]
    return told[0] if told else None


async def mornings(desk: Desk, person: Person, first: datetime, last: date) -> dict[date, str]:
    """What stood in the digests of all working days from one to another, by day."""
    told: dict[date, str] = {}
    now = first
    while now.date() <= last:
        if is_working_day(now.date()):
            card = await morning(desk, person, now)
            told[now.date()] = words_of(card) if card else ""
        now += timedelta(days=1)
    return told


async def test_what_is_late_and_unchanged_is_told_the_first_day_and_then_once_a_week(desk: Desk) -> None:
    """Until it is done; that it still waits is said in what else comes."""
    told = await mornings(desk, desk.region, LATE_FROM, date(2026, 12, 7))
    days = [day for day, words in told.items() if "Kvalitetssikring" in words]
    assert days == [date(2026, 11, 18), date(2026, 11, 25), date(2026, 12, 2)]
    assert UNCHANGED in told[date(2026, 11, 19)]


async def test_a_morning_without_anything_new_brings_no_digest(desk: Desk) -> None:
    """Weeks after a meeting of which nobody noted a step, there is one message a week."""
    told = await mornings(desk, desk.region, copenhagen(2027, 1, 4, 8, 30), date(2027, 1, 22))
    assert [day.day for day, words in told.items() if words] == [4, 11, 18]
    assert "Referat (udkast)" in told[date(2027, 1, 18)]


async def test_what_presses_more_each_day_is_told_each_day(desk: Desk) -> None:
    """Soon, today, and the first morning on which it is late: four mornings running, and the fifth not."""
    told = await mornings(desk, desk.region, copenhagen(2026, 11, 17, 8, 30), date(2026, 11, 23))
    assert [day.day for day, words in told.items() if "Generering i Acadre" in words] == [17, 18, 19, 20]


async def test_what_has_changed_is_told_the_next_morning(desk: Desk) -> None:
    """When the other side has done its part, whoever is left hears of it."""
    for day in (18, 19):
        await morning(desk, desk.municipality, copenhagen(2026, 11, day, 8, 30))
    await desk.says(desk.region, "/dagsorden kvalitetssikret politisk sydvestjylland 8/12")
    card = await morning(desk, desk.municipality, copenhagen(2026, 11, 20, 8, 30))
    assert card is not None
    assert "Forsinket siden tirsdag: Kvalitetssikring" in words_of(card)


async def test_who_heard_nothing_for_a_while_hears_all_of_it(desk: Desk) -> None:
    """A digest that never came tells nobody anything: after a pause, and to whoever is new, all of it is told."""
    await morning(desk, desk.municipality, LATE_FROM)
    new = await desk.office.with_role("Nynne", "regionshus", "sydvestjylland")
    for person, day in ((new, 19), (desk.region, 20)):
        card = await morning(desk, person, copenhagen(2026, 11, day, 8, 30))
        assert card is not None
        assert "Kvalitetssikring" in words_of(card)


async def test_all_of_it_can_always_be_seen(desk: Desk) -> None:
    """By the digest's own button, by asking for it, and on the list."""
    for day in (18, 19):
        card = await morning(desk, desk.region, copenhagen(2026, 11, day, 8, 30))
    assert card is not None
    assert "Kvalitetssikring" not in words_of(card)
    assert "Kvalitetssikring" in said(await desk.office.presses(desk.region, button_of(card, "… vis alle 3")))
    for line in ("/opgaver", "/opgaver overblik", "/opgaver forsinkede"):
        assert "Kvalitetssikring" in await desk.says(desk.region, line)


@pytest.mark.parametrize("has_digest", [True, False])
async def test_a_reminder_is_left_out_where_the_mornings_digest_told_of_its_task(
    desk: Desk, *, has_digest: bool
) -> None:
    """Who had no digest that morning gets every reminder."""
    now = copenhagen(2026, 11, 17, 8, 30)
    if has_digest:
        await morning(desk, desk.region, now)
    desk.office.now = now.replace(hour=9, minute=0)
    told = [one for one in await desk.reminded() if one.message.recipient == desk.region.id]
    assert (told == []) is has_digest
    if not has_digest:
        assert "Kvalitetssikring" in words_of(told[0].card)


async def test_what_came_up_after_the_digest_is_reminded_of(desk: Desk) -> None:
    """A digest counts for what it said: a meeting made since then is not lost, nor what somebody asked for."""
    now = copenhagen(2026, 11, 17, 8, 30)
    await morning(desk, desk.region, now)
    desk.office.now = now.replace(minute=45)
    await desk.says(desk.municipality, "/moede opret politisk sydvestjylland tirsdag den 8. december 2026 kl. 9-10")
    await desk.says(desk.region, f"/opgaver udsæt {QUALITY} i dag kl. 9")
    desk.office.now = now.replace(hour=9, minute=0)
    told = "\n".join(words_of(one.card) for one in await desk.reminded() if one.message.recipient == desk.region.id)
    assert "Generering i Acadre" in told
    assert "kl. 15.00" in told
