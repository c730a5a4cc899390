"""Reads the table of examples, and writes a meaning the way the table does; it knows no Danish."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood
from danish.zone import COPENHAGEN

TABLE = Path(__file__).with_name("examples.txt")


class Example(NamedTuple):
    """A phrase, when it is said, and what it means as the table writes it."""

    phrase: str
    now: datetime
    meaning: str


def examples() -> list[Example]:
    """Every line of the table."""
    return list(_read(TABLE.read_text(encoding="utf-8")))


def _read(table: str) -> Iterator[Example]:
    now: datetime | None = None
    for line in table.splitlines():
        if line.startswith("= "):
            now = datetime.fromisoformat(line[2:]).replace(tzinfo=COPENHAGEN)
        elif now is not None and " => " in line and not line.startswith("#"):
            phrase, _, meaning = line.partition(" => ")
            yield Example(phrase, now, meaning)


def as_in_the_table(meaning: Meaning) -> str:
    """A meaning as the table writes it."""
    if isinstance(meaning, Ambiguous):
        return " | ".join(as_in_the_table(candidate) for candidate in meaning.candidates)
    if isinstance(meaning, NotUnderstood):
        return f"none {meaning.reason.name}"
    if isinstance(meaning, Day):
        return _iso(meaning.day)
    if isinstance(meaning, Moment):
        return _iso(meaning.at)
    start, end = _iso(meaning.start), _iso(meaning.end)
    day = start.partition("T")[0] + "T"
    return f"{start}..{end.removeprefix(day)}"


def _iso(day: date) -> str:
    return f"{day:%Y-%m-%dT%H:%M}" if isinstance(day, datetime) else day.isoformat()
