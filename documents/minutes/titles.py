"""Puts together the number and title with which a point begins; it doesn't look for where one does."""

import re
from collections.abc import Sequence

from documents.conversion.converted import PLAIN, Line
from documents.minutes.chains import Start
from documents.minutes.marks import is_case_value, is_title, label_of, without_leaders
from documents.minutes.numbering import NAMED
from documents.minutes.parts import joined

LONGEST = 150
_LONG_LINE = 60
_CALLED = re.compile(r"^(?:emne|titel|overskrift|tema|sag)\s*:\s*", re.IGNORECASE)
_COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,2})*[a-z]?\s*(?:[.):]|\s[–—-])\s*\S", re.IGNORECASE)


def start_at(lines: Sequence[Line], index: int, number: int, title: str) -> Start:
    """A point whose title stands on its line, goes on below it, or stands below."""
    after = index + 1
    title = re.sub(r"^[\s:–—|-]+|(?:\s+[–—-]|[\s:])+$", "", without_leaders(title))
    if not title and title_below(lines, index):
        title, after = _CALLED.sub("", lines[index + 1].text), index + 2
    return titled(lines, index, after, number, title)


def titled(lines: Sequence[Line], index: int, after: int, number: int | None, title: str) -> Start:
    """The point with all of its title, which may go on below."""
    while title and after < len(lines) and _goes_on(lines, index, after, title):
        title, after = joined(title, lines[after].text), after + 1
    return Start(index, after, number, title)


def title_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the line below a number that stands alone may be its title."""
    if index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    if below.cells or label_of(below) is not None or not is_title(below.text) or is_case_value(below.text):
        return False
    return bool(below.weight >= lines[index].weight or below.gap == 0)


def _goes_on(lines: Sequence[Line], index: int, after: int, title: str) -> bool:
    """Whether the next line is still the title: just below, alike, and no label or number of its own."""
    line, above = lines[after], lines[after - 1]
    if line.gap or line.cells or label_of(line) is not None or len(title) + len(line.text) > 2 * LONGEST:
        return False
    if _COUNTED.match(line.text) or NAMED.fullmatch(line.text) or line.text.startswith(("-", "•")):
        return False
    if lines[index].weight > PLAIN:
        return line.weight == lines[index].weight and not above.text.endswith((".", ":"))
    return line.text[:1].islower() and len(above.text) >= _LONG_LINE
