"""Meetings of a body: their life from planned to held or cancelled; no lookup and no dates read here."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.errors import MeetingAfterProfileEnd, MeetingAlreadyCancelled, MeetingInThePast
from domain.organisation import Profile
from domain.times import refuse_naive


class MeetingState(StrEnum):
    """Where a meeting stands. Whether it is over follows from the clock."""

    PLANNED = "planlagt"
    CANCELLED = "aflyst"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A body's meeting. `starts` and `ends` are aware, Europe/Copenhagen; `sequence` counts its moves."""

    id: int
    body: str
    starts: datetime
    ends: datetime
    location: str = ""
    is_virtual: bool = False
    is_extraordinary: bool = False
    state: MeetingState = MeetingState.PLANNED
    sequence: int = 0
    install: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.starts, self.ends)

    @property
    def day(self) -> date:
        """The day it starts, in Copenhagen."""
        return self.starts.date()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.state is MeetingState.CANCELLED


def plan_meeting(meeting: Meeting, profile: Profile, now: datetime) -> Meeting:
    """The meeting, where it may be made.

    Raises MeetingInThePast, and MeetingAfterProfileEnd where the organisation no longer exists on its day.
    """
    if meeting.starts <= now:
        raise MeetingInThePast(meeting.starts)
    if profile.valid_to is not None and meeting.day > profile.valid_to:
        raise MeetingAfterProfileEnd(meeting.day, profile.valid_to, profile.end_notice)
    return meeting


def move_meeting(meeting: Meeting, starts: datetime, ends: datetime, profile: Profile, now: datetime) -> Meeting:
    """The meeting at its new time. Raises as `plan_meeting`, and MeetingAlreadyCancelled."""
    if meeting.is_cancelled:
        raise MeetingAlreadyCancelled(meeting.id)
    return plan_meeting(replace(meeting, starts=starts, ends=ends, sequence=meeting.sequence + 1), profile, now)


def cancel_meeting(meeting: Meeting) -> Meeting:
    """The meeting, cancelled. Raises MeetingAlreadyCancelled."""
    if meeting.is_cancelled:
        raise MeetingAlreadyCancelled(meeting.id)
    return replace(meeting, state=MeetingState.CANCELLED, sequence=meeting.sequence + 1)
