"""Writes a document as plain text, to be pasted into another program: no markup, a blank line between paragraphs."""

from documents.letters import printable
from domain.papers import Entry, Facts, Paper, Part, Point


def text_of(paper: Paper) -> bytes:
    """The text in UTF-8, with a mark so that Windows' own editor reads æ, ø and å; lines end as Windows ends them."""
    blocks = [paper.warning, paper.title, paper.subtitle, _facts(paper.facts), *map(_point, paper.points)]
    text = "\n\n".join(block for block in blocks if block)
    return printable(f"{text}\n").replace("\n", "\r\n").encode("utf-8-sig")


def _point(point: Point) -> str:
    blocks = [point.heading.upper(), _facts(point.facts), *map(_part, point.parts)]
    return "\n" + "\n\n".join(block for block in blocks if block)


def _part(part: Part) -> str:
    entries = "\n".join(map(_entry, part.entries))
    return f"{part.heading}\n" + "\n\n".join(block for block in (*part.paragraphs, entries) if block)


def _entry(entry: Entry) -> str:
    return f"• {entry.text}: {entry.link}" if entry.link else f"• {entry.text}"


def _facts(facts: Facts) -> str:
    return "\n".join(f"{label}: {said}" for label, said in facts)
