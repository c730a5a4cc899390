"""The five things a Danish phrase about time can mean; knows neither how they are read nor how they are written."""

import enum
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from danish.zone import COPENHAGEN


def _refuse_naive(at: date) -> None:
    if isinstance(at, datetime) and getattr(at.tzinfo, "key", None) != COPENHAGEN.key:
        raise ValueError("a point in time is an aware datetime in Europe/Copenhagen")


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day. `yearless`: the phrase stated day and month but no year, so an existing day may be meant."""

    day: date
    yearless: bool = False

    def __post_init__(self) -> None:
        if isinstance(self.day, datetime):
            raise ValueError("a Day holds a date; a Moment holds a datetime")  # noqa: TRY004 (a caller's mistake)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, to the minute, as an aware datetime in Copenhagen.

    `yearless` as for a Day; `dateless`: the phrase stated a time of the day only, and the day was supplied.
    """

    at: datetime
    yearless: bool = False
    dateless: bool = False

    def __post_init__(self) -> None:
        _refuse_naive(self.at)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`: both dates, the end included, or both aware datetimes in Copenhagen.

    `yearless` and `dateless` as for a Moment; `is_part`: a part of the day was stated and no hours, so that something
    may lie anywhere in it.
    """

    start: date
    end: date
    yearless: bool = False
    dateless: bool = False
    is_part: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) != isinstance(self.end, datetime):
            raise ValueError("a span is from date to date or from datetime to datetime")
        _refuse_naive(self.start)
        _refuse_naive(self.end)
        if self.end < self.start:
            raise ValueError("a span doesn't end before it starts")

    @property
    def is_timed(self) -> bool:
        """Whether start and end are datetimes."""
        return isinstance(self.start, datetime)


Understood: TypeAlias = Day | Moment | Span


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more readings, the likeliest first; whoever asked must choose. `yearless`: some reading is."""

    candidates: tuple[Understood, ...]
    yearless: bool = False

    def __post_init__(self) -> None:
        if len(self.candidates) < 2:  # noqa: PLR2004 (the definition of ambiguity)
            raise ValueError("one reading is not ambiguous")


class Reason(enum.Enum):
    """Why a phrase is not understood; the facts that belong to it stand in NotUnderstood's fields."""

    EMPTY = "there was nothing to read"
    TOO_LONG = "longer than any date"
    NOT_A_DATE = "no date or time that is known"
    VAGUE = "about time, but no day: 'soon'"
    OPEN_ENDED = "after something, without an end"
    RECURRING = "more than one day: 'every Thursday'"
    NEEDS_MEETING = "counted from a meeting that isn't known"
    NO_SUCH_DAY = "the month hasn't that day: `number`, `month`, `year`"
    NO_SUCH_MONTH = "there is no such month: `number`"
    NO_SUCH_WEEK = "there is no such week: `number`, `year`"
    NO_SUCH_TIME = "the clock doesn't show that: `hour`, `minute`"
    NO_SUCH_QUARTER = "there is no such quarter or half-year: `number`"
    NO_SUCH_COUNT = "there aren't so many such days: `number`"
    YEAR_TOO_FAR = "outside the years that are read: `year`"
    TOO_FAR = "counted further than the calendar is read"
    WRONG_WEEKDAY = "the date is another weekday: `weekday` as stated, `alternatives` both readings"
    NO_MATCHING_DAY = "no such day of the month is that weekday soon: `number`, `weekday`"
    WRONG_WEEK = "the date isn't in that week: `number` the week stated, `alternatives` the date"
    WRONG_PART_OF_DAY = "the hour isn't in that part of the day: `hour`, `minute`"
    ENDS_BEFORE_START = "the end is before the start"
    ENDS_AT_START = "the end is the start"
    SKIPPED_TIME = "the clock skips that time: `at` the naive wall time"


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """No meaning, with the reason and the facts that the reason's comment names; all others are None.

    `weekday` counts from Monday as 0. `yearless` as for a Day; then `number` and `month` are what was stated.
    `readings` are what the whole phrase means, hours and all, with an alternative in place of the day that is wrong.
    """

    reason: Reason
    number: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    at: datetime | None = None
    alternatives: tuple[Day, ...] = field(default=())
    readings: tuple[Understood, ...] = field(default=())
    yearless: bool = False


Meaning: TypeAlias = Day | Moment | Span | Ambiguous | NotUnderstood
