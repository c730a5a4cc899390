"""Turns rows of tables into lines: points as rows, labels beside their text, numbers beside titles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from documents.conversion.converted import BOLD, PLAIN, Line
from documents.minutes.marks import label_of

_COLUMNS = {
    "number": r"nr\.?|#|punkt(?:nr\.?)?|pkt\.?|dagsordenspunkt nr\.?",
    "title": r"punkt(?:er)?|emne|dagsordenspunkt(?:er)?|dagsorden|sag|titel|overskrift|tema|indhold",
    "case": r"sags?\s?-?(?:nr|nummer)\.?|j\.?\s?nr\.?",
    "recommendation": r"indstilling(?:en)?|anbefaling",
    "annexes": r"bilag",
    "decision": r"(?:beslutning(?:er)?|konklusion(?:er)?|aftaler?)(?: ?/ ?.*| og .*)?"
    r"|(?:referat|drøftelse) ?(?:/|og) ?(?:beslutning|konklusion|aftaler).*",
    "account": r"(?:møde)?referat",
    "responsible": r"ansvar(?:lig(?:e)?)?(?: ?(?:/|og) ?(?:tids)?(?:frist|deadline))?|tovholder|hvem",
    "deadline": r"(?:tids)?frist|deadline|hvornår",
    "task": r"opgave(?:r)?|handling(?:er)?|aktion(?:er)?|aktivitet(?:er)?|hvad|næste skridt|opfølgning",
}
_LABELS = {
    "case": "Sagsnr.",
    "recommendation": "Indstilling",
    "annexes": "Bilag",
    "account": "Referat",
    "decision": "Beslutning",
    "responsible": "Ansvarlig",
    "deadline": "Frist",
}
_DECIDING = {"account", "decision"}
_NUMBER = re.compile(r"(?:(?:punkt|pkt\.?|ad\.?)\s*)?(\d{1,3})\s*[.):]?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:(?:punkt|pkt\.?|ad\.?)\s*)?(\d{1,3})\s*[.):–-]?\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_EMPTY = frozenset({"", "-", "–", "—"})
_MOST_COLUMNS = 50
"""A row of more is no table's heading: a line of a million tabs would be looked at for minutes."""


def untabled(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with each table's rows as lines."""
    columns: Sequence[str] = ()
    for line in _whole(lines):
        if not line.cells:
            columns = ()
            yield line
            continue
        heading = columns_of(line.cells)
        if heading:
            columns = heading
            if _DECIDING.isdisjoint(columns):
                yield replace(line, text="Opfølgning", weight=BOLD, cells=())  # what is to be done, after all points
        elif not _DECIDING.isdisjoint(columns) and len(line.cells) == len(columns):
            yield from _of_point(line, columns)
        else:
            yield from _of_pair(line)


def tabbed(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a text; below a table's headings that tabs part, the rows that tabs part as cells."""
    width = 0
    for line in lines:
        cells = tuple(cell.strip() for cell in line.text.split("\t"))
        is_titled_only = width and not line.gap and _NUMBERED.fullmatch(line.text)
        if (len(cells) < 2 and not is_titled_only) or len(cells) > (width or len(cells)):  # noqa: PLR2004 - a row
            width = 0
        elif columns_of(cells):
            width = len(cells)
        yield replace(line, text="", cells=(*cells, *[""] * (width - len(cells)))) if width else line


def _whole(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each row with what goes on of it on the next page."""
    columns: Sequence[str] = ()
    row: Line | None = None
    for line in lines:
        heading = columns_of(line.cells) if line.cells else ()
        if heading and heading == columns:
            continue  # the headings once more, on the next page
        columns = (heading or columns) if line.cells else ()
        is_more = row is not None and len(line.cells) == len(row.cells) == len(columns) and _goes_on(line, columns)
        if row is not None and is_more:
            cells = ("\n".join(filter(None, pair)) for pair in zip(row.cells, line.cells, strict=True))
            row = replace(row, cells=tuple(cells))
            continue
        if row is not None:
            yield row
        row = line if line.cells else None
        if row is None:
            yield line
    if row is not None:
        yield row


def _goes_on(line: Line, columns: Sequence[str]) -> bool:
    """Whether a row tells more of the one above: it names no point of its own."""
    named = [cell for name, cell in zip(columns, line.cells, strict=True) if name in ("number", "title")]
    return not _DECIDING.isdisjoint(columns) and not any(cell.strip() for cell in named)


def columns_of(cells: Sequence[str]) -> tuple[str, ...]:
    """What each column holds, where the row is a table's heading; () for any other row."""
    names: list[str] = []
    for cell in cells if len(cells) <= _MOST_COLUMNS else ():
        said = cell.strip(" :*")
        found = next((name for name, pattern in _COLUMNS.items() if _reads(pattern, said) and name not in names), "")
        names.append(found)
    known = {name for name in names if name}
    is_of_points = known & _DECIDING and known & {"number", "title"}
    is_of_tasks = "responsible" in known and len(known) > 1
    if not is_of_points and not (is_of_tasks and all(name or cell for name, cell in zip(names, cells, strict=True))):
        return ()
    return tuple(names)


def _reads(pattern: str, said: str) -> bool:
    return re.fullmatch(pattern, said, re.IGNORECASE) is not None


def _of_point(line: Line, columns: Sequence[str]) -> Iterator[Line]:
    said = {name: cell.strip() for name, cell in zip(columns, line.cells, strict=True) if name}
    number, title = said.get("number", ""), said.get("title", "")
    if not title and (found := _NUMBERED.fullmatch(number)):
        number, title = found[1], found[2]
    elif found := _NUMBERED.fullmatch(title):
        number, title = number or found[1], found[2]
    counted = _NUMBER.fullmatch(number)
    heading, *more = re.sub(r"\n(?=[a-zæøå])", " ", title or number).split("\n")
    plain = replace(line, cells=(), gap=1)
    if counted:
        yield replace(plain, text=f"Punkt {counted[1]}: {heading}", weight=BOLD)
    elif heading.strip():
        yield replace(plain, text=heading, weight=BOLD)
    else:
        return
    yield from (Line(one, page=line.page) for one in more if one.strip())
    for name, label in _LABELS.items():
        if said.get(name, "").strip() not in _EMPTY:
            first, *others = said[name].split("\n")
            yield Line(f"{label}: {first}", gap=1, page=line.page)
            yield from (Line(one, page=line.page) for one in others if one.strip())


def _of_pair(line: Line) -> Iterator[Line]:
    """A label beside its text, a number beside its title; any other row as one line."""
    first, *others = [cell for cell in line.cells if cell.strip()] or [""]
    plain = replace(line, cells=())
    label = label_of(Line(first.strip(" :"), BOLD)) if "\n" not in first else None
    if others and label is not None and not label.rest:
        yield replace(plain, text=first.strip(" :"), weight=BOLD, gap=max(line.gap, 1))
        for one in "\n".join(others).split("\n"):
            yield Line(one.strip(), page=line.page)
    elif len(others) == 1 and (found := _NUMBER.fullmatch(first.strip())):
        title, *below = others[0].split("\n")
        yield replace(plain, text=f"{found[1]}. {title}", weight=BOLD, gap=max(line.gap, 1))
        yield from (Line(one.strip(), page=line.page) for one in below if one.strip())
    elif others:
        yield replace(plain, text=" ".join(" ".join([first, *others]).split()), weight=PLAIN)
    else:
        yield from (replace(plain, text=one.strip()) for one in first.split("\n") if one.strip())
