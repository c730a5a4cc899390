"""Turns rows of tables into lines: points as rows, labels beside their text, numbers beside titles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from documents.conversion.converted import BOLD, PLAIN, Line
from documents.minutes.marks import label_of

_COLUMNS = {
    "number": r"nr\.?|#|punkt(?:nr\.?)?|pkt\.?|dagsordenspunkt nr\.?",
    "title": r"punkt|emne|dagsordenspunkt(?:er)?|dagsorden|sag|titel|overskrift|tema|indhold",
    "case": r"sags?\s?-?(?:nr|nummer)\.?|j\.?\s?nr\.?",
    "recommendation": r"indstilling(?:en)?|anbefaling",
    "annexes": r"bilag",
    "decision": r"(?:beslutning(?:er)?|konklusion(?:er)?|referat|aftaler?)(?: ?/ ?.*| og .*)?|drøftelse og .*",
    "responsible": r"ansvar(?:lig(?:e)?)?|tovholder|hvem",
    "deadline": r"(?:tids)?frist|deadline|hvornår",
}
_LABELS = {
    "case": "Sagsnr.",
    "recommendation": "Indstilling",
    "annexes": "Bilag",
    "decision": "Beslutning",
    "responsible": "Ansvarlig",
    "deadline": "Frist",
}
_NUMBER = re.compile(r"(?:(?:punkt|pkt\.?|ad\.?)\s*)?(\d{1,3})\s*[.):]?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:(?:punkt|pkt\.?|ad\.?)\s*)?(\d{1,3})\s*[.):–-]?\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_EMPTY = frozenset({"", "-", "–", "—"})


def untabled(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with each table's rows as lines."""
    columns: Sequence[str] = ()
    for line in lines:
        if not line.cells:
            columns = ()
            yield line
            continue
        heading = _columns(line.cells)
        if heading:
            columns = heading
            if "decision" not in columns:
                yield replace(line, text="Opfølgning", weight=BOLD, cells=())  # what is to be done, after all points
        elif "decision" in columns and len(line.cells) == len(columns):
            yield from _of_point(line, columns)
        else:
            yield from _of_pair(line)


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """What each column holds, where the row is a table's heading; () for any other row."""
    names: list[str] = []
    for cell in cells:
        said = cell.strip(" :*")
        found = next((name for name, pattern in _COLUMNS.items() if _reads(pattern, said) and name not in names), "")
        names.append(found)
    known = {name for name in names if name}
    is_of_points = "decision" in known and known & {"number", "title"}
    is_of_tasks = {"responsible", "deadline"} <= known or ("responsible" in known and len(cells) > 1)
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
    heading, *more = (title or number).split("\n")
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
