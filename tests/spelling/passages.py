"""What a passage of text is, and which words stand in it; where passages are, and if they are right, others tell."""

import re
from dataclasses import dataclass

HOLE = "\ufffc"
"""Stands in a passage for what is filled in when it is read."""

_NO_WORDS = re.compile(
    r"`[^`]*(?:`|$)"  # what is typed
    r"|\b[a-z]+://\S*"
    r"|<[^<>]*>|&\w+;|\[/?\w+\]"  # tags and their like
    r"|[\w./-]*\w\.[a-z]\w*(?:\.\w+)*"  # files and dotted names
    r"|(?<!\w)/[\w-]+|(?<!\w)--[\w-]+|[@#]\w[\w.-]*"  # commands, options, people, channels
    r"|\{\w*\}|%[-\w]+"  # what is filled in
    r"|\w*[_\d]\w*"  # settings, keys, numbers
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LETTERS = r"[^\W\d_]"
_READS_AS_TEXT = re.compile(rf"{_LETTERS}\S*\s+\S*{_LETTERS}|^\W*[A-ZÆØÅ][a-zæøå]|{_LETTERS}{{2}}[.!?:…]\s*$|[æøåÆØÅ]")
_LOOSE = re.compile(rf"\W*{_LETTERS}{{2,}}\W*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, with the first and last line it stands on.

    `is_loose` is a single word without capitals, which may be a key of the program's as well as a word for people.
    """

    path: str
    line: int
    last: int
    text: str
    is_loose: bool = False


def of_string(path: str, line: int, last: int, text: str) -> Passage | None:
    """The passage that a string in code is; none where it can only be a key or a number."""
    if _READS_AS_TEXT.search(text):
        return Passage(path, line, last, text)
    return Passage(path, line, last, text, is_loose=True) if _LOOSE.fullmatch(text) else None


def words_of(passage: Passage) -> list[str]:
    """The words of a passage; without what is typed, addresses, numbers, and words of which a part is filled in."""
    readable = _NO_WORDS.sub(lambda found: HOLE if found[0].endswith(HOLE) else " ", passage.text)
    found = [(word[0], readable[: word.start()][-1:], readable[word.end() :][:1]) for word in _WORD.finditer(readable)]
    return [word for word, before, after in found if HOLE not in (before, after) and len(word) > 1]
