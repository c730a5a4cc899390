"""Reads a list of people out of CSV and XLSX files; what its rows mean, `domain.people_list` says.

CSV as Danish Excel writes it: semicolons, or commas or tabs, in UTF-8 with or without a mark, or in Windows' own
letters. Of a workbook the first sheet is read; formulas as what they showed last.
"""

import csv
import io
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from danish.names import fold
from domain.people_list import COLUMNS, MOST_ROWS, ListedRow, UnreadableList

MOST_BYTES = 5_000_000
MOST_UNPACKED_BYTES = 20_000_000
"""What a workbook may be when it is unpacked: a small file may hold very much of the same."""
NEEDED = "navn"
_ALSO = {"slack": "i slack", "islack": "i slack", "navne": "navn", "person": "navn", "pladsen": "plads"}
_ENDINGS = (".csv", ".txt"), (".xlsx", ".xlsm")

_BROKEN = (
    *(BadZipFile, zlib.error, ParseError, OSError, EOFError),
    *(LookupError, ValueError, TypeError, AttributeError, NotImplementedError, RuntimeError),
)
"""What openpyxl and what it stands on say of files that are none, are damaged, or have a password."""


def read_file(name: str, content: bytes) -> Sequence[ListedRow]:
    """The rows with anything in them; the first row is the headings. Raises UnreadableList."""
    if len(content) > MOST_BYTES:
        raise UnreadableList("too_big")
    texts, books = _ENDINGS
    if name.lower().endswith(books):
        return _listed(_of_workbook(content))
    if name.lower().endswith(texts):
        return _listed(_of_text(content))
    raise UnreadableList("format", name)


def _listed(rows: Iterable[Sequence[str]]) -> Sequence[ListedRow]:
    numbered = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    if not numbered:
        raise UnreadableList("empty")
    headings = [_heading(cell) for cell in numbered[0][1]]
    unknown = [
        cell for cell, heading in zip(numbered[0][1], headings, strict=True) if heading and heading not in COLUMNS
    ]
    if unknown:
        raise UnreadableList("column", unknown[0].strip())
    twice = [heading for heading in headings if heading and headings.count(heading) > 1]
    if twice:
        raise UnreadableList("column_twice", twice[0])
    if NEEDED not in headings:
        raise UnreadableList("no_name_column")
    if len(numbered) - 1 > MOST_ROWS:
        raise UnreadableList("too_many")
    return [ListedRow(number, _cells(headings, row)) for number, row in numbered[1:]]


def _cells(headings: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {heading: cell.strip() for heading, cell in zip(headings, row, strict=False) if heading}


def _heading(cell: str) -> str:
    folded = fold(cell)
    return _ALSO.get(folded, folded)


def _of_text(content: bytes) -> list[list[str]]:
    if b"\0" in content:
        raise UnreadableList("letters")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableList("quotes") from error


def _of_workbook(content: bytes) -> list[list[str]]:
    import openpyxl  # noqa: PLC0415 - slow to load, and seldom needed
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - likewise

    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED_BYTES:
                raise UnreadableList("too_big")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=50)
        read = [[_written(cell) for cell in row] for row in rows]
        book.close()
    except (*_BROKEN, InvalidFileException) as error:
        raise UnreadableList("workbook") from error
    return read


def _written(cell: Any) -> str:
    """A cell as it would be typed."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
