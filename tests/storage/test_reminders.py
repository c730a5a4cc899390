from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.agenda import AgendaItem
from domain.cases import Case, CaseLeg
from domain.decisions import Decision, DecisionForm
from domain.experiences import Experience
from domain.ports import Repositories
from domain.reminders import Cause, Reminder, ReminderKind, ReminderState, What, of_task
from domain.trials import Trial
from storage.work import StoredWork
from tests.storage.facts import add_meeting, add_person, some_tasks
from tests.support.moment import NOW


def a_task(r: Repositories) -> int:
    """A task to be reminded of."""
    return r.tasks.add(some_tasks(add_meeting(r)))[0].id


def ahead(task: int, due: datetime = NOW) -> Reminder:
    """A reminder for the task's owners."""
    return Reminder(0, of_task(task), ReminderKind.AHEAD, due)


async def test_a_reminder_is_planned_once(work: StoredWork) -> None:
    """Task, kind, due time and person are its key, also where it is for nobody in particular."""

    def unit(r: Repositories) -> int:
        task, person = a_task(r), add_person(r).id
        for _ in range(2):
            r.reminders.plan([ahead(task), Reminder(0, of_task(task), ReminderKind.AHEAD, NOW, person)])
            r.reminders.plan([ahead(task, NOW + timedelta(hours=1))] * 2)
        r.reminders.plan([])
        return task

    task = await work.run(unit)
    found = await work.read(lambda r: r.reminders.of(of_task(task)))
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
        r.reminders.issued([r.reminders.of(of_task(task))[0].id])
        r.reminders.cancel_planned([of_task(task)])
        cancelled = [one.state for one in r.reminders.of(of_task(task))]
        r.reminders.plan([earlier, later])
        return [*cancelled, *(one.state for one in r.reminders.of(of_task(task)))]

    issued, cancelled, planned = ReminderState.ISSUED, ReminderState.CANCELLED, ReminderState.PLANNED
    assert await work.run(unit) == [issued, cancelled, issued, planned]


async def test_an_issued_reminder_can_be_planned_again(work: StoredWork) -> None:
    """What was issued is found anew for others; what was cancelled stays so."""

    def unit(r: Repositories) -> list[int]:
        task = a_task(r)
        r.reminders.plan([ahead(task), ahead(task, NOW - timedelta(hours=1))])
        cancelled, issued = (one.id for one in r.reminders.due(NOW, 9))
        r.reminders.issued([issued])
        r.reminders.cancel_planned([of_task(task)])
        r.reminders.again([cancelled, issued])
        return [one.id == issued for one in r.reminders.due(NOW, 9)]

    assert await work.run(unit) == [True]


async def test_a_reminder_is_compared_by_the_clock(work: StoredWork) -> None:
    """A reminder at nine in summer time is due when it is seven in UTC, whatever zone is asked with."""
    due = datetime(2026, 7, 1, 7, 0, tzinfo=UTC)
    await work.run(lambda r: r.reminders.plan([ahead(a_task(r), due)]))
    assert await work.read(lambda r: r.reminders.due(due - timedelta(seconds=1), 9)) == []
    (found,) = await work.read(lambda r: r.reminders.due(due, 9))
    assert (found.due.hour, str(found.due.tzinfo)) == (9, "Europe/Copenhagen")


async def test_a_reminder_is_of_whatever_there_is_a_kind_for(work: StoredWork) -> None:
    """What it is of is part of its key, and comes back with it; what is not there can't be reminded of."""

    def unit(r: Repositories) -> list[Cause]:
        meeting, person = add_meeting(r), add_person(r).id
        task = r.tasks.add(some_tasks(meeting))[0].id
        item = r.agenda_items.add(AgendaItem(0, meeting.id, "Punkt", person, NOW, install="T1")).id
        decided = Decision(0, meeting.id, 1, item, "Ja", DecisionForm.NOTED, person, NOW, install="T1")
        case = r.cases.add(Case(0, "Sag", "skalering", "fyn", NOW, install="T1")).id
        leg = r.cases.add_leg(CaseLeg(0, case, 0, "fagligt/fyn", NOW, install="T1")).id
        shared = r.experiences.add(Experience(0, "Opkald", "Vi ringer.", "fyn", person, NOW, install="T1")).id
        trial = r.experiences.add_trial(Trial(shared, "fyn", person, NOW))
        assert trial
        ids = (task, item, r.decisions.add(decided).id, meeting.id, leg, trial.id)
        causes = [Cause(what, id_) for what, id_ in zip(What, ids, strict=True)]
        r.reminders.plan(Reminder(0, cause, ReminderKind.AHEAD, NOW) for cause in causes)
        return causes

    causes = await work.run(unit)
    assert {one.cause for one in await work.read(lambda r: r.reminders.due(NOW, 9))} == set(causes)
    await work.run(lambda r: r.reminders.cancel_planned(causes[1:]))
    assert [one.cause for one in await work.read(lambda r: r.reminders.due(NOW, 9))] == causes[:1]
    with pytest.raises(IntegrityError):
        await work.run(lambda r: r.reminders.plan([Reminder(0, Cause(What.ITEM, 99), ReminderKind.AHEAD, NOW)]))


async def test_what_somebody_asked_for_can_be_kept(work: StoredWork) -> None:
    """Planning anew leaves a snoozed reminder; what waited for somebody's hours is planned anew as the rest."""

    def unit(r: Repositories) -> list[ReminderState]:
        task, person = a_task(r), add_person(r).id
        kinds = ((ReminderKind.AHEAD, None), (ReminderKind.SAME_DAY, person), (ReminderKind.SNOOZED, person))
        r.reminders.plan(Reminder(0, of_task(task), kind, NOW, whose) for kind, whose in kinds)
        r.reminders.cancel_planned([of_task(task)], keeps_snoozed=True)
        kept = [one.state for one in r.reminders.of(of_task(task))]
        r.reminders.cancel_planned([of_task(task)])
        return [*kept, *(one.state for one in r.reminders.of(of_task(task)))]

    planned, cancelled = ReminderState.PLANNED, ReminderState.CANCELLED
    assert await work.run(unit) == [cancelled, cancelled, planned, *[cancelled] * 3]
