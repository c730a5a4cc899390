from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from danish.zone import copenhagen
from domain.errors import NothingToUndo, StepAlreadyDone, StepNotOwned
from domain.steps import StepDeadline
from domain.tasks import (
    Task,
    TaskState,
    cancel_tasks,
    confirm,
    deadline,
    missing_roles,
    plan_tasks,
    replan_tasks,
    undo,
)
from tests.domain.support import MEETS, NOW, meeting, said_by, syddanmark, task

LONG_BEFORE = copenhagen(2026, 1, 5, 9)


def planned(now: datetime = LONG_BEFORE, *, is_virtual: bool = False) -> dict[tuple[int, str], Task]:
    """The tasks of a political meeting by step and part."""
    tasks = plan_tasks(meeting(is_virtual=is_virtual), syddanmark().forum("politisk"), now)
    return {(one.step, one.part): one for one in tasks}


def test_a_meeting_gets_fifteen_tasks_in_the_order_of_the_steps() -> None:
    """Fourteen steps become fifteen tasks, since the minutes have a draft and an approval."""
    assert list(planned()) == [
        *((number, "") for number in range(1, 11)),
        (11, "udkast"),
        (11, "godkendt"),
        *((number, "") for number in range(12, 15)),
    ]


@pytest.mark.parametrize(
    ("key", "due"),
    [
        ((1, ""), copenhagen(2026, 9, 16, 12)),
        ((9, ""), copenhagen(2026, 12, 2, 12)),
        ((10, ""), copenhagen(2026, 12, 9, 15)),
        ((11, "udkast"), copenhagen(2026, 12, 11, 12)),
        ((11, "godkendt"), copenhagen(2026, 12, 16, 12)),
        ((14, ""), copenhagen(2026, 12, 23, 12)),
    ],
)
def test_deadlines_are_working_days_from_the_meeting(key: tuple[int, str], due: datetime) -> None:
    """Deadlines are counted in working days from the meeting's day, at noon; the meeting itself when it starts."""
    assert planned()[key].due == due


@pytest.mark.parametrize(
    ("offset", "meets", "due"),
    [
        (-5, copenhagen(2026, 6, 10, 9), copenhagen(2026, 6, 2, 12)),
        (-8, copenhagen(2027, 4, 6, 9), copenhagen(2027, 3, 22, 12)),
        (-5, copenhagen(2023, 4, 20, 9), copenhagen(2023, 4, 13, 12)),
        (15, copenhagen(2023, 3, 15, 9), copenhagen(2023, 4, 5, 12)),
    ],
)
def test_deadlines_step_over_holidays_and_summer_time(offset: int, meets: datetime, due: datetime) -> None:
    """A deadline is at noon by the wall clock, whatever holidays and changes of the clock lie between."""
    assert deadline(StepDeadline(offset), meets) == due


def test_a_deadline_is_reckoned_from_the_day_in_copenhagen() -> None:
    """A start given in another zone counts by the day it is in Copenhagen."""
    late = datetime(2026, 12, 8, 23, 30, tzinfo=UTC)
    assert deadline(StepDeadline(0, at=None), late) == copenhagen(2026, 12, 9, 0, 30)


def test_a_meeting_until_midnight_is_of_one_day() -> None:
    """It is held when it starts, and what follows it counts from that day."""
    starts, midnight = copenhagen(2026, 12, 7, 20), copenhagen(2026, 12, 8)
    assert deadline(StepDeadline(0, at=None), starts, midnight) == starts
    assert deadline(StepDeadline(2), starts, midnight) == copenhagen(2026, 12, 9, 12)
    assert deadline(StepDeadline(2), starts, midnight + timedelta(hours=1)) == copenhagen(2026, 12, 10, 12)


def test_states_of_a_new_meetings_tasks() -> None:
    """Finding a date is done, generating again waits for corrections, and the rest is open."""
    states = {key: one.state for key, one in planned().items()}
    assert states.pop((1, "")) is TaskState.DONE
    assert states.pop((8, "")) is TaskState.NOT_NEEDED
    assert set(states.values()) == {TaskState.OPEN}


def test_a_virtual_meeting_needs_no_catering() -> None:
    """Catering is marked as not needed for a virtual meeting, and convening still is."""
    virtual = planned(is_virtual=True)
    assert virtual[3, ""].state is TaskState.NOT_NEEDED
    assert virtual[2, ""].state is TaskState.OPEN


def test_what_has_passed_when_the_meeting_is_made_is_due_at_once() -> None:
    """A planned deadline that lies in the past is told apart, and keeps its time."""
    late = planned(now=copenhagen(2026, 11, 30, 8))
    assert [key[0] for key, one in late.items() if one.is_at_once] == [1, 2, 4, 5, 6, 7]
    assert late[5, ""].due == planned()[5, ""].due


def test_a_task_is_late_only_while_it_is_open() -> None:
    """What is done or not needed is never late."""
    after = MEETS + timedelta(days=60)
    late = [key[0] for key, one in planned().items() if one.is_late(after)]
    assert late == [2, 3, 4, 5, 6, 7, 9, 10, 11, 11, 12, 13, 14]
    assert not planned()[10, ""].is_late(MEETS)


def test_two_owners_must_both_confirm() -> None:
    """A row with two owners is done when both have said so."""
    row = syddanmark().forum("politisk").step(5)
    once = confirm(task(5), row, said_by("kommune"))
    assert (once.state, missing_roles(once, row)) == (TaskState.OPEN, ("regionshus",))
    assert confirm(once, row, said_by("regionshus")).state is TaskState.DONE


@pytest.mark.parametrize("hospital", ["somatik", "psykiatri"])
def test_one_of_two_hospitals_is_enough(hospital: str) -> None:
    """A row of "og/eller" and another is done when one hospital and the other owner have confirmed."""
    row = syddanmark().forum("politisk").step(2)
    assert missing_roles(task(2), row) == ("somatik", "psykiatri", "kommune")
    once = confirm(task(2), row, said_by(hospital))
    assert missing_roles(once, row) == ("kommune",)
    assert confirm(once, row, said_by("kommune")).state is TaskState.DONE


def test_the_second_hospital_is_not_waited_for() -> None:
    """Where one hospital has confirmed, the other's confirmation is answered as done already."""
    row = syddanmark().forum("politisk").step(2)
    once = confirm(task(2), row, said_by("somatik"))
    with pytest.raises(StepAlreadyDone):
        confirm(once, row, said_by("psykiatri"))


def test_a_row_owned_alone_is_done_at_once() -> None:
    """Regionshuset alone generates the political agenda."""
    row = syddanmark().forum("politisk").step(6)
    assert confirm(task(6), row, said_by("regionshus")).state is TaskState.DONE
    with pytest.raises(StepNotOwned) as refusal:
        confirm(task(6), row, said_by("kommune"))
    assert refusal.value.roles == ("regionshus",)


def test_all_three_own_a_professional_row() -> None:
    """On the professional level three must confirm the agenda's generation."""
    row = syddanmark().forum("fagligt").step(6)
    done = task(6, forum="fagligt")
    for role in ("kommune", "somatik", "psykiatri"):
        assert done.is_open
        done = confirm(done, row, said_by(role))
    assert done.state is TaskState.DONE


@pytest.mark.parametrize("again", ["kommune", "regionshus"])
def test_nothing_is_confirmed_twice(again: str) -> None:
    """A role confirms once, and a task that is done by all is closed to any of them."""
    row = syddanmark().forum("politisk").step(5)
    once = confirm(task(5), row, said_by("kommune"))
    known = once if again == "kommune" else confirm(once, row, said_by("regionshus"))
    with pytest.raises(StepAlreadyDone):
        confirm(known, row, said_by(again))


def test_a_confirmation_can_be_taken_back() -> None:
    """Undoing removes the role's own last confirmation and opens the task again."""
    row = syddanmark().forum("politisk").step(5)
    done = confirm(confirm(task(5), row, said_by("kommune")), row, said_by("regionshus"))
    opened = undo(done, ["kommune"])
    assert (opened.state, missing_roles(opened, row)) == (TaskState.OPEN, ("kommune",))


def test_nobody_takes_back_what_others_said_or_what_ended() -> None:
    """Another role's confirmation can't be undone, nor that of a task that ended with its meeting."""
    row = syddanmark().forum("politisk").step(5)
    once = confirm(task(5), row, said_by("kommune"))
    with pytest.raises(NothingToUndo):
        undo(once, ["regionshus"])
    (cancelled,) = cancel_tasks([once])
    with pytest.raises(NothingToUndo):
        undo(cancelled, ["kommune"])


def test_a_moved_meeting_moves_what_is_still_ahead() -> None:
    """Open tasks, and those not needed so far, get new deadlines; done ones keep theirs."""
    before = planned()
    done = replace(before[2, ""], state=TaskState.DONE)
    tasks = [done, before[8, ""], before[9, ""]]
    starts = MEETS - timedelta(weeks=1)
    moved = replan_tasks(tasks, meeting(starts), syddanmark().forum("politisk"), copenhagen(2026, 11, 24, 9))
    assert [one.due for one in moved] == [done.due, copenhagen(2026, 11, 23, 12), copenhagen(2026, 11, 25, 12)]
    assert [one.is_at_once for one in moved] == [False, True, False]
    assert [one.state for one in moved] == [TaskState.DONE, TaskState.NOT_NEEDED, TaskState.OPEN]


def test_a_moved_meeting_leaves_rows_alone_that_the_profile_no_longer_has() -> None:
    """A task whose row has gone from the profile keeps its deadline."""
    known = planned()[9, ""]
    without = replace(syddanmark().forum("politisk"), steps=())
    assert replan_tasks([known], meeting(MEETS + timedelta(weeks=1)), without, NOW) == (known,)


def test_a_cancelled_meeting_ends_open_tasks_only() -> None:
    """What was done stays done when the meeting is called off."""
    tasks = cancel_tasks([planned()[1, ""], planned()[9, ""]])
    assert [one.state for one in tasks] == [TaskState.DONE, TaskState.CANCELLED]
