"""The grammar's rules for days stated by their date.

To teach the reader a form: add a rule with an example, and the same example with its meaning to the tests' table.
"""

from danish.almanac import exact_day
from danish.parts import (
    EXACT,
    LOOSE,
    MINUTES,
    CalendarDay,
    Clock,
    ClockRange,
    DayRange,
    Either,
    Part,
    Several,
)
from danish.patterns import rule

_LAST_MONTH_AS_YEAR = 12  # "8/12-26" is a year, "8/12-10" may be the tenth or ten o'clock
_LAST_HOUR_AS_YEAR = 24  # "8. december 26" is a year, "8. december 15" may be three o'clock


def _century(figures: str) -> int:
    return 2000 + int(figures)


@rule("den? DAYNO dot? i? MONTH", "8. december", "den 8 dec", "d. første marts")
def _day_month(day: int, month: int) -> Part:
    return CalendarDay(day, month)


@rule("den? DAYNO dot? MONTH apostrophe? DD", "8. dec 26")
def _day_month_short_year(day: int, month: int, year: str) -> Part | None:
    return CalendarDay(day, month, _century(year)) if int(year) > _LAST_HOUR_AS_YEAR else None


@rule("MONTH den DAYNO dot?", "december den 8.")
def _month_day(month: int, day: int) -> Part:
    return CalendarDay(day, month)


@rule("den? D dot? slash D dot?", "8/12", "d. 8/12")
@rule("den D dot D dot?", "den 8. 12.")
@rule("den D point D dot?", "d. 8.12", "den 8.12.")
@rule("D point D dot", "8.12.")
@rule("D dot D dot", "8. 12.")
@rule("den? DAYNO dot? i DAYNO dot?", "den 8. i 12.", "den ottende i tolvte", weak=True)
def _day_number_month(day: str | int, month: str | int) -> Part:
    return CalendarDay(int(day), int(month))


@rule("den? D slash D (slash|dash|point|dot) YEAR", "8/12-2026", "8/12/2026")
@rule("den? D point D point YEAR", "8.12.2026")
@rule("den? D dot D dot YEAR", "8. 12. 2026")
@rule("den? D point D (dash|slash|dot)? YEAR", "8.12-2026", "8.12 2026")
@rule("den? D dash D (dash|slash)? YEAR", "08-12-2026")
def _day_number_month_year(day: str, month: str, year: int) -> Part:
    return CalendarDay(int(day), int(month), year)


@rule("den? D slash D apostrophe DD", "8/12 '26")
@rule("den? D point D point DD", "8.12.26")
@rule("den? D dot D dot DD", "8. 12. 26")
@rule("den? D dash D dash DD", "08-12-26")
def _day_number_month_short_year(day: str, month: str, year: str) -> Part:
    return CalendarDay(int(day), int(month), _century(year))


@rule("den? D slash D (slash|dash|point|dot) apostrophe? DD", "8/12-26", "8/12/26")
def _day_slash_month_short_year(day: str, month: str, year: str) -> Part | None:
    return CalendarDay(int(day), int(month), _century(year)) if int(year) > _LAST_MONTH_AS_YEAR else None


@rule("den? D point D (dash|slash) DD", "8.12-26")
@rule("den? D slash D DD", "8/12 26")
def _day_number_month_blank_short_year(day: str, month: str, year: str) -> Part | None:
    return CalendarDay(int(day), int(month), _century(year)) if int(year) > _LAST_HOUR_AS_YEAR else None


@rule("YEAR dash DD dash DD", "2026-12-08")
@rule("YEAR point DD point DD", "2026.12.08")
@rule("YEAR slash D slash D", "2026/12/08")
@rule("YEAR dash D dash D", "2026-12-8")
def _iso_day(year: int, month: str, day: str) -> Part:
    return CalendarDay(int(day), int(month), year)


@rule("D8", "20261208", weak=True)
def _iso_basic_day(figures: str) -> Part | None:
    year, month, day = int(figures[:4]), int(figures[4:6]), int(figures[6:])
    try:
        exact_day(day, month, year)
    except Exception:  # noqa: BLE001 (a number, not a date)
        return None
    return CalendarDay(day, month, year)


@rule("D point D", "8.12", "14.30")
def _day_or_time(left: str, right: str) -> Part:
    """Day and month, or hour and minutes: what can only be one of them is that, what can be both is asked about."""
    day, month = int(left), int(right)
    may_be_time = day <= 24 and len(right) == 2 and month < 60  # noqa: PLR2004 (hours, digits, minutes)
    may_be_day = 1 <= day <= 31 and 1 <= month <= 12  # noqa: PLR2004 (days and months)
    if may_be_time and may_be_day and day < 24:  # noqa: PLR2004 (hours)
        return Either(CalendarDay(day, month), figures_clock(left, right))
    if may_be_time and not may_be_day:
        return figures_clock(left, right)
    return CalendarDay(day, month)


@rule("D dash D", "8-12", "15-17", weak=True)
def _day_or_hours(left: str, right: str) -> Part | None:
    day, month = int(left), int(right)
    may_be_hours = day < 24 and month <= 24  # noqa: PLR2004 (hours)
    may_be_day = 1 <= day <= 31 and 1 <= month <= 12  # noqa: PLR2004 (days and months)
    hours = ClockRange(figures_clock(left), figures_clock(right))
    if may_be_hours and may_be_day:
        return Either(CalendarDay(day, month), hours)
    if may_be_hours:
        return hours
    return CalendarDay(day, month) if may_be_day else None


@rule("D point D dash D point DD", "8.12-10.12", weak=True)
def _days_or_hours(day: str, month: str, last_day: str, last_month: str) -> Part | None:
    """From day to day, where hours can be read too ("9.30-10.30" is left to the hours)."""
    numbers = [int(figures) for figures in (day, month, last_day, last_month)]
    if not (1 <= numbers[1] <= 12 and 1 <= numbers[3] <= 12):  # noqa: PLR2004 (months)
        return None
    days = DayRange(CalendarDay(numbers[0], numbers[1]), CalendarDay(numbers[2], numbers[3]))
    if numbers[0] > 24 or numbers[2] > 24 or len(month) == 1:  # noqa: PLR2004 (hours)
        return days
    return Either(days, ClockRange(figures_clock(day, month), figures_clock(last_day, last_month)))


def figures_clock(hour: str, minute: str | None = None) -> Clock:
    """The time that figures show: with a leading zero or an hour after 12 it is exact."""
    is_exact = hour.startswith("0") or int(hour) > 12  # noqa: PLR2004 (hours of the afternoon)
    return Clock(int(hour), int(minute or 0), EXACT if is_exact else MINUTES if minute is not None else LOOSE)


@rule("den D dot?", "den 15.", "d. 15")
@rule("den? DAYNO dot? i måned", "den 15. i måneden", "den første i måneden")
def _day_of_month(day: str | int) -> Part:
    return CalendarDay(int(day))


@rule("den ORD", "den femtende", weak=True)
def _spoken_day_of_month(day: int) -> Part:
    return CalendarDay(day)


@rule("D dot", "15.", weak=True)
def _bare_day_of_month(day: str) -> Part:
    return CalendarDay(int(day))


@rule("den? DAYNO dot? i? (this måned|ds)", "den 30. ds.", "den 15. i denne måned")
def _day_of_this_month(day: int) -> Part:
    return CalendarDay(day, months=0)


@rule("den? DAYNO dot? i? next måned", "den 15. i næste måned")
def _day_of_next_month(day: int) -> Part:
    return CalendarDay(day, months=1)


@rule("den? DAYNO dot? i? last måned", "den 15. i sidste måned")
def _day_of_last_month(day: int) -> Part:
    return CalendarDay(day, months=-1)


@rule("den? DAYNO dot? (dash|til|tom) den? DAYNO dot? MONTH", "3.-4. januar", "8. til 10. december")
def _days_of_month(first: int, last: int, month: int) -> Part:
    return DayRange(CalendarDay(first, month), CalendarDay(last, month))


@rule("mellem den? DAYNO dot? og den? DAYNO dot? MONTH", "mellem den 8. og den 10. december")
def _between_days_of_month(first: int, last: int, month: int) -> Part:
    return DayRange(CalendarDay(first, month), CalendarDay(last, month))


@rule("den? D dot? (dash|til|tom) D dot? slash D", "8-10/12", "8.-10./12")
@rule("den? D dot (dash|til|tom) D (dot|point) D dot?", "8.-10.12.")
def _days_of_numbered_month(first: str, last: str, month: str) -> Part:
    return DayRange(CalendarDay(int(first), int(month)), CalendarDay(int(last), int(month)))


@rule("den? D dot? (dash|til|tom) D dot? slash D (dash|slash|point) YEAR", "8-10/12-2026")
@rule("den? D dot (dash|til|tom) D (dot|point) D (dot|point) YEAR", "8.-10.12.2026")
def _days_of_numbered_month_year(first: str, last: str, month: str, year: int) -> Part:
    return DayRange(CalendarDay(int(first), int(month), year), CalendarDay(int(last), int(month), year))


@rule("den DAYNO dot (dash|til|tom) den? DAYNO dot?", "den 8.-10.", "den 8. til den 10.")
@rule("den DAYNO (dash|til|tom) den? DAYNO dot", "den 8-10.")
@rule("den DAYNO til den DAYNO", "den 8 til den 10")
@rule("D dot (dash|til|tom) D dot", "8.-10.", weak=True)
def _days_of_some_month(first: str, last: str) -> Part:
    return DayRange(CalendarDay(int(first)), CalendarDay(int(last)))


@rule("den D dash D", "den 8-12")
def _day_or_days(left: str, right: str) -> Part:
    day, other = int(left), int(right)
    if other > 12:  # noqa: PLR2004 (months)
        return DayRange(CalendarDay(day), CalendarDay(other))
    if other <= day:
        return CalendarDay(day, other)
    return Either(CalendarDay(day, other), DayRange(CalendarDay(day), CalendarDay(other)))


_MORE_DAYS = "(comma den? DAYNO dot?)?" * 4 + "(og|eller|amp|comma) den? DAYNO dot?"


@rule(f"DAYNO dot? {_MORE_DAYS} MONTH", "8., 10. og 15. december", "8 og 10 december")
@rule(f"den DAYNO dot? {_MORE_DAYS} MONTH", "den 8., den 10. og den 15. december")
def _several_days_of_month(*days_and_month: int | None) -> Part:
    *days, month = [number for number in days_and_month if number is not None]
    return Several(tuple(CalendarDay(day, month) for day in days))
