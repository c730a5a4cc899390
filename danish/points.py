"""Puts the parts of a phrase together into points in time and what joins them; works out no days or hours.

A point has a place for each kind of part. What is left out in one point of a list or range is taken over from its
neighbour: in "8. eller 10. december kl. 14" the first has month and hour of the second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from danish.meaning import NotUnderstood, Reason
from danish.parts import (
    CalendarDay,
    Clock,
    ClockRange,
    Computed,
    DayRange,
    Duration,
    Either,
    Elapsed,
    Failure,
    Mark,
    Nth,
    Part,
    PartOfDay,
    Period,
    Portion,
    Shift,
    Until,
    Weekday,
    Weekend,
    When,
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
    how: Mark | None = None  # what joined it to the one before


_PLACES: dict[type, str] = {
    Weekday: "weekday", Weekend: "weekday", CalendarDay: "day", DayRange: "day", Computed: "day", Period: "period",
    YearOf: "year", Nth: "nth", Portion: "portion", Clock: "clock", ClockRange: "clock", PartOfDay: "part",
    Duration: "duration", Elapsed: "elapsed", Either: "either",
}  # fmt: skip


class Builder:
    """Takes the parts in order and puts each in its place."""

    def __init__(self) -> None:
        self.elements = [Element(Point())]
        self.point = self.elements[0].first
        self.comma = False
        self.between = False
        self.needs_more = False

    def take(self, part: Part) -> None:
        """Put one part in its place; raises UnfitError where it has none."""
        if isinstance(part, Mark):
            self._mark(part)
            return
        if isinstance(part, tuple):
            self._several(part)
            return
        if self.comma and not self._has_room(part):
            self._next(Mark.COMMA)
        self.comma = self.needs_more = False
        self._place(part)

    def _mark(self, mark: Mark) -> None:
        if mark is Mark.BETWEEN:
            self.between = self.needs_more = True
        elif mark is Mark.AND and self.between:
            self.between = False
            self._next(Mark.RANGE)
        elif mark in {Mark.RANGE, Mark.OR, Mark.AND}:
            self._next(mark)
        elif mark is Mark.COMMA:
            if self.point.is_empty or self.comma:
                raise UnfitError
            self.comma = True
        elif mark is Mark.LEADING:
            if not self.point.is_empty:
                raise UnfitError
            self.needs_more = True
        elif mark is Mark.NOT_AFTER:
            if self.point.not_after:
                raise UnfitError
            self.point.not_after = self.needs_more = True
        elif mark is Mark.BEFORE:
            self.needs_more = True
        elif mark is Mark.AFTER and self.point.is_empty:
            raise UnfitError

    def _next(self, how: Mark) -> None:
        element = self.elements[-1]
        if self.point.is_empty or (how is Mark.RANGE and element.last is not None):
            raise UnfitError
        self.point = Point()
        if how is Mark.RANGE:
            element.last = self.point
        else:
            self.elements.append(Element(self.point, how=how))
        self.comma, self.needs_more = False, True

    def _several(self, days: Sequence[CalendarDay]) -> None:
        for number, day in enumerate(days):
            if number:
                self._next(Mark.AND)
            self.take(day)

    def _has_room(self, part: Part) -> bool:
        point = self.point
        if isinstance(part, Until):
            return isinstance(point.clock, Clock)
        if isinstance(part, (Shift, Failure)) or (part_place := _PLACES[type(part)]) is None:
            return point.is_empty
        if isinstance(part, Either) and (point.either or (point.clock and (point.day or point.weekday))):
            return False
        if part_place in {"weekday", "day", "period"} and point.clock and (point.weekday or point.day):
            return False
        if part_place == "weekday" and (point.day or point.either):
            return False
        return getattr(point, part_place) is None and not (part_place == "day" and point.either)

    def _place(self, part: Any) -> None:
        point = self.point
        if point.failure and point.failure.reason is Reason.RECURRING:
            return  # whatever else is said of "every Thursday"
        if isinstance(part, Failure):
            self._fail(part.answer)
        elif isinstance(part, Shift):
            if point.has_day or point.clock:
                raise UnfitError
            point.shifts.append(part)
        elif isinstance(part, Until):
            if not isinstance(point.clock, Clock):
                raise UnfitError
            point.clock = ClockRange(point.clock, part.end)
        else:
            place = _PLACES[type(part)]
            if getattr(point, place) is not None or point.failure or point.elapsed:
                raise UnfitError
            point.clock_first = point.clock_first or (place == "clock" and not point.has_day)
            setattr(point, place, part)

    def _fail(self, answer: NotUnderstood) -> None:
        if answer.reason is Reason.NEEDS_MEETING and not (self.point.is_empty or self.point.shifts):
            raise UnfitError
        if answer.reason is Reason.VAGUE and not self.point.is_empty:
            raise UnfitError
        self.point.failure = answer

    def finish(self) -> list[Element]:
        """The elements, settled and with what they take over from each other; raises UnfitError."""
        if self.needs_more or self.comma or self.between or self.point.is_empty:
            raise UnfitError
        for element in self.elements:
            _join_hours(element)
            for point in filter(None, (element.first, element.last)):
                _settle(point)
        _take_over(self.elements)
        for element in self.elements:
            for point in filter(None, (element.first, element.last)):
                _check(point)
        return self.elements


def build(parts: Iterable[Part]) -> list[Element]:
    """The elements that the parts make; raises UnfitError where they make none."""
    builder = Builder()
    for part in parts:
        builder.take(part)
    return builder.finish()


def _join_hours(element: Element) -> None:
    """A range whose second half is an hour only is a range of hours on one day: "kl. 9 til halv elleve"."""
    first, last = element.first, element.last
    if last and isinstance(first.clock, Clock) and isinstance(last.clock, Clock) and not last.has_day and not last.part:
        first.clock, element.last = ClockRange(first.clock, last.clock), None


def _settle(point: Point) -> None:
    """Decide what figures that may be a date or hours are, where the rest of the point tells."""
    either = point.either
    if either is None:
        return
    if isinstance(either.other, DayRange):
        if point.day or point.period:
            raise UnfitError
        return
    if point.clock or point.part:
        if point.day or point.period:
            raise UnfitError
        point.day, point.either = either.day, None
    elif point.day or point.period or (point.weekday and point.weekday.when is not When.COMING):
        point.clock, point.either = either.other, None


def _check(point: Point) -> None:
    """Refuse combinations that mean nothing."""
    day = point.day
    wrong = (
        (isinstance(point.weekday, Weekday) and point.weekday.needs_date and not isinstance(day, CalendarDay))
        or (point.nth and (not point.period or day or point.weekday))
        or (point.portion and (not point.period or day or point.weekday or point.nth))
        or (point.duration and not (point.clock or (point.duration.unit == "day" and point.has_day)))
        or (day and point.period and not (isinstance(day, CalendarDay) and point.period.kind in {"week", "month"}))
        or (point.elapsed and (point.weekday or day or point.period or point.clock or point.part))
        or (point.shifts and not (point.has_day or point.failure))
        or (point.year and not _year_fits(point))
    )
    if wrong:
        raise UnfitError


def _year_fits(point: Point) -> bool:
    year = point.year
    if year is None:
        return True
    if isinstance(point.day, CalendarDay):
        return point.day.month is not None and point.day.year is None
    if isinstance(point.day, DayRange):
        return point.day.first.month is not None and point.day.first.year is None
    if isinstance(point.day, Computed):
        return point.day.takes_year
    if point.period:
        return point.period.takes_year
    return year.can_stand_alone and not point.weekday and not point.either


def _take_over(elements: list[Element]) -> None:
    points = [point for element in elements for point in (element.first, element.last) if point]
    for left, right in reversed(list(zip(points, points[1:], strict=False))):
        _from_right(left, right)
    for left, right in zip(points, points[1:], strict=False):
        _from_left(left, right)
    _share_hours([element.first if element.last is None else element.last for element in elements], len(elements))


def _from_right(left: Point, right: Point) -> None:
    if isinstance(left.day, CalendarDay) and isinstance(right.day, (CalendarDay, DayRange)):
        other = right.day if isinstance(right.day, CalendarDay) else right.day.first
        if left.day.month is None and left.day.months is None and other.month is not None:
            left.day = replace(left.day, month=other.month, year=other.year)
            left.year = left.year or right.year
        elif left.day.month is not None and left.day.year is None and left.year is None:
            _year_from_right(left, other, right.year)
    elif isinstance(left.weekday, Weekday) and not left.day and not left.period and right.weekday and not right.day:
        left.period, left.year = right.period, left.year or right.year
    elif left.period and right.period and left.period.kind == right.period.kind and left.year is None:
        left.year = right.year if left.period.takes_year else None


def _year_from_right(left: Point, other: CalendarDay, year: YearOf | None) -> None:
    """The year of what follows, or the year before it, so that the earlier day comes first."""
    assert isinstance(left.day, CalendarDay)  # noqa: S101 (the caller looked)
    if left.day.month is None or other.month is None:
        return
    before = (left.day.month, left.day.day) > (other.month, other.day)
    if other.year is not None:
        left.day = replace(left.day, year=other.year - before)
    elif year is not None:
        left.year = replace(year, year=year.year - before) if year.year else replace(year, years=year.years - before)


def _from_left(left: Point, right: Point) -> None:
    if not right.has_day and (right.clock or right.part):
        right.weekday, right.day, right.period, right.year = left.weekday, left.day, left.period, left.year
    elif isinstance(right.day, CalendarDay) and isinstance(left.day, CalendarDay) and right.day.months is None:
        if right.day.month is None and left.day.month is not None and right.day.day > left.day.day:
            right.day = replace(right.day, month=left.day.month, year=left.day.year)
            right.year = right.year or left.year
    elif isinstance(right.weekday, Weekday) and not (right.day or right.period) and left.weekday and not left.day:
        right.period, right.year = left.period, left.year


def _share_hours(points: list[Point], count: int) -> None:
    """In a list the hours stated once, at its end or at its very beginning, are those of all."""
    if count < 2:  # noqa: PLR2004 (a list)
        return
    with_hours = [point for point in points if point.clock or point.part]
    if with_hours == [points[-1]] or (with_hours == [points[0]] and points[0].clock_first):
        for point in points:
            point.clock, point.part = with_hours[0].clock, with_hours[0].part
