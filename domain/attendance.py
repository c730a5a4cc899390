"""Who is absent, who comes instead, and whether a body can decide; why somebody is absent is nowhere kept.

The rule of the political level: consensus, provided that at least half of the members from each sector are present
(minutes of Det Administrative Kontaktforum, 23-06-2022, decision on item 3). The professional level has no such
rule: representation is counted there, and no verdict given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.deciding import AttendanceRule
from domain.errors import AbsenceAlreadyReported, NoSuchAbsence
from domain.organisation import Body, Forum
from domain.people import PersonId


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who comes instead of a seat's holder."""

    name: str


@dataclass(frozen=True, slots=True)
class Absence:
    """A seat stays empty at a meeting, unless a stand-in takes it."""

    id: int
    meeting: int
    seat: str
    reported_by: PersonId
    reported_at: datetime
    stand_in: StandIn | None = None


class Verdict(StrEnum):
    """Whether decisions can be taken; NO_RULE where the body has no attendance rule."""

    CAN_DECIDE = "kan"
    CANNOT_DECIDE = "kan_ikke"
    NO_RULE = "ingen_regel"


@dataclass(frozen=True, slots=True)
class SectorAttendance:
    """Seats of one sector: how many there are, will be present, and must be (0 without a rule)."""

    sector: str
    seats: int
    present: int
    need: int

    @property
    def is_enough(self) -> bool:
        """Whether the sector is present as the rule asks."""
        return self.present >= self.need


@dataclass(frozen=True, slots=True)
class Attendance:
    """The attendance of a meeting as it looks now.

    `tipping` are the sectors of which one more absence would turn the verdict into CANNOT_DECIDE.
    """

    sectors: tuple[SectorAttendance, ...]
    verdict: Verdict
    tipping: tuple[str, ...]

    @property
    def present(self) -> int:
        """Members and counting stand-ins who will be there."""
        return sum(sector.present for sector in self.sectors)

    @property
    def lacking(self) -> tuple[SectorAttendance, ...]:
        """The sectors that are not present as the rule asks."""
        return tuple(sector for sector in self.sectors if not sector.is_enough)


def counts_stand_ins(forum: Forum, starts: datetime | None = None) -> bool:
    """Whether a stand-in counts at a meeting that starts then, or, without that, at one to come."""
    earlier = (counted for before, counted in forum.stand_ins_before if starts and starts < before)
    return next(earlier, forum.counts_stand_ins)


def attendance(body: Body, absences: Iterable[Absence], starts: datetime | None = None) -> Attendance:
    """The attendance of a body's meeting with these absences; `starts` as in `counts_stand_ins`.

    A vacant seat counts among the seats and, until an absence is reported for it, as present.
    """
    counting = counts_stand_ins(body.forum, starts)
    empty = {absence.seat for absence in absences if not (counting and absence.stand_in)}
    sectors = tuple(
        _sector_attendance(body, sector, empty) for sector in dict.fromkeys(seat.sector for seat in body.seats)
    )
    rule = body.forum.attendance_rule
    if rule is AttendanceRule.NONE:
        return Attendance(sectors, Verdict.NO_RULE, ())
    if rule is AttendanceRule.HALF_PER_SECTOR:
        is_enough = all(sector.is_enough for sector in sectors)
        tipping = tuple(sector.sector for sector in sectors if sector.present == sector.need)
    else:
        spare = sum(sector.present for sector in sectors) - _half(sum(sector.seats for sector in sectors))
        is_enough = spare >= 0
        tipping = tuple(sector.sector for sector in sectors if sector.present) if spare == 0 else ()
    if not is_enough:
        return Attendance(sectors, Verdict.CANNOT_DECIDE, ())
    return Attendance(sectors, Verdict.CAN_DECIDE, tipping)


def report_absence(absences: Iterable[Absence], absence: Absence) -> Absence:
    """The absence, where the seat has none yet at this meeting; raises AbsenceAlreadyReported."""
    if any(known.seat == absence.seat for known in absences):
        raise AbsenceAlreadyReported
    return absence


def withdraw_absence(absences: Iterable[Absence], seat: str) -> Absence:
    """The absence to delete; raises NoSuchAbsence."""
    for absence in absences:
        if absence.seat == seat:
            return absence
    raise NoSuchAbsence


def send_stand_in(absences: Iterable[Absence], seat: str, stand_in: StandIn) -> Absence:
    """The seat's absence with who comes instead; raises NoSuchAbsence."""
    return replace(withdraw_absence(absences, seat), stand_in=stand_in)


def _sector_attendance(body: Body, sector: str, empty: set[str]) -> SectorAttendance:
    seats = [seat.key for seat in body.seats if seat.sector == sector]
    need = _half(len(seats)) if body.forum.attendance_rule is AttendanceRule.HALF_PER_SECTOR else 0
    return SectorAttendance(sector, len(seats), len([key for key in seats if key not in empty]), need)


def _half(seats: int) -> int:
    """At least half of n, rounded up."""
    return -(-seats // 2)
