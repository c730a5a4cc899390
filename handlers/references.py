"""Takes a link or a case number out of typed text; whether the case exists is for the case system to know.

A case number is written "22/17744"; "2217744" is the same one. What could be a date ("26/1", "12/2026") is left alone
unless "sagsnr." stands before it, or another day, which then is the date, comes after it and the year can be that of
a case that is open. A time of day is no day; of two days with "og" between them neither is a case.
"""

import re

from handlers.ui import Inline, Link
from handlers.word_taking import without

_LINK = re.compile(r"<?(https?://[^\s<>|⟦⟧]+)(?:\|[^>]*)?>?", re.IGNORECASE)
_NAMED = re.compile(
    r"(?<!\w)(?:sagsnr|sagsnummer|sag|journalnr|j\.\s?nr)\b\.?:?\s*(\d{2})(?:[/-](\d{1,6})|(\d{3,6}))(?!\d)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\d./-])(\d{2})(?:/(\d{1,6})|(\d{5}))(?![\d./-])")
_DAY = re.compile(
    r"(?<![\d./–-])(?:\d{1,2}/\d{1,2}(?![\d/])|\d{4}-\d\d-\d\d|"
    r"(?<!kl)(?<!kl )(?<!kl\. )\d{1,2}\.\s?(?:(?:0?[1-9]|1[0-2])(?!\d|\s?[-–]\s?\d{1,2}(?!\d))|"
    r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|&|\+|[-–]|(?:og|samt|eller|til|nej|ikke)(?!\w))\s*(?:den(?!\w)|d\.)?\s*", re.IGNORECASE)
_OF_DAYS = re.compile(r"(?<!\w)(?:den|d\.?|(?:man|tirs|ons|tors|fre|lør|loer|søn|soen)dag)\s*$", re.IGNORECASE)
_LAST_DAY, _LAST_MONTH = 31, 12
_OLDEST = 15
"""The first year of cases whose number is known though it reads as a day and month: 10/11 is the 10th of November."""


def take_reference(typed: str) -> tuple[str, str]:
    """The link or case number that stands in the text ("" for none), and the text without it; a link comes first."""
    if link := _LINK.search(typed):
        return link[1].rstrip(".,;)"), without(typed, link)
    if found := _NAMED.search(typed):
        return _number(found), without(typed, found)
    for found in _BARE.finditer(typed):
        if not _may_be_a_date(found) or _is_beside_a_day(typed, found):
            return _number(found), without(typed, found)
    return "", typed


def reference_text(reference: str) -> Inline:
    """How a stored reference reads: a link with its own words, or the case number."""
    return Link("link", reference) if reference.startswith("http") else f"sagsnr. {reference}"


def references_text(references: list[str]) -> list[Inline]:
    """Several stored references, each once, with commas between; one that holds several parts them by blanks."""
    parts: list[Inline] = []
    for reference in dict.fromkeys(one for stored in references for one in stored.split()):
        parts += [", ", reference_text(reference)] if parts else [reference_text(reference)]
    return parts


def _number(found: re.Match[str]) -> str:
    year, number = (group for group in found.groups() if group)
    return f"{year}/{number}"


def _may_be_a_date(found: re.Match[str]) -> bool:
    """Whether the pair reads as a day and month, or as a month and year."""
    first, second = int(found[1]), found[2]
    if second is None:
        return False
    is_day = 1 <= first <= _LAST_DAY and 1 <= int(second) <= _LAST_MONTH
    is_month = first <= _LAST_MONTH and re.fullmatch(r"(?:19|20)\d\d", second) is not None
    return is_day or is_month


def _is_beside_a_day(typed: str, found: re.Match[str]) -> bool:
    """Whether a day comes after it that isn't one more beside it, and no word before it says that it is one."""
    joined = _AND.match(typed, found.end())
    is_listed = joined is not None and _DAY.match(typed, joined.end()) is not None
    is_day = is_listed or _OF_DAYS.search(typed, 0, found.start()) is not None
    return int(found[1]) >= _OLDEST and not is_day and _DAY.search(typed, found.end()) is not None
