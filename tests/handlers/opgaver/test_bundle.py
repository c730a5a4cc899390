"""Several reminders in one message, as people read it, and what its buttons do to it."""

from dataclasses import replace
from datetime import datetime

import pytest

from danish.zone import copenhagen
from domain.messages import Message
from domain.people import Person
from domain.reminders import ReminderKind
from domain.rows import Row
from handlers.opgaver.bundle import KIND, bundle_subject
from handlers.outcomes import Replace, Reply, Revision, Wait
from handlers.ui import Actions, Card
from tests.handlers.opgaver.conftest import Desk
from tests.storage.test_queries import counting
from tests.support.answers import words_of
from tests.support.office import Told, button_of, form_of, said

DUE = copenhagen(2026, 11, 17, 9)


@pytest.fixture
async def told(desk: Desk) -> Told:
    """What the region is told on the quality check's day, two working days before the generation."""
    desk.office.now = DUE
    [one] = [one for one in await desk.reminded() if one.message.recipient == desk.region.id]
    return one


async def built(desk: Desk, message: Message, now: datetime = DUE) -> Card | Revision | Wait | None:
    """What becomes of the message when it is sent then."""
    build = desk.office.services.registry.messages[message.kind]
    return await desk.office.work.read(lambda store: build(store, desk.office.profile, replace(message, due=now)))


def of_tasks(person: Person, tasks: range | tuple[int, ...], kind: ReminderKind = ReminderKind.AHEAD) -> Message:
    """A message about these tasks."""
    return Message(KIND, person.id, bundle_subject((task, kind) for task in tasks), DUE, "T1")


async def test_the_counts_come_first_and_then_a_line_and_buttons_each(told: Told) -> None:
    """What presses most comes first, and says who is waited for."""
    assert told.message.kind == KIND
    assert told.card.title == "1 opgave skal klares i dag, 1 om 2 hverdage."
    meeting = "Politisk niveau, Sydvestjylland (mødet er den 8. december)"
    assert words_of(told.card).splitlines()[1:] == [
        f"I dag kl. 12.00: Kvalitetssikring – {meeting}",
        "Afventer: Regionshuset og Varde Kommune.",
        "[Udført] [Påmind mig senere] [Overdrag]",
        f"Om 2 hverdage, torsdag kl. 12.00: Generering i Acadre – {meeting}",
        "Afventer: Regionshuset.",
        "[Udført] [Påmind mig senere] [Overdrag]",
    ]


async def test_done_changes_the_message_to_what_is_left(desk: Desk, told: Told) -> None:
    """What was done stands first, then the rest with its buttons; at last there is nothing to press."""
    answer = await desk.office.presses(desk.region, button_of(told.card, "Udført"))
    assert isinstance(answer, Replace)
    first, *rest = said(answer).splitlines()
    assert first.startswith(("Udført: Generering i Acadre", "Bekræftet: Kvalitetssikring – Regionshuset"))
    assert len([line for line in rest if line == "[Udført] [Påmind mig senere] [Overdrag]"]) == 1
    answer = await desk.office.presses(desk.region, button_of(answer, "Udført"))
    assert isinstance(answer, Replace)
    assert "Så er der ikke flere opgaver i denne påmindelse." in said(answer)
    assert "[" not in said(answer)


async def test_what_is_put_off_or_handed_over_leaves_the_message(desk: Desk, told: Told) -> None:
    """The others stay in it."""
    snooze = form_of(await desk.office.presses(desk.region, button_of(told.card, "Påmind mig senere")))
    answer = await desk.office.submits(desk.region, snooze)
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Jeg minder dig om det tirsdag den 17. november kl. 14.00: ")
    assert said(answer).count("[Udført]") == 1
    give = form_of(await desk.office.presses(desk.region, button_of(answer, "Overdrag")))
    answer = await desk.office.submits(desk.region, give, {"modtager": str(desk.municipality.id)})
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Overdraget til Kim: ")
    assert "[" not in said(answer)


async def test_what_is_done_meanwhile_is_not_told(desk: Desk, told: Told) -> None:
    """A task that is done, or this person's part of it, is left out; without any the message isn't sent."""
    await desk.says(desk.region, "/opgaver udført 5")
    one_left = await built(desk, told.message)
    assert isinstance(one_left, Card)
    assert one_left.title == "1 opgave skal klares om 2 hverdage."
    await desk.says(desk.region, "/opgaver udført 6")
    assert await built(desk, told.message) is None
    await desk.says(desk.region, "/opgaver fortryd 5")
    assert await built(desk, told.message)
    await desk.says(desk.region, "/moede aflys politisk sydvestjylland 8/12")
    assert await built(desk, told.message) is None


async def test_it_waits_for_its_persons_hours_and_drops_what_is_past_by_then(desk: Desk, told: Told) -> None:
    """Nobody is woken; the day after, the digest tells of the deadline that has passed."""
    assert await built(desk, told.message, DUE.replace(hour=20)) == Wait(copenhagen(2026, 11, 18, 8))
    later = await built(desk, told.message, copenhagen(2026, 11, 18, 9))
    assert isinstance(later, Card)
    assert later.title == "1 opgave skal klares i morgen."


async def test_the_day_after_the_owners_read_it_though_their_part_is_done(desk: Desk) -> None:
    """They own the task together."""
    desk.office.now = copenhagen(2026, 11, 17, 10)
    await desk.says(desk.region, "/opgaver udført 5")
    message = of_tasks(desk.region, (5,), ReminderKind.DAY_AFTER)
    card = await built(desk, message, copenhagen(2026, 11, 18, 12))
    assert isinstance(card, Card)
    assert "Forsinket siden i går: Kvalitetssikring" in words_of(card)
    assert "Afventer: Varde Kommune." in words_of(card)
    assert "[Påmind mig senere] [Overdrag]" in words_of(card)


async def test_ten_are_shown_and_the_rest_named(desk: Desk) -> None:
    """What is done makes room for the next."""
    await desk.says(desk.region, "/moede opret politisk sydvestjylland tirsdag den 15. december 2026 kl. 15-17")
    card = await built(desk, of_tasks(desk.region, range(1, 21)), copenhagen(2026, 11, 4, 9))
    assert isinstance(card, Card)
    assert len([block for block in card.blocks if isinstance(block, Actions)]) == 10
    assert words_of(card).splitlines()[-1].startswith("… og ")
    assert words_of(card).splitlines()[-1].endswith(" opgaver mere. Se alle med `/opgaver mine`.")


@pytest.mark.parametrize("last", [10, 20])
async def test_it_costs_the_same_however_many_there_are(desk: Desk, last: int) -> None:
    """Nine statements, the approval round's two among them."""
    await desk.says(desk.region, "/moede opret politisk sydvestjylland tirsdag den 15. december 2026 kl. 15-17")
    with counting(desk.office.work) as statements:
        assert await built(desk, of_tasks(desk.region, range(5, last)), copenhagen(2026, 11, 4, 9))
    assert len(statements) == 8


async def test_a_chair_approves_beside_the_message(desk: Desk) -> None:
    """Whose approval is awaited may give it from there, and the message stays for what else it holds."""
    office, key = desk.office, "fagligt/sydvestjylland"
    bodies = [
        replace(body, seats=(*body.seats, replace(body.seats[0], key="formand_region"))) if body.key == key else body
        for body in office.profile.bodies
    ]
    profile = replace(office.profile, bodies=tuple(bodies))
    office.services = replace(office.services, profile=profile, shipped=profile)
    chair = await office.seated("Direktøren", key, "formand_region")
    await desk.says(desk.region, "/moede opret fagligt sydvestjylland onsdag den 9. december 2026 kl. 9-11")
    tasks = await office.work.read(lambda store: store.tasks.several(range(1, 30)))
    asked = tuple(task.id for task in tasks.values() if task.step == Row.APPROVAL)
    card = await built(desk, of_tasks(chair, asked))
    assert isinstance(card, Card)
    assert "Din godkendelse af dagsordenen – Fagligt strategisk niveau, Sydvestjylland" in words_of(card)
    answer = await office.presses(chair, button_of(card, "Godkend dagsordenen"))
    assert isinstance(answer, Reply)
    assert "godkendt" in said(answer).casefold()
