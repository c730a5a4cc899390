from datetime import UTC, datetime, timedelta

from domain.ports import Repositories
from domain.reminders import Reminder, ReminderKind, ReminderState
from storage.work import StoredWork
from tests.storage.facts import add_meeting, add_person, some_tasks
from tests.support.databases import NOW


def a_task(r: Repositories) -> int:
    """A task to be reminded of."""
    return r.tasks.add(some_tasks(add_meeting(r)))[0].id


def ahead(task: int, due: datetime = NOW) -> Reminder:
    """A reminder for the task's owners."""
    return Reminder(0, task, ReminderKind.AHEAD, due)


async def test_a_reminder_is_planned_once(work: StoredWork) -> None:
    """Task, kind, due time and person are its key, also where it is for nobody in particular."""

    def unit(r: Repositories) -> int:
        task, person = a_task(r), add_person(r).id
        for _ in range(2):
            r.reminders.plan([ahead(task), Reminder(0, task, ReminderKind.AHEAD, NOW, person)])
            r.reminders.plan([ahead(task, NOW + timedelta(hours=1))] * 2)
        r.reminders.plan([])
        return task

    task = await work.run(unit)
    found = await work.read(lambda r: r.reminders.of_task(task))
    assert [(one.due - NOW, one.person is None) for one in found] == [
        (timedelta(), True),
        (timedelta(), False),
        (timedelta(hours=1), True),
    ]


async def test_only_planned_reminders_come_due(work: StoredWork) -> None:
    """Due are those whose time has come, the earliest first, until they are issued."""

    def unit(r: Repositories) -> int:
        task = a_task(r)
        r.reminders.plan([ahead(task, NOW + timedelta(minutes=minutes)) for minutes in (0, -10, 1)])
        return task

    await work.run(unit)
    due = await work.read(lambda r: r.reminders.due(NOW, 9))
    assert [one.due - NOW for one in due] == [timedelta(minutes=-10), timedelta()]
    assert await work.read(lambda r: r.reminders.due(NOW, 1)) == due[:1]
    await work.run(lambda r: r.reminders.issued([due[0].id]))
    assert await work.read(lambda r: r.reminders.due(NOW, 9)) == due[1:]


async def test_a_cancelled_reminder_can_be_planned_again(work: StoredWork) -> None:
    """Moving a meeting there and back leaves its reminders planned; an issued one is not issued twice."""

    def unit(r: Repositories) -> list[ReminderState]:
        task = a_task(r)
        earlier, later = ahead(task), ahead(task, NOW + timedelta(hours=1))
        r.reminders.plan([earlier, later])
        r.reminders.issued([r.reminders.of_task(task)[0].id])
        r.reminders.cancel_planned([task])
        cancelled = [one.state for one in r.reminders.of_task(task)]
        r.reminders.plan([earlier, later])
        return [*cancelled, *(one.state for one in r.reminders.of_task(task))]

    issued, cancelled, planned = ReminderState.ISSUED, ReminderState.CANCELLED, ReminderState.PLANNED
    assert await work.run(unit) == [issued, cancelled, issued, planned]


async def test_a_reminder_is_compared_by_the_clock(work: StoredWork) -> None:
    """A reminder at nine in summer time is due when it is seven in UTC, whatever zone is asked with."""
    due = datetime(2026, 7, 1, 7, 0, tzinfo=UTC)
    await work.run(lambda r: r.reminders.plan([ahead(a_task(r), due)]))
    assert await work.read(lambda r: r.reminders.due(due - timedelta(seconds=1), 9)) == []
    (found,) = await work.read(lambda r: r.reminders.due(due, 9))
    assert (found.due.hour, str(found.due.tzinfo)) == (9, "Europe/Copenhagen")
