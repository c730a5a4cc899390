"""Writes dates, times, lists and numbers in Danish, the only place that does; reads nothing."""

from collections.abc import Sequence
from datetime import date, datetime

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBERS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def short_date(day: date) -> str:
    """The date without its weekday: "9. december 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year:04}"


def weekday_date(day: date) -> str:
    """The date with its weekday: "onsdag den 9. december 2026"."""
    return f"{WEEKDAYS[day.weekday()]} den {short_date(day)}"


def week(day: date) -> str:
    """The ISO week the date lies in: "uge 50"."""
    return f"uge {day.isocalendar().week}"


def date_with_week(day: date) -> str:
    """The date with weekday and ISO week: "onsdag den 9. december 2026 (uge 50)"."""
    return f"{weekday_date(day)} ({week(day)})"


def _hours(at: datetime) -> str:
    return f"{at.hour:02}.{at.minute:02}"


def clock(at: datetime) -> str:
    """The time of the day: "kl. 15.00"."""
    return f"kl. {_hours(at)}"


def moment(at: datetime) -> str:
    """The date and time: "onsdag den 9. december 2026 kl. 15.00 (uge 50)"."""
    return f"{weekday_date(at)} {clock(at)} ({week(at)})"


def span(start: date, end: date) -> str:
    """From `start` to `end`, two dates (the end included) or two datetimes.

    "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)", or with both dates written out where they differ:
    "mandag den 7. december 2026 – søndag den 13. december 2026 (uge 50)".
    """
    first, last = start.isocalendar()[:2], end.isocalendar()[:2]
    weeks = f"(uge {first[1]})" if first == last else f"(uge {first[1]}–{last[1]})"
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        if start == end:
            return date_with_week(start)
        return f"{weekday_date(start)} – {weekday_date(end)} {weeks}"
    if start.date() == end.date():
        return f"{weekday_date(start)} {clock(start)}–{_hours(end)} {weeks}"
    return f"{weekday_date(start)} {clock(start)} – {weekday_date(end)} {clock(end)} {weeks}"


def in_working_days(n: int) -> str:
    """How far away something is, in working days: "i dag", "om 1 hverdag", "om 3 hverdage", "for 2 hverdage siden"."""
    if n == 0:
        return "i dag"
    days = count(abs(n), "hverdag", "hverdage")
    return f"om {days}" if n > 0 else f"for {days} siden"


def join(words: Sequence[str]) -> str:
    """The words as a list: "a, b og c"; nothing for none."""
    return _joined(words, "og")


def join_or(words: Sequence[str]) -> str:
    """The words as a choice: "a, b eller c"; nothing for none."""
    return _joined(words, "eller")


def _joined(words: Sequence[str], last: str) -> str:
    *first, final = words or ("",)
    return f"{', '.join(first)} {last} {final}" if first else final


def count(n: int, singular: str, plural: str) -> str:
    """A number of things: "1 opgave", "3 opgaver", with a thousands separator: "1.131 opgaver"."""
    return f"{f'{n:,}'.replace(',', '.')} {singular if abs(n) == 1 else plural}"


def capitalised(sentence: str) -> str:
    """The sentence with a capital first letter, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def number_word(n: int, *, neuter: bool = False) -> str:
    """The number as a word up to twelve ("to"), in digits above; 1 is "en", or "et" for a neuter noun."""
    if n == 1 and neuter:
        return "et"
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}".replace(",", ".")
