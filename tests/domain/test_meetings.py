from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from danish.zone import copenhagen
from domain.errors import (
    KindNotHeld,
    MeetingAfterProfileEnd,
    MeetingAlreadyCancelled,
    MeetingHasMoved,
    MeetingInThePast,
    NothingToPrepare,
)
from domain.meeting_kinds import MeetingKind
from domain.meetings import (
    Meeting,
    MeetingState,
    cancel_meeting,
    move_meeting,
    plan_meeting,
    pre_meetings,
    require_unmoved,
    tie_pre_meeting,
    times_following,
)
from tests.domain.support import MEETS, NOW, meeting, syddanmark

LAST_DAY = copenhagen(2026, 12, 31, 9)


def test_a_meeting_is_made_ahead_and_within_the_profile() -> None:
    """A meeting may lie anywhere from now to the organisation's last day."""
    for starts in (MEETS, LAST_DAY):
        assert plan_meeting(meeting(starts), syddanmark(), NOW).starts == starts


def test_a_meeting_after_the_organisations_end_is_refused_in_its_own_words() -> None:
    """No meeting can be made of a body that will no longer exist, be it on a seminar's second day."""
    seminar = replace(meeting(LAST_DAY), ends=copenhagen(2027, 1, 1, 15), kind=MeetingKind.SEMINAR)
    for wanted in (meeting(copenhagen(2027, 1, 4, 9)), seminar):
        with pytest.raises(MeetingAfterProfileEnd) as refusal:
            plan_meeting(wanted, syddanmark(), NOW)
        assert refusal.value.notice == "Sundhedsklyngerne ophører den 31. december 2026"
    plan_meeting(replace(seminar, ends=copenhagen(2027, 1, 1)), syddanmark(), NOW)


@pytest.mark.parametrize("starts", [NOW, NOW - timedelta(minutes=1)])
def test_a_meeting_in_the_past_is_refused(starts: datetime) -> None:
    """What has begun can't be called."""
    with pytest.raises(MeetingInThePast):
        plan_meeting(meeting(starts), syddanmark(), NOW)


def test_moving_counts_up_and_follows_the_same_rules() -> None:
    """A moved meeting says so to calendars, and can't be moved where it could not have been made."""
    moved = move_meeting(meeting(), LAST_DAY, LAST_DAY + timedelta(hours=2), syddanmark(), NOW)
    assert (moved.starts, moved.sequence, moved.id) == (LAST_DAY, 1, 1)
    with pytest.raises(MeetingInThePast):
        move_meeting(meeting(), NOW, NOW + timedelta(hours=1), syddanmark(), NOW)


def test_a_cancelled_meeting_stays_so() -> None:
    """A meeting is cancelled once, and then neither moved nor cancelled."""
    cancelled = cancel_meeting(meeting())
    assert (cancelled.state, cancelled.sequence, cancelled.is_cancelled) == (MeetingState.CANCELLED, 1, True)
    with pytest.raises(MeetingAlreadyCancelled):
        cancel_meeting(cancelled)
    with pytest.raises(MeetingAlreadyCancelled):
        move_meeting(cancelled, LAST_DAY, LAST_DAY, syddanmark(), NOW)


def test_a_meeting_says_its_zone_from_birth() -> None:
    """A start without a zone is refused."""
    with pytest.raises(ValueError, match="without a zone"):
        Meeting(1, "ssu", MEETS.replace(tzinfo=None), MEETS)


def test_only_the_ssu_meets_the_patients_committee() -> None:
    """Others are refused a meeting of that kind."""
    joint = replace(meeting(), kind=MeetingKind.WITH_PATIENTS)
    with pytest.raises(KindNotHeld):
        plan_meeting(joint, syddanmark(), NOW)
    assert plan_meeting(replace(joint, body="ssu"), syddanmark(), NOW).kind is MeetingKind.WITH_PATIENTS


def test_a_pre_meeting_is_tied_to_the_next_meeting_after_it() -> None:
    """Not to an earlier one, a cancelled one or another pre-meeting; and there must be one."""
    chairs = replace(meeting(MEETS - timedelta(days=7)), id=0, kind=MeetingKind.PRE_MEETING)
    another = replace(chairs, id=5, starts=MEETS - timedelta(days=2), ends=MEETS - timedelta(days=2))
    later, earlier = replace(meeting(LAST_DAY), id=6), replace(meeting(MEETS - timedelta(days=30)), id=7)
    assert tie_pre_meeting(chairs, [earlier, another, later, meeting()]).prepares == 1
    assert tie_pre_meeting(chairs, [cancel_meeting(meeting()), later]).prepares == 6
    assert tie_pre_meeting(meeting(), [later]) == meeting()
    with pytest.raises(NothingToPrepare):
        tie_pre_meeting(chairs, [earlier, another])


def test_a_meeting_is_known_to_have_moved_by_its_count() -> None:
    """Whoever saw it before the move is told where it lies now."""
    require_unmoved(meeting(), 0)
    moved = move_meeting(meeting(), LAST_DAY, LAST_DAY + timedelta(hours=2), syddanmark(), NOW)
    with pytest.raises(MeetingHasMoved) as refusal:
        require_unmoved(moved, 0)
    assert refusal.value.starts == LAST_DAY


def test_a_pre_meeting_keeps_its_distance() -> None:
    """As many days ahead at the same hour, through a change of clocks too; on the same day as many hours ahead."""
    before = meeting(copenhagen(2026, 10, 21, 15))
    chairs = replace(meeting(copenhagen(2026, 10, 19, 9)), id=2, kind=MeetingKind.PRE_MEETING, prepares=1)
    after = meeting(copenhagen(2026, 10, 28, 13))
    assert times_following(chairs, before, after)[0] == copenhagen(2026, 10, 26, 9)
    same_day = replace(chairs, starts=copenhagen(2026, 10, 21, 13), ends=copenhagen(2026, 10, 21, 14))
    assert times_following(same_day, before, after) == (copenhagen(2026, 10, 28, 11), copenhagen(2026, 10, 28, 12))


def test_a_pre_meeting_that_was_held_follows_no_more() -> None:
    """Only what hasn't begun and stands is moved or cancelled with its meeting."""
    chairs = replace(meeting(NOW + timedelta(days=2)), id=2, kind=MeetingKind.PRE_MEETING, prepares=1)
    held = replace(chairs, id=3, starts=NOW, ends=NOW + timedelta(hours=1))
    assert pre_meetings(meeting(), [chairs, held, cancel_meeting(chairs), meeting()], NOW) == (chairs,)
