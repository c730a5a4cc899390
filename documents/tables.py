"""Writes tables as XLSX workbooks and as CSV the way Danish Excel reads it; nothing in a cell is ever computed.

A cell that begins like a formula could make whoever opens the file run it: in a workbook all text is kept as text, in
CSV an apostrophe stands before it, as Excel itself marks text.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

from documents.letters import printable
from domain.papers import Cell, Sheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FONT = "Calibri"
_INK, _WHITE = "1F3A5F", "FFFFFF"
_WIDEST, _NARROWEST = 34, 8
_LINE = 15.5
"""Points."""
_DAY, _MOMENT = "dd-mm-yyyy", "dd-mm-yyyy hh:mm"
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def csv_of(sheet: Sheet) -> bytes:
    """The table alone: semicolons, days as 31-12-2026, UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(heading) for heading in sheet.headings])
    writer.writerows([_harmless(cell) if isinstance(cell, str) else _said(cell) for cell in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def xlsx_of(sheet: Sheet) -> bytes:
    """A workbook of one sheet: title and remark, then the table, whose headings stay in view and can be filtered by.

    It is a table of Excel's own, so that a screen reader tells the heading of each cell.
    """
    import openpyxl  # noqa: PLC0415 - slow to load, and seldom needed
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - likewise
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - likewise
    from openpyxl.worksheet.table import Table, TableStyleInfo  # noqa: PLC0415 - likewise

    book = openpyxl.Workbook()
    page = book.active
    _describe(book, sheet)
    page.title = printable(sheet.title).translate(_NOT_IN_SHEET_NAMES)[:_LONGEST_SHEET_NAME].strip()
    _put(page.cell(1, 1), sheet.title).font = Font(name=_FONT, bold=True, size=16, color=_INK)
    _put(page.cell(2, 1), sheet.remark).font = Font(name=_FONT, italic=True)
    head, widths = 4, [_width(sheet, column) for column in range(len(sheet.headings))]
    for column, heading in enumerate(sheet.headings, 1):
        cell = _put(page.cell(head, column), heading)
        cell.font, cell.fill = Font(name=_FONT, bold=True, color=_WHITE), PatternFill("solid", start_color=_INK)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(column)].width = widths[column - 1]
    at_the_top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    for number, row in enumerate(sheet.rows, head + 1):
        for column, value in enumerate(row, 1):
            _put(page.cell(number, column), value).alignment = at_the_top
        page.row_dimensions[number].height = _LINE * _lines(row, widths)
    if sheet.rows:
        last = f"{get_column_letter(len(sheet.headings))}{head + len(sheet.rows)}"
        striped = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        page.add_table(Table(displayName="Tabel", ref=f"A{head}:{last}", tableStyleInfo=striped))
    page.freeze_panes = page.cell(head + 1, 1)
    _print_setup(page, head)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _describe(book: Any, sheet: Sheet) -> None:
    made = sheet.made.replace(tzinfo=None)
    about = book.properties
    about.title, about.creator, about.language = printable(sheet.title), printable(sheet.publisher), "da-DK"
    about.created = about.modified = made


def _print_setup(page: Any, head: int) -> None:
    """As wide as a page lying down, with the headings on each."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.print_title_rows = f"{head}:{head}"


def _put(cell: Any, value: Cell) -> Any:
    """Fills a cell; text stays text, also when somebody edits it."""
    if isinstance(value, str):
        if clean := printable(value):
            cell.value, cell.data_type, cell.quotePrefix = clean, "s", clean.startswith(_FORMULA)
    elif isinstance(value, datetime):
        cell.value, cell.number_format = value.replace(tzinfo=None), _MOMENT
    elif isinstance(value, date):
        cell.value, cell.number_format = value, _DAY
    else:
        cell.value = value
    return cell


def _width(sheet: Sheet, column: int) -> int:
    """So many letters wide that most of what stands there is read on a line or two."""
    cells = [sheet.headings[column], *(_said(row[column]) for row in sheet.rows)]
    longest = max(len(line) for cell in cells for line in cell.split("\n"))
    return min(max(longest + 3, _NARROWEST), _WIDEST)


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines the row's cells take at most; no program counts them before somebody writes in the row."""
    return max(
        sum(max(ceil(len(line) / (width - 2)), 1) for line in _said(cell).split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )


def _said(cell: Cell) -> str:
    """A cell as it is written in text: days and times as Danish Excel reads them."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%d-%m-%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return str(cell)


def _harmless(cell: str) -> str:
    clean = printable(cell)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
