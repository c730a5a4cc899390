"""Places on a circle for the annual wheel: points, bands, letters along an arc, marks that don't overlap; no picture.

Angles are in degrees from the top, clockwise; lengths in the picture's units.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, degrees, radians, sin

_LOWER_HALF = (90.0, 270.0)


@dataclass(frozen=True, slots=True)
class Circle:
    """A centre to measure from."""

    x: float
    y: float

    def point(self, radius: float, angle: float) -> tuple[float, float]:
        """The point at that distance and angle."""
        turned = radians(angle)
        return round(self.x + radius * sin(turned), 2), round(self.y - radius * cos(turned), 2)

    def band(self, inner: float, outer: float, start: float, end: float) -> str:
        """The path around a piece of a ring, less than a whole turn."""
        large = int(end - start > 180)  # noqa: PLR2004 - half a turn
        return (
            f"M{_at(self.point(outer, start))}A{outer:g} {outer:g} 0 {large} 1 {_at(self.point(outer, end))}"
            f"L{_at(self.point(inner, end))}A{inner:g} {inner:g} 0 {large} 0 {_at(self.point(inner, start))}Z"
        )

    def baseline(self, radius: float, size: float, start: float, end: float) -> str:
        """The path that letters of that size stand on, in the middle of `radius`, never upside down."""
        large = int(end - start > 180)  # noqa: PLR2004 - half a turn
        rise = size * 0.35
        if _LOWER_HALF[0] < (start + end) / 2 < _LOWER_HALF[1]:
            low = radius + rise
            return f"M{_at(self.point(low, end))}A{low:g} {low:g} 0 {large} 0 {_at(self.point(low, start))}"
        high = radius - rise
        return f"M{_at(self.point(high, start))}A{high:g} {high:g} 0 {large} 1 {_at(self.point(high, end))}"


def arc_length(radius: float, turn: float) -> float:
    """How long so many degrees are at that radius."""
    return radians(turn) * radius


def turn_of(length: float, radius: float) -> float:
    """How many degrees that length takes at that radius."""
    return degrees(length / radius)


def spread(wanted: Sequence[float], apart: float) -> list[float]:
    """The places nearest to those wanted (ascending) that are so far apart and lie between 0 and 360 degrees.

    Neighbours that would overlap are moved apart evenly, as one block about where they belong. Where there isn't room
    for all, they are as far apart as there is.
    """
    if not wanted:
        return []
    apart = min(apart, 360 / len(wanted))
    blocks: list[tuple[float, int]] = []
    for place in wanted:
        middle, count = place, 1
        while blocks and blocks[-1][0] + (blocks[-1][1] + count) / 2 * apart > middle:
            before, number = blocks.pop()
            middle = (before * number + middle * count) / (number + count)
            count += number
        half = count / 2 * apart
        blocks.append((min(max(middle, half), 360 - half), count))
    found: list[float] = []
    for middle, count in blocks:
        found += [middle + (number - (count - 1) / 2) * apart for number in range(count)]
    return _kept_within(found, apart)


def _kept_within(places: list[float], apart: float) -> list[float]:
    """The places with none past the whole turn or too near the next, which clamping a block may have made so."""
    limit = 360 - apart / 2
    for number in reversed(range(len(places))):
        places[number] = min(places[number], limit)
        limit = places[number] - apart
    return places


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:g} {point[1]:g}"
