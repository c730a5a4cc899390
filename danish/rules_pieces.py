"""The grammar's rules for pieces of a period: its beginning and end, and its n-th weekday or working day."""

from danish.parts import Nth, Part, Portion
from danish.patterns import rule


@rule("(i|på)? PORTION (i|på|af)?", "primo december", "først i december", "i slutningen af december", weak=True)
def _portion(which: str) -> Part:
    return Portion(which)


@rule("i? ORD halvdel af", "i første halvdel af december", weak=True)
def _half_of(number: int) -> Part | None:
    return Portion(f"half{number}") if number <= 2 else None  # noqa: PLR2004 (halves)


@rule("i? last halvdel af", "sidste halvdel af december", weak=True)
def _last_half_of() -> Part:
    return Portion("half2")


@rule("(inden|i)? udgangen af", "inden udgangen af november", weak=True)
def _last_day_of() -> Part:
    return Portion("end", last_day=True)


@rule(
    "den? (D dot?|ORD) (WEEKDAY|UNIT) (i|på|af)?",
    "anden torsdag i januar",
    "3. onsdag i måneden",
    "første hverdag i uge 50",
    weak=True,
)
def _numbered(figure: str | None, word: int | None, weekday: int | None, unit: str | None) -> Part | None:
    return _nth(word or int(figure or 0), weekday, unit)


@rule("den? last (WEEKDAY|UNIT) (i|på|af)?", "sidste dag i november", weak=True)
def _last_nth(weekday: int | None, unit: str | None) -> Part | None:
    return _nth(-1, weekday, unit)


@rule("den? penultimate (WEEKDAY|UNIT) (i|på|af)?", "næstsidste hverdag i december", weak=True)
def _penultimate(weekday: int | None, unit: str | None) -> Part | None:
    return _nth(-2, weekday, unit)


def _nth(n: int, weekday: int | None, unit: str | None) -> Part | None:
    if weekday is not None:
        return Nth(n, weekday)
    return Nth(n, unit) if unit in {"day", "workday"} else None
