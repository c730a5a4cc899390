"""Folds texts for comparison, so that spelling habits don't count; compares nothing itself."""

import re
import unicodedata

TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "y", "ß": "ss"})


def fold(text: str) -> str:
    """The text for comparison: lower case, æ as ae, ø as oe, å as aa, accents and punctuation gone, single blanks."""
    if text.isascii():
        lowered = text.lower()
        return lowered if lowered.isalpha() else " ".join(TOKEN.findall(lowered))
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    if not lowered.isascii():
        plain = (letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
        lowered = "".join(plain)
    return " ".join(TOKEN.findall(lowered))
