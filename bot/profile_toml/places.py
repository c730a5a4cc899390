"""Names a location in a profile's file as people would, and finds its line; it judges nothing.

`tomllib` keeps no line numbers. They are found again by reading headers, fields and rows, for files laid out as the
shipped ones are: a table's header or field on a line of its own, and each row of a list of tables on one line.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.profile_toml.mistakes import Location

_HEADER = re.compile(r"^\s*\[(\[)?\s*([\w.-]+)\s*\]")


def place(file: Mapping[str, Any], location: Location) -> str:
    """The location by the keys and numbers of its tables: "forum[politisk].trin[6].alle".

    A table without a key is named by its position from 1; a position in a list of plain values is left out.
    """
    words: list[str] = []
    here: Any = file
    for step in location:
        if isinstance(step, str):
            here = here.get(step) if isinstance(here, Mapping) else None
            words.append(f".{step}" if step != "[key]" else "")
            continue
        here = here[step] if isinstance(here, Sequence) and step < len(here) else None
        if isinstance(here, Mapping):
            words.append(f"[{_name(here, step)}]")
    return "".join(words).lstrip(".")


def line_of(source: str, location: Location) -> int | None:
    """The line (from 1) of the location, or of the nearest table around it that can be found; None for none."""
    lines = source.splitlines()
    start, end, rest = _section(lines, location)
    for step in rest:
        span = range(max(start, 0), end)
        if isinstance(step, int):
            found = [number for number in span if lines[number].lstrip().startswith("{")][step:]
        else:
            field = rf"\"?{re.escape(step)}\"?\s*="
            fits = re.compile(rf"(^\s*|[{{,]\s*){field}" if len(span) == 1 else rf"^\s*{field}")
            found = [number for number in span if fits.search(lines[number])]
        if not found:
            break
        start = found[0]
        is_whole = isinstance(step, int) or not lines[start].rstrip().endswith("[")
        end = start + 1 if is_whole else end
    return start + 1 if start >= 0 else None


def _name(table: Mapping[str, Any], position: int) -> str:
    if "forum" in table and "noegle" not in table:
        return "/".join(str(part) for part in (table["forum"], table.get("klynge")) if part)
    for field in ("noegle", "nr", "del"):
        if table.get(field):
            return str(table[field])
    return str(position + 1)


def _section(lines: Sequence[str], location: Location) -> tuple[int, int, Location]:
    """The lines of the deepest header that leads to the location, and what of the location remains."""
    headers = [(-1, ()), *_headers(lines)]
    best = max((at for at in headers if location[: len(at[1])] == at[1]), key=lambda at: len(at[1]))
    after = [number for number, path in headers if number > best[0] and path[: len(best[1])] != best[1]]
    end = after[0] if best[1] and after else len(lines)
    if not best[1]:
        end = headers[1][0] if len(headers) > 1 else len(lines)
    return best[0], end, location[len(best[1]) :]


def _headers(lines: Sequence[str]) -> list[tuple[int, Location]]:
    counts: dict[Location, int] = {}
    found: list[tuple[int, Location]] = []
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if not header:
            continue
        path: Location = ()
        *outer, last = header[2].split(".")
        for name in outer:
            path = (*path, name)
            path = (*path, counts[path]) if path in counts else path
        path = (*path, last)
        if header[1]:
            counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path])
        found.append((number, path))
    return found
