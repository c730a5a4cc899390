"""Finds where the points of minutes begin, by the one way of numbering them that the document keeps to.

Candidates of each way are made into a chain of rising numbers, and the chain with the most decisions in it wins. So a
list within a point, or the headings of an annex, are not taken for points.
"""

import re
from collections.abc import Callable, Sequence

from documents.conversion.converted import HEADING, PLAIN, Line
from documents.minutes.chains import Start, chain_of, nesting, same_title
from documents.minutes.labels import Section
from documents.minutes.marks import (
    is_case_value,
    is_title,
    label_of,
    unbulleted,
    without_leaders,
)

_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_MONTH = rf"(?:{_MONTHS}|(?:jan|feb|mar|apr|aug|sep|okt|nov|dec)\b)"
_NAMED = re.compile(
    r"(?:tillægs|dagsordens|lukket |åbent )?(?:punkt|pkt\.?)\s*(?:nr\.?\s*)?(?P<number>\d{1,3})\s*"
    r"(?:(?P<mark>[:.)–—-])\s*|\s+(?=[A-ZÆØÅ\"“”])|$)(?P<title>.*)",
    re.IGNORECASE,
)
_CASE_NUMBERED = re.compile(
    r"sag(?:\s*nr\.?)?\s*(?P<number>\d{1,3})(?![\d/-]*[/-]\d)\s*(?P<mark>[:.)–—-])?\s*(?P<title>.*)", re.IGNORECASE
)
_AD = re.compile(
    r"ad\.?\s*(?:punkt|pkt\.?)?\s*(?P<number>\d{1,3})\s*(?P<mark>[:.)–—-])?\s*(?P<title>.*)", re.IGNORECASE
)
_PLAIN = re.compile(
    rf"(?P<number>\d{{1,3}})\s*(?P<mark>[.):]|\s[–—-])\s*(?P<title>(?!{_MONTH})[A-ZÆØÅ“”\"(§0-9][^\n]*)?", re.IGNORECASE
)
_BARE = re.compile(r"(?P<number>\d{1,3})\s+(?P<title>[A-ZÆØÅ].*)")
_MOST_STARTS = 12
_LONG_LINE = 60
_LONGEST = 150
_FAR_MORE = 2
_Way = Callable[[Sequence[Line], dict[int, str]], list[Start]]


def find_starts(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """The points' beginnings in order; `known` are the numbers and titles of the table of contents."""
    ways: tuple[_Way, ...] = (_named, _numbered, _by_case, _ad, _bare)
    best: tuple[tuple[int, int], list[Start]] = ((0, 0), [])
    for way in ways:
        starts = way(lines, known)
        score = (_decided(lines, starts), len({one.number for one in starts} & set(known)))
        if starts and (score > best[0] or not best[1]):
            best = (score, starts)
    untitled = _unnumbered(lines, known)
    # A list within a point may look like a way too: then far more of the points bear no number.
    return untitled if _decided(lines, untitled) > _FAR_MORE * best[0][0] else best[1] or untitled


def _decided(lines: Sequence[Line], starts: Sequence[Start]) -> int:
    """How many of the points have a decision's label."""
    ends = [*(one.line for one in starts[1:]), len(lines)][: len(starts)]
    labels = (Section.DECISION, Section.ACCOUNT)
    return sum(
        any((label := label_of(line)) is not None and label.section in labels for line in lines[one.line : end])
        for one, end in zip(starts, ends, strict=True)
    )


def _named(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "Punkt 3: …" and "Beslutning for punkt 3", whose point may begin with no more than its title."""
    found: list[Start] = []
    since = 0
    for index, line in enumerate(lines):
        label = label_of(line)
        if label and label.section is Section.DECISION and label.number is not None:
            if not any(one.number == label.number for one in found):
                numbered = _numbered_above(lines, since, index, label.number)
                above = None if numbered else _heading_above(lines, since, index)
                if numbered:
                    found.append(numbered)
                elif above is None:
                    found.append(Start(index, index, label.number, label.rest or known.get(label.number, "")))
                else:
                    found.append(_titled(lines, above, above + 1, label.number, lines[above].text))
            since = index + 1
        elif label is None and (match := _names_point(line)):
            found.append(_start(lines, index, int(match["number"]), match["title"]))
    return chain_of(lines, found, known, lambda _one: True)


def _names_point(line: Line) -> re.Match[str] | None:
    said = unbulleted(line.text)
    is_apart = line.weight > PLAIN or (line.gap > 0 and not said.endswith((".", ",")))
    if (match := _NAMED.fullmatch(said)) and (match["mark"] or not match["title"] or is_apart):
        return match
    match = _CASE_NUMBERED.fullmatch(said)
    return match if match and match["mark"] and match["title"] else None


def _numbered_above(lines: Sequence[Line], since: int, until: int, number: int) -> Start | None:
    """The point's title with just its number before it."""
    for index in range(since, until):
        label = label_of(lines[index])
        if label is not None and label.section in (Section.ABOUT, Section.RECOMMENDATION, Section.ANNEXES):
            break
        match = _PLAIN.fullmatch(lines[index].text) or _BARE.fullmatch(lines[index].text)
        is_parted = lines[index].gap > 0 or lines[index].weight > PLAIN
        if (
            match
            and is_parted
            and int(match["number"]) == number
            and match["title"]
            and not match["title"][0].islower()
        ):
            return _start(lines, index, number, match["title"])
    return None


def _heading_above(lines: Sequence[Line], since: int, until: int) -> int | None:
    """The line that is the point's title: the one above a case number, or the first heading above a section."""
    for index in range(since, until - 1):
        line, below = lines[index], label_of(lines[index + 1])
        if label_of(line) is not None or not is_title(line.text) or line.cells or below is None:
            continue
        if below.section is Section.CASE or (line.weight >= HEADING and below.section is not Section.DECISION):
            while index > since and not lines[index].gap and lines[index - 1].weight == line.weight > PLAIN:
                index -= 1  # noqa: PLW2901 - the title's first line
            return index
    return None


def _numbered(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "3. …", "3) …", or a number alone above or before its title."""
    found: list[Start] = []
    for index, line in enumerate(lines):
        said = line.text
        match = _PLAIN.fullmatch(said) or (_BARE.fullmatch(said) if line.weight else None)
        if match is None or line.cells or re.match(r"\d+\.\d", said):
            continue
        title = match["title"] or ""
        if title[:1].islower() or (not title and not _title_below(lines, index)):
            continue
        found.append(_start(lines, index, int(match["number"]), title))
    named = [one for one in found if same_title(known.get(one.number or 0, ""), one.title)]
    found = found[found.index(named[0]) :] if named else found
    chains = [
        chain_of(lines, found[at:], known, nesting(lines, found[at:], known))
        for at in range(min(len(found), _MOST_STARTS))
    ]
    return max(chains, key=lambda chain: _decided(lines, chain), default=[])


def _by_case(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "Sag nr. 129", below its title or before it."""
    found: list[Start] = []
    for index, line in enumerate(lines):
        match = _CASE_NUMBERED.fullmatch(unbulleted(line.text))
        if match is None or label_of(line) is not None:
            continue
        is_below = (
            not match["title"] and index > 0 and (index + 1 == len(lines) or label_of(lines[index + 1]) is not None)
        )
        if is_below and is_title(lines[index - 1].text) and label_of(lines[index - 1]) is None:
            found.append(Start(index - 1, index + 1, int(match["number"]), lines[index - 1].text))
        else:
            found.append(_start(lines, index, int(match["number"]), match["title"]))
    return chain_of(lines, found, known, lambda _one: True)


def _ad(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "Ad 3 …"."""
    found = [
        _start(lines, index, int(match["number"]), match["title"])
        for index, line in enumerate(lines)
        if (match := _AD.fullmatch(unbulleted(line.text)))
    ]
    return chain_of(lines, found, known, lambda _one: True)


def _bare(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "3 Title" without a sign between, parted from what is above or followed by a section."""
    found: list[Start] = []
    for index, line in enumerate(lines):
        match = _BARE.fullmatch(line.text)
        if match is None or line.cells or len(line.text) > _LONGEST or line.text.endswith((".", ",")):
            continue
        is_above_section = index + 1 < len(lines) and label_of(lines[index + 1]) is not None
        if line.gap or is_above_section:
            found.append(_start(lines, index, int(match["number"]), match["title"]))
    return chain_of(lines, found, known, lambda _one: True)


def _unnumbered(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """Titles without numbers: above a case number, or headings above a section."""
    found: list[Start] = []
    for index, line in enumerate(lines):
        if line.cells or not is_title(line.text) or label_of(line) is not None or len(line.text) > _LONGEST:
            continue
        above = label_of(lines[index - 1]) if index else None
        if line.text.endswith((".", ":", ",")) or (above is not None and not above.rest and line.weight == PLAIN):
            continue
        below = lines[index + 1] if index + 1 < len(lines) else None
        label = label_of(below) if below else None
        is_above_case = label is not None and label.section is Section.CASE
        is_above = label is not None and label.section not in (
            Section.END,
            Section.ABSENT,
            Section.OTHER,
            Section.EARLIER,
        )
        if is_above_case or (is_above and (line.weight > PLAIN or line.gap)):
            number = next((key for key, title in known.items() if same_title(title, line.text)), None)
            found.append(Start(index, index + 1, number, line.text))
    headed = [one for one in found if lines[one.line].weight > PLAIN]
    return headed if _decided(lines, headed) >= _decided(lines, found) else found


def _start(lines: Sequence[Line], index: int, number: int, title: str) -> Start:
    """A point whose title stands on its line, goes on below it, or stands below."""
    after = index + 1
    title = without_leaders(title.strip(" :–—-"))
    if not title and _title_below(lines, index):
        title, after = lines[index + 1].text, index + 2
    return _titled(lines, index, after, number, title)


def _titled(lines: Sequence[Line], index: int, after: int, number: int | None, title: str) -> Start:
    """The point with all of its title, which may go on below."""
    while title and after < len(lines) and _goes_on(lines, index, after, title):
        title, after = f"{title} {lines[after].text}", after + 1
    return Start(index, after, number, title)


def _title_below(lines: Sequence[Line], index: int) -> bool:
    if index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    if below.cells or label_of(below) is not None or not is_title(below.text) or is_case_value(below.text):
        return False
    return bool(below.weight >= lines[index].weight or below.gap == 0)


def _goes_on(lines: Sequence[Line], index: int, after: int, title: str) -> bool:
    """Whether the next line is still the title: just below, alike, and no label or number of its own."""
    line, above = lines[after], lines[after - 1]
    if line.gap or line.cells or label_of(line) is not None or len(title) + len(line.text) > 2 * _LONGEST:
        return False
    if _PLAIN.fullmatch(line.text) or _NAMED.fullmatch(line.text) or line.text.startswith(("-", "•")):
        return False
    if lines[index].weight > PLAIN:
        return line.weight == lines[index].weight and not above.text.endswith((".", ":"))
    return line.text[:1].islower() and len(above.text) >= _LONG_LINE
