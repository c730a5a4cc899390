"""Finds Danish civil registration numbers (CPR) in what people type; keeps and repeats none of them.

Numbers given out since 2007 need not satisfy the old modulus 11 check, so it can't be used. What decides is the
form, six digits of a date and four more, glued or with a hyphen or blanks between, standing alone, and that the
date exists; the day may be 60 higher, as in the replacement numbers of hospitals. The price: about one in thirty
other ten-digit numbers is taken for a CPR number. That costs somebody a retyping; a number missed would be a leak.
"""

import re
import unicodedata
from collections.abc import Iterator

_REPLACEMENT_DAY = 6  # the first digit of a replacement number's day is 6 higher than the date's
_SHAPE = re.compile(
    r"(?<![0-9])(?<![0-9][-/.])([0-9]{6})\s{0,9}[-\u2010-\u2015\u2212]?\s{0,9}([0-9]{4})(?![0-9])(?![-/][0-9])"
)


def contains_cpr(text: str) -> bool:
    """Whether a CPR number stands anywhere in `text`, with or without a hyphen or blanks."""
    return any(map(_has_date, _numbers(text)))


def _numbers(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text)
    digits = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in plain)
    for match in _SHAPE.finditer(digits):
        yield match[1] + match[2]


def _has_date(number: str) -> bool:
    from stdnum.dk import cpr
    from stdnum.exceptions import ValidationError

    tens = int(number[0])
    dated = f"{tens - _REPLACEMENT_DAY}{number[1:]}" if tens >= _REPLACEMENT_DAY else number
    try:
        cpr.get_birth_date(dated)
    except ValidationError:
        return False
    return True
