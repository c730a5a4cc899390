"""Finds points, case numbers, recommendations, annexes and decisions in a document of minutes; it opens no format.

Nothing is added to what the document says: a number that isn't there stays unknown, and a decision that no heading
announces is told as a doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from documents.conversion.converted import Line
from documents.converting import lines_of
from documents.minutes.chains import Start, same_title
from documents.minutes.cleaning import cleaned, unmarked
from documents.minutes.contents import without_contents
from documents.minutes.dates import day_of
from documents.minutes.details import annexes_of, decision_of
from documents.minutes.labels import Section
from documents.minutes.marks import (
    CLOSED,
    CLOSED_LINE,
    CLOSED_PART,
    OPEN_PART,
    OPENNESS,
    SUPPLEMENT,
    VERBS,
    Label,
    is_case_value,
    label_of,
    without_case,
)
from documents.minutes.parts import Part, parts_of, text_of
from documents.minutes.starts import find_starts
from documents.minutes.tables import tabbed, untabled
from domain.found_minutes import Doubt, FoundDecision, FoundMinutes, FoundPoint
from domain.shared_files import SharedFile, UnreadableFile

_MOST_LINES = 20_000
"""More than three hundred pages."""
_HEAD = 40
_LONGEST_HEAD = 200
_FEW = 3
_TITLE_LINES = 6
_BELOW_TITLE = 5
_MINUTES = re.compile(r"(?<!\w)\w*(?:referat|protokol)(?:et)?(?!\w)", re.IGNORECASE)
_MEETING = re.compile(
    r"(?<!\w)(?:møde(?:t|dato|sted|tid|tidspunkt)?|\w+møde|dagsorden|beslutninger)(?!\w)", re.IGNORECASE
)
_TELLING = (Section.DECISION, Section.RECOMMENDATION, Section.CASE)
"""Labels that only minutes and agendas have; any numbered list has numbers."""


def read_minutes(file: SharedFile) -> FoundMinutes:
    """What was found in the file; raises UnreadableFile, with "no_points" where it is no minutes.

    This runs in the program itself, so it takes on no more than it reads in a second or two.
    """
    lines = lines_of(file)
    if len(lines) > _MOST_LINES:
        raise UnreadableFile("too_big")
    found = found_in(lines)
    if not found.points:
        raise UnreadableFile("no_points")
    return found


def found_in(lines: Sequence[Line]) -> FoundMinutes:
    """What was found in a document's lines."""
    tidy = list(untabled(cleaned(tabbed(lines))))
    body, known = without_contents(tidy)
    starts = _with_case_above(body, find_starts(body, known))
    head = _head(lines, body[starts[0].line].text if starts else "")
    day = day_of(head)
    is_minutes = _is_called(head, _MINUTES)
    points = _points(body, starts, known, day, " ".join(head))
    if not is_minutes:
        points = _likely(points, is_of_meeting=_is_called(head, _MEETING))
        is_minutes = any((label := label_of(line)) is not None and label.section in _TELLING for line in body)
    has_decided = any(one.decision is not None for one in points)
    return FoundMinutes(head, day, tuple(points) if is_minutes or has_decided else ())


def _is_called(head: Sequence[str], what: re.Pattern[str]) -> bool:
    """Whether one of the document's first lines calls it so."""
    return any(what.search(line) for line in head[:_TITLE_LINES])


def _likely(points: list[FoundPoint], *, is_of_meeting: bool) -> list[FoundPoint]:
    """The points of what isn't called minutes.

    What only sounds like a decision is none where few have any, or the document is of no meeting.
    """
    decided = [one for one in points if one.decision is not None]
    if is_of_meeting and len(decided) * _FEW >= len(points):
        return points
    return [
        replace(one, decision=None) if one.decision and Doubt.NO_HEADING in one.decision.doubts else one
        for one in points
    ]


def _head(lines: Sequence[Line], first: str) -> tuple[str, ...]:
    """The lines above the first point, page headers included: they may be all that names the body and the day."""
    head: list[str] = []
    for line in lines[:_HEAD]:
        said = " ".join((unmarked(line).text or " ".join(line.cells)).split())
        if said and said == first:
            break
        head.append(said[:_LONGEST_HEAD])
    return tuple(filter(None, head))


def _with_case_above(lines: Sequence[Line], starts: Sequence[Start]) -> list[Start]:
    """The starts, moved up to a case number that stands above the point's title instead of below it."""
    moved: list[Start] = []
    for one in starts:
        above = label_of(lines[one.line - 1]) if one.line else None
        below = [label_of(line) for line in lines[one.after : one.after + 2]]
        has_own = any(label is not None and label.section is Section.CASE for label in below)
        is_above = above is not None and above.section is Section.CASE and not has_own
        moved.append(Start(one.line - 1, one.after, one.number, one.title) if is_above else one)
    return moved


def _points(
    lines: Sequence[Line], starts: Sequence[Start], known: dict[int, str], day: date | None, body: str
) -> list[FoundPoint]:
    found: list[FoundPoint] = []
    is_closed = is_supplement = False
    since = 0
    for index, start in enumerate(starts):
        end = starts[index + 1].line if index + 1 < len(starts) else len(lines)
        for line in lines[since : start.line + 1]:
            is_closed = (is_closed or bool(CLOSED_PART.fullmatch(line.text))) and not OPEN_PART.fullmatch(line.text)
            if SUPPLEMENT.fullmatch(line.text):
                is_supplement, is_closed = True, False
        since = start.line + 1
        own = [line for line in lines[start.after : end] if not _is_divider(line)]
        above = list(lines[start.line : start.line + 1]) if label_of(lines[start.line]) is not None else []
        if start.after <= start.line:
            above = []
        point = _point(start, parts_of([*above, *own], is_last=index + 1 == len(starts)), known, day, body)
        says_closed = point.is_closed or any(CLOSED_LINE.fullmatch(line.text) for line in own[:_BELOW_TITLE])
        point = replace(point, is_closed=is_closed or says_closed, is_supplement=is_supplement)
        found.append(point)
    return found


def _is_divider(line: Line) -> bool:
    return any(pattern.fullmatch(line.text) for pattern in (CLOSED_PART, OPEN_PART, SUPPLEMENT))


def _point(start: Start, parts: list[Part], known: dict[int, str], day: date | None, body: str) -> FoundPoint:
    title, case = without_case(start.title)
    cases = [part.lines[0].text for part in parts if part.section is Section.CASE and part.lines]
    cases += [line.text for line in parts[0].lines[:1] if is_case_value(line.text)]
    recommended = [line for part in parts if part.section is Section.RECOMMENDATION for line in part.lines]
    parts = _without_title(parts, title)
    title = title or known.get(start.number or 0, "")
    is_closed = CLOSED.search(title) is not None
    title = OPENNESS.sub("", title)
    decision = decision_of(parts, day, body)
    if decision is None and ": " in title and VERBS.search(title.partition(": ")[2]):
        title, _, said = title.partition(": ")
        decision = decision_of([Part(Label(Section.ACCOUNT), [Line(said)])], day, body)
        decision = decision and replace(decision, doubts=(Doubt.NO_HEADING, *decision.doubts))
    return FoundPoint(
        title=title or (f"Punkt {start.number}" if start.number else ""),
        number=start.number,
        is_closed=is_closed,
        case_number=case or (cases[0] if cases else ""),
        recommendation=text_of(recommended),
        annexes=annexes_of(parts),
        decision=_doubted(decision, start),
    )


def _doubted(decision: FoundDecision | None, start: Start) -> FoundDecision | None:
    if decision is None or start.number is not None:
        return decision
    return replace(decision, doubts=(Doubt.NUMBER, *decision.doubts))


def _without_title(parts: list[Part], title: str) -> list[Part]:
    """The sections; a decision's label that repeats the point's title has no words of its own."""
    for part in parts:
        label = part.label
        if label is None or label.section is not Section.DECISION or label.number is None or not part.lines[1:]:
            continue
        if part.lines[0].text == label.rest and (not VERBS.search(label.rest) or same_title(label.rest, title)):
            part.lines.pop(0)
            while part.lines and _continues(part.lines[0], title, label.rest):
                part.lines.pop(0)
    return parts


def _continues(line: Line, title: str, rest: str) -> bool:
    """Whether a line is the wrapped rest of a title that the decision's label repeats."""
    said = line.text.casefold()
    return not line.gap and said in title.casefold() and said not in rest.casefold()
