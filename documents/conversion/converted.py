"""What a file comes to: its lines, or a sheet's rows, as the process that took it apart hands them over; no format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

PLAIN, BOLD, HEADING = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, as it stands there.

    `weight` tells how much it looks like a heading, `gap` how many blank lines stand before it, `page` counts from 1,
    `height` is how far down its page it stands, 0 to 1, None where there are no pages. `cells` are those of a table's
    row; `text` is "" then.
    """

    text: str
    weight: int = PLAIN
    gap: int = 0
    page: int = 1
    height: float | None = None
    cells: tuple[str, ...] = ()

    def portable(self) -> list[Any]:
        """The line as JSON takes it."""
        return [self.text, self.weight, self.gap, self.page, self.height, list(self.cells)]


def line_of(portable: Sequence[Any]) -> Line:
    """The line that was made portable."""
    text, weight, gap, page, height, cells = portable
    return Line(text, weight, gap, page, height, tuple(cells))


class Unconvertible(Exception):  # noqa: N818 - the state of a file
    """The file can't be taken apart: "damaged", "password", "too_big" or "no_text"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
