"""Who was present at a meeting: by the absences until it is written down, then as it was; never why anybody was not.

It is written down when the first decision is recorded, and can be corrected afterwards, seat by seat.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.attendance import Absence, Attendance, StandIn, Verdict, attendance
from domain.organisation import Body
from domain.people import PersonId
from domain.times import refuse_naive


@dataclass(frozen=True, slots=True)
class EmptySeat:
    """A seat whose holder was not there, and who came instead, if somebody did."""

    seat: str
    stand_in: StandIn | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """The presence at a meeting as written down: every seat of the body was taken but these.

    `recorded_at` is aware, Europe/Copenhagen: the last time somebody said how it was.
    """

    meeting: int
    empty: tuple[EmptySeat, ...]
    recorded_by: PersonId
    recorded_at: datetime

    def __post_init__(self) -> None:
        refuse_naive(self.recorded_at)


def presence_by_absences(meeting: int, absences: Iterable[Absence], by: PersonId, at: datetime) -> Presence:
    """The presence that the absences told of beforehand."""
    return Presence(meeting, tuple(EmptySeat(one.seat, one.stand_in) for one in absences), by, at)


def correct_presence(presence: Presence, seat: EmptySeat, by: PersonId, at: datetime, *, was_there: bool) -> Presence:
    """The presence with one seat set right: its holder was there, or was not and perhaps sent somebody."""
    others = tuple(one for one in presence.empty if one.seat != seat.seat)
    return replace(presence, empty=others if was_there else (*others, seat), recorded_by=by, recorded_at=at)


def attendance_as_it_was(body: Body, presence: Presence, starts: datetime | None = None) -> Attendance:
    """The attendance that follows from the presence; seats the body no longer has are left out.

    `starts` as in `counts_stand_ins`.
    """
    known = {seat.key for seat in body.seats}
    return attendance(
        body,
        [
            Absence(0, presence.meeting, one.seat, presence.recorded_by, presence.recorded_at, one.stand_in)
            for one in presence.empty
            if one.seat in known
        ],
        starts,
    )


def can_decide(present: Attendance) -> bool:
    """Whether decisions could be taken as far as presence goes; always so on a level without a rule."""
    return present.verdict is not Verdict.CANNOT_DECIDE
