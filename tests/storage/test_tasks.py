from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.meetings import Meeting, MeetingState
from domain.ports import Repositories
from domain.tasks import Confirmation, Task, TaskState
from storage.work import StoredWork
from tests.storage.facts import BODY, STARTS, a_meeting, add_meeting, add_person, some_tasks
from tests.support.moment import NOW

Found = Sequence[tuple[Task, Meeting]]


def planned(r: Repositories) -> tuple[Meeting, list[Task]]:
    """A meeting with its tasks."""
    meeting = add_meeting(r)
    return meeting, list(r.tasks.add(some_tasks(meeting)))


async def test_tasks_come_in_the_order_of_the_steps(work: StoredWork) -> None:
    """The draft comes before the approval, and each task gets its own id."""
    meeting, tasks = await work.run(planned)
    assert await work.read(lambda r: r.tasks.of_meeting(meeting.id)) == tasks
    assert await work.read(lambda r: r.tasks.of_meetings([meeting.id, 99])) == {meeting.id: list(tasks)}
    assert [task.part for task in tasks] == ["", "", "udkast", "godkendt"]
    assert await work.read(lambda r: r.tasks.task(tasks[2].id)) == tasks[2]
    assert await work.read(lambda r: r.tasks.task(999)) is None
    assert await work.run(lambda r: r.tasks.add([])) == []


async def test_confirmations_are_kept_in_the_order_they_were_given(work: StoredWork) -> None:
    """Saving a task saves exactly the confirmations it has, old ones untouched."""

    def unit(r: Repositories) -> list[Task]:
        _, tasks = planned(r)
        person = add_person(r).id
        given = [Confirmation(role, person, NOW, "22/17744", "formandskabet") for role in ("somatik", "kommune")]
        one = replace(tasks[0], confirmations=(given[0],))
        both = replace(one, confirmations=tuple(given), state=TaskState.DONE, taker=person)
        r.tasks.save([one, tasks[1]])
        r.tasks.save([both])
        return [both, *tasks[1:]]

    saved = await work.run(unit)
    assert await work.read(lambda r: r.tasks.of_meeting(saved[0].meeting)) == saved
    undone = replace(saved[0], confirmations=saved[0].confirmations[1:], state=TaskState.OPEN)
    await work.run(lambda r: r.tasks.save([undone]))
    assert await work.read(lambda r: r.tasks.task(undone.id)) == undone
    corrected = replace(undone, confirmations=(replace(undone.confirmations[0], reference="22/17745"),))
    await work.run(lambda r: r.tasks.save([corrected]))
    assert await work.read(lambda r: r.tasks.task(undone.id)) == corrected


async def test_open_tasks_come_by_deadline_with_their_meetings(work: StoredWork) -> None:
    """Done tasks, cancelled meetings and other bodies are left out; of more than are asked for the last ones come."""

    def unit(r: Repositories) -> None:
        meeting, tasks = planned(r)
        r.tasks.save([replace(tasks[0], state=TaskState.DONE)])
        for starts, body in ((STARTS - timedelta(days=1), BODY), (STARTS, "ssu")):
            r.tasks.add(some_tasks(r.meetings.add(a_meeting(starts, body))))
        off = r.meetings.add(a_meeting(STARTS + timedelta(days=9)))
        r.tasks.add(some_tasks(off))
        r.meetings.save(replace(off, state=MeetingState.CANCELLED))
        assert meeting.body == BODY

    await work.run(unit)
    found = await work.read(lambda r: r.tasks.open_of_bodies([BODY], 99))
    dues = [task.due for task, _ in found]
    assert dues == sorted(dues)
    assert len(found) == 7
    assert all(task.meeting == meeting.id and meeting.body == BODY for task, meeting in found)
    assert await work.read(lambda r: r.tasks.open_of_bodies([BODY], 2)) == found[-2:]
    assert len(await work.read(lambda r: r.tasks.open_of_bodies([BODY, "ssu"], 99))) == 11
    assert await work.read(lambda r: r.tasks.open_of_bodies([], 99)) == []


async def test_open_tasks_are_chosen_by_their_steps_or_who_took_them(work: StoredWork) -> None:
    """Those of these rows of a body, those that the person has taken, or both together."""

    def unit(r: Repositories) -> int:
        _, tasks = planned(r)
        r.tasks.add(some_tasks(r.meetings.add(a_meeting(STARTS, "ssu"))))
        person = add_person(r).id
        r.tasks.save([replace(tasks[0], taker=person)])
        return person

    person = await work.run(unit)

    async def chosen(steps: list[tuple[str, int]] | None, taker: int | None = None) -> list[tuple[str, int]]:
        found = await work.read(lambda r: r.tasks.open_of_bodies([BODY, "ssu"], 99, taker=taker, steps=steps))
        return sorted((meeting.body, task.step) for task, meeting in found)

    everything = await chosen(None)
    first, last = min(step for _, step in everything), max(step for _, step in everything)
    assert await chosen([(BODY, last), ("other", first)]) == [one for one in everything if one == (BODY, last)]
    assert await chosen([]) == []
    assert await chosen(None, person) == [(BODY, first)]
    assert await chosen([("ssu", last)], person) == [one for one in everything if one in ((BODY, first), ("ssu", last))]


async def test_what_has_lapsed_is_left_out_as_the_rules_say(work: StoredWork) -> None:
    """The query leaves out what the rule does: the preparation of a meeting that is over, from its end on."""
    await work.run(planned)
    for now in (STARTS, STARTS + timedelta(hours=1), STARTS + timedelta(days=1), STARTS + timedelta(days=400)):

        def unit(r: Repositories, now: datetime = now) -> tuple[Found, Found]:
            return r.tasks.open_of_bodies([BODY], 99), r.tasks.open_of_bodies([BODY], 99, as_of=now)

        found, told = await work.read(unit)
        assert told == [(task, meeting) for task, meeting in found if not task.has_lapsed(meeting, now)]
    assert 0 < len(told) < len(found)


async def test_a_tasks_wall_time_comes_back(work: StoredWork) -> None:
    """A deadline at noon is at noon in Copenhagen, in summer as in winter."""
    meeting, _ = await work.run(planned)
    due = [task.due for task in await work.read(lambda r: r.tasks.of_meeting(meeting.id))]
    assert {(moment.hour, str(moment.tzinfo)) for moment in due} == {(15, "Europe/Copenhagen")}
