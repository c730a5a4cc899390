"""Takes one point's lines apart into its sections; what stands in them is read elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.conversion.converted import HEADING, PLAIN, Line
from documents.minutes.labels import Section
from documents.minutes.marks import Label, is_annex, is_bulleted, is_case_value, label_of, unbulleted

_ASIDE = (Section.ABSENT, Section.RESPONSIBLE, Section.DEADLINE, Section.CASE)
"""What stands on a line or two within another section, which then goes on."""
_END_GAP = 3
_RECOMMENDS = re.compile(r"(?:at|og|samt)\b|[-–•·o*]\s|\d{1,2}[.)]|[a-zæøå]\)|[a-zæøå]")
_COUNTED = re.compile(r"\d{1,2}[.)]\s+\D")


@dataclass(slots=True)
class Part:
    """A section with its label, and the lines in it; the first of all has no label."""

    label: Label | None
    lines: list[Line] = field(default_factory=list)

    @property
    def section(self) -> Section | None:
        """What it is."""
        return self.label.section if self.label else None


def parts_of(lines: Sequence[Line], *, is_last: bool) -> list[Part]:
    """The point's sections in order. After the last point, a heading or a wide gap ends the minutes."""
    parts = [Part(None)]
    going_on = parts[0]
    for index, line in enumerate(lines):
        label = label_of(line)
        if label is not None and label.section is Section.END:
            break
        if label is not None and not (_is_said(label, line, parts[-1]) or _is_annex_called(label, line, parts[-1])):
            going_on = _labelled(parts, going_on, label, line)
            continue
        current = parts[-1]
        if is_last and _ends_all(going_on, line):
            break
        if _is_recommended(current) and line.gap and not _RECOMMENDS.match(line.text):
            going_on = current = Part(None)
            parts.append(current)
        if current.section in _ASIDE and current is not going_on and not _belongs_aside(current, line):
            parts.append(Part(going_on.label))
            going_on = current = parts[-1]
        if _is_other_heading(current, line) and index:
            going_on = Part(Label(Section.OTHER))
            parts.append(going_on)
        elif is_annex(line.text) and current.section in (None, Section.ABOUT, Section.RECOMMENDATION, Section.OTHER):
            going_on = Part(Label(Section.ANNEXES), [line])
            parts.append(going_on)
        else:
            current.lines.append(line)
    return parts


def _is_said(label: Label, line: Line, within: Part) -> bool:
    """Whether a sentence that recommends is itself what was decided."""
    is_sentence = label.section is Section.RECOMMENDATION and label.rest == unbulleted(line.text)
    return is_sentence and within.section in (Section.DECISION, Section.ACCOUNT)


def _is_annex_called(label: Label, line: Line, within: Part) -> bool:
    """Whether one of several annexes is only called like a section: "Tidsplan"."""
    is_listed = within.section is Section.ANNEXES and bool(within.lines) and not line.gap and line.weight == PLAIN
    return is_listed and label.section in (Section.OTHER, Section.ABOUT, Section.EARLIER) and ":" not in line.text


def _is_recommended(part: Part) -> bool:
    """Whether the part is a recommendation that a sentence made, and has ended."""
    if part.label is None or part.section is not Section.RECOMMENDATION or not part.lines:
        return False
    return part.label.rest == part.lines[0].text and part.lines[-1].text.endswith(".")


def _labelled(parts: list[Part], going_on: Part, label: Label, line: Line) -> Part:
    """Begins a section; answers the one that goes on after it."""
    part = Part(label, [Line(label.rest, gap=line.gap, page=line.page)] if label.rest else [])
    parts.append(part)
    return going_on if label.section in _ASIDE else part


def _belongs_aside(part: Part, line: Line) -> bool:
    """Whether a line below an aside is still its: the value of an empty label, or the rest of a list of names."""
    if part.section is Section.CASE:
        return not part.lines and is_case_value(line.text)
    if not part.lines:
        return True
    if line.gap:
        return False
    return part.section is Section.ABSENT and (part.lines[-1].text.endswith(",") or is_bulleted(line.text))


def _is_other_heading(part: Part, line: Line) -> bool:
    """Whether the line is a heading of nothing that is looked for; a decision may itself be written as one."""
    if line.weight < HEADING:
        return False
    return bool(part.lines) or part.section is not Section.DECISION


def _ends_all(going_on: Part, line: Line) -> bool:
    is_decided = going_on.section in (Section.DECISION, Section.ACCOUNT) and bool(going_on.lines)
    return is_decided and (
        line.gap >= _END_GAP or (line.weight > PLAIN and is_annex(line.text)) or line.weight >= HEADING
    )


def text_of(lines: Sequence[Line]) -> str:
    """The lines' text: wrapped lines and parted words joined, bullets and paragraphs on lines of their own."""
    said = ""
    bullets = sum(is_bulleted(line.text) for line in lines)
    for line in lines:
        one = line.text.strip()
        if not any(map(str.isalnum, one)):
            continue
        if not said:
            said = unbulleted(one) if bullets == 1 else one
        elif is_bulleted(one) or _COUNTED.match(one) or line.gap:
            said = f"{said}\n{one}"
        else:
            said = joined(said, one)
    return said


def joined(said: str, one: str) -> str:
    """A line with the one that it goes on in; a word that the line's end has parted is whole again."""
    is_parted = said.endswith("-") and not said.endswith(" -") and not re.match(r"(?:og|eller|samt)\s", one)
    if is_parted and one[0].islower():
        return f"{said[:-1]}{one}"
    return f"{said}{one}" if is_parted and one[0].isdecimal() else f"{said} {one}"
