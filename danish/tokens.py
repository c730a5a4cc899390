"""Cuts a text into the tokens that the grammar reads; understands none of them."""

import re
from typing import Any, NamedTuple

from danish.lexicon import DECIMAL, POINT, join_at, look_up
from danish.vocabulary import fold_word

# Every dash is a hyphen, every apostrophe straight, every odd blank a blank.
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2019\u00b4", "'")
    | dict.fromkeys("\u00a0\u202f\u00ad\u200b", " ")
)
# The point in 14.30 and the comma in 2,5 have their own signs, for they are not those that end a word.
_INSIDE = re.compile(r"(?<=[0-9])[.](?=[0-9])"), re.compile(r"(?<=[0-9]),(?=[0-9])")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|\n|[\w]")


class Tokens(NamedTuple):
    """A text's tokens: their kinds as one string, and per token its values and its place in the text."""

    kinds: str
    values: list[Any]
    starts: list[int]
    ends: list[int]


def tokens(text: str) -> Tokens:
    """The tokens of `text`; the full stop after a word is none, for abbreviations are written with and without it."""
    lowered = text.lower() if len(text.lower()) == len(text) else "".join(letter.lower()[:1] for letter in text)
    plain = lowered.translate(_DASHES)
    if "." in plain:
        plain = _INSIDE[0].sub(POINT, plain)
    if "," in plain:
        plain = _INSIDE[1].sub(DECIMAL, plain)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(plain):
        word = match[0]
        if word == "." and words and words[-1][0].isalpha():
            ends[-1] = match.end()
            continue
        words.append(fold_word(word))
        starts.append(match.start())
        ends.append(match.end())
    return _looked_up(words, starts, ends)


def _looked_up(words: list[str], starts: list[int], ends: list[int]) -> Tokens:
    kinds: list[str] = []
    values: list[Any] = []
    first: list[int] = []
    last: list[int] = []
    place = 0
    while place < len(words):
        size, word = join_at(words, place)
        known = look_up(word)
        kinds.append(known.kind)
        values.append(known.values)
        first.append(starts[place])
        last.append(ends[place + size - 1])
        place += size
    return Tokens("".join(kinds), values, first, last)
