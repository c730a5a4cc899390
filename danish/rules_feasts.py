"""The grammar's rules for feasts by name and for today, tomorrow and their like."""

from datetime import date, timedelta

from danish.almanac import exact_day, feast, yearly
from danish.parts import Computed, Part
from danish.patterns import rule


@rule("FEAST", "skærtorsdag", "Kristi himmelfartsdag", "lillejuleaften")
def _feast_day(key: str, later: int = 0) -> Part:
    def days(today: date, year: int | None) -> list[date]:
        if year is not None:
            exact_day(1, 1, year)
            return [feast(key, year) + timedelta(days=later)]
        return yearly(lambda each: feast(key, each) + timedelta(days=later), today)

    return Computed(days, takes_year=True)


@rule("den? D dot? FEAST", "2. juledag")
@rule("den? ORD FEAST", "anden påskedag")
def _numbered_feast_day(number: str | int, key: str) -> Part | None:
    is_numbered = key in {"12-25", "easter+0", "easter+49"} and 1 <= int(number) <= 3  # noqa: PLR2004 (a feast's days)
    return _feast_day(key, int(number) - 1) if is_numbered else None


@rule("D dot? søndag i advent", "1. søndag i advent")
@rule("ORD søndag i advent", "første søndag i advent")
def _sunday_in_advent(number: str | int) -> Part | None:
    return _feast_day(f"advent{number}") if 1 <= int(number) <= 4 else None  # noqa: PLR2004 (Sundays in Advent)


@rule("RELATIVE", "i dag", "i morgen", "i overmorgen", "i forgårs", "dags dato")
def _relative_day(days: int) -> Part:
    return Computed(lambda today, _: [today + timedelta(days=days)])
