"""Lets the points of a list or range take over from each other what one of them leaves out.

In "8. eller 10. december kl. 14" the first point has the month and the hour of the second. Works out no days.
"""

from itertools import pairwise

from danish.parts import CalendarDay, DayRange, Weekday, YearOf
from danish.points import Element, Point

_NEAR = 6  # months: from December to January is over New Year, from March to January is a slip


def take_over(elements: list[Element]) -> None:
    """Fill in, in place, what each point leaves to its neighbours."""
    points = [point for element in elements for point in (element.first, element.last) if point]
    for left, right in reversed(list(pairwise(points))):
        _from_right(left, right)
    for left, right in pairwise(points):
        _from_left(left, right)
    _share_hours([element.first if element.last is None else element.last for element in elements], len(elements))


def _from_right(left: Point, right: Point) -> None:
    if left.clock and right.clock and right.has_day and not left.has_day:
        left.weekday, left.day, left.period, left.year = right.weekday, right.day, right.period, right.year
        return
    if isinstance(left.day, CalendarDay) and isinstance(right.day, (CalendarDay, DayRange)):
        other = right.day if isinstance(right.day, CalendarDay) else right.day.first
        if left.day.month is None and left.day.months is None and other.month is not None:
            left.day = left.day._replace(month=other.month, year=other.year)
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
    before = left.day.month > other.month and 12 - left.day.month + other.month <= _NEAR
    if other.year is not None:
        left.day = left.day._replace(year=other.year - before)
    elif year is not None:
        left.year = year._replace(year=year.year - before) if year.year else year._replace(years=year.years - before)


def _from_left(left: Point, right: Point) -> None:
    if not right.has_day and (right.clock or right.part):
        right.weekday, right.day, right.period, right.year = left.weekday, left.day, left.period, left.year
    elif isinstance(right.day, CalendarDay) and isinstance(left.day, CalendarDay) and right.day.months is None:
        if right.day.month is None and left.day.month is not None and right.day.day > left.day.day:
            right.day = right.day._replace(month=left.day.month, year=left.day.year)
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
