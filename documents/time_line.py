"""A meeting's steps as a time line from top to bottom, as SVG: what is done, late, next, and where today is."""

from dataclasses import dataclass
from datetime import datetime

from danish import writing
from documents import palette
from documents.drawing import filled
from documents.lettering import fitting, lines, width
from domain.progress import Standing
from domain.time_line import TimeLine, TimeStep

WIDTH = 900
_LINE_AT, _WORDS_AT, _RIGHT = 214.0, 254.0, 868.0
_TOP, _STEP, _BAND, _BELOW = 128.0, 54.0, 46.0, 66.0
_NAME, _SAID = 20.0, 16.0
_LEGEND = (
    (Standing.DONE, "udført"),
    (Standing.LATE, "forsinket"),
    (Standing.AT_ONCE, "straks"),
    (Standing.NEXT, "næste"),
    (Standing.LATER, "senere"),
    (Standing.NOT_NEEDED, "ikke nødvendig"),
    (Standing.NOT_NOTED, "ikke noteret"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A step, or (without a standing) the meeting or today, which lie across."""

    y: float
    day: str
    at: str
    name: str
    said: str
    kind: str
    is_meeting: bool = False
    is_today: bool = False


def svg(line: TimeLine) -> str:
    """The picture."""
    rows, bottom = _rows(line)
    steps = [row for row in rows if row.kind]
    return filled(
        "time_line.svg.jinja",
        line=line,
        title=fitting(line.title, 30, WIDTH - 64, is_bold=True),
        subtitle=fitting(line.subtitle, 18, WIDTH - 64),
        width=WIDTH,
        height=round(bottom + _BELOW),
        line_at=_LINE_AT,
        words_at=_WORDS_AT,
        right=_RIGHT,
        rows=rows,
        track=(steps[0].y, steps[-1].y) if steps else (_TOP, _TOP),
        past=_past(rows, steps),
        today_width=round(32 + max(width(row.name, 17, is_bold=True) for row in rows if row.is_today)),
        legend=[
            (32 + 142.0 * place, bottom + 34, kind.name.lower(), words)
            for place, (kind, words) in enumerate(_shown(line))
        ],
        colours={kind.name.lower(): _COLOURS.get(kind, palette.QUIET) for kind in Standing},
    )


_COLOURS = {
    Standing.DONE: palette.DONE,
    Standing.LATE: palette.LATE,
    Standing.AT_ONCE: palette.LATE,
    Standing.NEXT: palette.NEXT,
    Standing.LATER: palette.NEXT,
}


def _shown(line: TimeLine) -> list[tuple[Standing, str]]:
    """The signs that the picture has, with what each means."""
    there = {one.standing for one in line.steps}
    return [(kind, words) for kind, words in _LEGEND if kind in there]


def _rows(line: TimeLine) -> tuple[list[_Row], float]:
    """Steps, meeting and today in their order, each below the one before; and where the last ends."""
    entries: list[tuple[datetime, int, TimeStep | str]] = [(one.due, 1, one) for one in line.steps]
    entries += [(line.starts, 0, "meeting"), (line.now, 2, "today")]
    y, found = _TOP, []
    for at, _, entry in sorted(entries, key=lambda one: one[:2]):
        height = _STEP if isinstance(entry, TimeStep) else _BAND
        found.append(_row(entry, at, y + height / 2, line))
        y += height
    return found, y


def _row(entry: TimeStep | str, at: datetime, y: float, line: TimeLine) -> _Row:
    if entry == "today":
        return _Row(y, "", "", f"I dag, {writing.weekday_date(at)} {writing.clock(at)}", "", "", is_today=True)
    if not isinstance(entry, TimeStep):
        return _Row(y, "", "", f"Mødet, {writing.weekday_date(at)} {writing.clock(at)}", "", "", is_meeting=True)
    room = _RIGHT - _WORDS_AT
    day = f"{writing.WEEKDAYS[at.weekday()][:3]}. {at.day}. {writing.MONTHS[at.month - 1][:3]}."
    if at.year != line.now.year:
        day = f"{day} {at.year % 100:02}"
    name = fitting(f"{entry.number}. {entry.name}", _NAME, room, is_bold=True)
    (said,) = lines(entry.said, _SAID, room, 1) or ("",)
    return _Row(y, day, writing.clock(at), name, said, entry.standing.name.lower())


def _past(rows: list[_Row], steps: list[_Row]) -> float:
    """How far down the line today is."""
    today = next(row.y for row in rows if row.is_today)
    return min(max(today, steps[0].y), steps[-1].y) if steps else today
