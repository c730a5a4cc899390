"""A picture for tests that care for the way it goes, not for what it shows."""

from datetime import date

from domain.pictures import YearPicture
from domain.year_wheel import year_wheel
from tests.domain.support import syddanmark


def some_picture(alternative: str) -> YearPicture:
    """An empty year, told in these words."""
    day = date(2026, 10, 26)
    return YearPicture(year_wheel(syddanmark(), None, day.year, (), day), "Alle", alternative, day)
