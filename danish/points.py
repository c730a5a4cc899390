"""Points in time as they were stated: a place for each kind of part; works out no days or hours."""

from dataclasses import dataclass, field

from danish.meaning import NotUnderstood
from danish.parts import (
    CalendarDay,
    Clock,
    ClockRange,
    Computed,
    DayRange,
    Duration,
    Either,
    Elapsed,
    Nth,
    PartOfDay,
    Period,
    Portion,
    Shift,
    Weekday,
    Weekend,
    YearOf,
)


class UnfitError(Exception):
    """These parts don't make a phrase; other parts may be read from the same words."""


@dataclass(slots=True)
class Point:
    """One point or stretch in time as it was stated; every place may be empty."""

    weekday: Weekday | Weekend | None = None
    day: CalendarDay | DayRange | Computed | None = None
    period: Period | None = None
    year: YearOf | None = None
    nth: Nth | None = None
    portion: Portion | None = None
    clock: Clock | ClockRange | None = None
    part: PartOfDay | None = None
    duration: Duration | None = None
    elapsed: Elapsed | None = None
    either: Either | None = None
    shifts: list[Shift] = field(default_factory=list)
    failure: NotUnderstood | None = None
    not_after: bool = False
    clock_first: bool = False

    @property
    def has_day(self) -> bool:
        """Whether anything says which day."""
        return bool(self.weekday or self.day or self.period or self.either or self.elapsed or self.failure or self.year)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been stated yet."""
        return not (self.has_day or self.clock or self.part or self.shifts or self.nth or self.portion or self.duration)


@dataclass(slots=True)
class Element:
    """One entry of a list: a point, or a range from one point to another."""

    first: Point
    last: Point | None = None
