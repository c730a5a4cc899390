"""Finds Danish civil registration numbers (CPR) in what people type; keeps and repeats none of them.

Numbers given out since 2007 need not satisfy the old modulus 11 check, so it can't be used. What decides is the
form, six digits of a date and four more, glued or with a hyphen, a dot or blanks between, standing alone, and that the
date exists, whose parts may be set apart too (01.01.90-1234); the day may be 60 higher, as in the replacement numbers
of hospitals. The price: about one in thirty other ten-digit numbers is taken for a CPR number. That costs somebody a
retyping; a number missed would be a leak.
"""

import re
import unicodedata
from collections.abc import Iterator

_REPLACEMENT_DAY = 6  # the first digit of a replacement number's day is 6 higher than the date's
_DASH = r"[-\u2010-\u2015\u2212]"
_SHAPE = re.compile(
    r"(?<![0-9])(?<![0-9][-/.])"
    rf"(?:([0-9]{{6}})(?:\s{{0,9}}{_DASH}?\s{{0,9}}|[./])"  # glued
    rf"|([0-9]{{2}}([-./])[0-9]{{2}}\3[0-9]{{2}})(?:{_DASH}|\.)"  # a blank after such a date begins an hour, 1500
    rf"|([0-9]{{2}}\s[0-9]{{2}}\s[0-9]{{2}})(?:\s|{_DASH}))"
    r"([0-9]{4})(?![0-9])(?![-/][0-9])"
)
_PARTING = re.compile(r"[-./\s]")


def contains_cpr(text: str) -> bool:
    """Whether a CPR number stands anywhere in `text`, with or without a hyphen or blanks."""
    return any(map(_has_date, _numbers(text)))


def _numbers(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text)
    seen = (letter for letter in plain if unicodedata.category(letter) != "Cf")  # files hold what nobody sees too
    digits = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in seen)
    for match in _SHAPE.finditer(digits):
        yield _PARTING.sub("", match[1] or match[2] or match[4]) + match[5]


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
