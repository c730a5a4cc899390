"""Looks words and figures up for the grammar; the words themselves stand in `vocabulary`.

Tokens that have the same symbols are of one kind, written as one character, so that a whole phrase becomes a short
string of kinds, and a pattern of symbols becomes a regular expression over it.
"""

import re
from typing import Any, NamedTuple

from danish.vocabulary import entries, fold_word, joined

UNKNOWN = "?"
POINT, DECIMAL = "\uf8fe", "\uf8ff"  # signs that `tokens` puts for the point in 14.30 and the comma in 2,5
_FIRST_KIND = 0xE000  # kinds are characters of the private use area
_YEARS = range(1900, 2100)


class Word(NamedTuple):
    """What the lexicon knows of a token: its kind and, for each symbol, its value."""

    kind: str
    values: Any


_kinds: dict[frozenset[str], str] = {}


def _kind(*symbols: str) -> str:
    return _kinds.setdefault(frozenset(symbols), chr(_FIRST_KIND + len(_kinds)))


def _build() -> dict[str, Word]:
    values: dict[str, dict[str, Any]] = {}
    for word, symbol, value in entries():
        values.setdefault(fold_word(word), {})[symbol] = value
    return {word: Word(_kind(*known), known) for word, known in values.items()}


_WORDS = _build()
_JOINED: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _word in sorted(joined(), key=lambda entry: -len(entry[0])):
    _JOINED.setdefault(_words[0], []).append((_words, _word))

_SIGNS = {
    sign: Word(_kind(symbol), {symbol: sign})
    for sign, symbol in {
        ".": "dot", ",": "comma", ";": "comma", "/": "slash", "-": "dash", ":": "colon", "(": "open", ")": "close",
        "'": "apostrophe", "½": "half", "&": "amp", "+": "plus", POINT: "point", DECIMAL: "decimal", "\n": "comma",
    }.items()
}  # fmt: skip
_FIGURES = {
    1: _kind("d", "num", "dayno", "said"),
    2: _kind("d", "dd", "num", "dayno", "said"),
    3: _kind("num", "hhmm"),
    4: _kind("num", "hhmm"),
    5: _kind("num"),
    8: _kind("d8"),
}
_YEAR = _kind("num", "hhmm", "year")
_NUMBER = frozenset({"num", "dayno", "year"})
_UNKNOWN = Word(UNKNOWN, {})


class _Figures:
    """The values of a run of digits: a number for most symbols, the digits themselves where zeros matter."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __getitem__(self, symbol: str) -> int | str:
        return int(self._text) if symbol in _NUMBER else self._text


def look_up(text: str) -> Word:
    """What is known of one folded token: a word, a run of digits or a sign."""
    if text[0] in "0123456789":
        kind = _YEAR if len(text) == 4 and int(text) in _YEARS else _FIGURES.get(len(text))  # noqa: PLR2004 (a year)
        return Word(kind, _Figures(text)) if kind else _UNKNOWN
    return _WORDS.get(text) or _SIGNS.get(text) or _UNKNOWN


def join_at(words: list[str], place: int) -> tuple[int, str]:
    """How many words from `place` on are one to the grammar, and that one ("i", "morgen" → 2, "imorgen")."""
    for phrase, word in _JOINED.get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return len(phrase), word
    return 1, words[place]


def kinds_of(symbol: str) -> str:
    """All kinds of tokens that have the symbol; it is a mistake in a pattern to name a symbol that none has."""
    found = "".join(kind for symbols, kind in _kinds.items() if symbol in symbols)
    if not found:
        raise KeyError(symbol)
    return found


def symbols_of(kind: str) -> frozenset[str]:
    """The symbols of a kind of token; none for what is unknown."""
    return next((symbols for symbols, known in _kinds.items() if known == kind), frozenset())


def translate(pattern: str) -> str:
    """A pattern of symbols as a regular expression over kinds; symbols in capitals become groups."""
    return re.sub(r"\s+", "", _SYMBOL.sub(_translated, pattern.replace("(", "(?:")))


_SYMBOL = re.compile(r"[^\W]+")


def _translated(match: re.Match[str]) -> str:
    name = match[0]
    kinds = f"[{kinds_of(name.lower())}]"
    return f"({kinds})" if name.isupper() else kinds
