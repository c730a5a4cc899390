from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.agenda import AgendaItem, ItemState
from domain.decisions import Decision, DecisionForm, DecisionState
from domain.meetings import Meeting, cancel_meeting
from domain.reminder_plans import decision_reminders, item_reminders, meeting_causes, meeting_reminders
from domain.reminder_times import Reminding
from domain.reminders import Cause, ReminderKind, What
from domain.tasks import plan_tasks
from tests.domain.support import syddanmark

EARLY = copenhagen(2026, 6, 1, 9)
STARTS = copenhagen(2026, 12, 9, 15)
MEETING = Meeting(4, "politisk/fyn", STARTS, STARTS + timedelta(hours=2))
FORUM = syddanmark().body("politisk/fyn").forum
TASKS = tuple(replace(task, id=number) for number, task in enumerate(plan_tasks(MEETING, FORUM, EARLY), 1))
ITEM = AgendaItem(7, 4, "Punkt", 1, EARLY)
USUAL = Reminding()


def test_a_draft_is_reminded_of_by_the_deadline_for_items() -> None:
    """Two working days before row 4's deadline and on its day; what is written, or off the agenda, isn't."""
    assert [(one.cause, one.kind, one.due) for one in item_reminders([ITEM], TASKS, EARLY, USUAL)] == [
        (Cause(What.ITEM, 7), ReminderKind.AHEAD, copenhagen(2026, 11, 9, 9)),
        (Cause(What.ITEM, 7), ReminderKind.SAME_DAY, copenhagen(2026, 11, 11, 9)),
    ]
    for state in set(ItemState) - {ItemState.DRAFT}:
        assert item_reminders([replace(ITEM, state=state)], TASKS, EARLY, USUAL) == ()
    assert item_reminders([ITEM], TASKS, copenhagen(2026, 11, 11, 9), USUAL) == ()
    assert item_reminders([ITEM], (), EARLY, USUAL) == ()


def test_a_decisions_deadline_is_reminded_of_ahead_and_on_the_day() -> None:
    """Two working days ahead over Christmas, at nine; what is closed, or has no deadline, isn't."""
    decision = Decision(3, 4, 1, 7, "Ja", DecisionForm.APPROVED, 1, EARLY, deadline=date(2026, 12, 28))
    planned = decision_reminders(decision, EARLY, USUAL)
    assert [one.due.strftime("%d/%m %H") for one in planned] == ["22/12 09", "28/12 09"]
    assert decision_reminders(replace(decision, state=DecisionState.CLOSED), EARLY, USUAL) == ()
    assert decision_reminders(replace(decision, deadline=None), EARLY, USUAL) == ()


def test_the_head_count_comes_on_the_day_of_catering() -> None:
    """Three working days before the meeting, once; a virtual one has none, and the step's own reminder gives way."""
    planned = meeting_reminders(MEETING, TASKS, [], EARLY, USUAL)
    [count] = [one for one in planned if one.cause.what is What.MEETING]
    assert (count.cause.id, count.kind, count.due) == (4, ReminderKind.HEAD_COUNT, copenhagen(2026, 12, 4, 9))
    catering = next(task for task in TASKS if task.step == 3)
    assert [one.kind for one in planned if one.cause == Cause(What.TASK, catering.id)] == [ReminderKind.AHEAD]
    virtual = replace(MEETING, is_virtual=True)
    tasks = plan_tasks(virtual, FORUM, EARLY)
    assert not any(one.cause.what is What.MEETING for one in meeting_reminders(virtual, tasks, [], EARLY, USUAL))


def test_a_cancelled_meeting_calls_for_nothing() -> None:
    """All its causes are known, so that what was planned of them can end."""
    assert meeting_reminders(cancel_meeting(MEETING), TASKS, [ITEM], EARLY, USUAL) == ()
    assert set(meeting_causes(MEETING, TASKS, [ITEM])) >= {Cause(What.MEETING, 4), Cause(What.ITEM, 7)}


@given(st.integers(0, 300 * 24))
def test_whatever_is_planned_lies_ahead_and_is_of_a_cause_that_can_be_ended(hours: int) -> None:
    """However late a meeting is made, no reminder of the past is planned, and each can be cancelled by its cause."""
    now = EARLY + timedelta(hours=hours)
    planned = meeting_reminders(MEETING, TASKS, [ITEM], now, USUAL)
    assert all(one.due > now for one in planned)
    assert {one.cause for one in planned} <= set(meeting_causes(MEETING, TASKS, [ITEM]))
    assert len({(one.cause, one.kind, one.due) for one in planned}) == len(planned)


@pytest.mark.parametrize("state", [DecisionState.OPEN, DecisionState.WAITING])
def test_what_waits_for_a_meeting_is_still_followed_up(state: DecisionState) -> None:
    """A decision that waits for its receiver's meeting keeps its deadline."""
    decision = Decision(3, 4, 1, 7, "Ja", DecisionForm.APPROVED, 1, EARLY, deadline=date(2026, 12, 28), state=state)
    assert len(decision_reminders(decision, EARLY, USUAL)) == 2
