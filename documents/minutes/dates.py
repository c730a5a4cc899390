"""Reads the days that minutes name; what they are days of isn't looked at."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from danish import reader
from danish.meaning import Day, Moment
from danish.writing import MONTHS
from danish.zone import COPENHAGEN

MONTH = "|".join(MONTHS)
WRITTEN = (
    rf"(?:\d{{1,2}}\.\s?(?:{MONTH})(?:\s+\d{{4}})?"
    r"|\d{1,2}[./-]\s?\d{1,2}(?:[./-]\s?\d{2,4}|\s\d{4})?|\d{4}-\d\d-\d\d)"
)
DATE = re.compile(rf"(?<![\d/.-]){WRITTEN}(?![\d/])", re.IGNORECASE)
HAS_YEAR = re.compile(r"\d{4}|[./-]\s?\d{1,2}[./-]\s?\d{2}(?!\d)")


def day_in(phrase: str, day: date | None) -> date | None:
    """The day that a date means, seen from the meeting; without a year and a meeting's day, none."""
    if day is None and not HAS_YEAR.search(phrase):
        return None
    now = datetime.combine(day or date(2000, 1, 1), time(0, 1), tzinfo=COPENHAGEN)
    meaning = reader.read(phrase.replace(". ", ".") if re.match(r"\d+[./-]\s?\d", phrase) else phrase, now)
    if isinstance(meaning, Day):
        return meaning.day
    return meaning.at.date() if isinstance(meaning, Moment) else None


def day_of(lines: Sequence[str]) -> date | None:
    """The first day that the lines name with its year."""
    for line in lines:
        for match in DATE.finditer(line):
            if HAS_YEAR.search(match[0]) and (found := day_in(match[0], None)):
                return found
    return None
