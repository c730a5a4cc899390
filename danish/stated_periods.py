"""Finds out which days of a week, month or other period are meant; knows no hours and no single dates."""

from datetime import date, timedelta
from typing import TypeAlias

from danish.almanac import month_of, nth_in, yearly
from danish.meaning import NotUnderstood, Reason
from danish.parts import ImpossibleError, Nth, Period, Portion, Stretch, Weekday, Weekend
from danish.points import Point, UnfitError

Days: TypeAlias = date | Stretch  # a day, or first and last of several

_A_DAY = timedelta(days=1)
# First and last day of the month, as the house has chosen them ("primo" is the 1st to the 10th).
_PORTIONS = {"start": (1, 10), "middle": (11, 20), "end": (21, 31), "half1": (1, 15), "half2": (16, 31)}


def in_period(point: Point, period: Period, base: date, year: int | None) -> list[Days]:
    """The days of the period, or those of them that the point's other words pick, the likeliest first.

    Raises ImpossibleError for what the period hasn't, UnfitError for words that don't go with a period.
    """
    stretch = period.stretch(base, year)
    if point.weekday:
        return _weekday_in(point.weekday, period, stretch)
    if not (point.nth or point.portion):
        return [stretch]
    if period.kind == "month" and period.takes_year and year is None:
        month = stretch[0].month
        _piece(point, period, stretch)
        ends = yearly(lambda each: _end(point, period, month_of(date(each, month, 1))), base)
        return [_piece(point, period, month_of(end)) for end in ends]
    found = _piece(point, period, stretch)
    if period.is_this and period.kind == "month" and _last(found) < base:
        return [found, _piece(point, period, month_of(stretch[0], 1))]
    return [found]


def _weekday_in(weekday: Weekday | Weekend, period: Period, stretch: Stretch) -> list[Days]:
    first, last = stretch
    if isinstance(weekday, Weekend):
        if period.kind != "week":
            raise UnfitError
        return [(last - _A_DAY, last)]
    if period.kind not in {"week", "month"}:
        raise UnfitError
    days = (first + n * _A_DAY for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() == weekday.number]


def _piece(point: Point, period: Period, stretch: Stretch) -> Days:
    if point.nth:
        return _nth(point.nth, stretch)
    return _portion(point.portion, period.kind, stretch) if point.portion else stretch


def _end(point: Point, period: Period, stretch: Stretch) -> date | None:
    """The last day of the piece, None in a year that hasn't one."""
    try:
        return _last(_piece(point, period, stretch))
    except ImpossibleError:
        return None


def _nth(nth: Nth, stretch: Stretch) -> date:
    found = nth_in(stretch, nth.n, nth.what)
    if found is None:
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_COUNT, number=abs(nth.n)))
    return found


def _portion(portion: Portion, kind: str, stretch: Stretch) -> Days:
    if portion.last_day:
        return stretch[1]
    if kind != "month":
        raise ImpossibleError(NotUnderstood(Reason.VAGUE))
    first, last = _PORTIONS[portion.which]
    return stretch[0].replace(day=first), stretch[0].replace(day=min(last, stretch[1].day))


def _last(days: Days) -> date:
    return days if isinstance(days, date) else days[1]
