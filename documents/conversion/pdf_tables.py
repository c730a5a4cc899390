"""Finds the ruled tables of a PDF's page and reads their cells; a table without lines around its cells isn't seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.conversion.hyphens import unhyphened

_THIN = 3.0
"""Points: a line is no thicker, and lines that are no further apart are one."""
_LEAST = 6.0
_MOST_COLUMNS = 12
"""A grid of more is a chart, or squared paper."""
_MOST_BARS = 4_000
_MOST_SHAPES = 20_000
_LETTER = 5.5
"""Points that a letter takes on the way; a line that the next word wouldn't have fitted on goes on below."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: its cells' texts, and where it ends above and below, in points from the page's foot."""

    cells: tuple[str, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table, where it stands on the page, and its rows from above."""

    left: float
    right: float
    rows: tuple[Row, ...]

    def holds(self, left: float, height: float) -> bool:
        """Whether a point of the page is within it."""
        return self.left < left < self.right and self.rows[-1].bottom < height < self.rows[0].top


@dataclass(frozen=True, slots=True)
class _Bar:
    """A ruled line: where it stands across its direction, and from where to where along it."""

    at: float
    low: float
    high: float


def tables_of(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> list[Table]:
    """The page's tables of two columns or more that hold anything."""
    upright, level = _bars(page)
    found: list[Table] = []
    for band in _bands(upright):
        low, high = min(one.low for one in band) - _THIN, max(one.high for one in band) + _THIN
        edges = _clusters([one.at for one in band])
        if not 2 < len(edges) <= _MOST_COLUMNS:  # noqa: PLR2004 - two columns have three lines
            continue
        rules = [one for one in level if low < one.at < high]
        rows = tuple(_rows(text_page, band, edges, _heights(rules, edges[-1] - edges[0])))
        if any(sum(map(bool, one.cells)) > 1 for one in rows):
            found.append(Table(edges[0], edges[-1], rows))
    return found


def _bars(page: pdfium.PdfPage) -> tuple[list[_Bar], list[_Bar]]:
    """The upright and the level lines, the sides of boxes among them."""
    upright: list[_Bar] = []
    level: list[_Bar] = []
    shapes = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    for one in islice(shapes, _MOST_SHAPES):
        left, bottom, right, top = one.get_bounds()
        is_wide, is_high = right - left > _THIN, top - bottom > _THIN
        if is_high and top - bottom >= _LEAST:
            upright += [_Bar(at, bottom, top) for at in ((left, right) if is_wide else ((left + right) / 2,))]
        if is_wide and right - left >= _LEAST:
            level += [_Bar(at, left, right) for at in ((bottom, top) if is_high else ((bottom + top) / 2,))]
        if len(upright) + len(level) > _MOST_BARS:
            return [], []
    return upright, level


def _bands(upright: Sequence[_Bar]) -> list[list[_Bar]]:
    """The upright lines by table: those that stand beside one another, or go on from one another."""
    bands: list[list[_Bar]] = []
    reach = 0.0
    for one in sorted(upright, key=lambda one: one.low):
        if bands and one.low <= reach + _THIN:
            bands[-1].append(one)
            reach = max(reach, one.high)
        else:
            bands.append([one])
            reach = one.high
    return bands


def _clusters(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for one in sorted(places):
        if not found or one - found[-1] > _THIN:
            found.append(one)
    return found


def _heights(rules: Sequence[_Bar], width: float) -> list[float]:
    """Where rows end: at level lines that, together, go over most of the table."""
    places = _clusters([one.at for one in rules])
    lengths = {at: sum(one.high - one.low for one in rules if 0 <= one.at - at <= _THIN) for at in places}
    return [at for at in places if lengths[at] * 2 > width]


def _rows(
    text_page: pdfium.PdfTextPage, band: Sequence[_Bar], edges: Sequence[float], heights: Sequence[float]
) -> Iterator[Row]:
    for top, bottom in zip(heights[:0:-1], heights[-2::-1], strict=True):
        middle = (top + bottom) / 2
        standing = [one.at for one in band if one.low < middle < one.high]
        here = [at for at in edges if any(0 <= one - at <= _THIN for one in standing)]
        cells = tuple(
            _joined(text_page.get_text_bounded(left, bottom, right, top), right - left)
            for left, right in pairwise(here)
        )
        if any(cells):
            yield Row(cells, top, bottom)


def _joined(said: str, width: float) -> str:
    """A cell's text, with the lines that only its width has parted made one."""
    found: list[str] = []
    last = ""
    for one in filter(None, map(str.strip, unhyphened(said).splitlines())):
        is_wrapped = (len(last) + 1 + len(one.split()[0])) * _LETTER > width - 2 * _LEAST
        if found and is_wrapped and not last.endswith("-"):
            found[-1] = f"{found[-1]} {one}"
        else:
            found.append(one)
        last = one
    return "\n".join(found)
