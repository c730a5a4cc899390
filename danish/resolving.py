"""Finds out which days and hours the points of a phrase are, given what time it is; reads no words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from danish.almanac import add
from danish.hours import NIGHT_ENDS, STRETCHES, TONIGHT, possible, possible_ranges
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Reason, Span, Understood
from danish.parts import CalendarDay, Clock, ClockRange, DayRange, ImpossibleError
from danish.points import Element, Point, UnfitError
from danish.stated_days import stated_days
from danish.stated_periods import Days
from danish.zone import COPENHAGEN, is_skipped

_A_DAY = timedelta(days=1)
_LONGEST_YEARLESS = 200  # days: from 10 December "to 8 December" is a slip, not a year
_MOST = 12  # candidates that anybody could choose among


def resolve(elements: list[Element], now: datetime) -> list[Meaning]:
    """What each element means at `now` (aware, Copenhagen); raises UnfitError where one means nothing."""
    return [_meaning(element, now) for element in elements]


def _meaning(element: Element, now: datetime) -> Meaning:
    try:
        found = _range(element, now) if element.last else _point(element.first, now)
        found = list(dict.fromkeys(found))
        existing = [one for one in found if not _skipped(one)]
    except ImpossibleError as error:
        return replace(error.answer, readings=tuple(one for one in error.answer.readings if not _skipped(one)))
    if not existing:
        return NotUnderstood(Reason.SKIPPED_TIME, at=_times_skipped(found[0])[0].replace(tzinfo=None))
    if len(existing) == 1:
        return existing[0]
    if len(existing) > _MOST:
        raise UnfitError
    return Ambiguous(tuple(existing), yearless=any(one.yearless for one in existing))


def _skipped(one: Understood) -> bool:
    return bool(_times_skipped(one))


def _times_skipped(one: Understood) -> list[datetime]:
    """Which of its times the clock skips: of a stretch the beginning, the end or both."""
    times = (one.at,) if isinstance(one, Moment) else (one.start, one.end) if isinstance(one, Span) else ()
    return [at for at in times if isinstance(at, datetime) and is_skipped(at)]


def _range(element: Element, now: datetime) -> list[Understood]:
    first, last = element.first, element.last
    if last is None or (isinstance(first.clock, ClockRange) and last.clock):
        raise UnfitError  # of "22:00 - 2026-12-05 01:00" the year is no half past eight
    found: list[Understood] = []
    starts, wrong_start = _readings(first, now)
    wrong_end: NotUnderstood | None = None
    is_same = False
    for start in starts:
        ends, wrong_end = _readings(last, now, _first_day(start))
        is_same = is_same or (isinstance(start, Moment) and start.at in [getattr(end, "at", None) for end in ends])
        found += [span for end in ends if (span := _between(start, end)) is not None]
    if wrong := wrong_start or wrong_end:
        is_one_wrong = wrong_start is None or wrong_end is None
        raise ImpossibleError(replace(wrong, readings=tuple(found) if is_one_wrong else ()))
    if not found:
        raise ImpossibleError(NotUnderstood(Reason.ENDS_AT_START if is_same else Reason.ENDS_BEFORE_START))
    return found


def _readings(point: Point, now: datetime, base: date | None = None) -> tuple[list[Understood], NotUnderstood | None]:
    """Everything one end of a range may mean; where its day is wrong, what it may mean instead, and what is wrong."""
    try:
        return _point(point, now, base), None
    except ImpossibleError as error:
        return list(error.answer.readings), error.answer


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
    is_slip = end.yearless and (last - first).days > _LONGEST_YEARLESS
    return Span(first, last, yearless) if first <= last and not is_slip else None


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
    try:
        days = stated_days(point, today, now.date())
    except ImpossibleError as error:
        meant = [one for day in error.answer.alternatives for one in _at_hours(day.day, point, yearless=day.yearless)]
        raise ImpossibleError(replace(error.answer, readings=tuple(meant))) from error
    return [one for day in days for one in _at_hours(day, point, yearless=yearless)]


def _either(point: Point, now: datetime, base: date | None) -> list[Understood]:
    either = point.either
    if either is None:
        raise UnfitError
    as_day = replace(point, either=None, day=either.day)
    other = replace(
        point, either=None, **({"day": either.other} if isinstance(either.other, DayRange) else {"clock": either.other})
    )
    if point.weekday and isinstance(either.other, Clock):
        return _point(as_day, now, base)  # "torsdag 10.12": nobody meets at twelve past ten
    found: list[Understood] = []
    error: ImpossibleError | None = None
    for reading in (as_day, other):
        try:
            found += _point(reading, now, base)
        except ImpossibleError as impossible:
            error = error or impossible
    if error and not found:
        raise error
    return found


def _dateless(point: Point, now: datetime) -> list[Understood]:
    """A time alone: today where it is still ahead, else tomorrow."""
    today = now.date() + _A_DAY * (point.part.day or 0 if point.part else 0)
    bound = point.part is not None and point.part.day is not None
    if point.part == TONIGHT and now.hour >= NIGHT_ENDS:
        today += _A_DAY
    found: list[Understood] = []
    for one in _at_hours(today, point, yearless=False):
        start = one.at if isinstance(one, Moment) else one.start if isinstance(one, Span) else None
        if not isinstance(start, datetime):
            raise UnfitError
        later = _A_DAY if start <= now and not bound else timedelta()
        if isinstance(one, Moment):
            found.append(Moment(one.at + later, dateless=not bound))
        elif isinstance(one, Span):
            found.append(replace(one, start=one.start + later, end=one.end + later, dateless=not bound))
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


def _at_hours(day: Days, point: Point, *, yearless: bool) -> list[Understood]:
    """The point's hours on the day, or on the first and last of several days."""
    first, last = day if isinstance(day, tuple) else (day, day)
    if point.part and point.part.day is not None and point.has_day:
        raise UnfitError
    if point.clock:
        return _at_clock(first, last, point, yearless=yearless)
    if point.part:
        start, end = STRETCHES[point.part.name]
        days = [(first, last)]
        if point.part.name == "night" and point.has_day:  # the night to Friday, or the one after it
            days = [(first, first), (last + _A_DAY, last + _A_DAY)]
        return [Span(_at(one, start * 60), _at(other, end * 60), yearless, is_part=True) for one, other in days]
    if point.duration:
        return [Span(first, add(first, point.duration.n - 1, "day"), yearless)]
    return [Span(first, last, yearless)] if isinstance(day, tuple) else [Day(first, yearless)]


def _at_clock(first: date, last: date, point: Point, *, yearless: bool) -> list[Understood]:
    duration = point.duration
    if isinstance(point.clock, ClockRange) and not duration:
        ranges = possible_ranges(point.clock, point.part)
        return [Span(_at(first, start), _at(last, end), yearless) for start, end in ranges]
    if not isinstance(point.clock, Clock) or first != last or (duration and duration.unit != "minute"):
        raise UnfitError
    starts = [_at(first, start) for start in possible(point.clock, point.part)]
    if duration:
        return [Span(start, _after(start, duration.n), yearless) for start in starts]
    return [Moment(start, yearless) for start in starts]


def _at(day: date, minutes: int) -> datetime:
    later, minutes = divmod(minutes, 24 * 60)
    day += _A_DAY * later
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=COPENHAGEN)


def _after(at: datetime, minutes: int) -> datetime:
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(COPENHAGEN).replace(fold=0)
