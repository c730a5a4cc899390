"""Takes a PDF apart into its lines in reading order, by PDFium; text in pictures isn't read."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.conversion.converted import BOLD, HEADING, PLAIN, Line, Unconvertible
from documents.conversion.hyphens import unhyphened
from documents.conversion.pdf_tables import Table, tables_of

MOST_PAGES = 300
_BOLD = re.compile(r"bold|black|heavy|semib|-bd\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_LARGER = 1.12
"""So much larger than most of the text, a line is a heading."""
_LEAST_SIZE = 6.0


def lines(content: bytes) -> Iterator[Line]:
    """The document's lines; raises Unconvertible, with "no_text" for a PDF of pictures."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        is_locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error)
        raise Unconvertible("password" if is_locked else "damaged") from error
    if len(document) > MOST_PAGES:
        raise Unconvertible("too_big")
    found = [one for number in range(len(document)) for one in _of_page(document[number], number + 1)]
    if not found:
        raise Unconvertible("no_text")
    usual = _usual_size(found)
    above: _Placed | None = None
    for one in found:
        weight = HEADING if one.size > usual * _LARGER else BOLD if one.is_bold else PLAIN
        gap = 0 if above is None or above.page != one.page else _gap(above, one)
        yield Line(one.text, weight, gap, one.page, one.height, one.cells)
        above = one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A line with its type and where on the page it stands; `top` and `bottom` in points from the page's foot."""

    text: str
    page: int
    size: float
    is_bold: bool
    top: float
    bottom: float
    height: float
    cells: tuple[str, ...] = ()


def _of_page(page: pdfium.PdfPage, number: int) -> Iterator[_Placed]:
    text_page = page.get_textpage()
    whole = text_page.get_text_range() if text_page.count_chars() else ""
    tall = page.get_height() or 1.0
    tables = tables_of(page, text_page) if whole else []
    told: list[Table] = []
    at = 0
    for line in whole.split("\n"):
        start, at = at, at + len(line) + 1
        said = unhyphened(line).strip("\r \t\x00")
        if not said:
            continue
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip("\r \t")) - 1
        # Loose: as high as the type is, whichever letter stands there. A parted word's line is two of the page's.
        box, end = text_page.get_charbox(first, loose=True), text_page.get_charbox(last, loose=True)
        table = next((one for one in tables if one.holds((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)), None)
        if table is not None:
            if table not in told:
                told.append(table)
                yield from _of_table(table, number, tall)
            continue
        is_bold = all(_is_bold(text_page, index) for index in (first, (first + last) // 2, last))
        size = box[3] - box[1]
        drawn = raw.FPDFText_GetFontSize(text_page, first) or size
        yield _Placed(
            text=said,
            page=number,
            size=round(drawn, 1),
            is_bold=is_bold,
            top=box[3],
            bottom=min(box[1], end[1]),
            height=min(max(1 - box[3] / tall, 0.0), 1.0),
        )


def _of_table(table: Table, number: int, tall: float) -> Iterator[_Placed]:
    for row in table.rows:
        height = min(max(1 - row.top / tall, 0.0), 1.0)
        yield _Placed(
            text="",
            page=number,
            size=0.0,
            is_bold=False,
            top=row.top,
            bottom=row.bottom,
            height=height,
            cells=row.cells,
        )


def _is_bold(text_page: pdfium.PdfTextPage, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
    return _BOLD.search(name.value.decode(errors="replace")) is not None


def _usual_size(found: list[_Placed]) -> float:
    """The size that most letters have."""
    letters: dict[float, int] = {}
    for one in found:
        letters[one.size] = letters.get(one.size, 0) + len(one.text)
    return max(letters, key=lambda size: letters[size])


def _gap(above: _Placed, below: _Placed) -> int:
    """How many blank lines would fit between two lines; none where the lower one stands beside or above the other."""
    between = above.bottom - below.top
    return max(0, round(between / max(below.size or above.size, _LEAST_SIZE) - 0.25))
