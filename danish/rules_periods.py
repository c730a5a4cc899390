"""The grammar's rules for months, quarters, half-years, years and the days of a feast."""

from datetime import date

from danish.almanac import exact_day, festival, month_of, next_stretch, week_of
from danish.meaning import NotUnderstood, Reason
from danish.parts import Computed, ImpossibleError, Part, Period, Stretch, YearOf
from danish.patterns import rule
from danish.rules_weeks import this_week

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@rule("i? THEUNIT", "i ugen", "måneden", weak=True)
def _this_unit(unit: str) -> Part | None:
    if unit == "week":
        return this_week()
    months = _MONTHS.get(unit)
    if not months:
        return None
    return Period(unit, lambda today, _: _around(today, months), takes_year=False, is_this=True)


@rule("i? THEUNIT SIDE next", "ugen efter næste", "ugen før næste")
def _beside_next(unit: str, later: bool) -> Part | None:  # noqa: FBT001 (a rule's functions take what it caught, in order)
    return this_week(2 if later else 0) if unit == "week" else None


def _around(today: date, months: int, later: int = 0) -> Stretch:
    """The month, quarter, half-year or year that today lies in, or the one so many later."""
    first = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    return month_of(first, later * months, months)


@rule("i MONTHNAME måned?", "i december")
@rule("MONTHNAME måned", "december måned")
@rule("MONTHNAME", "december", weak=True)
def _month(number: int) -> Part:
    def stretch(today: date, year: int | None) -> Stretch:
        return next_stretch(number, 1, today) if year is None else month_of(exact_day(1, number, year))

    return Period("month", stretch)


@rule("MONTHNAME YEAR", "december 2026")
def _month_of_year(number: int, year: int) -> Part:
    return Period("month", lambda _, __: month_of(exact_day(1, number, year)), takes_year=False)


@rule("D (slash|dash) YEAR", "12/2026", weak=True)
def _numbered_month(number: str, year: int) -> Part | None:
    return _month_of_year(int(number), year)


@rule("YEAR dash DD", "2026-12", weak=True)
def _iso_month(year: int, number: str) -> Part | None:
    return _month_of_year(int(number), year)


@rule("i? this måned", "denne måned")
def _this_month(later: int = 0) -> Part:
    return Period("month", lambda today, _: _around(today, 1, later), takes_year=False)


@rule("i? next måned", "næste måned")
@rule("i? den? coming måned", "den kommende måned")
def _next_month() -> Part | None:
    return _this_month(1)


@rule("i? last måned", "sidste måned")
def _last_month() -> Part | None:
    return _this_month(-1)


@rule("i? D dot? kvartal", "1. kvartal")
@rule("i? ORD kvartal", "første kvartal")
@rule("q D", "Q1")
def _quarter(number: str | int) -> Part | None:
    return _piece("quarter", int(number), 3)


@rule("i? D dot? halvår", "1. halvår")
@rule("i? ORD halvår", "første halvår")
def _half_year(number: str | int) -> Part | None:
    return _piece("half", int(number), 6)


def _piece(kind: str, number: int, months: int) -> Part:
    def stretch(today: date, year: int | None) -> Stretch:
        if not 1 <= number <= 12 // months:
            raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_QUARTER, number=number))
        first = (number - 1) * months + 1
        return next_stretch(first, months, today) if year is None else month_of(exact_day(1, first, year), 0, months)

    return Period(kind, stretch)


@rule("i? this kvartal", "dette kvartal")
def _this_quarter(later: int = 0) -> Part:
    return Period("quarter", lambda today, _: _around(today, 3, later), takes_year=False)


@rule("i? next kvartal", "næste kvartal")
def _next_quarter() -> Part | None:
    return _this_quarter(1)


@rule("i? last kvartal", "sidste kvartal")
def _last_quarter() -> Part | None:
    return _this_quarter(-1)


@rule("i? this halvår", "dette halvår")
def _this_half(later: int = 0) -> Part:
    return Period("half", lambda today, _: _around(today, 6, later), takes_year=False)


@rule("i? next halvår", "næste halvår")
def _next_half() -> Part | None:
    return _this_half(1)


@rule("(i|this) årword", "i år", "dette år")
def _this_year() -> Part:
    return YearOf(years=0)


@rule("(i|til)? next årword", "næste år", "til næste år")
def _next_year() -> Part:
    return YearOf(years=1)


@rule("i? last årword", "sidste år")
def _last_year() -> Part:
    return YearOf(years=-1)


@rule("(i|årword) YEAR", "i 2027", "året 2027")
def _year_of(year: int) -> Part:
    return YearOf(year)


@rule("comma? YEAR", weak=True)
def _bare_year(year: int) -> Part:
    return YearOf(year, can_stand_alone=False)


@rule("FESTIVAL", "påsken", "jul", "efterårsferien", weak=True)
@rule("i FESTIVAL", "i efterårsferien")
def _festival_days(key: str) -> Part:
    def stretch(today: date, year: int | None) -> Stretch:
        if year is not None:
            exact_day(1, 1, year)
            return festival(key, year)
        this = festival(key, today.year)
        return this if this[1] >= today else festival(key, today.year + 1)

    return Period("feast", stretch)


@rule("inden? OFUNIT udgang", "inden månedens udgang", "årets udgang")
def _end_of_this(unit: str) -> Part:
    months = _MONTHS.get(unit)
    return Computed(lambda today, _: [(_around(today, months) if months else week_of(today))[1]])


@rule("inden årsskiftet", "inden årsskiftet")
def _before_new_year() -> Part:
    return Computed(lambda today, _: [date(today.year, 12, 31)])
