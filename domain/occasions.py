"""What comes round by itself: each occasion has its period, by which it is looked at once; it posts nothing.

An occasion whose hour passed while the program was down is looked at when it is back, as long as it is of use.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from danish.workdays import is_working_day, next_working_day, working_days_before
from danish.zone import COPENHAGEN
from domain.reminder_times import Reminding
from domain.times import refuse_naive

_WEEK = timedelta(days=7)
_AT_NIGHT = time(3)


class OccasionKind(StrEnum):
    """What is looked at."""

    VACANCIES = "ubesatte_roller"
    CADENCE = "aarsplan"
    EXPERIENCES = "ugens_erfaringer"
    TIDYING = "oprydning"
    ENDING = "ophoer"
    HANDING_OVER = "overdragelse"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something to look at once in its period, from `due` (aware, Copenhagen) on. Kind and period are its key."""

    kind: OccasionKind
    period: str
    due: datetime

    def __post_init__(self) -> None:
        refuse_naive(self.due)


class Occasions(Protocol):
    """Which occasions were looked at in a workspace."""

    def claim(self, install: str, occasion: Occasion) -> bool:
        """Saves that it is looked at; False where that was done before."""
        ...

    def last_before(self, install: str, occasion: Occasion) -> datetime | None:
        """When the latest one of its kind before it was due; None where it is the first."""
        ...


def to_look_at(now: datetime, reminding: Reminding) -> Sequence[Occasion]:
    """The occasions whose time has come and whose use isn't over, one of a kind at most; none outside the day's hours.

    Roles that nobody holds, and whether the organisation ends soon, are looked at on the week's first working day, a
    year that lacks meetings on each working day from the profile's month on, what was agreed to be handed over on each
    working day, all at the profile's hour; the week's experiences on the week's last working day.
    """
    local = now.astimezone(COPENHAGEN)
    if not is_working_day(local.date()) or not reminding.at <= local.time() < reminding.closes:
        return ()
    found = [
        _weekly(OccasionKind.VACANCIES, local, reminding),
        _weekly(OccasionKind.ENDING, local, reminding),
        _cadence(local, reminding),
        Occasion(OccasionKind.HANDING_OVER, local.date().isoformat(), _at(local.date(), reminding.at)),
        _experiences(local, reminding),
    ]
    return tuple(one for one in found if one is not None)


def tidying_on(now: datetime) -> Occasion:
    """The latest night's tidying: at any hour until the next one, so that a program that was down makes it good."""
    local = now.astimezone(COPENHAGEN)
    night = local.date() if local.time() >= _AT_NIGHT else local.date() - timedelta(days=1)
    return Occasion(OccasionKind.TIDYING, night.isoformat(), _at(night, _AT_NIGHT))


def since(occasion: Occasion, last: datetime | None) -> datetime:
    """From when on it tells: the last one of its kind, or a week back."""
    return last or occasion.due - _WEEK


def _weekly(kind: OccasionKind, local: datetime, reminding: Reminding) -> Occasion:
    sunday = local.date() - timedelta(days=local.isoweekday())
    first = next_working_day(sunday)
    return Occasion(kind, _week(first), _at(first, reminding.at))


def _cadence(local: datetime, reminding: Reminding) -> Occasion | None:
    today = local.date()
    if today.month < reminding.lacking_from_month:
        return None
    return Occasion(OccasionKind.CADENCE, today.isoformat(), _at(today, reminding.at))


def _experiences(local: datetime, reminding: Reminding) -> Occasion | None:
    """This week's once its hour has come, else the last one before."""
    monday = local.date() - timedelta(days=local.weekday())
    for begins in (monday, monday - _WEEK):
        last = working_days_before(begins + _WEEK, 1)
        if last >= begins and _at(last, reminding.week_closes_at) <= local:
            return Occasion(OccasionKind.EXPERIENCES, _week(last), _at(last, reminding.week_closes_at))
    return None


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-{week}"


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=COPENHAGEN)
