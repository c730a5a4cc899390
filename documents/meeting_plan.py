"""Reads plans of meetings out of CSV, XLSX and ICS files; what a line of it means, the handlers read as if typed."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from danish.names import fold
from documents.converting import events_of, rows_of
from documents.people_list import rows_of_text
from domain.meeting_plan import COLUMNS, PlanRow
from domain.shared_files import SharedFile, UnreadableFile

MOST_ROWS = 500
_ALSO = {
    **dict.fromkeys(("niveau", "udvalg", "moede"), "forum"),
    **dict.fromkeys(("sundhedsklynge",), "klynge"),
    **dict.fromkeys(("moededato", "dag og dato"), "dato"),
    **dict.fromkeys(("tidspunkt", "kl", "kl.", "klokken", "start", "fra", "starter", "begynder"), "tid"),
    **dict.fromkeys(("til", "slutter", "sluttidspunkt"), "slut"),
    **dict.fromkeys(("lokale", "moedested", "lokation"), "sted"),
    **dict.fromkeys(("moedetype",), "type"),
    **dict.fromkeys(("online", "teams"), "virtuelt"),
}
_PASSED_OVER = frozenset(
    {"", "nr", "nr.", "uge", "ugedag", "dag", "aar", "bemaerkning", "bemaerkninger", "note", "noter"}
)
"""Columns that say nothing more, or nothing that is kept."""
_YES = frozenset({"ja", "j", "x", "1", "virtuelt", "online", "teams"})


def read_plan(file: SharedFile) -> Sequence[PlanRow]:
    """The plan's rows; raises UnreadableFile."""
    if file.ending == ".ics":
        rows = _of_calendar(file)
    elif file.ending in (".xlsx", ".xlsm"):
        rows = _of_table(rows_of(file))
    elif file.ending == ".csv":
        rows = _of_table(rows_of_text(file.content))
    else:
        raise UnreadableFile("format_plan", file.name)
    if not rows:
        raise UnreadableFile("no_meetings")
    if len(rows) > MOST_ROWS:
        raise UnreadableFile("too_many_meetings", str(MOST_ROWS))
    return rows


def _of_calendar(file: SharedFile) -> list[PlanRow]:
    return [
        PlanRow(number, " ".join(filter(None, (summary, _when(starts, ends), f"sted {place}" if place else ""))))
        for number, (summary, starts, ends, place) in enumerate(events_of(file), 1)
    ]


def _when(starts: str, ends: str) -> str:
    day, _, begins = starts.partition("T")
    last, _, finishes = ends.partition("T")
    if not begins:
        return _days(day, last)
    if finishes and last == day:
        return f"{day} kl. {begins}-{finishes}"
    return f"{day} kl. {begins} - {last} kl. {finishes}" if finishes else f"{day} kl. {begins}"


def _days(first: str, end: str) -> str:
    """The days of an event that lasts whole ones; its end is the day after its last."""
    last = (date.fromisoformat(end) - timedelta(days=1)).isoformat() if end else first
    return f"{first} - {last}" if last > first else first


def _of_table(rows: Sequence[Sequence[str]]) -> list[PlanRow]:
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not numbered:
        raise UnreadableFile("empty")
    headings = [_heading(cell) for cell in numbered[0][1]]
    if "dato" not in headings:
        raise UnreadableFile("no_date_column", ", ".join(COLUMNS))
    unknown = [
        cell for cell, name in zip(numbered[0][1], headings, strict=True) if name not in (*COLUMNS, *_PASSED_OVER)
    ]
    if unknown:
        raise UnreadableFile("plan_column", unknown[0].strip())
    return [
        PlanRow(number, _line(dict(zip(headings, (" ".join(cell.split()) for cell in row), strict=False))))
        for number, row in numbered[1:]
    ]


def _heading(cell: str) -> str:
    folded = fold(cell.strip(" :"))
    return _ALSO.get(folded, folded)


def _line(cells: Mapping[str, str]) -> str:
    """A row as somebody would type it."""
    day, _, hour = (
        cells["dato"].partition(" ") if re.match(r"\d{4}-\d\d-\d\d", cells["dato"]) else (cells["dato"], "", "")
    )
    begins, ends = re.sub(r"^kl\.?\s*", "", cells.get("tid", "") or hour, flags=re.IGNORECASE), cells.get("slut", "")
    hours = f"{begins}-{ends}" if begins and ends and "-" not in begins and "–" not in begins else begins
    is_virtual = fold(cells.get("virtuelt", "")) in _YES
    said = [
        cells.get("forum", ""),
        cells.get("klynge", ""),
        cells.get("type", ""),
        day,
        f"kl. {hours}" if hours else "",
    ]
    said += ["virtuelt"] if is_virtual else []
    return " ".join(filter(None, [*said, f"sted {cells['sted']}" if cells.get("sted") else ""]))
