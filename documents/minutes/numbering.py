"""The ways in which the numbers of points are written, before or beside their titles; a line at a time."""

import re

from danish.writing import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|aug|sep|okt|nov|dec)\b)"
_ROMAN = r"(?-i:(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))"
_COUNT = rf"(?P<number>\d{{1,3}}|{_ROMAN}(?!\w))"
NAMED = re.compile(
    rf"(?:tillægs|dagsordens|lukket |åbent )?(?:punkt|pkt\.?)\s*(?:nr\.?\s*)?:?\s*{_COUNT}\s*"
    r"(?:(?P<mark>[:.)–—|-]|(?=[(\[](?:åben|lukket)))\s*|\s+(?=[A-ZÆØÅ\"“”])|$)(?P<title>.*)",
    re.IGNORECASE,
)
CASE_NUMBERED = re.compile(
    r"sag(?:\s*nr\.?)?\s*(?P<number>\d{1,3})(?![\d/-]*[/-]\d)\s*(?P<mark>[:.)–—-])?\s*(?P<title>.*)", re.IGNORECASE
)
AD = re.compile(rf"ad\.?\s*(?:punkt|pkt\.?)?\s*{_COUNT}\s*(?P<mark>[:.)–—-])?\s*(?P<title>.*)", re.IGNORECASE)
NUMBERED = re.compile(
    rf"(?P<number>\d{{1,3}})(?:\.0(?=\s)|\s*(?P<mark>[.):]|\s[–—|-]))\s*(?P<title>(?!{_MONTH})[A-ZÆØÅ“”\"(§0-9][^\n]*)?",
    re.IGNORECASE,
)
ROMAN = re.compile(rf"(?P<number>{_ROMAN})\s*(?P<mark>[.):]|\s[–—-])\s*(?P<title>[A-ZÆØÅ“”\"(§].*)")
BARE = re.compile(r"(?P<number>\d{1,3})\s+(?P<title>[A-ZÆØÅ].*)")
WITHIN = re.compile(r"(?P<number>\d{1,3})\.(?P<below>\d{1,2})\.?\s+(?P<title>[A-ZÆØÅ“”\"].*)")
_WORTH = {"I": 1, "V": 5, "X": 10}


def number_of(written: str) -> int:
    """The number that digits or Roman letters write."""
    if written.isdecimal():
        return int(written)
    worth = [_WORTH[letter] for letter in written]
    return sum(-one if one < max(worth[at:]) else one for at, one in enumerate(worth))
