"""Finds where the points of minutes begin, by the one way of numbering them that the document keeps to.

Candidates of each way are made into a chain of rising numbers, and the chain with the most decisions in it wins. So a
list within a point, or the headings of an annex, are not taken for points.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from documents.conversion.converted import HEADING, PLAIN, Line
from documents.minutes.chains import Start, chain_of, nesting, same_title
from documents.minutes.labels import Section
from documents.minutes.marks import is_title, label_of, unbulleted
from documents.minutes.numbering import AD, BARE, CASE_NUMBERED, NAMED, NUMBERED, ROMAN, WITHIN, number_of
from documents.minutes.titles import LONGEST, start_at, title_below, titled

_MOST_STARTS = 12
_FAR_MORE = 2
_Way = Callable[[Sequence[Line], dict[int, str]], list[Start]]


def find_starts(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """The points' beginnings in order; `known` are the numbers and titles of the table of contents."""
    ways: tuple[_Way, ...] = (_named, _numbered, _by_case, _ad, _bare, _roman)
    best: tuple[tuple[int, int], list[Start]] = ((0, 0), [])
    for way in ways:
        starts = way(lines, known)
        score = (_decided(lines, starts), len({one.number for one in starts} & set(known)))
        if starts and (score > best[0] or not best[1]):
            best = (score, starts)
    untitled = _unnumbered(lines, known)
    # A list within a point may look like a way too: then far more of the points bear no number.
    is_untitled = _decided(lines, untitled) > _FAR_MORE * best[0][0]
    return untitled if is_untitled else _parted(lines, best[1]) or untitled


def _parted(lines: Sequence[Line], starts: Sequence[Start]) -> list[Start]:
    """The points, each by those within it where they are decided one by one: "2.1 …" and "2.2 …" under "2. …"."""
    found: list[Start] = []
    for at, one in enumerate(starts):
        end = starts[at + 1].line if at + 1 < len(starts) else len(lines)
        within = [
            titled(lines, index, index + 1, None, lines[index].text)
            for index in range(one.after, end)
            if (match := WITHIN.fullmatch(lines[index].text)) and number_of(match["number"]) == one.number
        ]
        if within and _decided(lines[:end], within) * 2 > len(within):
            found += [replace(within[0], line=one.line), *within[1:]]
        else:
            found.append(one)
    return found


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
                    found.append(titled(lines, above, above + 1, label.number, lines[above].text))
            since = index + 1
        elif label is None and (match := _names_point(line)):
            found.append(start_at(lines, index, number_of(match["number"]), match["title"]))
    return chain_of(lines, found, known, lambda _one: True)


def _names_point(line: Line) -> re.Match[str] | None:
    said = unbulleted(line.text)
    is_apart = line.weight > PLAIN or (line.gap > 0 and not said.endswith((".", ",")))
    if (match := NAMED.fullmatch(said)) and (match["mark"] is not None or not match["title"] or is_apart):
        return match
    match = CASE_NUMBERED.fullmatch(said)
    return match if match and match["mark"] and match["title"] else None


def _numbered_above(lines: Sequence[Line], since: int, until: int, number: int) -> Start | None:
    """The point's title with just its number before it."""
    for index in range(since, until):
        label = label_of(lines[index])
        if label is not None and label.section in (Section.ABOUT, Section.RECOMMENDATION, Section.ANNEXES):
            break
        match = NUMBERED.fullmatch(lines[index].text) or BARE.fullmatch(lines[index].text)
        is_parted = lines[index].gap > 0 or lines[index].weight > PLAIN
        if (
            match
            and is_parted
            and number_of(match["number"]) == number
            and match["title"]
            and not match["title"][0].islower()
        ):
            return start_at(lines, index, number, match["title"])
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
        match = NUMBERED.fullmatch(said) or (BARE.fullmatch(said) if line.weight else None)
        if match is None or line.cells or re.match(r"\d+\.(?:[1-9]|0\S)", said):
            continue
        title = match["title"] or ""
        if title[:1].islower() or (not title and not title_below(lines, index)):
            continue
        found.append(start_at(lines, index, number_of(match["number"]), title))
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
        match = CASE_NUMBERED.fullmatch(unbulleted(line.text))
        if match is None or label_of(line) is not None:
            continue
        is_below = (
            not match["title"] and index > 0 and (index + 1 == len(lines) or label_of(lines[index + 1]) is not None)
        )
        if is_below and is_title(lines[index - 1].text) and label_of(lines[index - 1]) is None:
            found.append(Start(index - 1, index + 1, number_of(match["number"]), lines[index - 1].text))
        else:
            found.append(start_at(lines, index, number_of(match["number"]), match["title"]))
    return chain_of(lines, found, known, lambda _one: True)


def _ad(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "Ad 3 …"."""
    return _written(AD, lines, known)


def _roman(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "III. …"."""
    return _written(ROMAN, lines, known)


def _written(way: re.Pattern[str], lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    found = [
        start_at(lines, index, number_of(match["number"]), match["title"])
        for index, line in enumerate(lines)
        if (match := way.fullmatch(unbulleted(line.text)))
    ]
    return chain_of(lines, found, known, lambda _one: True)


def _bare(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """As "3 Title" without a sign between, parted from what is above or followed by a section."""
    found: list[Start] = []
    for index, line in enumerate(lines):
        match = BARE.fullmatch(line.text)
        if match is None or line.cells or len(line.text) > LONGEST or line.text.endswith((".", ",")):
            continue
        is_above_section = index + 1 < len(lines) and label_of(lines[index + 1]) is not None
        if line.gap or is_above_section:
            found.append(start_at(lines, index, number_of(match["number"]), match["title"]))
    return chain_of(lines, found, known, lambda _one: True)


def _unnumbered(lines: Sequence[Line], known: dict[int, str]) -> list[Start]:
    """Titles without numbers: above a case number, or headings above a section."""
    found: list[Start] = []
    for index, line in enumerate(lines):
        if line.cells or not is_title(line.text) or label_of(line) is not None or len(line.text) > LONGEST:
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
