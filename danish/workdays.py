"""Counts Danish working days (hverdage) and names holidays; reads no phrases and writes no sentences.

A working day, by the house's choice, is a Monday to Friday that is neither a Danish public holiday nor Constitution
Day (5 June), Christmas Eve or New Year's Eve. The public holidays come from the `holidays` package, which knows that
Store bededag was one through 2023 only; it is loaded when a year is first asked for.
"""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

SATURDAY = 5

# How the package's names are written in the middle of a Danish sentence; names not listed get a small first letter.
_NAMES = {
    "Anden juledag": "2. juledag",
    "Anden pinsedag": "2. pinsedag",
    "Anden påskedag": "2. påskedag",
    "Juledag": "juledag",
    "Kristi himmelfartsdag": "Kristi himmelfartsdag",
}


@functools.lru_cache(maxsize=256)
def days_off(year: int) -> Mapping[date, str]:
    """The year's public holidays and the three further days off, each with its Danish name."""
    import holidays

    named = {
        day: _NAMES.get(name, name[:1].lower() + name[1:])
        for day, name in holidays.country_holidays("DK", years=year, language="da").items()
        if day.year == year
    }
    further = {
        date(year, 6, 5): "Grundlovsdag",
        date(year, 12, 24): "juleaftensdag",
        date(year, 12, 31): "nytårsaftensdag",
    }
    return MappingProxyType(further | named)


@functools.lru_cache(maxsize=256)
def _working_days(year: int) -> tuple[int, ...]:
    """The ordinals of the year's working days, in order."""
    off = days_off(year)
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = (date.fromordinal(ordinal) for ordinal in range(first, last + 1))
    return tuple(day.toordinal() for day in days if day.weekday() < SATURDAY and day not in off)


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day (hverdag)."""
    return day.weekday() < SATURDAY and day not in days_off(day.year)


def working_days_after(day: date, n: int) -> date:
    """The `n`-th working day after `day`, which itself is not counted; `day` itself for 0, before it for n < 0.

    15 working days after 15-03-2023 is 05-04-2023.
    """
    if n < 0:
        return working_days_before(day, -n)
    if n == 0:
        return day
    year, days = day.year, _working_days(day.year)
    place = bisect_right(days, day.toordinal()) + n - 1
    while place >= len(days):
        place -= len(days)
        year += 1
        days = _working_days(year)
    return date.fromordinal(days[place])


def working_days_before(day: date, n: int) -> date:
    """The `n`-th working day before `day`, which itself is not counted; `day` itself for 0, after it for n < 0.

    5 working days before 10-06-2026 is 02-06-2026, for Constitution Day is not one.
    """
    if n < 0:
        return working_days_after(day, -n)
    if n == 0:
        return day
    year, days = day.year, _working_days(day.year)
    place = bisect_left(days, day.toordinal()) - n
    while place < 0:
        year -= 1
        days = _working_days(year)
        place += len(days)
    return date.fromordinal(days[place])


def working_days_between(a: date, b: date) -> int:
    """How many working days lie after `a` up to and including `b`; negative when `b` is before `a`."""
    if b < a:
        return -working_days_between(b, a)
    whole_years = sum(len(_working_days(year)) for year in range(a.year, b.year))
    return (
        whole_years
        + bisect_right(_working_days(b.year), b.toordinal())
        - bisect_right(_working_days(a.year), a.toordinal())
    )


def next_working_day(day: date) -> date:
    """The first working day after `day`, never `day` itself."""
    return working_days_after(day, 1)


def holiday_name(day: date) -> str | None:
    """The Danish name of the holiday or other day off that `day` is ("2. påskedag"), None for other days."""
    return days_off(day.year).get(day)


def easter(year: int) -> date:
    """Easter Sunday of the year."""
    return next(day for day, name in days_off(year).items() if name == "påskedag")
