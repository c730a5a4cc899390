"""What somebody else does at any hour is told on a working day between 8 and 16, and never in a pause."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from domain.rows import Row
from handlers.opgaver.acts import HANDED_OVER
from tests.support.office import Office, button_of, mark

NAMED = "politisk lillebælt"
SUNDAY, MONDAY = copenhagen(2026, 11, 1, 12), copenhagen(2026, 11, 2, 8)


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who made a meeting on 9 December."""
    consultant = await office.with_role("Konsulent", "regionshus", "lillebaelt")
    await office.types(consultant, f"/moede opret {NAMED} onsdag den 9. december 2026 kl. 15-17")
    return consultant


@pytest.fixture
async def owner(office: Office) -> Person:
    """Somebody who owns steps with the consultant."""
    return await office.with_role("Kommunal tovholder", "kommune", "lillebaelt", municipality="vejle")


async def _told(office: Office) -> list[str]:
    return [one.card.title for one in await office.delivers()]


@pytest.mark.usefixtures("owner")
async def test_a_meeting_s_end_on_a_sunday_is_told_on_monday(office: Office, consultant: Person) -> None:
    """Nobody is disturbed for a meeting that is weeks away."""
    office.now = SUNDAY
    await office.types(consultant, f"/moede aflys {NAMED} 9/12")
    assert await _told(office) == []
    office.now = MONDAY
    assert await _told(office) == ["Mødet er aflyst: Politisk niveau, Lillebælt"]


@pytest.mark.parametrize(("today", "new_day"), [(8, "16/12"), (7, "8/12")])
@pytest.mark.usefixtures("owner")
async def test_what_is_about_the_next_working_day_is_told_at_once(
    office: Office, consultant: Person, today: int, new_day: str
) -> None:
    """Whoever would have come tomorrow, or must come, can't wait."""
    office.now = copenhagen(2026, 12, today, 20)
    await office.types(consultant, f"/moede flyt {NAMED} 9/12 til {new_day}")
    assert len(await _told(office)) == 1


@pytest.mark.usefixtures("owner")
async def test_two_moves_while_it_waits_are_one_word(office: Office, consultant: Person) -> None:
    """It says from the time that its reader knew to the newest; a move there and back is no news."""
    office.now = SUNDAY
    for before, after in (("9/12", "10/12"), ("10/12", "16/12")):
        await office.types(consultant, f"/moede flyt {NAMED} {before} til {after}")
        assert await _told(office) == []
    office.now = MONDAY
    (told,) = await office.delivers()
    assert told.card.title.startswith("Mødet er flyttet til onsdag den 16. december")
    assert "Før: onsdag den 9. december" in told.words
    office.now = copenhagen(2026, 11, 2, 17)
    for before, after in (("16/12", "15/12"), ("15/12", "16/12")):
        await office.types(consultant, f"/moede flyt {NAMED} {before} til {after}")
        assert await _told(office) == []
    office.now = copenhagen(2026, 11, 3, 8)
    assert await _told(office) == []


async def test_a_task_handed_over_in_a_pause_waits_for_its_end(
    office: Office, consultant: Person, owner: Person
) -> None:
    """The receiver's own pause holds it back too; then it comes once."""
    await office.types(owner, "/tovholder indstillinger pause til 4/11")
    await office.types(consultant, f"/opgaver overdrag 5 {mark(owner)}")
    assert await _told(office) == []
    office.now = copenhagen(2026, 11, 5, 9)
    (told,) = await office.delivers()
    assert told.message.recipient == owner.id


async def test_a_task_due_within_a_pause_is_told_of_in_it_at_a_decent_hour(
    office: Office, consultant: Person, owner: Person
) -> None:
    """Its deadline wouldn't wait for the pause's end; the night is kept all the same."""
    office.now = copenhagen(2026, 11, 16, 21)
    await office.types(owner, "/tovholder indstillinger pause til 20/11")
    await office.types(consultant, f"/opgaver overdrag 5 {mark(owner)}")
    assert await _told(office) == []
    office.now = copenhagen(2026, 11, 17, 8)
    (told,) = await office.delivers()
    assert told.message.recipient == owner.id


@pytest.mark.parametrize(("starts", "is_told"), [("7. december kl. 7.30", True), ("7. december kl. 9", False)])
async def test_a_task_that_falls_due_before_monday_s_hours_is_told_of_at_once(
    office: Office, consultant: Person, owner: Person, *, starts: str, is_told: bool
) -> None:
    """On a Friday evening whoever holds a meeting early on Monday hears of it; what is due later waits."""
    await office.types(consultant, f"/moede opret fagligt lillebælt {starts}")
    tasks = await office.work.read(lambda repositories: repositories.tasks.of_meeting(2))
    (holding,) = (task for task in tasks if task.step == Row.HOLDING)
    office.now = copenhagen(2026, 12, 4, 20)
    await office.types(owner, f"/opgaver tag {holding.id}")
    await office.types(owner, f"/opgaver overdrag {holding.id} {mark(consultant)}")
    told = [one for one in await office.delivers() if one.message.kind == HANDED_OVER]
    assert len(told) == is_told


async def test_an_author_hears_of_interest_in_the_working_hours(office: Office, consultant: Person) -> None:
    """A press in the evening opens no conversation at night."""
    author = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.shares(author, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
    await office.delivers()
    shown = await office.types(consultant, "/erfaring vis 1")
    office.now = copenhagen(2026, 10, 26, 21)
    await office.presses(consultant, button_of(shown, "Jeg vil gerne høre mere"))
    assert await _told(office) == []
    office.now = copenhagen(2026, 10, 27, 8)
    assert len(await _told(office)) == 2
