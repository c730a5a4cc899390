from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from danish.zone import copenhagen
from domain.reminder_times import Reminding
from domain.reminders import Cause, Reminder, ReminderKind, What, before_deadline, of_task, plan_reminders, snooze
from domain.tasks import TaskState
from tests.domain.support import syddanmark, task

EARLY = copenhagen(2026, 1, 5, 9)


def dues(*reminders: Reminder) -> list[tuple[ReminderKind, datetime]]:
    """What kind comes when."""
    return [(one.kind, one.due) for one in reminders]


def test_a_task_is_reminded_of_two_working_days_ahead_and_on_its_day() -> None:
    """A deadline on a Monday is told of on Thursday morning and on its own morning."""
    assert dues(*plan_reminders([task(8)], EARLY)) == []
    on_monday = replace(task(9), due=copenhagen(2026, 11, 30, 12))
    assert dues(*plan_reminders([on_monday], EARLY)) == [
        (ReminderKind.AHEAD, copenhagen(2026, 11, 26, 9)),
        (ReminderKind.SAME_DAY, copenhagen(2026, 11, 30, 9)),
    ]


def test_reminders_step_over_holidays() -> None:
    """Two working days before the Tuesday after Whitsun is Thursday the week before."""
    after_whitsun = replace(task(9), due=copenhagen(2026, 5, 26, 12))
    assert plan_reminders([after_whitsun], EARLY)[0].due == copenhagen(2026, 5, 21, 9)


def test_a_deadline_before_the_morning_hour_is_told_of_at_its_own_time() -> None:
    """No reminder comes after its deadline on the same day."""
    early = replace(task(9), due=copenhagen(2026, 11, 30, 8))
    assert plan_reminders([early], EARLY)[1].due == early.due


@pytest.mark.parametrize(
    ("deadline", "ahead", "last"),
    [
        (date(2026, 12, 31), copenhagen(2026, 12, 29, 9), copenhagen(2026, 12, 30, 9)),
        (date(2027, 1, 3), copenhagen(2026, 12, 29, 9), copenhagen(2026, 12, 30, 9)),
        (date(2026, 12, 30), copenhagen(2026, 12, 28, 9), copenhagen(2026, 12, 30, 9)),
        (copenhagen(2026, 11, 28, 8), copenhagen(2026, 11, 26, 9), copenhagen(2026, 11, 27, 9)),
    ],
)
def test_a_deadline_on_a_day_off_is_told_of_on_the_last_working_day_before(
    deadline: date, ahead: datetime, last: datetime
) -> None:
    """Nobody is written to on New Year's Eve or a Sunday, and the day after would be too late."""
    planned = before_deadline(of_task(9), deadline, EARLY, Reminding())
    assert dues(*planned) == [(ReminderKind.AHEAD, ahead), (ReminderKind.SAME_DAY, last)]


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.NOT_NEEDED, TaskState.CANCELLED])
def test_only_open_tasks_are_reminded_of(state: TaskState) -> None:
    """What nobody has to do is not reminded of."""
    assert plan_reminders([replace(task(9), state=state)], EARLY) == ()


def test_what_is_past_is_not_reminded_of() -> None:
    """A reminder whose time has come is not planned any more; a deadline that has passed has none left."""
    due = task(9).due
    assert dues(*plan_reminders([task(9)], due - timedelta(days=1))) == [
        (ReminderKind.SAME_DAY, due - timedelta(hours=3))
    ]
    assert plan_reminders([task(9)], due) == ()


def test_the_profile_says_when_reminders_come() -> None:
    """Hour and working days ahead are the profile's, nine o'clock and two in the shipped one."""
    assert syddanmark().reminding == Reminding(time(9), 2)
    later = plan_reminders([task(9)], EARLY, Reminding(time(8, 30), 3))
    assert [one.due for one in later] == [copenhagen(2026, 11, 27, 8, 30), copenhagen(2026, 12, 2, 8, 30)]


def test_snoozing_is_one_persons_own() -> None:
    """A snoozed reminder comes to the one who asked, when they asked for it."""
    until = copenhagen(2026, 11, 27, 14)
    for cause in (of_task(9), Cause(What.ITEM, 9), Cause(What.DECISION, 9)):
        assert snooze(cause, 7, until) == Reminder(0, cause, ReminderKind.SNOOZED, until, 7)


def test_a_reminder_without_a_zone_is_refused() -> None:
    """A reminder's time says its zone from birth."""
    with pytest.raises(ValueError, match="without a zone"):
        Reminder(0, of_task(1), ReminderKind.SNOOZED, copenhagen(2026, 1, 1).replace(tzinfo=None))
