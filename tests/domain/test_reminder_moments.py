from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.preferences import Preferences
from domain.quiet import is_allowed
from domain.reminder_moments import channel_moment, day_after, is_missed, moment_for
from domain.reminder_plans import of_leg
from domain.reminder_times import Reminding
from domain.reminders import Reminder, ReminderKind, of_task
from tests.domain.support import body, task

USUAL = Reminding()
ANYBODY = Preferences(1)
TASK = replace(task(5), id=7, due=copenhagen(2026, 11, 26, 12))
AHEAD = Reminder(1, of_task(7), ReminderKind.AHEAD, copenhagen(2026, 11, 24, 9))
SAME_DAY = Reminder(2, of_task(7), ReminderKind.SAME_DAY, copenhagen(2026, 11, 26, 9))
WISH = Reminder(3, of_task(7), ReminderKind.SNOOZED, copenhagen(2026, 11, 24, 20), 1)


def moment(reminder: Reminder, now: datetime, wishes: Preferences = ANYBODY) -> datetime | None:
    """When it is sent."""
    return moment_for(reminder, TASK.due, wishes, now, USUAL)


def test_a_reminder_within_hours_goes_at_once() -> None:
    """At nine on a working day nothing is waited for."""
    assert moment(AHEAD, AHEAD.due) == AHEAD.due


def test_a_reminder_waits_for_its_persons_hours() -> None:
    """Quiet until ten moves nine o'clock to ten; one that would come on the deadline's day is left to that day's."""
    late_riser = replace(ANYBODY, quiet=(time(17), time(10)))
    assert moment(AHEAD, AHEAD.due, late_riser) == copenhagen(2026, 11, 24, 10)
    away = replace(ANYBODY, paused_until=copenhagen(2026, 11, 26))
    assert moment(AHEAD, AHEAD.due, away) is None


def test_what_is_past_when_the_person_is_back_is_not_sent() -> None:
    """The day's own reminder ends with the deadline."""
    assert moment(SAME_DAY, SAME_DAY.due, replace(ANYBODY, paused_until=copenhagen(2026, 11, 26, 11))) is not None
    assert moment(SAME_DAY, SAME_DAY.due, replace(ANYBODY, paused_until=copenhagen(2026, 11, 26, 13))) is None


def test_a_wish_is_kept_to_the_letter() -> None:
    """Eight in the evening was asked for; slept through until night, it waits for the morning."""
    assert moment(WISH, WISH.due) == WISH.due
    assert moment(WISH, WISH.due + timedelta(hours=2)) == copenhagen(2026, 11, 25, 8)


def test_what_was_slept_through_is_left_to_the_digest() -> None:
    """Over its day, or for hours; for who wants no digest it is sent while it is of use."""
    assert not is_missed(AHEAD, AHEAD.due + timedelta(hours=3))
    for late in (AHEAD.due + timedelta(hours=5), copenhagen(2026, 11, 25, 8)):
        assert is_missed(AHEAD, late)
        assert moment(AHEAD, late) is None
    without = replace(ANYBODY, wants_digest=False)
    assert moment(AHEAD, copenhagen(2026, 11, 25, 8), without) == copenhagen(2026, 11, 25, 8)
    assert moment(AHEAD, copenhagen(2026, 11, 27, 8), without) is None


def test_a_wish_that_was_slept_through_is_not_lost() -> None:
    """It comes when the program is back: a digest is silent of what is far ahead, and of what is late as it was."""
    back = copenhagen(2026, 11, 26, 9)
    for due in (copenhagen(2027, 1, 20, 12), TASK.due, copenhagen(2026, 11, 20, 12)):
        assert moment_for(WISH, due, ANYBODY, back, USUAL) == back


def test_a_reminder_waits_for_the_digest_that_goes_out_with_it() -> None:
    """Whoever wants theirs at nine isn't told twice at nine; a wish, and what the digest is silent of, comes then."""
    at_nine = replace(ANYBODY, digest_at=time(9), next_digest=AHEAD.due)
    for late, sent in ((0, 2), (1, 3)):
        now, then = (AHEAD.due + timedelta(minutes=minutes) for minutes in (late, sent))
        assert moment(AHEAD, now, at_nine) == then
    far = copenhagen(2027, 1, 20, 12)
    assert moment_for(AHEAD, far, at_nine, AHEAD.due, USUAL) == AHEAD.due
    assert moment(replace(WISH, due=AHEAD.due), AHEAD.due, at_nine) == AHEAD.due
    soon_past = replace(SAME_DAY, due=TASK.due - timedelta(minutes=1))
    now_due = replace(at_nine, next_digest=soon_past.due)
    assert moment(soon_past, soon_past.due, now_due) == soon_past.due, "in two minutes it would be too late"


@pytest.mark.parametrize("back", [AHEAD.due, AHEAD.due + timedelta(minutes=1), AHEAD.due + timedelta(hours=2)])
def test_after_a_standstill_a_reminder_waits_for_the_digest_that_goes_out_now(back: datetime) -> None:
    """Whenever the program is back, both would come in the same minute; it waits once, though the digest may fail."""
    wishes = replace(ANYBODY, next_digest=copenhagen(2026, 11, 24, 8, 30))
    then = back + timedelta(minutes=2)
    assert moment(AHEAD, back, wishes) == then
    assert moment(replace(AHEAD, due=then, person=1), then, wishes) == then
    assert moment(AHEAD, back, replace(wishes, next_digest=copenhagen(2026, 11, 25, 8, 30))) == back, "it has gone out"


@given(
    st.sampled_from([AHEAD, SAME_DAY]),
    st.integers(0, 60 * 24 * 4),
    st.none() | st.tuples(st.times(), st.times()).filter(lambda span: span[0] != span[1]),
    st.booleans(),
)
def test_nothing_unasked_comes_in_quiet_hours(
    reminder: Reminder,
    late: int,
    quiet: tuple[time, time] | None,
    wants: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    """Whenever the program is back, what it sends it sends within the person's hours."""
    wishes = replace(ANYBODY, quiet=quiet, wants_digest=wants)
    now = reminder.due + timedelta(minutes=late)
    sent = moment(reminder, now, wishes)
    assert sent is None or (sent >= now and is_allowed(sent, wishes.hours(USUAL)))


def test_a_channel_is_written_to_in_working_hours() -> None:
    """What is found out at night stands there in the morning."""
    assert channel_moment(copenhagen(2026, 11, 24, 3), USUAL) == copenhagen(2026, 11, 24, 8)


def test_a_case_over_its_target_is_told_of_once_its_person_is_back() -> None:
    """To who wants no digest nothing else tells of it, be it a pause or the program that slept through the day."""
    over = Reminder(5, of_leg(7), ReminderKind.DAY_AFTER, copenhagen(2026, 11, 27, 9))
    target, back = copenhagen(2026, 11, 26, 23, 59), copenhagen(2026, 12, 1, 8)
    away = replace(ANYBODY, wants_digest=False, paused_until=copenhagen(2026, 12, 1))
    assert moment_for(over, target, away, over.due, USUAL) == back
    assert moment_for(over, target, replace(ANYBODY, wants_digest=False), back, USUAL) == back
    for now in (over.due, back):
        assert moment_for(over, target, replace(away, wants_digest=True), now, USUAL) is None, "the digest tells"


@pytest.mark.parametrize(("forum", "step", "comes"), [("politisk", 5, 1), ("politisk", 6, 0)])
def test_the_day_after_is_for_those_who_own_a_task_together(forum: str, step: int, comes: int) -> None:
    """At noon of the next working day; who owns a step alone has the digest."""
    its = body(f"{forum}/fyn")
    planned = day_after(TASK, its.forum.step(step), its, USUAL)
    assert (planned.due if planned else None) == (copenhagen(2026, 11, 27, 12) if comes else None)
    assert day_after(replace(TASK, is_at_once=True), its.forum.step(step), its, USUAL) is None


def test_a_leading_role_is_told_where_the_body_chose_so() -> None:
    """Off as the profile is shipped."""
    its = body("fagligt/fyn")
    step = replace(its.forum.step(6), leader="somatik", owners=replace(its.forum.step(6).owners, one_of=()))
    alone = replace(step, owners=replace(step.owners, all_of=("kommune",)))
    assert day_after(TASK, alone, its, USUAL) is None
    told = replace(its, forum=replace(its.forum, tells_leader=True))
    assert day_after(TASK, alone, told, USUAL) is not None
