"""Reads plans of meetings out of CSV, XLSX and ICS files; what a line of it means, the handlers read as if typed."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from danish import reader
from danish.meaning import Day, Meaning, Moment, Span
from danish.names import fold
from danish.zone import COPENHAGEN
from documents.converting import events_of, rows_of
from documents.people_list import refuse_beyond, rows_of_text
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
    "dag": "ugedag",
}
_BESIDE_DATE = frozenset({"uge", "ugedag", "aar"})
"""Columns that say the date once more, or its year: they go before the date or after it, and must fit."""
_PASSED_OVER = frozenset({"", "nr", "nr.", "bemaerkning", "bemaerkninger", "note", "noter"})
"""Columns that say nothing that is kept, unless it is that the meeting is called off."""
_CALLED_OFF = re.compile(r"^\W*(?:mødet\s+)?(?:er\s+)?aflyst\b", re.IGNORECASE)
_YES = frozenset({"ja", "j", "x", "1", "virtuelt", "online", "teams"})
_NO = frozenset({"", "nej", "n", "0", "fysisk", "fremmoede"})
_MOST_ABOVE = 10
"""Rows with anything in them, of which one may be the headings: a title often stands above them."""
_WEEKDAY = re.compile(r"\b(?:man|tirs?|ons|tors?|fre|l[øo]r|s[øo]n)(?:dag)?\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d\d\b")
_CENTURY = "20"
"""What years begin with that are read in a title."""
_SENT_ON = re.compile(r"^(?:\s*(?:fw|fwd|vs|sv|re):)+", re.IGNORECASE)
_DASH = re.compile(r"(?:^|\s)[-–—|]+(?=\s|$)")
_RANGE = re.compile(r"\s*(?:[-–—]|til)\s*", re.IGNORECASE)


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
        PlanRow(
            number,
            " ".join(
                filter(None, (_title(summary, starts, ends), _when(starts, ends), f"sted {place}" if place else ""))
            ),
        )
        for number, (summary, starts, ends, place) in enumerate(events_of(file), 1)
    ]


def _title(summary: str, starts: str, ends: str) -> str:
    """What an event is called, without its own time, the marks of a mail that was sent on, and dashes between words."""
    said = _SENT_ON.sub("", summary)
    if starts.startswith(_CENTURY):
        before = date.fromisoformat(starts.partition("T")[0]) - timedelta(days=1)  # a weekday is the event's own then
        found = reader.find(said, datetime.combine(before, time(), COPENHAGEN))
        said = found.rest if found and _is_its_time(found.meaning, starts, ends) else said
    return " ".join(_DASH.sub(" ", said).split())


def _is_its_time(meaning: Meaning, starts: str, ends: str) -> bool:
    """Whether a time is that of the event which it stands in the title of; another is left there, and refused."""
    day, _, begins = starts.partition("T")
    points: tuple[datetime, ...]
    match meaning:
        case Day(on):
            return on.isoformat() == day
        case Moment(at, dateless=is_dateless):
            points = (at,)
        case Span(datetime() as at, datetime() as until, dateless=is_dateless):
            points = (at, until)
        case _:
            return False
    stated = [point.strftime("%H:%M") for point in points]
    is_same_day = is_dateless or all(point.date().isoformat() == day for point in points)
    return is_same_day and stated == [begins, ends.partition("T")[2]][: len(points)]


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
    above = next((at for at, (_, row) in enumerate(numbered[:_MOST_ABOVE]) if "dato" in map(_heading, row)), None)
    if above is None:
        raise UnreadableFile("no_date_column", ", ".join(COLUMNS))
    first, *others = numbered[above:]
    headings = [_heading(cell) for cell in first[1]]
    _check(first[1], headings)
    if len(others) > MOST_ROWS:
        raise UnreadableFile("too_many_meetings", str(MOST_ROWS))
    refuse_beyond(headings, others)
    return [
        _row(number, dict(zip(headings, (" ".join(cell.split()) for cell in row), strict=False)))
        for number, row in others
    ]


def _check(said: Sequence[str], headings: Sequence[str]) -> None:
    """Raises UnreadableFile for a column that isn't known, and for two that say the same."""
    known = {*COLUMNS, *_BESIDE_DATE}
    for cell, name in zip(said, headings, strict=True):
        if name not in known | _PASSED_OVER:
            raise UnreadableFile("plan_column", cell.strip())
        if name in known and headings.count(name) > 1:
            same = [one.strip() for one, other in zip(said, headings, strict=True) if other == name]
            raise UnreadableFile("columns_alike", "” og “".join(same))


def _heading(cell: str) -> str:
    folded = fold(cell.strip(" :"))
    return _ALSO.get(folded, folded)


def _row(number: int, cells: Mapping[str, str]) -> PlanRow:
    return PlanRow(number, _line(cells), cells.get("klynge", ""))


def _line(cells: Mapping[str, str]) -> str:
    """A row as somebody would type it."""
    day, hour = cells.get("dato", ""), ""
    if re.match(r"\d{4}-\d\d-\d\d", day):
        day, _, hour = day.partition(" ")
    hours = _hours(cells.get("tid", "") or hour, cells.get("slut", ""))
    online, place = cells.get("virtuelt", ""), cells.get("sted", "")
    said = [cells.get("forum", ""), cells.get("klynge", ""), cells.get("type", "")]
    said += [_date(day, cells), f"kl. {hours}" if hours else ""]
    said += ["aflyst"] if any(_CALLED_OFF.search(cells.get(name, "")) for name in _PASSED_OVER) else []
    if fold(online) not in _NO:
        said.append("virtuelt" if fold(online) in _YES else f"virtuelt {online}")
    return " ".join(filter(None, [*said, f"sted {place}" if place else ""]))


def _date(day: str, cells: Mapping[str, str]) -> str:
    """The date with what other columns say of it: whoever reads it sees whether they fit."""
    week, weekday, year = re.search(r"\d+", cells.get("uge", "")), cells.get("ugedag", ""), cells.get("aar", "")
    has_weekday = _WEEKDAY.search(day) or not _WEEKDAY.fullmatch(weekday.rstrip("."))
    is_of_year = not year or (day.endswith(year[-2:]) and _YEAR.search(day))
    before = (f"uge {week[0]}" if week and "uge" not in fold(day) else "", "" if has_weekday else weekday)
    return " ".join(filter(None, (*before, day, "" if is_of_year else year)))


def _hours(begins: str, ends: str) -> str:
    """From when to when; two ends that differ stand there both, to be refused."""
    begins = re.sub(r"^kl\.?\s*", "", begins, flags=re.IGNORECASE)
    _, *last = _RANGE.split(begins)
    if not begins or not ends or (last and _clock(last[-1]) == _clock(ends)):
        return begins
    return f"{begins} kl. {ends}" if last else f"{begins}-{ends}"


def _clock(said: str) -> str:
    digits = re.sub(r"\D", "", said)
    return f"{digits}00" if len(digits) <= 2 else digits  # noqa: PLR2004 - an hour has no more
