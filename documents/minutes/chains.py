"""Makes chains of rising numbers out of what may be the beginnings of points; it looks at no words but titles."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.conversion.converted import HEADING, PLAIN, Line
from documents.minutes.marks import CLOSED_PART, SUPPLEMENT, label_of

A_FEW_WORDS = 13
"""Letters; a title that is cut short has no fewer."""
_REACH = 3
"""A number may be missing, or more: a closed point is often left out."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a point begins: its line, the line after its heading, its number and title as they stand there.

    `number` None where none stands there.
    """

    line: int
    after: int
    number: int | None
    title: str


def chain_of(
    lines: Sequence[Line], found: Sequence[Start], known: dict[int, str], is_main: Callable[[Start], bool]
) -> list[Start]:
    """The candidates whose numbers rise; they begin anew in a supplementary or closed part of the agenda."""
    chain: list[Start] = []
    parts = [at for at, line in enumerate(lines) if SUPPLEMENT.fullmatch(line.text) or CLOSED_PART.fullmatch(line.text)]
    for one in found:
        last = chain[-1] if chain else None
        if last is None:
            chain.append(one)
            continue
        number, above = one.number or 0, last.number or 0
        is_new_part = any(last.line < at < one.line for at in parts) and number <= above
        is_next = above < number and (number <= above + _REACH or number in known or _looks_like(lines, last, one))
        is_said = number in known and same_title(known[number], one.title)
        if (is_new_part or is_next) and (is_said or is_main(one)):
            chain.append(one)
    return chain


def _looks_like(lines: Sequence[Line], last: Start, one: Start) -> bool:
    """Whether a far higher number begins the next point: it stands as the last one did, with the same label below.

    Below the last line of a list in a point stands another, as “Beslutning”.
    """
    above, here = lines[last.line], lines[one.line]
    first, second = (label_of(lines[at]) if at < len(lines) else None for at in (last.after, one.after))
    if first is None or second is None or (above.gap, above.weight) != (here.gap, here.weight):
        return False
    return (first.section, first.called) == (second.section, second.called)


def nesting(lines: Sequence[Line], found: Sequence[Start], known: dict[int, str]) -> Callable[[Start], bool]:
    """Tells of plain numbers whether they are points, and not a list's within one; asked in order."""
    first = found[0]
    is_heavy = lines[first.line].weight > PLAIN
    inside = _inside(lines, found, first)

    def is_main(one: Start) -> bool:
        line = lines[one.line]
        if is_heavy:
            return line.weight > PLAIN and (lines[first.line].weight < HEADING or line.weight >= HEADING)
        if known:
            return same_title(known.get(one.number or 0, ""), one.title) or (one.number or 0) > max(known)
        return one.line not in inside

    return is_main


def _inside(lines: Sequence[Line], found: Sequence[Start], first: Start) -> set[int]:
    """The lines that go on in a list which began at 1 within a point.

    A label ends the list, and so does a blank line where none stood between its own lines.
    """
    inside: set[int] = set()
    last: Start | None = None
    is_close = False
    for one in found[1:]:
        if last is not None and one.number == (last.number or 0) + 1:
            is_parted = any(label_of(line) is not None for line in lines[last.line + 1 : one.line])
            if not is_parted and not (is_close and lines[one.line].gap):
                is_close = not lines[one.line].gap
                inside.add(one.line)
                last = one
                continue
            last = None
        if one.number == 1 and first.number is not None:
            inside.add(one.line)
            last, is_close = one, False
    return inside


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for blanks, signs, or that one is cut short."""
    first, second = squashed(one), squashed(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return longer.startswith(shorter) and (len(shorter) == len(longer) or len(shorter) >= A_FEW_WORDS)


def squashed(said: str) -> str:
    """A title's letters alone."""
    return re.sub(r"\W+", "", said.casefold())
