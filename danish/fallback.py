"""Asks the dateparser library about dates in forms that the grammar doesn't know; trusts little of what it says.

Left alone that library is often silently wrong on Danish. So it sees only short phrases with a year in four digits
and a month by name, and its answer counts only where every word and figure of the phrase can be found in it.
"""

import re
from datetime import date, datetime

LONGEST = 100  # characters
_FIGURES = re.compile(r"[0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTHS = (
    "jan january januar", "feb february februar", "mar march marts", "apr april", "may maj", "jun june juni",
    "jul july juli", "aug august", "sep sept september", "oct october okt oktober", "nov november", "dec december",
)  # fmt: skip
_WEEKDAYS = (
    "monday mon mandag", "tuesday tue tirsdag", "wednesday wed onsdag", "thursday thu torsdag", "friday fri fredag",
    "saturday sat lørdag", "sunday sun søndag",
)  # fmt: skip
_EMPTY = {"den", "d", "the", "of", "st", "nd", "rd", "th"}
_WEEKDAY_NAMES = frozenset(" ".join(_WEEKDAYS).split())
_KNOWN = _EMPTY | _WEEKDAY_NAMES | set(" ".join(_MONTHS).split())


def fallback(phrase: str) -> date | None:
    """The day that the whole phrase surely states ("December 9th, 2026"), None in all other cases."""
    words = [word.lower() for word in _WORD.findall(phrase)]
    months = [number for number, names in enumerate(_MONTHS, 1) for word in words if word in names.split()]
    figures = sorted(int(each) for each in _FIGURES.findall(phrase) if len(each) <= 4)  # noqa: PLR2004 (a year's digits)
    has_parts = len(months) == 1 and len(figures) == 2 and _YEAR.search(phrase)  # noqa: PLR2004 (day and year)
    if len(phrase) > LONGEST or not has_parts or not _KNOWN.issuperset(words):
        return None
    found = _ask(phrase)
    if found is None or figures != sorted((found.day, found.year)) or found.month != months[0]:
        return None
    stated = _WEEKDAY_NAMES.intersection(words)
    return found.date() if stated.issubset(_WEEKDAYS[found.weekday()].split()) else None


def _ask(phrase: str) -> datetime | None:
    import dateparser

    return dateparser.parse(  # type: ignore[no-any-return]
        phrase,
        languages=["da", "en"],
        settings={
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
        },
    )
