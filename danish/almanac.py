"""Works out days of the calendar: the next 8 December, the last Friday of a month, a feast; reads no words.

Where a day and month without a year has just passed, both years are given, for either may be meant.
"""

import functools
from collections.abc import Callable
from datetime import date, timedelta

from danish.meaning import NotUnderstood, Reason
from danish.parts import ImpossibleError, Stretch
from danish.workdays import easter, working_days_after

FIRST_YEAR, LAST_YEAR = 1900, 2099
JUST_PASSED = 60  # days: less than so many ago, last year's day may be meant
_FARTHEST = 40  # years that days are counted
_HALF_A_YEAR = 183  # days
_A_DAY = timedelta(days=1)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def exact_day(day: int, month: int, year: int) -> date:
    """The date; raises ImpossibleError with the reason where there is none."""
    if not 1 <= month <= 12:  # noqa: PLR2004 (months)
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_MONTH, number=month))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleError(NotUnderstood(Reason.YEAR_TOO_FAR, year=year))
    if not 1 <= day <= days_in_month(year, month):
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_DAY, number=day, month=month, year=year))
    return date(year, month, day)


def yearly(of_year: Callable[[int], date | None], today: date) -> list[date]:
    """The next of a yearly day, `today` included, after last time's where that passed less than 60 days ago."""
    years = range(today.year, today.year + 9)  # a leap day can be eight years away
    following = next((day for year in years if (day := of_year(year)) and day >= today), None)
    if following is None:
        return []
    before = [day for year in (today.year, today.year - 1) if (day := of_year(year)) and day < today]
    passed = [day for day in before[:1] if (today - day).days < JUST_PASSED]
    return [*passed, following]


def day_and_month(day: int, month: int, today: date) -> list[date]:
    """The next `day` of `month`, or that and the one just passed; raises ImpossibleError for 31 November."""
    if not 1 <= month <= 12:  # noqa: PLR2004 (months)
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_MONTH, number=month))
    leap_year = 2024
    if not 1 <= day <= days_in_month(leap_year, month):
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_DAY, number=day, month=month))
    return yearly(lambda year: date(year, month, day) if day <= days_in_month(year, month) else None, today)


def day_of_month(day: int, today: date) -> date:
    """The next `day` of any month, `today` included; raises ImpossibleError for the 32nd."""
    if not 1 <= day <= 31:  # noqa: PLR2004 (days of the longest month)
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_DAY, number=day))
    first = today.replace(day=1)
    while day > days_in_month(first.year, first.month) or first.replace(day=day) < today:
        first = add_months(first, 1)
    return first.replace(day=day)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, else that month's last; raises ImpossibleError if too far."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleError(NotUnderstood(Reason.TOO_FAR))
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def add(day: date, n: int, unit: str) -> date:
    """`day` and `n` (negative: back) of a unit: day, workday, week, month, quarter or year."""
    months = {"month": 1, "quarter": 3, "year": 12}
    if abs(n) > _FARTHEST * 366:
        raise ImpossibleError(NotUnderstood(Reason.TOO_FAR))
    if unit in months:
        return add_months(day, n * months[unit])
    if abs(n) * (7 if unit == "week" else 1) > _FARTHEST * 366:
        raise ImpossibleError(NotUnderstood(Reason.TOO_FAR))
    if unit == "workday":
        return working_days_after(day, n)
    return day + timedelta(days=n * (7 if unit == "week" else 1))


def week_of(day: date, weeks: int = 0) -> Stretch:
    """Monday to Sunday of the ISO week that lies `weeks` after that of `day`."""
    monday = day + timedelta(days=7 * weeks - day.weekday())
    return monday, monday + 6 * _A_DAY


def month_of(day: date, months: int = 0, length: int = 1) -> Stretch:
    """First to last day of the `length` months that begin `months` after that of `day`."""
    first = add_months(day.replace(day=1), months)
    return first, add_months(first, length) - _A_DAY


def numbered_week(number: int, year: int) -> Stretch:
    """Monday to Sunday of an ISO week; raises ImpossibleError for a week the year hasn't."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleError(NotUnderstood(Reason.YEAR_TOO_FAR, year=year))
    try:
        return week_of(date.fromisocalendar(year, number, 1))
    except ValueError:
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_WEEK, number=number, year=year)) from None


def next_numbered_week(number: int, today: date) -> Stretch:
    """The next ISO week of that number, this week included; raises ImpossibleError for week 54."""
    if not 1 <= number <= 53:  # noqa: PLR2004 (ISO weeks)
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_WEEK, number=number))
    year = today.isocalendar().year
    while True:
        try:
            week = numbered_week(number, year)
        except ImpossibleError as error:
            if error.answer.reason is Reason.YEAR_TOO_FAR:
                raise
        else:
            if week[1] >= today:
                return week
        year += 1


def running_weeks(first: int, last: int, today: date) -> Stretch | None:
    """From one ISO week to the other where `today` lies between them and they are half a year at most; else None."""
    this_year = today.isocalendar().year
    for year in (this_year, this_year - 1):
        try:
            stretch = numbered_week(first, year)[0], numbered_week(last, year + (last < first))[1]
        except ImpossibleError:
            continue
        if stretch[0] <= today <= stretch[1] and (stretch[1] - stretch[0]).days < _HALF_A_YEAR:
            return stretch
    return None


def next_stretch(first_month: int, length: int, today: date) -> Stretch:
    """The next stretch of `length` months that begins in `first_month`, one that runs included."""
    stretch = month_of(date(today.year, first_month, 1), 0, length)
    return stretch if stretch[1] >= today else month_of(date(today.year + 1, first_month, 1), 0, length)


def nth_in(stretch: Stretch, n: int, what: int | str) -> date | None:
    """The `n`-th (from the end where negative) weekday number, "day" or "workday" of the stretch, None beyond it."""
    first, last = stretch
    if what == "workday":
        day = working_days_after(first - _A_DAY, n) if n > 0 else working_days_after(last + _A_DAY, n)
    elif isinstance(what, int):
        start = (
            first + _A_DAY * ((what - first.weekday()) % 7) if n > 0 else last - _A_DAY * ((last.weekday() - what) % 7)
        )
        day = start + timedelta(weeks=n - 1 if n > 0 else n + 1)
    else:
        day = first + _A_DAY * (n - 1) if n > 0 else last + _A_DAY * (n + 1)
    return day if first <= day <= last else None


def coming(weekday: int, today: date) -> date:
    """The first such weekday after `today`, never `today` itself."""
    return today + _A_DAY * ((weekday - today.weekday() - 1) % 7 + 1)


def shifted(day: date, n: int, unit: int | str, *, later: bool) -> date:
    """So many units before or after `day`; a weekday number as the unit is the n-th such day."""
    if isinstance(unit, str):
        return add(day, n if later else -n, unit)
    first = coming(unit, day) if later else day - _A_DAY * ((day.weekday() - unit - 1) % 7 + 1)
    return add(first, (n - 1) if later else 1 - n, "week")


@functools.lru_cache(maxsize=512)
def feast(key: str, year: int) -> date:
    """The feast's day in the year; the key counts from Easter ("easter+39") or is month and day ("12-24")."""
    if key.startswith("easter"):
        return easter(year) + timedelta(days=int(key[6:]))
    if key.startswith("advent"):
        christmas_eve = date(year, 12, 24)
        return christmas_eve - timedelta(days=(christmas_eve.weekday() + 1) % 7, weeks=4 - int(key[6:]))
    month, day = key.split("-")
    return date(year, int(month), int(day))


def festival(key: str, year: int) -> Stretch:
    """The festival's days: Easter from Maundy Thursday to Easter Monday, Christmas from 24 to 26 December."""
    if key == "christmas":
        return date(year, 12, 24), date(year, 12, 26)
    if key.startswith("week"):
        return numbered_week(int(key[5:]), year)
    sunday = easter(year)
    if key == "easter":
        return sunday - 3 * _A_DAY, sunday + _A_DAY
    return sunday + 49 * _A_DAY, sunday + 50 * _A_DAY
