"""Takes a foreign file apart into lines or rows, in a process of its own where its format is more than plain text.

That process limits its own memory, and is killed when its time is up: a hostile file never costs the program itself.
"""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from documents.conversion.converted import Line, line_of
from domain.shared_files import MOST_BYTES, SharedFile, UnreadableFile

TIME_S = 15.0
"""On a machine that is busy; the process limits its own working time to what `documents.conversion` says."""
MOST_OF_TEXT = 4_000_000
"""Bytes of a text, which is read in the program itself."""
_DOCUMENTS, _TEXTS, _SHEETS, _SEPARATED = (".docx", ".pdf"), (".txt", ".md"), (".xlsx", ".xlsm"), (".csv", ".txt")
_HOUSE = Path(__file__).parent.parent
_BEGINS = {".pdf": b"%PDF", ".ics": b"BEGIN:VCALENDAR", ".docx": b"PK", ".xlsx": b"PK"}
_LOCKED_OFFICE = b"\xd0\xcf\x11\xe0"
_TABLE_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_RULE = re.compile(r"^[\s|:=_*-]+$")


def lines_of(file: SharedFile) -> list[Line]:
    """A document's lines, for a name that ends with .docx, .pdf, .txt or .md; raises UnreadableFile."""
    _refuse_size(file)
    if file.ending in _TEXTS:
        if len(file.content) > MOST_OF_TEXT:
            raise UnreadableFile("too_big")
        found = _lines_of_text(decoded(file.content))
    elif file.ending in _DOCUMENTS:
        lines = map(line_of, _apart(file, file.ending)["lines"])
        found = [replace(one, text=_whole(one.text), cells=tuple(map(_whole, one.cells))) for one in lines]
    else:
        raise UnreadableFile("format_minutes", file.name)
    if not any(one.text.strip() or one.cells for one in found):
        raise UnreadableFile("no_text")
    return found


def rows_of(file: SharedFile) -> list[list[str]]:
    """The cells of a workbook's first sheet, blank rows too, for a name that ends with .xlsx; raises UnreadableFile."""
    return _rows(file, ".xlsx")


def events_of(file: SharedFile) -> list[list[str]]:
    """What each event of a calendar is called, its beginning, end and place, as ISO times; raises UnreadableFile."""
    return _rows(_in_utf8(file), ".ics")


def attendees_of(file: SharedFile) -> list[list[str]]:
    """The attendees of a calendar's events: the event's title, their name, the domain of their address, their part."""
    return _rows(_in_utf8(file), ".ics-attendees")


def decoded(content: bytes) -> str:
    """A text in UTF-8, in UTF-16 with its mark, or in Windows' own letters; raises UnreadableFile for what is none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _whole(content.decode("utf-16", errors="replace").lstrip("\ufeff"))
    if b"\0" in content:
        raise UnreadableFile("letters")
    try:
        return _whole(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _in_utf8(file: SharedFile) -> SharedFile:
    """The calendar in the letters that the format asks for; Windows wrote others once."""
    return replace(file, content=decoded(file.content).encode()) if len(file.content) <= MOST_OF_TEXT else file


def _rows(file: SharedFile, ending: str) -> list[list[str]]:
    _refuse_size(file)
    return [[_whole(str(cell)) for cell in row] for row in _apart(file, ending)["rows"]]


def _whole(text: str) -> str:
    """The text with each letter as one: some programs, most of them on a Mac, write å as an a and a ring."""
    return unicodedata.normalize("NFC", text)


def _refuse_size(file: SharedFile) -> None:
    if len(file.content) > MOST_BYTES:
        raise UnreadableFile("too_big")
    if not file.content.strip():
        raise UnreadableFile("empty")
    begins = _BEGINS.get(file.ending)
    is_like = begins is None or begins in file.content[:1024] or file.content.startswith(_LOCKED_OFFICE)
    if not is_like:
        raise UnreadableFile("damaged")


def _apart(file: SharedFile, ending: str) -> dict[str, Sequence[Sequence[object]]]:
    """What the process made of it; `subprocess.run` kills it by its id when its time is up."""
    try:
        done = subprocess.run(  # noqa: S603 - this program itself, with a word of our own
            [sys.executable, "-m", "documents.conversion", ending],
            input=file.content,
            capture_output=True,
            cwd=_HOUSE,
            timeout=TIME_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("too_big") from error
    if done.returncode != 0 or not done.stdout:
        raise UnreadableFile("too_big" if done.returncode < 0 else "damaged")
    answer = json.loads(done.stdout)
    if reason := answer.get("reason"):
        raise UnreadableFile(str(reason))
    return dict(answer)


def _lines_of_text(text: str) -> list[Line]:
    """A text's lines: form feeds are new pages, and rows between upright strokes are a table's."""
    found: list[Line] = []
    page, gap = 1, 0
    for written in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        page += written.count("\f")
        said = written.replace("\f", "").rstrip()
        row = _TABLE_ROW.match(said)
        if row and "|" in row[1]:
            if not _RULE.match(said):
                found.append(Line("", gap=gap, page=page, cells=tuple(cell.strip() for cell in row[1].split("|"))))
                gap = 0
        elif said.strip():
            found.append(Line(said, gap=gap, page=page))
            gap = 0
        else:
            gap += 1
    return found
