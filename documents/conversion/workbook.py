"""Takes a workbook's first sheet apart into rows of what its cells showed last; what they mean is read elsewhere."""

import io
from datetime import date, datetime, time
from typing import Any

from documents.conversion.converted import Unconvertible
from documents.conversion.packed import opened

MOST_ROWS, MOST_COLUMNS = 5_002, 50
_LONGEST_CELL = 10_000


def rows(content: bytes) -> list[list[str]]:
    """The rows, blank ones too, as they would be typed."""
    import openpyxl  # noqa: PLC0415 - slow to load

    opened(content).close()
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    if not book.worksheets:
        raise Unconvertible("damaged")
    found = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    return [[_written(cell) for cell in row] for row in found]


def _written(cell: Any) -> str:
    """A cell as it would be typed."""
    match cell:
        case None:
            said = ""
        case datetime():
            said = cell.date().isoformat() if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            said = cell.isoformat()
        case time():
            said = f"{cell:%H:%M}"
        case bool():
            said = "ja" if cell else "nej"
        case float() if cell.is_integer():
            said = str(int(cell))
        case _:
            said = str(cell)
    return said[:_LONGEST_CELL]
