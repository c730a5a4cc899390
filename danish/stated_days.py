"""Finds out which days a point in time can mean, given the day that it is; knows no hours."""

from datetime import date, timedelta

from danish.almanac import (
    add_months,
    coming,
    day_and_month,
    day_of_month,
    exact_day,
    shifted,
    week_of,
)
from danish.meaning import Day, NotUnderstood, Reason
from danish.parts import (
    CalendarDay,
    Computed,
    DayRange,
    ImpossibleError,
    Period,
    Shift,
    Weekday,
    Weekend,
    When,
)
from danish.points import Point, UnfitError
from danish.stated_periods import Days, in_period

_A_DAY = timedelta(days=1)
_SOON = 3  # months: "torsdag den 10." lies within so many


def stated_days(point: Point, base: date, today: date) -> list[Days]:
    """The days, or stretches of days, that the point can mean, the likeliest first.

    Days are counted from `base`, which is `today` but in the second half of a range. Raises ImpossibleError for what
    can't be, UnfitError for what means nothing.
    """
    days = _days(point, base, today)
    for shift in reversed(point.shifts):
        days = [_shift(day, shift) for day in days]
    if point.not_after and not (point.clock or point.part):
        is_feast = point.period is not None and point.period.kind == "feast"
        days = [one for day in days for one in _just_before(day[0] if is_feast and isinstance(day, tuple) else day)]
    return days


def _year(point: Point, today: date) -> int | None:
    if point.year is None:
        return None
    return point.year.year if point.year.year is not None else today.year + point.year.years


def _days(point: Point, base: date, today: date) -> list[Days]:
    year = _year(point, today)
    if point.day:
        return _stated(point, point.day, base, today, year)
    if point.period:
        return in_period(point, point.period, today if point.period.kind == "days" else base, year)
    if point.weekday:
        return _in_the_week(point.weekday, base)
    if year is not None:
        return [(exact_day(1, 1, year), exact_day(31, 12, year))]
    raise UnfitError


def _stated(
    point: Point, day: CalendarDay | DayRange | Computed, base: date, today: date, year: int | None
) -> list[Days]:
    if isinstance(day, DayRange):
        return _day_range(point, day, base, year)
    if isinstance(day, CalendarDay):
        return _calendar_days(point, day, base, year)
    return list(_matching(point.weekday, day.days(today, year), ()))


def _in_the_week(weekday: Weekday | Weekend, base: date) -> list[Days]:
    return list(_weekdays(weekday, base) if isinstance(weekday, Weekday) else _weekends(weekday, base))


def _calendar_days(point: Point, day: CalendarDay, base: date, year: int | None) -> list[Days]:
    if year is not None:
        day = day._replace(year=year)
    if day.month is None and day.months is None and isinstance(point.weekday, Weekday):
        return list(_weekday_and_number(point.weekday.number, day.day, base))
    if point.period and point.period.kind == "month" and day.month is None:
        first, _ = point.period.stretch(base, year)
        day = day._replace(month=first.month, year=first.year)
        return list(_matching(point.weekday, _dates(day, base), ()))
    found = _dates(day, base)
    if point.period and point.period.kind == "week":
        found = _in_stated_week(found, point.period, base)
    elif point.period:
        raise UnfitError
    stated = (day.day, day.month) if day.month and not day.year else ()
    return list(_matching(point.weekday, found, stated))


def _dates(day: CalendarDay, base: date) -> list[date]:
    if day.months is not None:
        first = add_months(base.replace(day=1), day.months)
        return [exact_day(day.day, first.month, first.year)]
    if day.month is None:
        return [day_of_month(day.day, base)]
    if day.year is None:
        return day_and_month(day.day, day.month, base)
    return [exact_day(day.day, day.month, day.year)]


def _in_stated_week(days: list[date], period: Period, base: date) -> list[date]:
    """The days that lie in the stated week; raises ImpossibleError where none does."""
    if period.weeks is None:
        first, last = (day.isocalendar().week for day in period.stretch(base, None))
    else:
        first, last = period.weeks
    right = [day for day in days if _is_between(day.isocalendar().week, first, last)]
    if not right:
        raise ImpossibleError(NotUnderstood(Reason.WRONG_WEEK, number=first, alternatives=(Day(days[-1]),)))
    return right


def _is_between(week: int, first: int, last: int) -> bool:
    return first <= week <= last if first <= last else week >= first or week <= last


def _matching(weekday: Weekday | Weekend | None, days: list[date], stated: tuple[int, ...]) -> list[date]:
    """The days that are the stated weekday; raises ImpossibleError, with both readings, where none is."""
    if not isinstance(weekday, Weekday):
        return days
    right = [day for day in days if day.weekday() == weekday.number]
    if right:
        return right
    day = days[-1]
    nearest = min((day + _A_DAY * n for n in range(-3, 4)), key=lambda each: each.weekday() != weekday.number)
    number, month = stated or (None, None)
    raise ImpossibleError(
        NotUnderstood(
            Reason.WRONG_WEEKDAY, number=number, month=month, weekday=weekday.number,
            alternatives=(Day(day, bool(stated)), Day(nearest, bool(stated))), yearless=bool(stated),
        )
    )  # fmt: skip


def _weekday_and_number(weekday: int, number: int, base: date) -> list[date]:
    """The days of that number within three months that are the weekday; raises ImpossibleError for none."""
    day_of_month(number, base)
    last = add_months(base, _SOON)
    days = [base + _A_DAY * n for n in range((last - base).days + 1)]
    found = [day for day in days if day.day == number and day.weekday() == weekday]
    if not found:
        raise ImpossibleError(NotUnderstood(Reason.NO_MATCHING_DAY, number=number, weekday=weekday))
    return found


def _weekdays(weekday: Weekday, base: date) -> list[date]:
    first = coming(weekday.number, base)
    this_week = week_of(base)[0] + _A_DAY * weekday.number
    if weekday.when is When.LAST:
        return [first - 7 * _A_DAY if first - 7 * _A_DAY < base else first - 14 * _A_DAY]
    if weekday.when is When.WEEK:
        return [this_week + 7 * weekday.weeks * _A_DAY]
    if weekday.when is When.NEXT:
        return sorted({first, this_week + 7 * _A_DAY})
    if weekday.when is When.LATER:
        return sorted({first + 7 * weekday.weeks * _A_DAY, this_week + 7 * weekday.weeks * _A_DAY})
    return [first]


def _weekends(weekend: Weekend, base: date) -> list[tuple[date, date]]:
    saturday = week_of(base)[0] + 5 * _A_DAY
    weeks = {When.LAST: [-1], When.NEXT: [0, 1] if base < saturday else [1]}.get(weekend.when, [0])
    return [(saturday + 7 * week * _A_DAY, saturday + (7 * week + 1) * _A_DAY) for week in weeks]


def _day_range(point: Point, days: DayRange, base: date, year: int | None) -> list[Days]:
    first, last = days.first, days.last
    if year is not None:
        first, last = first._replace(year=year), last._replace(year=year)
    found: list[Days] = []
    for start in _matching(point.weekday, _dates(first, base), ()):
        end = _dates(last._replace(year=start.year), base)[0] if last.month else day_of_month(last.day, start)
        if end < start:
            raise ImpossibleError(NotUnderstood(Reason.ENDS_BEFORE_START))
        found.append((start, end))
    return found


def _shift(day: Days, shift: Shift) -> Days:
    if shift.unit in {"minute", "hour"}:
        raise UnfitError
    edge = day if isinstance(day, date) else day[1] if shift.later else day[0]
    found = shifted(edge, shift.n, shift.unit, later=shift.later)
    if isinstance(day, tuple) and shift.unit == "week":
        return week_of(found)
    return found


def _just_before(day: Days) -> list[Days]:
    """What "before Friday" can mean: Thursday at the latest, or Friday."""
    if isinstance(day, date):
        return [day - _A_DAY, day]
    return [day[0] - _A_DAY, day[1]]
