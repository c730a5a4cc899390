"""Lists of people as Danish Excel writes them."""

import io
import time
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import openpyxl
import pytest

from documents.people_list import read_file
from domain.shared_files import UnreadableFile

TEXT = "Navn;Forum;Klynge;Plads\r\nÅse Ærø;politisk;fyn;Borgmester, Ærø\r\n;;;\r\nBo Prøvesen;ssu;;PLO 1\r\n"
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><worksheet>&a11;</worksheet>"
)


def _book(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_as_it_was_saved(encoding: str, delimiter: str) -> None:
    """Letters, marks and delimiters of Danish and other Excels; empty rows are passed over and keep their number."""
    text = TEXT.replace("Borgmester, Ærø", '"Borgmester, Ærø"').replace(";", delimiter)
    rows = read_file("liste.csv", text.encode(encoding))
    assert [row.number for row in rows] == [2, 4]
    assert rows[0].cells == {"navn": "Åse Ærø", "forum": "politisk", "klynge": "fyn", "plads": "Borgmester, Ærø"}


def test_letters_are_whole_and_headings_may_stand_below_a_title() -> None:
    """A Mac may write å as an a and a ring; other programs tell Excel first what stands between cells."""
    for above in ("", "sep=;\r\n", "Medlemmer 2026;;;\r\n"):
        apart = unicodedata.normalize("NFD", above + TEXT)
        assert [row.cells["navn"] for row in read_file("liste.csv", apart.encode())] == ["Åse Ærø", "Bo Prøvesen"]
    (row,) = read_file("liste.xlsx", _book(("navn",), (unicodedata.normalize("NFD", "Åse Ågård"),)))
    assert row.cells == {"navn": "Åse Ågård"}


def test_workbook_is_read() -> None:
    """Dates, numbers and yes or no are read as they would be typed."""
    content = _book(
        ("navn", "fra", "plads", "I Slack"), ("Åse", date(2026, 1, 31), 2.0, True), (None, None, None, None)
    )
    (row,) = read_file("Liste.XLSX", content)
    assert row.cells == {"navn": "Åse", "fra": "2026-01-31", "plads": "2", "i slack": "ja"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\r\n;;\r\n", "empty"),
        ("a.pdf", b"x", "format"),
        ("a.csv", b"navn;farve\r\nBo;r", "column"),
        ("a.csv", b"navn;navn\r\nBo;r", "column_twice"),
        ("a.csv", b"navn;plads\r\nBo;plo 1;fyn", "beyond"),
        ("a.csv", b"plads;forum\r\nBo;r", "no_name_column"),
        ("a.csv", b"navn\r\n\x00\x01", "letters"),
        ("a.csv", b'navn\r\n"Bo', "quotes"),
        ("a.xlsx", b"PK\x03\x04", "damaged"),
        ("a.xlsx", b"", "empty"),
        ("a.csv", b"navn\n" + b"Bo\n" * 5001, "too_many"),
        ("a.csv", b"x" * 5_000_001, "too_big"),
    ],
)
def test_what_is_no_list_is_refused(name: str, content: bytes, reason: str) -> None:
    """A file that can't be read is told, whatever is in it."""
    with pytest.raises(UnreadableFile) as refused:
        read_file(name, content)
    assert refused.value.reason == reason


def test_a_small_workbook_that_unpacks_to_very_much_is_refused() -> None:
    """It is told by what it says it will be, before anything of it is unpacked."""
    bomb = _changed(_book(("navn",)), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableFile, match="too_big"):
        read_file("liste.xlsx", bomb)


@pytest.mark.parametrize(
    "change",
    [
        lambda _xml: b"",
        lambda xml: xml[:-20],
        lambda xml: xml.replace(b"<row", b'<row r="999999999"'),
        lambda xml: xml.replace(b'r="A1"', b'r="ZZZZZZ1"'),
        lambda xml: xml.replace(b"<sheetData", b"<sheetDato"),
        lambda _xml: BILLION_LAUGHS,
        lambda _xml: b"<a>" * 100_000,
    ],
    ids=["empty", "cut", "far row", "far column", "other names", "entities", "deep"],
)
def test_a_damaged_workbook_is_refused_in_short_time(change: Callable[[bytes], bytes]) -> None:
    """Whatever its inside holds, it is a list or it is none; nothing breaks, and nobody waits."""
    began = time.monotonic()
    with suppress(UnreadableFile):
        read_file("liste.xlsx", _changed(_book(("navn",), ("Åse",)), "xl/worksheets/sheet1.xml", change))
    assert time.monotonic() - began < 5


def _changed(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its files changed."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            content = old.read(one)
            new.writestr(one.filename, change(content) if one.filename == name else content)
    return written.getvalue()
