"""The grammar's rules for weekdays, alone and with what tells which of them is meant."""

from danish.meaning import NotUnderstood, Reason
from danish.parts import Failure, Part, Weekday, When
from danish.patterns import rule

_NEAR = "(lige? nu? her? nu? på)? den? this? coming?"


@rule(f"{_NEAR} FULLWEEKDAY", "torsdag", "på torsdag", "nu på torsdag", "førstkommende torsdag")
@rule("(nu|this|coming) coming? WEEKDAY", "kommende tors.")
@rule("på WEEKDAY", "på tors.")
@rule("den? WEEKDAY", "tors.", weak=True)
def _weekday(number: int) -> Part:
    return Weekday(number)


@rule("SHORTWEEKDAY", "on 09-12-2026", weak=True)
def _short_weekday(number: int) -> Part:
    return Weekday(number, needs_date=True)


@rule("på? den? next WEEKDAY", "næste torsdag")
def _next_weekday(number: int) -> Part:
    return Weekday(number, When.NEXT)


@rule("i? WEEKDAYS_AGO", "i torsdags")
@rule("den? last WEEKDAY", "sidste torsdag")
def _last_weekday(number: int) -> Part:
    return Weekday(number, When.LAST)


@rule("next unit WEEKDAY", "næste uges torsdag")
def _next_weeks_weekday(number: int) -> Part:
    return Weekday(number, When.WEEK, 1)


@rule("last unit WEEKDAY", "sidste uges torsdag")
def _last_weeks_weekday(number: int) -> Part:
    return Weekday(number, When.WEEK, -1)


@rule("this unit WEEKDAY", "denne uges torsdag")
def _this_weeks_weekday(number: int) -> Part:
    return Weekday(number, When.WEEK)


@rule("på? WEEKDAY om? NUM UNIT", "mandag om en uge", "på torsdag otte dage", "torsdag om 14 dage")
def _weekday_in_weeks(number: int, n: int, unit: str) -> Part | None:
    weeks = {"week": {n: n}, "day": {7: 1, 8: 1, 14: 2, 15: 2, 21: 3, 28: 4}}.get(unit, {}).get(n)
    return Weekday(number, When.LATER, weeks) if weeks else None


@rule("om NUM UNIT på? WEEKDAY", "om en uge på mandag")
def _in_weeks_weekday(n: int, unit: str, number: int) -> Part | None:
    return _weekday_in_weeks(number, n, unit)


@rule("everyweekday", "torsdage")
@rule("om theweekday", "om torsdagen")
@rule("every (num|dayno)? (weekday|unit|everyweekday)", "hver anden torsdag", "hver uge")
@rule("every", "ugentligt", weak=True)
def _recurring() -> Part:
    return Failure(NotUnderstood(Reason.RECURRING))
