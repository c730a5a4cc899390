"""Passages in a Typst file: what stands on the page as markup, and strings in its code.

Markup stands at the top of the file and in [brackets] within code; a `#` leads from markup into code.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.spelling.passages import HOLE, Passage, of_string

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_STATEMENT = re.compile(r"(?:let|set|show|for|if|while|import|include|context|return)\b")
_NAME = re.compile(r"[^\W\d][\w-]*")
_PART_OF = re.compile(r"\.[^\W\d][\w-]*")
_NAMED_FOR_THE_PROGRAM = re.compile(r'\b(?:font|lang|region|weight|paper|style): (?:"[^"]*"|\((?:"[^"]*",? ?)+\))')
_MARKS = str.maketrans({"*": None, "_": None, "~": " "})


def paper(root: Path, path: str) -> Iterator[Passage]:
    """The passages of one file; the path is told from the root."""
    reader = _Reader(path, (root / path).read_text(encoding="utf-8"))
    reader.markup()
    yield from reader.found


class _Reader:
    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._source = source
        self._at = 0
        self.found: list[Passage] = []

    def markup(self) -> None:
        """Reads on to the bracket that closes the markup; from the top of the file, to its end."""
        begun, text = self._at, ""
        while (sign := self._sign) and (sign != "]" or not begun):
            if comment := self._takes(_COMMENT):
                text += "\n" * comment[0].count("\n")
            elif sign == "#":
                self._at += 1
                before = self._at
                self._code()
                text += HOLE + "\n" * self._source.count("\n", before, self._at)
            elif sign == "[":
                self._part()
            else:
                text += self._source[self._at + 1 : self._at + 2] if sign == "\\" else sign
                self._at += 2 if sign == "\\" else 1
        if text.strip(f"{HOLE} \n"):
            line = self._line(begun)
            self.found.append(Passage(self._path, line, self._line(self._at), text.translate(_MARKS)))
        self._at += 1

    def _code(self) -> None:
        """Reads the code after a `#`: a statement to its line's end, else a value with what is called on it."""
        if self._takes(_STATEMENT):
            while self._sign not in ("", "\n", ";", "]"):
                self._part()
            return
        self._part()
        while self._takes(_PART_OF) or self._sign in ("(", "["):
            if self._sign in ("(", "["):
                self._part()

    def _part(self) -> None:
        """Reads one part of code: what stands in brackets, a string, a name or a sign."""
        if self._takes(_COMMENT) or self._takes(_NAMED_FOR_THE_PROGRAM):
            return
        line = self._line(self._at)
        if string := self._takes(_STRING):
            if passage := of_string(self._path, line, self._line(self._at), string[1]):
                self.found.append(passage)
            return
        if self._takes(_NAME):
            return
        sign = self._sign
        self._at += 1
        if sign == "[":
            self.markup()
        elif sign in "({":
            while self._sign not in ("", ")", "}"):
                self._part()
            self._at += 1

    @property
    def _sign(self) -> str:
        return self._source[self._at : self._at + 1]

    def _takes(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._source, self._at)
        if found:
            self._at = found.end()
        return found

    def _line(self, at: int) -> int:
        return self._source.count("\n", 0, at) + 1
