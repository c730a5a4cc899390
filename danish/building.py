"""Puts the parts of a phrase in their places, in order; works out no days or hours."""

from collections.abc import Sequence
from typing import Any

from danish.meaning import NotUnderstood, Reason
from danish.neighbours import take_over
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
    Several,
    Shift,
    Until,
    Weekday,
    Weekend,
    When,
    YearOf,
)
from danish.points import Element, Point, UnfitError

_PLACES: dict[type, str] = {
    Weekday: "weekday", Weekend: "weekday", CalendarDay: "day", DayRange: "day", Computed: "day", Period: "period",
    YearOf: "year", Nth: "nth", Portion: "portion", Clock: "clock", ClockRange: "clock", PartOfDay: "part",
    Duration: "duration", Elapsed: "elapsed", Either: "either",
}  # fmt: skip


# Of "every Thursday" and "after Thursday" no more can make a day.
_WHATEVER_FOLLOWS = {Reason.RECURRING, Reason.OPEN_ENDED}


class Builder:
    """Takes the parts in order and puts each in its place."""

    def __init__(self) -> None:
        self.elements = [Element(Point())]
        self.point = self.elements[0].first
        self.comma = False
        self.between = False
        self.pause = False
        self.needs_more = False

    def take(self, part: Part) -> None:
        """Put one part in its place; raises UnfitError where it has none."""
        if isinstance(part, Mark):
            self._mark(part)
            return
        if isinstance(part, Several):
            self._several(part.parts)
            return
        if self.comma and not self._has_room(part):
            self._next(Mark.COMMA)
        if self.pause and not isinstance(part, (Clock, ClockRange, PartOfDay)):
            raise UnfitError
        self.comma = self.needs_more = self.pause = False
        self._place(part)

    def _mark(self, mark: Mark) -> None:
        if mark is Mark.AND and self.between:
            self.between = False
            self._next(Mark.RANGE)
        elif mark in {Mark.RANGE, Mark.OR, Mark.AND}:
            self._next(mark)
        elif mark is Mark.COMMA:
            if self.point.is_empty or self.comma:
                raise UnfitError
            self.comma = True
        elif mark in {Mark.BETWEEN, Mark.LEADING, Mark.NOT_AFTER, Mark.BEFORE}:
            self._lead(mark)
        elif mark is Mark.PAUSE:
            if not self.point.has_day or self.point.clock or self.point.part:
                raise UnfitError
            self.pause = True
        elif mark is Mark.AFTER and self.point.is_empty:
            raise UnfitError

    def _lead(self, mark: Mark) -> None:
        """A word that says something of what must follow."""
        if (mark is Mark.LEADING and not self.point.is_empty) or (mark is Mark.NOT_AFTER and self.point.not_after):
            raise UnfitError
        self.between = self.between or mark is Mark.BETWEEN
        self.point.not_after = self.point.not_after or mark is Mark.NOT_AFTER
        self.needs_more = True

    def _next(self, how: Mark) -> None:
        element = self.elements[-1]
        if self.point.is_empty or (how is Mark.RANGE and element.last is not None):
            raise UnfitError
        self.point = Point()
        if how is Mark.RANGE:
            element.last = self.point
        else:
            self.elements.append(Element(self.point))
        self.comma, self.needs_more = False, True

    def _several(self, parts: Sequence[CalendarDay | Period]) -> None:
        for number, part in enumerate(parts):
            if number:
                self._next(Mark.AND)
            self.take(part)

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
        if point.failure and point.failure.reason in _WHATEVER_FOLLOWS:
            return
        if isinstance(part, Failure):
            self._fail(part.answer)
        elif isinstance(part, Shift):
            if point.has_day or point.clock:
                raise UnfitError
            point.shifts.append(part)
        elif isinstance(part, Until):
            self._until(part.end)
        else:
            place = _PLACES[type(part)]
            if isinstance(part, Either) and point.either and not point.day:
                self._date_and_hours(point.either, part)
                return
            if getattr(point, place) is not None or point.failure or point.elapsed:
                raise UnfitError
            point.clock_first = point.clock_first or (place == "clock" and not point.has_day)
            setattr(point, place, part)

    def _date_and_hours(self, first: Either, second: Either) -> None:
        """Of "8.12 9-11" one is the date and one the hours: the hours are those with a hyphen, else the second."""
        if isinstance(first.other, ClockRange) and isinstance(second.other, Clock):
            first, second = second, first
        if not isinstance(second.other, ClockRange):
            raise UnfitError
        self.point.day, self.point.clock, self.point.either = first.day, second.other, None

    def _until(self, end: Clock) -> None:
        point = self.point
        if point.either and isinstance(point.either.other, Clock) and not point.clock:
            point.clock, point.either = point.either.other, None  # "9.10-11" is hours after all
        if not isinstance(point.clock, Clock):
            raise UnfitError
        point.clock = ClockRange(point.clock, end)

    def _fail(self, answer: NotUnderstood) -> None:
        if answer.reason is Reason.NEEDS_MEETING and not (self.point.is_empty or self.point.shifts):
            raise UnfitError
        if answer.reason is Reason.VAGUE and not self.point.is_empty:
            raise UnfitError
        self.point.failure = answer

    def finish(self) -> list[Element]:
        """The elements, settled and with what they take over from each other; raises UnfitError."""
        if self.needs_more or self.comma or self.pause or self.between or self.point.is_empty:
            raise UnfitError
        for element in self.elements:
            _join_hours(element)
            for point in filter(None, (element.first, element.last)):
                _settle(point)
        take_over(self.elements)
        for element in self.elements:
            for point in filter(None, (element.first, element.last)):
                _check(point)
        return self.elements


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
    has_day = point.day or point.period or (point.weekday and (point.part or point.weekday.when is not When.COMING))
    if point.clock and (point.day or point.period):
        raise UnfitError
    if point.clock:
        point.day, point.either = either.day, None
    elif has_day:
        point.clock, point.either = either.other, None


def _check(point: Point) -> None:
    """Refuse combinations that mean nothing."""
    day = point.day
    if point.failure:
        return
    wrong = (
        (isinstance(point.weekday, Weekday) and point.weekday.needs_date and not isinstance(day, CalendarDay))
        or (point.nth and (not point.period or day or point.weekday))
        or (point.portion and (not point.period or day or point.weekday or point.nth))
        or (point.duration and not (point.clock or (point.duration.unit == "day" and point.has_day)))
        or (day and point.period and not (isinstance(day, CalendarDay) and point.period.kind in {"week", "month"}))
        or (isinstance(point.clock, Clock) and point.clock.needs_day and not point.has_day)
        or (point.elapsed and (point.weekday or day or point.period or point.clock or point.part))
        or (point.shifts and not point.has_day)
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
