"""The annual wheel as SVG, A3 across: months around, a ring for each body, and beside it the same as a list.

What stands where on the rings is worked out in `wheel_rings`, the list in `wheel_list`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from danish import writing
from documents import palette
from documents.circle import Circle, arc_length
from documents.drawing import filled
from documents.lettering import lines, width
from documents.wheel_list import listed
from documents.wheel_rings import YearCircle, laid_rings
from domain.pictures import YearPicture
from domain.year_wheel import Recurring

CENTRE = Circle(588, 594)
MONTHS, WEEKS, THEMES = (562.0, 522.0), (522.0, 498.0), (494.0, 478.0)
"""Outer and inner radius of the months, the weeks, and the first lane of what recurs."""
_LANE = 18.0
_RINGS_END = 100.0
_MONTH_LETTERS, _THEME_LETTERS, _SMALLEST = 19.0, 11.5, 8.5
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Month:
    name: str
    band: str
    baseline: str
    is_dark: bool


@dataclass(frozen=True, slots=True)
class _Week:
    number: int
    x: float
    y: float
    turn: float
    tick: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Theme:
    name: str
    band: str
    baseline: str
    size: float


def svg(picture: YearPicture) -> str:
    """The picture."""
    wheel = picture.wheel
    year = YearCircle(CENTRE, wheel.year)
    themes, lanes = _themes(wheel.recurring, year)
    outer = THEMES[0] - lanes * _LANE - 4
    rings = laid_rings(wheel, year, outer, _RINGS_END)
    inner = min(ring.inner for ring in rings) if rings else outer
    return filled(
        "wheel.svg.jinja",
        year=wheel.year,
        name=picture.name,
        alternative=picture.alternative,
        made=f"Lavet af Tovholder den {writing.short_date(picture.made)}",
        centre=CENTRE,
        months=[_month(year, number) for number in range(1, 13)],
        spokes=[(CENTRE.point(inner, angle), CENTRE.point(outer, angle)) for angle in _first_days(year)],
        weeks=_weeks(year),
        themes=themes,
        days_off=[
            (f"{title}: {writing.weekday_date(day)}", _day_band(year, day, inner)) for day, title in wheel.days_off
        ],
        rings=rings,
        today=_today(year, wheel.today, inner),
        middle=_middle(picture.name, inner),
        inner=inner,
        radii={"months": MONTHS, "weeks": WEEKS},
        beside=listed(wheel, palette.colours(ring.forum for ring in wheel.rings)),
    )


def _month(year: YearCircle, number: int) -> _Month:
    first = date(year.year, number, 1)
    start, end = year.starts(first), year.starts((first + 31 * _A_DAY).replace(day=1))
    outer, inner = MONTHS
    baseline = CENTRE.baseline((outer + inner) / 2, _MONTH_LETTERS, start, end)
    return _Month(writing.MONTHS[number - 1], CENTRE.band(inner, outer, start, end), baseline, number % 2 == 0)


def _first_days(year: YearCircle) -> list[float]:
    """The angles at which the months begin."""
    return [year.starts(date(year.year, month, 1)) for month in range(1, 13)]


def _day_band(year: YearCircle, day: date, inner: float) -> str:
    return CENTRE.band(inner, WEEKS[1], year.starts(day), year.starts(day + _A_DAY))


def _weeks(year: YearCircle) -> list[_Week]:
    """Each week that has its Thursday, and so its number, in the year."""
    outer, inner = WEEKS
    first = date(year.year, 1, 4)
    monday = first - first.weekday() * _A_DAY
    found = []
    while (monday + 3 * _A_DAY).year == year.year:
        start, end = max(year.starts(monday), 0.0), min(year.starts(monday) + 7 * year.a_day, 360.0)
        middle = (start + end) / 2
        x, y = CENTRE.point((outer + inner) / 2, middle)
        turn = middle + 180 if 90 < middle < 270 else middle  # noqa: PLR2004 - the lower half, never upside down
        tick = (CENTRE.point(inner, start), CENTRE.point(outer, start))
        found.append(_Week(monday.isocalendar().week, x, y, round(turn, 2), tick))
        monday += 7 * _A_DAY
    return found


def _themes(recurring: tuple[Recurring, ...], year: YearCircle) -> tuple[list[_Theme], int]:
    """What recurs, each in the first lane that is free, and how many lanes there are."""
    ends: list[date] = []
    found = []
    for one in sorted(recurring, key=lambda one: (one.first, one.last)):
        lane = next((place for place, end in enumerate(ends) if end < one.first), len(ends))
        ends[lane:] = [one.last, *ends[lane + 1 :]]
        found.append(_theme(one, year, lane))
    return found, len(ends)


def _theme(one: Recurring, year: YearCircle, lane: int) -> _Theme:
    outer = THEMES[0] - lane * _LANE
    inner = outer - (THEMES[0] - THEMES[1])
    start, end = year.starts(one.first), year.starts(one.last + _A_DAY)
    room = arc_length(inner, end - start) - 4
    size = min(_THEME_LETTERS, _THEME_LETTERS * room / width(one.name, _THEME_LETTERS))
    baseline = CENTRE.baseline((outer + inner) / 2, size, start, end)
    band = CENTRE.band(inner, outer, start, end)
    return _Theme(one.name, band, baseline, round(size, 1) if size >= _SMALLEST else 0.0)


def _today(
    year: YearCircle, today: date | None, inner: float
) -> tuple[str, tuple[float, float], tuple[float, float]] | None:
    """The day in words, and the line that marks it."""
    if today is None:
        return None
    angle = year.middle_of(today)
    return writing.weekday_date(today), CENTRE.point(inner, angle), CENTRE.point(MONTHS[0] + 8, angle)


def _middle(name: str, inner: float) -> tuple[tuple[str, ...], float, float]:
    """The name's lines that fit in the middle, the size of their letters and that of the year."""
    size = min(26.0, inner / 6.5)
    return lines(name, size, inner * 1.5, 3), size, min(84.0, inner / 1.9)
