"""Takes away what isn't part of the minutes: page headers and footers, page numbers, rulers, and marks of emphasis."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from documents.conversion.converted import BOLD, HEADING, Line
from documents.conversion.hyphens import unhyphened
from documents.minutes.labels import Section
from documents.minutes.marks import VERBS, is_led, label_of
from documents.minutes.tables import columns_of

_PAGE = re.compile(
    r"\bside\s*:?\s*\d{1,3}\s*(?:af|/|of)\s*\d{1,3}\b|^side\s*\d{1,3}$|^[-–\s]*\d{1,3}\s*/\s*\d{1,3}[-–\s]*$",
    re.IGNORECASE,
)
_PAGE_ALONE = re.compile(r".*\bside\s*:?\s*\d{1,3}$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^[-–\s]*\d{1,3}[-–\s]*$")
_RULE = re.compile(r"^[\s=_*~─━—–-]{3,}$")
_SHORT = 110
_POINT = re.compile(
    r"(?!\d{1,2}[./-]\d)(?:punkt|pkt\.?|ad\.?|sag(?: nr\.?)?)?\s*\d{1,3}\s*(?:[.:)–-].*)?", re.IGNORECASE
)
_OFTEN = 0.4
"""The part of the pages on which a header stands: some have one on every other page."""
_EDGE = 0.16
"""So far from the top or bottom of a page, what repeats itself is its header or footer."""
_LINES_AT_EDGE = 3
_HEAD = 8
"""So many lines of the first page tell what document it is."""
_WORD = re.compile(r"\w+")


def cleaned(lines: Iterable[Line]) -> list[Line]:
    """The lines that say something, in order; marks of emphasis become their weight."""
    plain = [unmarked(line) for line in lines]
    gone = _repeated(plain)
    found: list[Line] = []
    gap = 0
    for index, line in enumerate(plain):
        if line.cells and (index not in gone or columns_of(line.cells)):
            found.append(replace(line, gap=line.gap + gap))
            gap = 0
        elif _RULE.match(line.text):
            # A ruler just below a line makes a heading of it; in any case it parts what it stands between.
            if found and not line.gap and set(line.text.strip()) <= set("=-") and not found[-1].cells:
                found[-1] = replace(found[-1], weight=HEADING)
            gap += line.gap + 1
        elif index in gone:
            gap += 0 if line.height is not None else line.gap
        elif line.text:
            found.append(replace(line, gap=line.gap + gap))
            gap = 0
    return found


def unmarked(line: Line) -> Line:
    """The line without Markdown's signs, and with single blanks."""
    if line.cells:
        return replace(line, cells=tuple(re.sub(r"\*\*|__|</?\w+>", "", cell).strip() for cell in line.cells))
    said, weight = unhyphened(line.text).replace("\\_", "_").replace("\u00a0", " "), line.weight
    if found := re.match(r"^\s{0,3}#{1,6}\s+(.*?)#*\s*$", said):
        said, weight = found[1], HEADING
    if found := re.match(r"^\s*(?:\*\*|__)(.+?)(?:\*\*|__)(:?)\s*$", said):
        said, weight = found[1] + found[2], max(weight, BOLD)
    said = re.sub(r"\*\*", "", said)
    said = re.sub(r"[ \t]+", " ", said).strip()
    is_loud = said.isupper() and sum(map(str.isalpha, said)) > 3 and len(said) < _SHORT  # noqa: PLR2004 - a word
    return replace(line, text=said, weight=max(weight, BOLD) if is_loud else weight)


def _repeated(lines: list[Line]) -> set[int]:
    """The lines that are headers, footers or page numbers."""
    pages = len({line.page for line in lines})
    at_edge = _edges(lines)
    often = Counter(place for place, _ in {(_place(lines[index]), lines[index].page) for index in at_edge})
    least = max(2, _OFTEN * pages)
    gone = {index for index in at_edge if often[_place(lines[index])] >= least and not _is_of_minutes(lines[index])}
    gone |= _said_at_head(lines)
    for index, line in enumerate(lines):
        if line.cells or len(line.text) > _SHORT or is_led(line):
            continue
        is_numbered = _PAGE.search(line.text) or (index in at_edge and _PAGE_ALONE.match(line.text))
        is_edge = index in at_edge and (pages > 1 or line.height is not None)
        if is_numbered or (is_edge and _NUMBER_ALONE.match(line.text)):
            gone.add(index)
    if pages == 1:
        footers = {index for index, line in enumerate(lines) if not line.cells and _PAGE_ALONE.fullmatch(line.text)}
        shapes = Counter(_place(lines[index]) for index in footers)
        gone |= {index for index in footers if shapes[_place(lines[index])] > 1 and len(lines[index].text) <= _SHORT}
    return gone | _unpaged(lines, gone, pages)


def _said_at_head(lines: list[Line]) -> set[int]:
    """The lines at the top of later pages that only say what the document's head does, on however few they stand."""
    head = {word for line in lines[:_HEAD] for word in _WORD.findall(line.text.casefold())}
    return {
        index
        for index, line in enumerate(lines)
        if line.page > 1 and line.height is not None and line.height < _EDGE
        if len(words := _WORD.findall(line.text.casefold())) > 2 and head.issuperset(words)  # noqa: PLR2004 - a phrase
    }


def _place(line: Line) -> tuple[str, float]:
    """What the line says but for its numbers, and where on its page, so that the same on other pages is known."""
    return re.sub(r"\d+", "#", (line.text or " ".join(line.cells)).casefold()), round(line.height or 0.0, 2)


def _is_of_minutes(line: Line) -> bool:
    """Whether a line that stands at the top of several pages may yet be one of the minutes' own."""
    label = label_of(line)
    is_label = label is not None and label.section is not Section.ACCOUNT
    return is_label or _POINT.match(line.text) is not None or (VERBS.search(line.text) is not None)


def _unpaged(lines: list[Line], gone: set[int], pages: int) -> set[int]:
    """Of a text without page breaks: what stands beside the page numbers, word for word, again and again."""
    if pages > 1:
        return set()
    beside = Counter(
        lines[other].text
        for index in gone
        for other in (index - 1, index + 1)
        if 0 <= other < len(lines) and other not in gone
    )
    often = {said for said, count in beside.items() if count > 1 and len(said) < _SHORT}
    return {
        other
        for index in gone
        for other in (index - 1, index + 1)
        if 0 <= other < len(lines) and lines[other].text in often
    }


def _edges(lines: list[Line]) -> set[int]:
    """The lines at the top and bottom of pages."""
    if any(line.height is not None for line in lines):
        return {
            index
            for index, line in enumerate(lines)
            if line.height is not None and abs(line.height - 0.5) > 0.5 - _EDGE
        }
    of_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        of_page.setdefault(line.page, []).append(index)
    if len(of_page) < 2:  # noqa: PLR2004 - one page has no others to be like
        return set()
    return {index for own in of_page.values() for index in (*own[:_LINES_AT_EDGE], *own[-_LINES_AT_EDGE:])}
