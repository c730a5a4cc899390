"""Reads a list of people out of CSV and XLSX files, and the attendees of a calendar; what its rows mean, others say.

CSV as Danish Excel writes it: semicolons, or commas or tabs, in UTF-8 with or without a mark, or in Windows' own
letters. Of a workbook the first sheet is read; formulas as what they showed last.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from danish.names import fold
from documents.converting import attendees_of, decoded, rows_of
from domain.people_list import COLUMNS, GUEST, MOST_ROWS, OPTIONAL, ORGANIZER, ListedRow, UnreadableList
from domain.shared_files import SharedFile

MOST_BYTES = 5_000_000
NEEDED = "navn"
_MOST_ABOVE = 10
"""Rows with anything in them, of which one may be the headings: a title often stands above them."""
_ALSO = {"slack": "i slack", "islack": "i slack", "navne": "navn", "person": "navn", "pladsen": "plads"}
_ENDINGS, _CALENDAR = ((".csv", ".txt"), (".xlsx", ".xlsm")), ".ics"
_TOLD = re.compile(r'"?sep=([;,\t])"?', re.IGNORECASE)
"""The line by which other programs tell Excel what stands between cells."""
_PARTS = {"opt-participant": OPTIONAL, "non-participant": GUEST, "organizer": ORGANIZER}


def read_file(name: str, content: bytes) -> Sequence[ListedRow]:
    """The rows with anything in them; the first row is the headings. Raises UnreadableFile.

    Of a calendar the attendees, as `ListReader` says.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableList("too_big")
    if name.lower().endswith(_CALENDAR):
        return _invited(attendees_of(SharedFile(name, content)))
    texts, books = _ENDINGS
    if name.lower().endswith(books):
        return _listed(rows_of(SharedFile(name, content)))
    if name.lower().endswith(texts):
        return _listed(rows_of_text(content))
    raise UnreadableList("format", name)


def _invited(attendees: Iterable[Sequence[str]]) -> Sequence[ListedRow]:
    rows = [
        ListedRow(number, {"møde": title, "navn": name, "adresse": domain, "deltager": _PARTS.get(part, "")})
        for number, (title, name, domain, part) in enumerate(attendees, 1)
    ]
    if not rows:
        raise UnreadableList("no_attendees")
    if len(rows) > MOST_ROWS:
        raise UnreadableList("too_many")
    return rows


def _listed(rows: Iterable[Sequence[str]]) -> Sequence[ListedRow]:
    numbered = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    if not numbered:
        raise UnreadableList("empty")
    above = next((at for at, (_, row) in enumerate(numbered[:_MOST_ABOVE]) if NEEDED in map(_heading, row)), 0)
    first, *others = numbered[above:]
    headings = [_heading(cell) for cell in first[1]]
    unknown = [cell for cell, heading in zip(first[1], headings, strict=True) if heading and heading not in COLUMNS]
    if unknown:
        raise UnreadableList("column", unknown[0].strip())
    twice = [heading for heading, times in Counter(headings).items() if heading and times > 1]
    if twice:
        raise UnreadableList("column_twice", twice[0])
    if NEEDED not in headings:
        raise UnreadableList("no_name_column")
    if len(others) > MOST_ROWS:
        raise UnreadableList("too_many")
    refuse_beyond(headings, others)
    return [ListedRow(number, _cells(headings, row)) for number, row in others]


def refuse_beyond(headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Raises UnreadableList for what stands beyond the headings: a comma in a cell parts it, and its end was lost."""
    for _, row in rows:
        if beyond := " ".join(cell.strip() for cell in row[len(headings) :]).strip():
            raise UnreadableList("beyond", beyond)


def _cells(headings: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {heading: cell.strip() for heading, cell in zip(headings, row, strict=False) if heading}


def _heading(cell: str) -> str:
    folded = fold(cell)
    return _ALSO.get(folded, folded)


def rows_of_text(content: bytes) -> list[list[str]]:
    """The rows of a text with semicolons, commas or tabs; raises UnreadableFile.

    This runs in the program itself, so it takes on no more than a list may have.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableList("too_big")
    text, above = decoded(content), 0
    head, _, below = text.partition("\n")
    if told := _TOLD.fullmatch(head.strip()):
        text, above, head = below, 1, told[1] * len(head)
    delimiter = max(";,\t", key=head.count)
    try:
        return [[]] * above + list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableList("quotes") from error
