"""What stands beside the annual wheel: its meetings with their deadlines as a list, what recurs, and the days off."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from danish import writing
from documents.lettering import fitting, lines, width
from domain.meeting_kinds import MeetingKind
from domain.year_wheel import PlannedMeeting, YearWheel

LEFT, RIGHT = 1212.0, 1640.0
_TOP, _BOTTOM = 322.0, 1150.0
_TALLEST, _LOWEST = 30.0, 15.5
_SMALL, _SMALL_LINE = 12.5, 17.0
_TOGETHER = "\u00a0"
_NAME_FROM, _ITEMS_AT, _SENDING_AT = 84.0, 356.0, 428.0


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting of the list: its day, its body, and the two deadlines ("–" where there are none)."""

    y: float
    day: str
    name: str
    items: str
    sending: str
    colour: str
    is_outlined: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Small words below the list."""

    y: float
    words: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it. `rows` is empty where the year has more meetings than the page has room for."""

    left: float
    right: float
    top: float
    items_at: float
    sending_at: float
    name_from: float
    letters: float
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]


def listed(wheel: YearWheel, colours: Mapping[str, str]) -> Beside:
    """The list as it fits beside the wheel; `colours` by forum."""
    notes = list(_notes(wheel))
    bottom = _BOTTOM - _SMALL_LINE * len(notes)
    rows = len(wheel.meetings)
    height = min(_TALLEST, (bottom - _TOP - 24) / rows) if rows else _TALLEST
    if height < _LOWEST:
        notes = [*_counted(wheel), *notes]
        bottom = _TOP - 20
    letters = round(min(14.0, height * 0.68), 1)
    shown = wheel.meetings if height >= _LOWEST else ()
    after = min(_TOP + height * len(shown) + 34, bottom + 14)
    return Beside(
        LEFT,
        RIGHT,
        _TOP,
        LEFT + _ITEMS_AT,
        LEFT + _SENDING_AT,
        LEFT + _NAME_FROM,
        letters,
        tuple(_row(one, wheel, colours, _TOP + height * (place + 0.75), letters) for place, one in enumerate(shown)),
        tuple(
            Note(round(after + _SMALL_LINE * place, 1), words, is_heading)
            for place, (words, is_heading) in enumerate(notes)
        ),
    )


def short_day(day: date, *, of_year: int) -> str:
    """The day as there is room for it: "10. mar.", with its year where that is another."""
    month = writing.MONTHS[day.month - 1]
    short = month if len(month) <= 4 else f"{month[:3]}."  # noqa: PLR2004 - "juni" is as short as "jun."
    return f"{day.day}. {short}" + (f" {day.year % 100:02}" if day.year != of_year else "")


def _row(one: PlannedMeeting, wheel: YearWheel, colours: Mapping[str, str], y: float, letters: float) -> Row:
    ring = next(ring for ring in wheel.rings if ring.body == one.body)
    items, sending = (short_day(day, of_year=wheel.year) if day else "–" for day in (one.items_due, one.sending_due))
    room = _ITEMS_AT - _NAME_FROM - width(items, letters) - 8
    is_outlined = one.kind is MeetingKind.PRE_MEETING
    name = fitting(f"Formøde: {ring.name}" if is_outlined else ring.name, letters, room)
    return Row(
        round(y, 1), short_day(one.day, of_year=wheel.year), name, items, sending, colours[ring.forum], is_outlined
    )


def _notes(wheel: YearWheel) -> Iterator[tuple[str, bool]]:
    """The words below, line by line, and whether each is a heading."""
    if wheel.recurring:
        yield "Hvert år", True
        by_name = groupby(sorted(wheel.recurring, key=lambda one: (one.name, one.first)), key=lambda one: one.name)
        spans = [
            f"{name} {writing.join([_span(one.first, one.last, wheel.year) for one in stretches])}"
            for name, stretches in by_name
        ]
        yield from _wrapped(spans)
    yield "Helligdage og andre fridage", True
    yield from _wrapped([f"{title} {short_day(day, of_year=wheel.year)}" for day, title in wheel.days_off])


def _counted(wheel: YearWheel) -> Iterator[tuple[str, bool]]:
    """How many meetings each month has."""
    yield "Møder i hver måned", True
    months = [
        f"{writing.MONTHS[month - 1]} {sum(one.day.month == month for one in wheel.meetings)}" for month in range(1, 13)
    ]
    yield from _wrapped(months)


def _wrapped(said: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for line in lines(" · ".join(one.replace(" ", _TOGETHER) for one in said), _SMALL, RIGHT - LEFT, 8):
        yield line.rstrip(" ·"), False


def _span(first: date, last: date, year: int) -> str:
    return f"{short_day(first, of_year=year)}–{short_day(last, of_year=year)}"
