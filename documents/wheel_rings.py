"""Where each meeting and deadline stands on the rings of the annual wheel, with nothing on top of anything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from danish import writing
from documents import palette
from documents.circle import Circle, arc_length, spread, turn_of
from documents.lettering import fitting
from domain.meeting_kinds import MeetingKind
from domain.year_wheel import PlannedMeeting, Ring, YearWheel

_WIDEST = 92.0
_GAP = 0.07
"""Of a ring's breadth, between it and the next."""
_LARGEST, _ROOM_BETWEEN = 30.0, 1.5
_SHARES = (1.0, 0.85, 0.7, 0.6, 0.5)
"""How much smaller meetings are drawn, until those of a dense month stay near their days."""
_NEAR = 1.1
"""Of its own width: so far a meeting may stand from its day."""


@dataclass(frozen=True, slots=True)
class YearCircle:
    """A year around a centre: 1 January at the top, clockwise."""

    centre: Circle
    year: int

    @property
    def a_day(self) -> float:
        """How many degrees a day takes."""
        return 360 / ((date(self.year + 1, 1, 1) - date(self.year, 1, 1)).days)

    def starts(self, day: date) -> float:
        """The angle at which the day begins."""
        return (day - date(self.year, 1, 1)).days * self.a_day

    def middle_of(self, day: date) -> float:
        """The angle of the day's middle."""
        return self.starts(day) + self.a_day / 2


@dataclass(frozen=True, slots=True)
class Dot:
    """A meeting: where its circle stands, and the line from there to its day."""

    day: date
    title: str
    x: float
    y: float
    radius: float
    stem: tuple[float, float]
    is_outlined: bool


@dataclass(frozen=True, slots=True)
class DeadlineMark:
    """A deadline: a triangle for the items, a square for the sending, turned as its angle."""

    day: date
    title: str
    x: float
    y: float
    turn: float
    size: float
    is_sending: bool


@dataclass(frozen=True, slots=True)
class LaidRing:
    """A body's ring."""

    body: str
    name: str
    baseline: str
    letters: float
    colour: str
    tint: str
    written: str
    on_colour: str
    inner: float
    outer: float
    dots: tuple[Dot, ...]
    marks: tuple[DeadlineMark, ...]


def laid_rings(wheel: YearWheel, year: YearCircle, outer: float, inner: float) -> tuple[LaidRing, ...]:
    """The rings from the outermost in, between these radii."""
    if not wheel.rings:
        return ()
    breadth = min(_WIDEST, (outer - inner) / len(wheel.rings))
    colours = palette.colours(ring.forum for ring in wheel.rings)
    return tuple(
        _laid(wheel, ring, year, outer - place * breadth, breadth * (1 - _GAP), colours[ring.forum])
        for place, ring in enumerate(wheel.rings)
    )


def _laid(wheel: YearWheel, ring: Ring, year: YearCircle, outer: float, breadth: float, colour: str) -> LaidRing:
    inner = outer - breadth
    letters = min(12.5, max(7.4, breadth * 0.22))
    for_names, for_marks = letters * 1.2, min(13.0, breadth * 0.22)
    meetings = wheel.of(ring)
    room = (inner + for_names, outer - for_marks)
    baseline = year.centre.baseline(inner + for_names / 2, letters, 1.0, 140.0)
    all_due = [one for one in (*wheel.meetings, *wheel.coming) if one.body == ring.body]
    return LaidRing(
        ring.body,
        fitting(ring.name, letters, inner * 2.4, is_bold=True),
        baseline,
        round(letters, 1),
        colour,
        palette.mixed(colour, 0.09),
        palette.mixed(colour, 0.55, palette.INK),
        palette.letters_on(colour),
        round(inner, 2),
        round(outer, 2),
        _dots(meetings, ring, year, *room),
        _marks(all_due, ring, year, outer - for_marks / 2, for_marks * 0.72),
    )


def _dots(
    meetings: Sequence[PlannedMeeting], ring: Ring, year: YearCircle, inner: float, outer: float
) -> tuple[Dot, ...]:
    """The meetings as large as keeps them near their days, on two tracks where one won't do."""
    wanted = [year.middle_of(one.day) for one in meetings]
    size, tracks, places = _sized(wanted, inner, outer)
    found = []
    for number, (meeting, angle) in enumerate(zip(meetings, places, strict=True)):
        middle = (inner + outer) / 2 if tracks == 1 else (outer - size / 2, inner + size / 2)[number % 2]
        x, y = year.centre.point(middle, angle)
        stem = year.centre.point(outer, wanted[number])
        title = f"{ring.name}: {writing.moment(meeting.starts)}"
        is_outlined = meeting.kind is MeetingKind.PRE_MEETING
        found.append(Dot(meeting.day, title, x, y, round(size / 2, 2), stem, is_outlined))
    return tuple(found)


def _sized(wanted: Sequence[float], inner: float, outer: float) -> tuple[float, int, list[float]]:
    """How wide a meeting is, on how many tracks, and the angle of each; as small as needed where the ring is full."""
    room = outer - inner
    tries = [(min(_LARGEST, room), 1)]
    tries += [(min(_LARGEST * share, (room - _ROOM_BETWEEN) / 2), 2) for share in _SHARES]
    tries += [(min(_LARGEST, room) * share, 1) for share in _SHARES[1:]]
    best: tuple[float, float, int, list[float]] | None = None
    for size, tracks in tries:
        nearest = inner + size / 2
        apart = turn_of(size + _ROOM_BETWEEN, nearest) / tracks
        places = spread(wanted, apart)
        moved = max((abs(place - want) for place, want in zip(places, wanted, strict=True)), default=0.0)
        by = moved / turn_of(size, (inner + outer) / 2)
        is_apart = all(after - before >= apart - 1e-6 for before, after in pairwise(places))
        if is_apart and by <= _NEAR:
            return size, tracks, places
        if is_apart and (best is None or moved < best[0]):
            best = (moved, size, tracks, places)
    if best is None:
        apart = 360 / len(wanted)
        return min(room / 2, arc_length(inner, 2 * apart)) - _ROOM_BETWEEN, 2, spread(wanted, apart)
    return best[1:]


def _marks(
    meetings: Sequence[PlannedMeeting], ring: Ring, year: YearCircle, radius: float, size: float
) -> tuple[DeadlineMark, ...]:
    """The days by which items are to be ready and agendas sent, of the meetings of this year and the next."""
    due = [(one.items_due, False, one) for one in meetings] + [(one.sending_due, True, one) for one in meetings]
    within = sorted(
        ((day, is_sending, one) for day, is_sending, one in due if day is not None and day.year == year.year),
        key=lambda known: (known[0], known[1]),
    )
    places = spread([year.middle_of(day) for day, _, _ in within], turn_of(size + 1, radius))
    return tuple(_mark(known, ring, year, radius, size, angle) for known, angle in zip(within, places, strict=True))


def _mark(
    known: tuple[date, bool, PlannedMeeting], ring: Ring, year: YearCircle, radius: float, size: float, angle: float
) -> DeadlineMark:
    day, is_sending, meeting = known
    x, y = year.centre.point(radius, angle)
    what = "dagsordenen udsendes" if is_sending else "punkterne skal være klar"
    title = f"{ring.name}, mødet {writing.short_date(meeting.day)}: {what} senest {writing.weekday_date(day)}"
    return DeadlineMark(day, title, x, y, round(angle, 2), round(size, 2), is_sending)
