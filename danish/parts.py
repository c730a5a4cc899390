"""The parts that a phrase about time is made of, before anything is worked out; knows no calendar.

The grammar's rules turn words into parts; `points` puts parts together into points in time; `resolving` finds out
which days and hours they are.
"""

import enum
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from danish.meaning import NotUnderstood

Stretch = tuple[date, date]  # first and last day


class ImpossibleError(Exception):
    """The phrase is about time but can't be; `answer` says why."""

    def __init__(self, answer: NotUnderstood) -> None:
        super().__init__(answer)
        self.answer = answer


class When(enum.Enum):
    """Which of all Thursdays is meant."""

    COMING = "the first after today"
    NEXT = "næste: the coming one or next week's"
    LAST = "the last before today"
    LATER = "the coming one, some weeks later"
    WEEK = "the one in the week that lies some weeks after this"


class Weekday(NamedTuple):
    """A day of the week (0 = Monday), `weeks` weeks later where `when` is LATER or WEEK.

    `needs_date`: an abbreviation so short that only a date beside it makes it a weekday.
    """

    number: int
    when: When = When.COMING
    weeks: int = 0
    needs_date: bool = False


class Weekend(NamedTuple):
    """Saturday and Sunday together."""

    when: When = When.COMING


class CalendarDay(NamedTuple):
    """A day of the month, with as much of month and year as was stated.

    `months` counts from this month, where the month is stated so ("den 15. ds.").
    """

    day: int
    month: int | None = None
    year: int | None = None
    months: int | None = None


class DayRange(NamedTuple):
    """From one day of the month to another, sharing month and year."""

    first: CalendarDay
    last: CalendarDay


class Computed(NamedTuple):
    """Days that follow from the day that it is and a stated year; several where the phrase may mean several."""

    days: Callable[[date, int | None], list[date]]
    takes_year: bool = False


class Period(NamedTuple):
    """A stretch of days that follows from the day that it is and a stated year.

    `kind`: week, month, quarter, half, year, feast or days. `weeks`: the first and last week's number, if stated.
    `is_this`: the running one, named so loosely ("måneden") that what is past of it may be the next one's.
    """

    kind: str
    stretch: Callable[[date, int | None], Stretch]
    takes_year: bool = True
    weeks: tuple[int, int] | None = None
    is_this: bool = False


class YearOf(NamedTuple):
    """A year, or so many years from this one, that belongs to the day or period beside it."""

    year: int | None = None
    years: int = 0
    can_stand_alone: bool = True


class Nth(NamedTuple):
    """Which of a period's days: the `n`-th (from the end where negative) weekday, day or working day ("hverdag")."""

    n: int
    what: int | str


class Portion(NamedTuple):
    """The beginning, middle or end of a month; with `last_day`, the last day of any period."""

    which: str
    last_day: bool = False


class Shift(NamedTuple):
    """So many units before or after what follows; a weekday number as the unit finds the n-th such day."""

    n: int
    unit: int | str
    later: bool


class Clock(NamedTuple):
    """A time of the day as it was said.

    `form`: LOOSE without minutes or in words, so that 3 may be 15; MINUTES with minutes in digits; EXACT where a
    leading zero or the 24-hour clock leaves no doubt. Hour 24 is the end of the day. `needs_day`: bare figures that
    only a day beside them makes a time.
    """

    hour: int
    minute: int
    form: str
    needs_day: bool = False


LOOSE, MINUTES, EXACT = "loose", "minutes", "exact"


class ClockRange(NamedTuple):
    """From one time of the day to another."""

    start: Clock
    end: Clock


class Until(NamedTuple):
    """The end of a range of hours whose beginning went before ("-17", "til 17")."""

    end: Clock


class PartOfDay(NamedTuple):
    """Morning, forenoon, afternoon, evening or night; `day` says how many days from today, where the words do."""

    name: str
    day: int | None = None


class Duration(NamedTuple):
    """How long something lasts: minutes, or days."""

    n: int
    unit: str


class Elapsed(NamedTuple):
    """So many minutes from now."""

    minutes: int


class Either(NamedTuple):
    """Figures that may be a date or hours ("8-12"); after "den" a date or days ("den 8-12")."""

    day: CalendarDay | DayRange
    other: Clock | ClockRange | DayRange


class Failure(NamedTuple):
    """Words that are about time but can't be a date."""

    answer: NotUnderstood


class Several(NamedTuple):
    """Parts that are listed or chosen between, each a point of its own ("8., 10. og 15. december")."""

    parts: "tuple[CalendarDay | Period, ...]"


class Mark(enum.Enum):
    """Small words and signs between the parts."""

    RANGE = "til"
    OR = "eller"
    AND = "og"
    COMMA = ","
    BETWEEN = "mellem"
    NOT_AFTER = "inden"
    LEADING = "til, before all else"
    BEFORE = "senest"
    AFTER = "præcis"
    PAUSE = "- before an hour"
    SKIP = "("


Part = (
    Weekday | Weekend | CalendarDay | DayRange | Computed | Period | YearOf | Nth | Portion | Shift
    | Clock | ClockRange | Until | PartOfDay | Duration | Elapsed | Either | Failure | Mark | Several
)  # fmt: skip
