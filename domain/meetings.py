"""Meetings of a body: their life from planned to held or cancelled; no lookup and no dates read here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.errors import (
    KindNotHeld,
    MeetingAfterProfileEnd,
    MeetingAlreadyCancelled,
    MeetingHasMoved,
    MeetingInThePast,
    MeetingOver,
    NothingToPrepare,
)
from domain.meeting_kinds import MeetingKind
from domain.organisation import Profile
from domain.times import refuse_naive


class MeetingState(StrEnum):
    """Where a meeting stands. Whether it is over follows from the clock."""

    PLANNED = "planlagt"
    CANCELLED = "aflyst"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A body's meeting. `starts` and `ends` are aware, Europe/Copenhagen; `sequence` counts its moves.

    `relocations` counts how often its place was changed. `prepares` is the meeting whose agenda a pre-meeting settles.
    """

    id: int
    body: str
    starts: datetime
    ends: datetime
    location: str = ""
    is_virtual: bool = False
    kind: MeetingKind = MeetingKind.ORDINARY
    state: MeetingState = MeetingState.PLANNED
    sequence: int = 0
    install: str = ""
    prepares: int | None = None
    relocations: int = 0

    def __post_init__(self) -> None:
        refuse_naive(self.starts, self.ends)

    @property
    def day(self) -> date:
        """The day it starts, in Copenhagen."""
        return self.starts.date()

    @property
    def last_day(self) -> date:
        """The day it ends, in Copenhagen; one until midnight isn't on the next."""
        return max(self.day, (self.ends - timedelta.resolution).date())

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.state is MeetingState.CANCELLED


def plan_meeting(meeting: Meeting, profile: Profile, now: datetime) -> Meeting:
    """The meeting, where it may be made.

    Raises MeetingInThePast, MeetingAfterProfileEnd where the organisation no longer exists on its last day, and
    KindNotHeld.
    """
    if meeting.starts <= now:
        raise MeetingInThePast(meeting.starts)
    organisation = profile.having(meeting.body)
    if organisation.valid_to is not None and meeting.last_day > organisation.valid_to:
        raise MeetingAfterProfileEnd(meeting.last_day, organisation.valid_to, organisation.end_notice)
    body = profile.body(meeting.body)
    if meeting.kind is MeetingKind.WITH_PATIENTS and not body.forum.least_with_patients:
        raise KindNotHeld
    return meeting


def tie_pre_meeting(meeting: Meeting, others: Iterable[Meeting]) -> Meeting:
    """The pre-meeting, tied to the body's next meeting after it; other kinds as they are. Raises NothingToPrepare."""
    if meeting.kind is not MeetingKind.PRE_MEETING:
        return meeting
    following = [
        one
        for one in others
        if one.starts >= meeting.ends and not one.is_cancelled and one.kind is not MeetingKind.PRE_MEETING
    ]
    if not following:
        raise NothingToPrepare(meeting.body)
    return replace(meeting, prepares=min(following, key=lambda one: one.starts).id)


def pre_meetings(meeting: Meeting, others: Iterable[Meeting], now: datetime) -> tuple[Meeting, ...]:
    """The pre-meetings among `others` that prepare the meeting and haven't begun."""
    return tuple(one for one in others if one.prepares == meeting.id and not one.is_cancelled and one.starts > now)


def times_following(pre_meeting: Meeting, before: Meeting, after: Meeting) -> tuple[datetime, datetime]:
    """When a pre-meeting begins and ends that follows its meeting's move from `before` to `after`.

    It stays as many days ahead as it was and keeps its hours; one on the meeting's own day keeps its distance in hours.
    """
    is_same_day = pre_meeting.day == before.day
    by = _wall(after.starts) - _wall(before.starts) if is_same_day else after.day - before.day
    starts, ends = ((_wall(at) + by).replace(tzinfo=at.tzinfo) for at in (pre_meeting.starts, pre_meeting.ends))
    return starts, ends


def require_unmoved(meeting: Meeting, sequence: int) -> None:
    """Raises MeetingHasMoved unless the meeting stands as it did when its `sequence` was that."""
    if meeting.sequence != sequence:
        raise MeetingHasMoved(meeting.starts)


def move_meeting(meeting: Meeting, starts: datetime, ends: datetime, profile: Profile, now: datetime) -> Meeting:
    """The meeting at its new time. Raises as `plan_meeting`, and MeetingAlreadyCancelled."""
    if meeting.is_cancelled:
        raise MeetingAlreadyCancelled
    return plan_meeting(replace(meeting, starts=starts, ends=ends, sequence=meeting.sequence + 1), profile, now)


def relocate_meeting(meeting: Meeting, location: str, now: datetime, *, is_virtual: bool) -> Meeting:
    """The meeting at its new place, or virtual. Raises MeetingAlreadyCancelled, and MeetingOver."""
    if meeting.is_cancelled:
        raise MeetingAlreadyCancelled
    if meeting.ends <= now:
        raise MeetingOver
    return replace(meeting, location=location, is_virtual=is_virtual, relocations=meeting.relocations + 1)


def cancel_meeting(meeting: Meeting) -> Meeting:
    """The meeting, cancelled. Raises MeetingAlreadyCancelled."""
    if meeting.is_cancelled:
        raise MeetingAlreadyCancelled
    return replace(meeting, state=MeetingState.CANCELLED, sequence=meeting.sequence + 1)


def _wall(at: datetime) -> datetime:
    """The time as clocks on the wall show it, so that a distance of days keeps the hour through a change of clocks."""
    return at.replace(tzinfo=None)
