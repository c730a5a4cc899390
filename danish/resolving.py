"""Finds out which days and hours the points of a phrase are, given what time it is; reads no words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

from danish.almanac import (
    add,
    add_months,
    coming,
    day_and_month,
    day_of_month,
    exact_day,
    month_of,
    nth_in,
    shifted,
    week_of,
    yearly,
)
from danish.hours import STRETCHES, possible, possible_ranges
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Reason, Span, Understood
from danish.parts import (
    CalendarDay,
    Clock,
    ClockRange,
    Computed,
    DayRange,
    ImpossibleError,
    Nth,
    Period,
    Portion,
    Shift,
    Weekday,
    Weekend,
    When,
)
from danish.points import Element, Point, UnfitError
from danish.zone import COPENHAGEN, is_skipped

Days: TypeAlias = date | tuple[date, date]  # a day, or first and last of several

_A_DAY = timedelta(days=1)
_SOON = 3  # months: "torsdag den 10." lies within so many
_MOST = 12  # candidates that anybody could choose among
_PORTIONS = {"start": (1, 10), "middle": (11, 20), "end": (21, 31), "half1": (1, 15), "half2": (16, 31)}


def resolve(elements: list[Element], now: datetime) -> list[Meaning]:
    """What each element means at `now` (aware, Copenhagen); raises UnfitError where one means nothing."""
    return [_meaning(element, now) for element in elements]


def _meaning(element: Element, now: datetime) -> Meaning:
    try:
        found = _range(element, now) if element.last else _point(element.first, now)
        found = list(dict.fromkeys(found))
        existing = [one for one in found if not _skipped(one)]
    except ImpossibleError as error:
        return error.answer
    if not existing:
        first = found[0]
        at = first.at if isinstance(first, Moment) else getattr(first, "start", None)
        return NotUnderstood(Reason.SKIPPED_TIME, at=at.replace(tzinfo=None) if isinstance(at, datetime) else None)
    if len(existing) == 1:
        return existing[0]
    if len(existing) > _MOST:
        raise UnfitError
    return Ambiguous(tuple(existing), yearless=any(one.yearless for one in existing))


def _skipped(one: Understood) -> bool:
    if isinstance(one, Moment):
        return is_skipped(one.at)
    return isinstance(one, Span) and any(isinstance(at, datetime) and is_skipped(at) for at in (one.start, one.end))


def _range(element: Element, now: datetime) -> list[Understood]:
    first, last = element.first, element.last
    if last is None:
        raise UnfitError
    found: list[Understood] = []
    error = ImpossibleError(NotUnderstood(Reason.ENDS_BEFORE_START))
    for start in _point(first, now):
        base = _first_day(start)
        for end in _point(last, now, base)[:1] if not last.clock else _point(last, now, base):
            span = _between(start, end)
            if span is not None:
                found.append(span)
    if not found:
        raise error
    return found


def _first_day(one: Understood) -> date:
    if isinstance(one, Day):
        return one.day
    start = one.at if isinstance(one, Moment) else one.start
    return start.date() if isinstance(start, datetime) else start


def _between(start: Understood, end: Understood) -> Span | None:
    """From the beginning of one to the end of the other; None where that runs backwards."""
    yearless = start.yearless or end.yearless
    if isinstance(start, Moment) != isinstance(end, Moment):
        raise UnfitError
    if isinstance(start, Moment) and isinstance(end, Moment):
        return Span(start.at, end.at, yearless) if start.at < end.at else None
    first, last = _first_day(start), end.day if isinstance(end, Day) else end.end if isinstance(end, Span) else None
    if last is None or isinstance(last, datetime) or (isinstance(start, Span) and start.is_timed):
        raise UnfitError
    return Span(first, last, yearless) if first <= last else None


def _point(point: Point, now: datetime, base: date | None = None) -> list[Understood]:
    """Everything one point may mean; `base` is the day counted from where that isn't today, in a range."""
    if point.failure:
        raise ImpossibleError(point.failure)
    if point.elapsed:
        at = now.astimezone(UTC) + timedelta(minutes=point.elapsed.minutes)
        return [Moment(at.astimezone(COPENHAGEN).replace(second=0, microsecond=0, fold=0))]
    if point.either:
        return _either(point, now, base)
    if not point.has_day:
        return _dateless(point, now)
    today = base or now.date()
    yearless = _is_yearless(point)
    days = _days(point, today, now.date())
    for shift in reversed(point.shifts):
        days = [_shift(day, shift) for day in days]
    if point.not_after and not (point.clock or point.part):
        days = [one for day in days for one in _just_before(day)]
    found: list[Understood] = []
    for day in days:
        found += _at_hours(day, point, yearless=yearless)
    return found


def _either(point: Point, now: datetime, base: date | None) -> list[Understood]:
    either = point.either
    if either is None:
        raise UnfitError
    as_day = replace(point, either=None, day=either.day)
    other = replace(
        point, either=None, **({"day": either.other} if isinstance(either.other, DayRange) else {"clock": either.other})
    )
    if point.weekday is None:
        found = []
        for reading in (as_day, other):
            try:
                found += _point(reading, now, base)
            except ImpossibleError:
                continue
        return found
    try:
        return _point(as_day, now, base)
    except ImpossibleError:
        if isinstance(either.other, ClockRange):
            return _point(other, now, base)
        raise


def _dateless(point: Point, now: datetime) -> list[Understood]:
    """A time alone: today where it is still ahead, else tomorrow."""
    today = now.date() + _A_DAY * (point.part.day or 0 if point.part else 0)
    bound = point.part is not None and point.part.day is not None
    found: list[Understood] = []
    for one in _at_hours(today, point, yearless=False):
        start = one.at if isinstance(one, Moment) else one.start if isinstance(one, Span) else None
        if not isinstance(start, datetime):
            raise UnfitError
        later = _A_DAY if start <= now and not bound else timedelta()
        if isinstance(one, Moment):
            found.append(Moment(one.at + later, dateless=not bound))
        elif isinstance(one, Span):
            found.append(Span(one.start + later, one.end + later, dateless=not bound))
    return found


def _is_yearless(point: Point) -> bool:
    day = point.day.first if isinstance(point.day, DayRange) else point.day
    return (
        isinstance(day, CalendarDay)
        and day.month is not None
        and day.year is None
        and point.year is None
        and not point.shifts
    )


def _year(point: Point, today: date) -> int | None:
    if point.year is None:
        return None
    return point.year.year if point.year.year is not None else today.year + point.year.years


def _days(point: Point, base: date, today: date) -> list[Days]:
    year = _year(point, today)
    if isinstance(point.day, DayRange):
        return _day_range(point, point.day, base, year)
    if isinstance(point.day, CalendarDay):
        return _calendar_days(point, point.day, base, year)
    if isinstance(point.day, Computed):
        return list(_matching(point.weekday, point.day.days(today, year), ()))
    if point.period:
        return _in_period(point, point.period, base, today, year)
    if isinstance(point.weekday, Weekday):
        return list(_weekdays(point.weekday, base))
    if isinstance(point.weekday, Weekend):
        return list(_weekends(point.weekday, base))
    if year is not None:
        return [(exact_day(1, 1, year), exact_day(31, 12, year))]
    raise UnfitError


def _calendar_days(point: Point, day: CalendarDay, base: date, year: int | None) -> list[Days]:
    if year is not None:
        day = replace(day, year=year)
    if day.month is None and day.months is None and isinstance(point.weekday, Weekday):
        return list(_weekday_and_number(point.weekday.number, day.day, base))
    found = _dates(day, base)
    if point.period and point.period.kind == "week":
        found = _in_stated_week(found, point.period.stretch(base, year))
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


def _in_stated_week(days: list[date], week: tuple[date, date]) -> list[date]:
    number = week[0].isocalendar().week
    right = [day for day in days if day.isocalendar().week == number]
    if not right:
        raise ImpossibleError(NotUnderstood(Reason.WRONG_WEEK, number=number, alternatives=(Day(days[-1]),)))
    return right


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
        first, last = replace(first, year=year), replace(last, year=year)
    found: list[Days] = []
    for start in _matching(point.weekday, _dates(first, base), ()):
        end = _dates(replace(last, year=start.year), base)[0] if last.month else day_of_month(last.day, start)
        if end < start:
            raise ImpossibleError(NotUnderstood(Reason.ENDS_BEFORE_START))
        found.append((start, end))
    return found


def _in_period(point: Point, period: Period, base: date, today: date, year: int | None) -> list[Days]:
    if point.nth:
        return list(_nth_days(point.nth, period, base, year))
    first, last = period.stretch(today if period.kind == "days" else base, year)
    if isinstance(point.weekday, Weekend):
        if period.kind != "week":
            raise UnfitError
        return [(last - _A_DAY, last)]
    if isinstance(point.weekday, Weekday):
        if period.kind not in {"week", "month"}:
            raise UnfitError
        return [
            day for n in range((last - first).days + 1) if (day := first + n * _A_DAY).weekday() == point.weekday.number
        ]
    if point.portion:
        stretches = [(first, last)]
        if period.kind == "month" and period.takes_year and year is None:
            stretches = _yearly_portions(point.portion, first, base)
        return [_portion(point.portion, period.kind, stretch) for stretch in stretches]
    return [(first, last)]


def _yearly_portions(portion: Portion, first: date, base: date) -> list[tuple[date, date]]:
    """The month whose portion is next, and the one whose portion has just passed."""
    ends = yearly(lambda year: _last(_portion(portion, "month", month_of(date(year, first.month, 1)))), base)
    return [month_of(end) for end in ends]


def _last(days: Days) -> date:
    return days if isinstance(days, date) else days[1]


def _portion(portion: Portion, kind: str, stretch: tuple[date, date]) -> Days:
    if portion.last_day:
        return stretch[1]
    if kind != "month":
        raise ImpossibleError(NotUnderstood(Reason.VAGUE))
    first, last = _PORTIONS[portion.which]
    return stretch[0].replace(day=first), stretch[0].replace(day=min(last, stretch[1].day))


def _nth_days(nth: Nth, period: Period, base: date, year: int | None) -> list[date]:
    stretch = period.stretch(base, year)
    found = nth_in(stretch, nth.n, nth.what)
    if found is None:
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_COUNT, number=abs(nth.n)))
    if period.kind != "month" or not period.takes_year or year is not None:
        return [found]
    month = stretch[0].month
    return yearly(lambda each: nth_in(month_of(date(each, month, 1)), nth.n, nth.what), base)


def _shift(day: Days, shift: Shift) -> Days:
    if shift.unit in {"minute", "hour"}:
        raise UnfitError
    edge = day if isinstance(day, date) else day[1] if shift.later else day[0]
    found = shifted(edge, shift.n, shift.unit, later=shift.later)
    if isinstance(day, tuple) and shift.unit == "week":
        return week_of(found)
    return found


def _just_before(day: Days) -> list[Days]:
    """ "Before Friday" may be said of Thursday at the latest, or of Friday."""
    if isinstance(day, date):
        return [day - _A_DAY, day]
    return [day[0] - _A_DAY, day[1]]


def _at_hours(day: Days, point: Point, *, yearless: bool) -> list[Understood]:
    """The point's hours on the day, or on the first and last of several days."""
    first, last = day if isinstance(day, tuple) else (day, day)
    duration = point.duration
    if point.part and point.part.day is not None and point.has_day:
        raise UnfitError
    if isinstance(point.clock, ClockRange):
        if duration:
            raise UnfitError
        ranges = possible_ranges(point.clock, point.part)
        return [Span(_at(first, start), _at(last, end), yearless) for start, end in ranges]
    if isinstance(point.clock, Clock):
        if first != last:
            raise UnfitError
        starts = possible(point.clock, point.part)
        if duration and duration.unit == "minute":
            return [Span(_at(first, start), _after(_at(first, start), duration.n), yearless) for start in starts]
        if duration:
            raise UnfitError
        return [Moment(_at(first, start), yearless) for start in starts]
    if point.part:
        start, end = STRETCHES[point.part.name]
        return [Span(_at(first, start * 60), _at(last, end * 60), yearless)]
    if duration:
        return [Span(first, add(first, duration.n - 1, "day"), yearless)]
    return [Span(first, last, yearless)] if isinstance(day, tuple) else [Day(first, yearless)]


def _at(day: date, minutes: int) -> datetime:
    later, minutes = divmod(minutes, 24 * 60)
    day += _A_DAY * later
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=COPENHAGEN)


def _after(at: datetime, minutes: int) -> datetime:
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(COPENHAGEN).replace(fold=0)
