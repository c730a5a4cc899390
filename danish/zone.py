"""Knows Copenhagen's wall clock; reads no phrases and never asks what time it is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def copenhagen(y: int, m: int, d: int, hh: int = 0, mm: int = 0) -> datetime:
    """The aware datetime of a wall-clock time in Copenhagen.

    A time that occurs twice, when summer time ends, is the first of the two.
    """
    return datetime(y, m, d, hh, mm, tzinfo=COPENHAGEN)


def is_skipped(at: datetime) -> bool:
    """Whether the wall time `at` (aware, Copenhagen) never occurs, because the clock jumped over it."""
    return at.astimezone(UTC).astimezone(COPENHAGEN).replace(tzinfo=None, fold=0) != at.replace(tzinfo=None, fold=0)
