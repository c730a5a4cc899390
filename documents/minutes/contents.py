"""Finds the table of contents of minutes and takes it away: its lines look like points, and tell their titles."""

import re
from collections.abc import Sequence

from documents.conversion.converted import Line
from documents.minutes.chains import A_FEW_WORDS, squashed
from documents.minutes.labels import Section
from documents.minutes.marks import CONTENTS, is_led, label_of, without_leaders

_ENTRY = re.compile(
    r"(?:indhold(?:sfortegnelse)?|dagsorden)?(?:(?:ad\.?|(?:ad\.? )?(?:punkt|pkt\.?)|sag(?: nr\.?)?)\s*)?"
    r"(?P<number>\d{1,3})\s*[.:)–-]?\s+"
    r"(?P<title>[^\W\d_].*)",
    re.IGNORECASE,
)
_PAGED = re.compile(r"(.*\S)\s+\d{1,3}")
_LEAST = 2


def without_contents(lines: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """The lines without the table of contents, and the titles that it names by number."""
    led = {index for index, line in enumerate(lines) if is_led(line)}
    if len(led) >= _LEAST:
        known = _titles([without_leaders(lines[index].text) for index in sorted(led)])
        wrapped = {index - 1 for index in led if index - 1 not in led and _begins_entry(lines, index, led)}
        gone = led | wrapped
    else:
        start, end = _listed(lines)
        gone = set(range(start, end))
        known = _titles([lines[index].text for index in sorted(gone)])
    first = min(gone, default=0)
    if first and CONTENTS.fullmatch(lines[first - 1].text):
        gone.add(first - 1)
    return [line for index, line in enumerate(lines) if index not in gone], known


def _begins_entry(lines: Sequence[Line], index: int, led: set[int]) -> bool:
    """Whether the line above an entry with dots is that entry's first line."""
    above = lines[index - 1] if index else None
    is_entry = above is not None and _ENTRY.fullmatch(above.text) is not None
    return is_entry and not _ENTRY.fullmatch(lines[index].text) and index - 1 > min(led)


def _listed(lines: Sequence[Line]) -> tuple[int, int]:
    """Where a list of numbered titles stands whose titles come again below; nowhere is (0, 0)."""
    entries = [(index, int(found["number"]), found["title"]) for index, found in _entries(lines)]
    begun = next((index for index, line in enumerate(lines) if _is_within(line)), len(lines))
    for first in range(min(len(entries), 5)):
        run = [entries[first]]
        if run[0][0] > begun:
            break
        for one in entries[first + 1 :]:
            if one[1] != run[-1][1] + 1 or any(label_of(line) for line in lines[run[-1][0] + 1 : one[0]]):
                break
            if one[0] - run[-1][0] > _LEAST:
                break
            run.append(one)
        again = _coming_again({title for _, _, title in run}, lines[run[-1][0] + 1 :])
        if len(run) >= _LEAST and again * 2 >= len(run):
            return run[0][0], run[-1][0] + 1
    return 0, 0


def _is_within(line: Line) -> bool:
    """Whether a line belongs to a point, so that all tables of contents are above."""
    label = label_of(line)
    return label is not None and label.section in (Section.DECISION, Section.RECOMMENDATION, Section.ABOUT)


def _coming_again(titles: set[str], lines: Sequence[Line]) -> int:
    """How many of the titles come again, whole or cut short."""
    said = {squashed(found["title"] if (found := _ENTRY.fullmatch(line.text)) else line.text) for line in lines}
    alike: dict[str, list[str]] = {}
    for one in said:
        alike.setdefault(one[:A_FEW_WORDS], []).append(one)
    known = [squashed(_unpaged(title)) for title in titles]
    return sum(
        one in said
        or (len(one) >= A_FEW_WORDS and any(_is_cut(one, other) for other in alike.get(one[:A_FEW_WORDS], ())))
        for one in known
    )


def _is_cut(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _entries(lines: Sequence[Line]) -> list[tuple[int, re.Match[str]]]:
    return [(index, found) for index, line in enumerate(lines) if (found := _ENTRY.fullmatch(line.text))]


def _titles(entries: Sequence[str]) -> dict[int, str]:
    known: dict[int, str] = {}
    for one in entries:
        if found := _ENTRY.fullmatch(one):
            known.setdefault(int(found["number"]), _unpaged(found["title"]))
    return known


def _unpaged(title: str) -> str:
    """The title without the page that stands after it."""
    found = _PAGED.fullmatch(title)
    return found[1] if found else title
