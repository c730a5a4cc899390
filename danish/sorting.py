"""Puts Danish texts in Danish alphabetical order; compares nothing but the texts themselves."""

import re
import unicodedata

# The three letters after z, in their order; aa is an old way of writing å, and ä and ö sort with æ and ø.
_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
_DIGITS = re.compile(r"([0-9]+)")

SortKey = tuple[tuple[tuple[int, int | str], ...], str]


def sort_key(text: str) -> SortKey:
    """A key for `sorted`: … z, æ, ø, å, with aa as å, digit runs by their number, and case only as the last resort.

    "Aabenraa" comes after "Ærø", and "PLO 10" after "PLO 9".
    """
    composed = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_AFTER_Z)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(letter))
    parts = tuple(
        (0, int(part)) if part.isdecimal() and part.isascii() else (1, part)
        for part in _DIGITS.split(plain[:1_000])
        if part
    )
    return parts, text.swapcase()
