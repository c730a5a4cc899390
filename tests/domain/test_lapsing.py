"""What prepares a meeting ends with it; what follows it counts from its last day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.zone import COPENHAGEN, copenhagen
from domain.meetings import Meeting
from domain.progress import Standing, progress
from domain.tasks import Task, TaskState, plan_tasks
from tests.domain.support import meeting, syddanmark

FORUM = syddanmark().forum("politisk")
LONG_BEFORE = copenhagen(2026, 1, 5, 9)
HELD = meeting()
SEMINAR = replace(HELD, starts=copenhagen(2026, 4, 14, 12), ends=copenhagen(2026, 4, 15, 14))
AFTER = (10, 11, 12, 13, 14)


def tasks(of: Meeting = HELD) -> dict[tuple[int, str], Task]:
    """The tasks of a meeting by step and part."""
    return {(one.step, one.part): one for one in plan_tasks(of, FORUM, LONG_BEFORE)}


@given(days=st.integers(-400, 400), minutes=st.integers(-2, 2))
def test_only_preparation_lapses_and_only_once_the_meeting_is_over(days: int, minutes: int) -> None:
    """Whenever one looks, the minutes and all that follows still wait; what was done or not needed is left as it is."""
    now = HELD.ends + timedelta(days=days, minutes=minutes)
    for task in tasks().values():
        is_preparing = task.step not in AFTER
        assert task.has_lapsed(HELD, now) == (is_preparing and task.is_open and now >= HELD.ends)
        for state in (TaskState.DONE, TaskState.NOT_NEEDED, TaskState.CANCELLED):
            assert not replace(task, state=state).has_lapsed(HELD, now)


def test_what_lapsed_is_neither_late_nor_waited_for() -> None:
    """It stands as not noted; the meeting waits for what follows it, and then for nothing."""
    now = HELD.ends + timedelta(days=200)
    steps = progress(tasks().values(), FORUM, now, HELD)
    assert {one.step.number for one in steps.late} == set(AFTER)
    assert {one.step.number for one in steps.not_noted} == {2, 3, 4, 5, 6, 7, 9}
    assert all(one.missing == () for one in steps.not_noted)
    done = [replace(one, state=TaskState.DONE) if one.step in AFTER else one for one in tasks().values()]
    assert progress(done, FORUM, now, HELD).is_finished


def test_what_was_to_be_done_at_once_lapses_too() -> None:
    """Of an extraordinary meeting that nobody noted anything of, nothing is called straks once it is over."""
    known = plan_tasks(HELD, FORUM, HELD.starts - timedelta(hours=1))
    before = progress(known, FORUM, HELD.starts - timedelta(minutes=1), HELD)
    assert before.at_once
    assert progress(known, FORUM, HELD.ends, HELD).at_once == ()


def test_while_a_meeting_lasts_its_preparation_can_still_be_late() -> None:
    """Only its end ends it."""
    steps = progress(tasks().values(), FORUM, HELD.ends - timedelta(minutes=1), HELD)
    assert Standing.NOT_NOTED not in {one.standing for one in steps.tasks}
    assert 5 in {one.step.number for one in steps.late}


@pytest.mark.parametrize(
    ("step", "part", "due"),
    [
        (9, "", copenhagen(2026, 4, 7, 12)),
        (10, "", copenhagen(2026, 4, 15, 14)),
        (11, "udkast", copenhagen(2026, 4, 17, 12)),
        (14, "", copenhagen(2026, 4, 29, 12)),
    ],
)
def test_what_follows_a_seminar_counts_from_its_last_day(step: int, part: str, due: object) -> None:
    """It is held when it ends, and isn't late on its first morning; what comes before it counts from its first day."""
    assert tasks(SEMINAR)[step, part].due == due


@given(days=st.integers(0, 5), hour=st.integers(8, 20))
def test_nothing_that_follows_a_meeting_is_due_before_its_last_day(days: int, hour: int) -> None:
    """However long it lasts; and how long it lasts changes nothing of what comes before it."""
    long = replace(SEMINAR, ends=copenhagen(2026, 4, 14, hour, 30) + timedelta(days=days))
    short = tasks(replace(SEMINAR, ends=SEMINAR.starts + timedelta(hours=2)))
    for key, task in tasks(long).items():
        if task.step in AFTER:
            assert task.due.astimezone(COPENHAGEN).date() >= long.ends.date()
        else:
            assert task.due == short[key].due
