"""Finds out which hours a time of the day can mean; knows no days.

An hour from 1 to 6 may be afternoon or night, afternoon being likelier, unless a leading zero, minutes in digits or
a part of the day settles it.
"""

from danish.meaning import NotUnderstood, Reason
from danish.parts import EXACT, LOOSE, Clock, ClockRange, ImpossibleError, PartOfDay

Minutes = int  # since the day's midnight; more than a day's for the day after

_DAY = 24 * 60
_HALF_DAY = 12 * 60
_LATEST_DOUBTFUL = 6  # o'clock
NIGHT_ENDS = 6  # o'clock
TONIGHT = PartOfDay("night", 0)
# From and to, in hours, of the parts of the day as stretches …
STRETCHES = {"morning": (6, 9), "forenoon": (9, 12), "afternoon": (12, 17), "evening": (17, 22), "night": (0, 6)}
# … and the hours that may be said to lie in them.
_HOURS = {"morning": (4, 10), "forenoon": (6, 12), "afternoon": (12, 18), "evening": (16, 24), "night": (0, 6)}


def possible(clock: Clock, part: PartOfDay | None) -> list[Minutes]:
    """The times that `clock` can mean, the likeliest first; raises ImpossibleError where it means none."""
    at = _checked(clock)
    if part is not None:
        return _within(clock, at, part)
    if clock.form != LOOSE or clock.hour > _LATEST_DOUBTFUL:
        return [at]
    return [at + _HALF_DAY, at]


def possible_ranges(clock: ClockRange, part: PartOfDay | None) -> list[tuple[Minutes, Minutes]]:
    """The stretches that a range can mean, the likeliest first; raises ImpossibleError where it means none."""
    starts = possible(clock.start, part)
    if part is not None:
        return [(start, end) for start in starts for end in _ends_within(clock.end, start, part)]
    found = [(start, end) for start in starts for end in _ends(clock.end, start, is_doubtful=len(starts) > 1)]
    if not found:
        is_same = (clock.start.hour, clock.start.minute) == (clock.end.hour, clock.end.minute)
        raise ImpossibleError(NotUnderstood(Reason.ENDS_AT_START if is_same else Reason.ENDS_BEFORE_START))
    return found


def _checked(clock: Clock) -> Minutes:
    at = clock.hour * 60 + clock.minute
    if not (0 <= clock.minute < 60 and 0 <= at <= _DAY):  # noqa: PLR2004 (minutes)
        raise ImpossibleError(NotUnderstood(Reason.NO_SUCH_TIME, hour=clock.hour, minute=clock.minute))
    return at


def _within(clock: Clock, at: Minutes, part: PartOfDay) -> list[Minutes]:
    first, last = (hour * 60 for hour in _HOURS[part.name])
    if part.name == "night" and (at == _HALF_DAY or at >= 22 * 60):
        return [_DAY if at == _HALF_DAY else at]
    options = [at] if clock.form == EXACT else [at, at + _HALF_DAY]
    found = [option for option in options if first <= option <= last]
    if not found:
        raise ImpossibleError(NotUnderstood(Reason.WRONG_PART_OF_DAY, hour=clock.hour, minute=clock.minute))
    return found[:1]


def _ends_within(clock: Clock, start: Minutes, part: PartOfDay) -> list[Minutes]:
    """The end of a range that begins in a part of the day: the first such time after its start."""
    at = _checked(clock)
    options = [at] if clock.form == EXACT else [at, at + _HALF_DAY]
    found = [option for option in options if start < option <= start + _HALF_DAY]
    if not found:
        raise ImpossibleError(NotUnderstood(Reason.ENDS_BEFORE_START))
    return found[:1] if part else found


def _ends(clock: Clock, start: Minutes, *, is_doubtful: bool) -> list[Minutes]:
    """The ends that may follow `start`, past midnight too where that is within half a day."""
    at = _checked(clock)
    if is_doubtful and clock.form != EXACT:
        return _in_the_same_half(at, start)
    if clock.form == LOOSE and clock.hour <= _LATEST_DOUBTFUL:
        afternoon = [at + _HALF_DAY] if at + _HALF_DAY > start else []
        return [*afternoon, at if at > start else at + _DAY]
    end = at if at > start else at + _DAY
    return [end] if end <= _DAY or end - start <= _HALF_DAY else []


def _in_the_same_half(at: Minutes, start: Minutes) -> list[Minutes]:
    """The end that goes with a start that may be night or afternoon: "kl. 3-5" is 3 to 5 or 15 to 17."""
    end = at + _HALF_DAY if start >= _HALF_DAY and at <= _HALF_DAY else at
    return [end] if end > start else []
