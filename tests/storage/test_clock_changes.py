from datetime import UTC, date, datetime, timedelta

import pytest

from danish.zone import COPENHAGEN, copenhagen
from domain.ports import Repositories
from domain.reminders import Reminder, ReminderKind, of_task
from storage.work import StoredWork
from tests.storage.facts import a_meeting, some_tasks

STEP = timedelta(minutes=10)
WALLS = ((0, 30), (1, 50), (2, 0), (2, 30), (3, 0), (3, 30), (8, 30))


def dues(day: date) -> list[datetime]:
    """Wall times of that day; those that the clock leaps over are left out, those that come twice mean the first."""
    walls = [copenhagen(day.year, day.month, day.day, *wall) for wall in WALLS]
    return [wall for wall in walls if wall.astimezone(UTC).astimezone(COPENHAGEN).time() == wall.time()]


@pytest.mark.parametrize(("day", "number"), [(date(2027, 3, 28), 5), (date(2027, 10, 31), 7)])
async def test_a_reminder_comes_once_at_its_wall_time_though_the_clock_changes(
    work: StoredWork, day: date, number: int
) -> None:
    """Though an hour is left out of the night, or comes twice, each reminder is due once, by the clock on the wall."""

    def plan(r: Repositories) -> None:
        tasks = r.tasks.add(some_tasks(r.meetings.add(a_meeting())))
        r.reminders.plan(Reminder(0, of_task(tasks[0].id), ReminderKind.SNOOZED, due) for due in dues(day))

    def take(r: Repositories) -> list[datetime]:
        due = r.reminders.due(now, 50)
        r.reminders.issued([one.id for one in due])
        return [one.due for one in due]

    await work.run(plan)
    now = copenhagen(day.year, day.month, day.day, 0)
    came: list[tuple[datetime, datetime]] = []
    for _ in range(10 * 6):
        came += [(now.replace(tzinfo=None), due.replace(tzinfo=None)) for due in await work.run(take)]
        now = (now.astimezone(UTC) + STEP).astimezone(COPENHAGEN)
    assert len(came) == number
    assert [at for at, _ in came] == [due for _, due in came] == [due.replace(tzinfo=None) for due in dues(day)]
