"""Reduces Danish words to their stems, for searching; finds and ranks nothing itself."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def stems(text: str) -> list[str]:
    """The stems of the text's words, in their order, in lower case ("mødernes referater" → "mød", "referat")."""
    import snowballstemmer

    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    found: list[str] = snowballstemmer.stemmer("danish").stemWords(words)  # a stemmer has state: one a call
    return found
