"""When a person may be written to unasked: within working hours, outside their own quiet hours and pauses.

It knows neither messages nor what they are about. Rule: a reminder comes at a decent hour or waits for one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from danish.workdays import is_working_day, next_working_day
from danish.zone import COPENHAGEN
from domain.times import refuse_naive

Span = tuple[time, time]
"""From one wall time to another, the second not included; a span of quiet may pass midnight."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When one person may be written to: on working days, within `working`, outside `quiet` and the pause.

    The wall times are of the person's own zone. `paused_from` and `paused_until` are aware: the latter None for no
    pause, the former for one that has begun. Quiet hours that leave nothing of the working hours stand alone: then
    whatever they leave of a working day is allowed.
    """

    working: Span
    zone: ZoneInfo = COPENHAGEN
    quiet: Span | None = None
    paused_from: datetime | None = None
    paused_until: datetime | None = None

    def __post_init__(self) -> None:
        refuse_naive(*(at for at in (self.paused_from, self.paused_until) if at is not None))

    def after_pause(self, at: datetime) -> datetime:
        """That moment (aware), or the end of the pause that it lies in; in UTC."""
        instant = at.astimezone(UTC)
        if self.paused_until is None or (self.paused_from is not None and instant < self.paused_from.astimezone(UTC)):
            return instant
        return max(instant, self.paused_until.astimezone(UTC))

    def is_quiet(self, at: time) -> bool:
        """Whether that wall time lies in the person's own quiet hours."""
        return self.quiet is not None and any(first <= at and _is_before(at, end) for first, end in _parts(self.quiet))


def next_allowed(moment: datetime, hours: Hours) -> datetime:
    """The first moment from that one on (both aware) at which the person may be written to, in the person's zone."""
    refuse_naive(moment)
    earliest = hours.after_pause(moment)
    day = earliest.astimezone(hours.zone).date()
    while True:
        for begins, ends in _open_on(day, hours):
            first = hours.after_pause(max(earliest, begins))
            if first < ends:
                return first.astimezone(hours.zone)
        day = next_working_day(day)


def is_allowed(moment: datetime, hours: Hours) -> bool:
    """Whether the person may be written to at that moment (aware)."""
    return next_allowed(moment, hours).astimezone(UTC) == moment.astimezone(UTC)


def leaves_working_hours(hours: Hours) -> bool:
    """Whether the person's quiet hours leave something of the working hours."""
    return bool(_minus(hours.working, hours.quiet))


def _open_on(day: date, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    """The day's allowed stretches as instants in UTC, none on a day off.

    Of a wall time that comes twice a beginning is the later and an end the earlier one, and one that is skipped
    counts the same way: nothing lies in quiet hours, whichever way the clock is read.
    """
    if not is_working_day(day):
        return
    midnight = (time.min, time.min)
    for first, last in _minus(hours.working, hours.quiet) or _minus(midnight, hours.quiet):
        begins = max(_instants(day, first, hours.zone))
        ends = min(_instants(day if last != time.min else day + timedelta(days=1), last, hours.zone))
        if begins < ends:
            yield begins, ends


def _instants(day: date, at: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    wall = datetime.combine(day, at, tzinfo=zone)
    return wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)


def _minus(working: Span, quiet: Span | None) -> list[Span]:
    """What the quiet hours leave of a day's span, in order; midnight ends a day."""
    left = [working]
    for first, end in _parts(quiet) if quiet else ():
        left = [piece for span in left for piece in _cut(span, first, end)]
    return left


def _cut(span: Span, first: time, end: time) -> Iterator[Span]:
    begins, ends = span
    if begins < first:
        yield begins, first if _is_before(first, ends) else ends
    if end != time.min and _is_before(end, ends):
        yield max(begins, end), ends


def _parts(quiet: Span) -> tuple[Span, ...]:
    """Quiet hours as spans within one day."""
    first, end = quiet
    if end == time.min or first < end:
        return (quiet,)
    return ((time.min, end), (first, time.min))


def _is_before(at: time, end: time) -> bool:
    return end == time.min or at < end
