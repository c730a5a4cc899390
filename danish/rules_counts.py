"""The grammar's rules for what is counted: "om 14 dage", "to uger før", "5 hverdage efter", "om en halv time"."""

from collections.abc import Callable
from datetime import date

from danish.almanac import add
from danish.meaning import NotUnderstood, Reason
from danish.parts import Computed, Duration, Elapsed, Failure, Part, Period, Shift
from danish.patterns import rule

_IDIOM = 8  # "om otte dage" is said of a week
_MINUTES = {"minute": 1, "hour": 60}
_HALF_MONTHS = {"year": 12, "quarter": 3, "month": 1}

Amount = tuple[int, str]  # so many of a unit
Use = Callable[..., Part | None]

# How an amount can be said: the pattern, and what it catches before the unit as twice the amount.
_AMOUNTS: dict[str, Callable[..., int | None]] = {
    "NUM UNIT": lambda n: 2 * n,
    "NUM half UNIT": lambda n: 2 * n + 1,
    "half UNIT": lambda: 1,
    "NUM og num halv UNIT": lambda n: 2 * n + 1,
    "NUM decimal NUM UNIT": lambda n, part: {5: 2 * n + 1, 0: 2 * n}.get(part),
    "halvanden UNIT": lambda: 3,
    "num halv UNIT": lambda: 1,
}


def _amount(halves: int | None, unit: str) -> Amount | None:
    """A whole number of a unit; None for half a day and what else has no exact length."""
    if halves is None:
        return None
    if halves % 2 == 0:
        return halves // 2, unit
    if unit == "hour":
        return halves * 30, "minute"
    months = _HALF_MONTHS.get(unit, 0) * halves
    return (months // 2, "month") if months and months % 2 == 0 else None


def _amounts(form: str, *examples: str, weak: bool = False) -> Callable[[Use], Use]:
    """A rule for each way of saying an amount, put where the form has "{}"; the function gets number and unit.

    What the form catches after the amount comes after them.
    """
    after = sum(word.isupper() for word in form.partition("}")[2].split())

    def register(use: Use) -> Use:
        for pattern, halves in _AMOUNTS.items():

            def make(*caught: int | str, halves: Callable[..., int | None] = halves) -> Part | None:
                at = len(caught) - 1 - after
                amount = _amount(halves(*caught[:at]), str(caught[at]))
                return amount and use(*amount, *caught[at + 1 :])

            rule(form.format(pattern), *(examples if pattern == "NUM UNIT" else ()), weak=weak)(make)
        return use

    return register


def _counted(n: int, unit: str, start: Callable[[date], date] = lambda today: today) -> Part:
    """The day so many units from `start`; eight days are also a week."""
    counts = sorted({n, n - n // _IDIOM}) if unit == "day" and abs(n) == _IDIOM else [n]
    return Computed(lambda today, _: [add(start(today), count, unit) for count in counts])


@_amounts("om ca? num? {} tid?", "om en 14 dages tid")
@_amounts("om ca? {} tid? (fra today)?", "om 14 dage", "om en uges tid", "om 90 minutter", "om 2 timer")
def _hence(n: int, unit: str) -> Part:
    return Elapsed(n * _MINUTES[unit]) if unit in _MINUTES else _counted(n, unit)


@_amounts("for ca? {} siden", "for 10 dage siden")
@_amounts("{} siden", "10 dage siden")
def _ago(n: int, unit: str) -> Part:
    return Elapsed(-n * _MINUTES[unit]) if unit in _MINUTES else _counted(-n, unit)


@rule("om num par UNIT", "om et par dage")
def _in_a_couple(unit: str) -> Part | None:
    return None if unit in _MINUTES else Computed(lambda today, _: [add(today, n, unit) for n in (2, 3)])


@rule("om NUM kvarterer", "om et kvarter", "om tre kvarter")
def _in_quarters(n: int) -> Part:
    return Elapsed(n * 15)


@rule("om NUM UNIT og NUM UNIT", "om 1 time og 30 minutter")
def _in_hours_and_minutes(hours: int, hour: str, minutes: int, minute: str) -> Part | None:
    if hour not in _MINUTES or minute not in _MINUTES:
        return None
    return Elapsed(hours * _MINUTES[hour] + minutes * _MINUTES[minute])


@rule("lige? nu", "nu", "lige nu", weak=True)
def _now() -> Part:
    return Elapsed(0)


@rule("RELATIVE om? NUM UNIT", "i dag otte dage", "i morgen om 14 dage", "i dag om en uge")
def _from_relative_day(days: int, n: int, unit: str) -> Part | None:
    return None if unit in _MINUTES else _counted(n, unit, lambda today: add(today, days, "day"))


@_amounts("inden for? den? (next|coming)? {}", "inden for 14 dage")
@_amounts("(den|i)? (next|coming) {}", "de næste 14 dage")
@_amounts("i? løbet af (den? (next|coming))? {}", "i løbet af 14 dage")
def _within(n: int, unit: str) -> Part | None:
    return (
        None
        if unit in _MINUTES or n < 1
        else Period("days", lambda today, _: (today, add(today, n, unit)), takes_year=False)
    )


@_amounts("{} SIDE", "5 hverdage før", "to uger efter")
def _shift(n: int, unit: str, later: bool) -> Part:  # noqa: FBT001 (a rule's functions take what it caught, in order)
    return Shift(n, unit, later)


@_amounts("{} fra", "14 dage fra i dag")
def _counted_from(n: int, unit: str) -> Part:
    return Shift(n, unit, later=True)


@rule("(i|på)? den? next UNIT", "næste hverdag")
@rule("(i|på)? den? coming UNIT", "førstkommende hverdag")
def _next_working_day(unit: str) -> Part | None:
    return _counted(1, unit) if unit == "workday" else None


@rule("THEUNIT SIDE", "dagen efter", "ugen før")
def _unit_beside(unit: str, later: bool) -> Part:  # noqa: FBT001 (likewise)
    return Shift(1, unit, later)


@rule("(ORD|next) UNIT SIDE", "første hverdag efter")
def _nth_unit_beside(n: int | None, unit: str, later: bool) -> Part | None:  # noqa: FBT001 (likewise)
    return Shift(n or 1, unit, later) if unit in {"workday", "day"} else None


@rule("last UNIT SIDE", "sidste hverdag før")
def _last_unit_beside(unit: str, later: bool) -> Part | None:  # noqa: FBT001 (likewise)
    return Shift(1, unit, later) if unit in {"workday", "day"} else None


@rule("den? (last|next)? WEEKDAY SIDE", "torsdagen efter", "sidste fredag før")
def _weekday_beside(weekday: int, later: bool) -> Part:  # noqa: FBT001 (likewise)
    return Shift(1, weekday, later)


@rule("den? ORD WEEKDAY SIDE", "anden torsdag efter")
def _nth_weekday_beside(n: int, weekday: int, later: bool) -> Part:  # noqa: FBT001 (likewise)
    return Shift(n, weekday, later)


@rule("(next|this|last)? mødet", "5 hverdage før mødet", weak=True)
def _meeting() -> Part:
    return Failure(NotUnderstood(Reason.NEEDS_MEETING))


@_amounts("i {}", "i to timer", weak=True)
@_amounts("varighed colon? {}", "varighed 2 timer", weak=True)
@rule("NUM UNIT", "kl. 14 (to timer)", weak=True)
def _duration(n: int, unit: str) -> Part | None:
    return Duration(n * _MINUTES[unit], "minute") if unit in _MINUTES else Duration(n, unit) if unit == "day" else None
