"""The grammar's rules for days stated by their date, weekday or feast; counted days are in `rules_counts`.

To teach the reader a form: add a rule with an example, and the same example with its meaning to the table of the tests.
"""

from datetime import date, timedelta

from danish.almanac import exact_day, feast, yearly
from danish.meaning import NotUnderstood, Reason
from danish.parts import (
    EXACT,
    LOOSE,
    MINUTES,
    CalendarDay,
    Clock,
    ClockRange,
    Computed,
    DayRange,
    Either,
    Failure,
    Part,
    Weekday,
    When,
)
from danish.patterns import rule

_LAST_HOUR_AS_YEAR = 24  # "8. december 26" is a year, "8. december 15" may be three o'clock


def _century(figures: str) -> int:
    return 2000 + int(figures)


@rule("den? DAYNO dot? i? MONTH", "8. december", "den 8 dec", "d. første marts")
def day_month(day: int, month: int) -> Part:
    return CalendarDay(day, month)


@rule("den? DAYNO dot? MONTH apostrophe? DD", "8. dec 26")
def day_month_short_year(day: int, month: int, year: str) -> Part | None:
    return CalendarDay(day, month, _century(year)) if int(year) > _LAST_HOUR_AS_YEAR else None


@rule("MONTH den DAYNO dot?", "december den 8.")
def month_day(month: int, day: int) -> Part:
    return CalendarDay(day, month)


@rule("den? D dot? slash D dot?", "8/12", "d. 8/12")
@rule("den D dot D dot?", "den 8. 12.")
@rule("den D point D dot?", "d. 8.12", "den 8.12.")
@rule("D point D dot", "8.12.")
@rule("D dot D dot", "8. 12.")
@rule("den? DAYNO dot? i DAYNO dot?", "den 8. i 12.", "den ottende i tolvte", weak=True)
def day_number_month(day: str | int, month: str | int) -> Part:
    return CalendarDay(int(day), int(month))


@rule("den? D slash D (slash|dash|point|dot) YEAR", "8/12-2026", "8/12/2026")
@rule("den? D point D point YEAR", "8.12.2026")
@rule("den? D dot D dot YEAR", "8. 12. 2026")
@rule("den? D point D (dash|slash|dot)? YEAR", "8.12-2026", "8.12 2026")
@rule("den? D dash D (dash|slash)? YEAR", "08-12-2026")
def day_number_month_year(day: str, month: str, year: int) -> Part:
    return CalendarDay(int(day), int(month), year)


@rule("den? D slash D (slash|dash|point|dot) apostrophe? DD", "8/12-26", "8/12/26")
@rule("den? D slash D apostrophe DD", "8/12 '26")
@rule("den? D point D (point|dash|slash) DD", "8.12.26")
@rule("den? D dot D dot DD", "8. 12. 26")
@rule("den? D dash D dash DD", "08-12-26")
def day_number_month_short_year(day: str, month: str, year: str) -> Part:
    return CalendarDay(int(day), int(month), _century(year))


@rule("den? D slash D DD", "8/12 26")
def day_number_month_blank_short_year(day: str, month: str, year: str) -> Part | None:
    return CalendarDay(int(day), int(month), _century(year)) if int(year) > _LAST_HOUR_AS_YEAR else None


@rule("YEAR dash DD dash DD", "2026-12-08")
@rule("YEAR point DD point DD", "2026.12.08")
@rule("YEAR slash D slash D", "2026/12/08")
@rule("YEAR dash D dash D", "2026-12-8")
def iso_day(year: int, month: str, day: str) -> Part:
    return CalendarDay(int(day), int(month), year)


@rule("D8", "20261208", weak=True)
def iso_basic_day(figures: str) -> Part | None:
    year, month, day = int(figures[:4]), int(figures[4:6]), int(figures[6:])
    try:
        exact_day(day, month, year)
    except Exception:  # noqa: BLE001 (a number, not a date)
        return None
    return CalendarDay(day, month, year)


@rule("D point D", "8.12", "14.30")
def day_or_time(left: str, right: str) -> Part:
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
def day_or_hours(left: str, right: str) -> Part | None:
    day, month = int(left), int(right)
    may_be_hours = day <= 24 and month <= 24  # noqa: PLR2004 (hours)
    may_be_day = 1 <= day <= 31 and 1 <= month <= 12  # noqa: PLR2004 (days and months)
    hours = ClockRange(figures_clock(left), figures_clock(right))
    if may_be_hours and may_be_day:
        return Either(CalendarDay(day, month), hours)
    if may_be_hours:
        return hours
    return CalendarDay(day, month) if may_be_day else None


def figures_clock(hour: str, minute: str | None = None) -> Clock:
    """The time that figures show: with a leading zero or an hour after 12 it is exact."""
    is_exact = hour.startswith("0") or int(hour) > 12  # noqa: PLR2004 (hours of the afternoon)
    return Clock(int(hour), int(minute or 0), EXACT if is_exact else MINUTES if minute is not None else LOOSE)


@rule("den DAYNO dot?", "den 15.", "d. 15")
def day_of_month(day: int) -> Part:
    return CalendarDay(day)


@rule("D dot", "15.", weak=True)
def bare_day_of_month(day: str) -> Part:
    return CalendarDay(int(day), is_bare=True)


@rule("den? DAYNO dot? i? (this? måned|ds)", "den 30. ds.", "den 15. i denne måned")
def day_of_this_month(day: int) -> Part:
    return CalendarDay(day, months=0)


@rule("den? DAYNO dot? i? next måned", "den 15. i næste måned")
def day_of_next_month(day: int) -> Part:
    return CalendarDay(day, months=1)


@rule("den? DAYNO dot? i? last måned", "den 15. i sidste måned")
def day_of_last_month(day: int) -> Part:
    return CalendarDay(day, months=-1)


@rule("den? DAYNO dot? (dash|til|tom) den? DAYNO dot? MONTH", "3.-4. januar", "8. til 10. december")
def days_of_month(first: int, last: int, month: int) -> Part:
    return DayRange(CalendarDay(first, month), CalendarDay(last, month))


@rule("mellem den? DAYNO dot? og den? DAYNO dot? MONTH", "mellem den 8. og den 10. december")
def between_days_of_month(first: int, last: int, month: int) -> Part:
    return DayRange(CalendarDay(first, month), CalendarDay(last, month))


@rule("den? D dot? (dash|til|tom) D dot? slash D", "8-10/12", "8.-10./12")
@rule("den? D dot (dash|til|tom) D (dot|point) D dot?", "8.-10.12.")
def days_of_numbered_month(first: str, last: str, month: str) -> Part:
    return DayRange(CalendarDay(int(first), int(month)), CalendarDay(int(last), int(month)))


@rule("den? D dot? (dash|til|tom) D dot? slash D (dash|slash|point) YEAR", "8-10/12-2026")
@rule("den? D dot (dash|til|tom) D (dot|point) D (dot|point) YEAR", "8.-10.12.2026")
def days_of_numbered_month_year(first: str, last: str, month: str, year: int) -> Part:
    return DayRange(CalendarDay(int(first), int(month), year), CalendarDay(int(last), int(month), year))


@rule("den DAYNO dot (dash|til|tom) den? DAYNO dot?", "den 8.-10.", "den 8. til den 10.")
@rule("den DAYNO (dash|til|tom) den? DAYNO dot", "den 8-10.")
@rule("den DAYNO til den DAYNO", "den 8 til den 10")
@rule("D dot (dash|til|tom) D dot", "8.-10.", weak=True)
def days_of_some_month(first: str, last: str) -> Part:
    return DayRange(CalendarDay(int(first)), CalendarDay(int(last)))


@rule("den D dash D", "den 8-12")
def day_or_days(left: str, right: str) -> Part:
    day, other = int(left), int(right)
    if other > 12:  # noqa: PLR2004 (months)
        return DayRange(CalendarDay(day), CalendarDay(other))
    if other <= day:
        return CalendarDay(day, other)
    return Either(CalendarDay(day, other), DayRange(CalendarDay(day), CalendarDay(other)))


@rule(
    "DAYNO dot? (comma DAYNO dot?)? (comma DAYNO dot?)? (comma DAYNO dot?)? (comma DAYNO dot?)? (og|eller|amp|comma) den? DAYNO dot? MONTH",
    "8., 10. og 15. december",
    "8 og 10 december",
)
@rule(
    "den DAYNO dot? (comma den? DAYNO dot?)? (comma den? DAYNO dot?)? (comma den? DAYNO dot?)? (comma den? DAYNO dot?)? (og|eller|amp|comma) den? DAYNO dot? MONTH",
    "den 8., den 10. og den 15. december",
)
def several_days_of_month(*days_and_month: int | None) -> Part:
    *days, month = [number for number in days_and_month if number is not None]
    return tuple(CalendarDay(day, month) for day in days)


_NEAR = "(lige? nu? her? nu? på)? den? this? coming?"


@rule(f"{_NEAR} FULLWEEKDAY", "torsdag", "på torsdag", "nu på torsdag", "førstkommende torsdag")
@rule("(nu|this|coming) coming? WEEKDAY", "kommende tors.")
@rule("på WEEKDAY", "på tors.")
@rule("den? WEEKDAY", "tors.", weak=True)
def weekday(number: int) -> Part:
    return Weekday(number)


@rule("SHORTWEEKDAY", "ons 09-12-2026", "on 09-12-2026", weak=True)
def short_weekday(number: int) -> Part:
    return Weekday(number, needs_date=True)


@rule("på? den? next WEEKDAY", "næste torsdag")
def next_weekday(number: int) -> Part:
    return Weekday(number, When.NEXT)


@rule("i? WEEKDAYS_AGO", "i torsdags")
@rule("den? last WEEKDAY", "sidste torsdag")
def last_weekday(number: int) -> Part:
    return Weekday(number, When.LAST)


@rule("next unit WEEKDAY", "næste uges torsdag")
def next_weeks_weekday(number: int) -> Part:
    return Weekday(number, When.WEEK, 1)


@rule("this unit WEEKDAY", "denne uges torsdag")
def this_weeks_weekday(number: int) -> Part:
    return Weekday(number, When.WEEK)


@rule("på? WEEKDAY om? NUM UNIT", "mandag om en uge", "på torsdag otte dage", "torsdag om 14 dage")
def weekday_in_weeks(number: int, n: int, unit: str) -> Part | None:
    weeks = {"week": {n: n}, "day": {7: 1, 8: 1, 14: 2, 15: 2, 21: 3, 28: 4}}.get(unit, {}).get(n)
    return weeks and Weekday(number, When.LATER, weeks)


@rule("om NUM UNIT på? WEEKDAY", "om en uge på mandag")
def in_weeks_weekday(n: int, unit: str, number: int) -> Part | None:
    return weekday_in_weeks(number, n, unit)


@rule("everyweekday", "torsdage")
@rule("om theweekday", "om torsdagen")
@rule("every (num|dayno)? (weekday|unit|everyweekday)", "hver anden torsdag", "hver uge")
@rule("every", "ugentligt", weak=True)
def recurring() -> Part:
    return Failure(NotUnderstood(Reason.RECURRING))


@rule("FEAST", "skærtorsdag", "Kristi himmelfartsdag", "lillejuleaften")
def feast_day(key: str, later: int = 0) -> Part:
    def days(today: date, year: int | None) -> list[date]:
        if year is not None:
            exact_day(1, 1, year)
            return [feast(key, year) + timedelta(days=later)]
        return yearly(lambda each: feast(key, each) + timedelta(days=later), today)

    return Computed(days, takes_year=True)


@rule("den? D dot? FEAST", "2. juledag")
@rule("den? ORD FEAST", "anden påskedag")
def numbered_feast_day(number: str | int, key: str) -> Part | None:
    is_numbered = key in {"12-25", "easter+0", "easter+49"} and 1 <= int(number) <= 3  # noqa: PLR2004 (a feast's days)
    return feast_day(key, int(number) - 1) if is_numbered else None


@rule("D dot? søndag i advent", "1. søndag i advent")
@rule("ORD søndag i advent", "første søndag i advent")
def sunday_in_advent(number: str | int) -> Part | None:
    return feast_day(f"advent{number}") if 1 <= int(number) <= 4 else None  # noqa: PLR2004 (Sundays in Advent)


@rule("RELATIVE", "i dag", "i morgen", "i overmorgen", "i forgårs", "dags dato")
def relative_day(days: int) -> Part:
    return Computed(lambda today, _: [today + timedelta(days=days)])
