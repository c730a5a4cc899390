"""Takes words out of what was typed, for the readers of several commands; it knows none of them."""

import re
from collections.abc import Collection, Mapping
from typing import TypeVar

from danish.folding import fold
from danish.quotes import quoted
from handlers.typed_text import one_line

_Meaning = TypeVar("_Meaning")
_THANKS = re.compile(r"(?<![\w-])(?i:(?:på forhånd |mange )?tak|please|venligst)(?![\w-])[.!]?")
_GREETING = re.compile(
    r"(?<![\w-])(?i:mvh|vh|(?:med )?venlig hilsen|hilsen)\.?(?P<names>(?:[\s,]+[A-ZÆØÅ][\w.-]*)*)[\s,.]*\Z"
)


def without_courtesy(typed: str) -> str:
    """The text without "tak" and the like, and a greeting with names at its end; one with quotation marks as it is."""
    return typed if quoted(typed) else take_greeting(without_thanks(typed))[1].strip(" ,")


def without_thanks(typed: str) -> str:
    """The text without "tak" and the like."""
    return _THANKS.sub(" ", typed).strip(" ,")


def take_greeting(typed: str) -> tuple[str, str]:
    """The names under a greeting at the end ("" for none), and the text without it."""
    found = _GREETING.search(typed)
    return (found["names"].strip(" ,"), typed[: found.start()].rstrip(" ,.")) if found else ("", typed)


def without(typed: str, found: re.Match[str]) -> str:
    """The text without what was found, on one line."""
    return " ".join(f"{typed[: found.start()]} {typed[found.end() :]}".split())


def take_quoted(typed: str) -> tuple[str, str]:
    """The first words in quotation marks ("" for none), and the text without them, each on one line."""
    marks = quoted(typed)
    if not marks:
        return "", " ".join(typed.split())
    start, end = marks[0]
    return one_line(typed[start + 1 : end - 1]), " ".join(f"{typed[:start]} {typed[end:]}".split())


def take_number(pattern: re.Pattern[str], typed: str) -> tuple[int | None, str]:
    """The number that the pattern's group finds, and the text without all that it found."""
    found = pattern.search(typed)
    return (int(found[1]), without(typed, found)) if found else (None, typed)


def take_word(known: Mapping[str, _Meaning], typed: str) -> tuple[_Meaning | None, str]:
    """What the first of the words means that is known, and the words without it."""
    words = typed.split()
    for place, word in enumerate(words):
        if (meaning := known.get(fold(word))) is not None:
            return meaning, " ".join([*words[:place], *words[place + 1 :]])
    return None, typed


def unknown_words(typed: str, small: Collection[str]) -> str:
    """The words that mean nothing: all but signs and the small ones."""
    return " ".join(word for word in typed.split() if fold(word) and fold(word) not in small)
