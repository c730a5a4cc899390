"""Files that are broken, locked or made to cost: each gets its answer within seconds, and none costs the program."""

import io
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from documents.converting import lines_of, rows_of
from documents.minutes.reading import read_minutes
from documents.people_list import read_file
from domain.shared_files import SharedFile, UnreadableFile

SAMPLES = Path(__file__).parent / "minutes" / "samples"
PDF, DOCX = (SAMPLES / "02_udvalg.pdf").read_bytes(), (SAMPLES / "04_overskrifter.docx").read_bytes()
WITHIN_S = 5
MOST_MEMORY_KB = 800_000
# In a process of its own, whose children are the one that reads and nobody else's.
_READS = """
import pathlib, resource, sys
from documents.converting import rows_of
from domain.shared_files import SharedFile, UnreadableFile
reason = ""
try:
    rows_of(SharedFile("bombe.xlsx", pathlib.Path(sys.argv[1]).read_bytes()))
except UnreadableFile as told:
    reason = told.reason
print(reason, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, sep=",")
"""
LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -44>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<0123><0123>]>>\n"
)


def _packed(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", content)
    return written.getvalue()


def _many_cells() -> bytes:
    """A workbook whose only row is very long, within what may be unpacked."""
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet().append(["x"])
    written = io.BytesIO()
    book.save(written)
    cells = b"".join(b'<c r="A1" t="inlineStr"><is><t>x</t></is></c>' for _ in range(400_000))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    changed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            is_sheet = one.startswith("xl/worksheets/sheet")
            new.writestr(one, sheet + cells + b"</row></sheetData></worksheet>" if is_sheet else old.read(one))
    return changed.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "reasons"),
    [
        ("a.pdf", lambda: PDF[: len(PDF) // 3], {"damaged", "no_text"}),
        ("a.pdf", lambda: b"%PDF-1.7\n" + os.urandom(200_000), {"damaged"}),
        ("a.pdf", lambda: b"MZ" + os.urandom(2000), {"damaged"}),
        ("a.pdf", lambda: LOCKED, {"password"}),
        ("a.pdf", lambda: b"%PDF-1.7\n" + b"0" * 50_000_000, {"too_big"}),
        ("a.docx", lambda: DOCX[: len(DOCX) // 2], {"damaged"}),
        ("a.docx", lambda: _packed(word__document=b"<a>"), {"damaged"}),
        ("a.docx", lambda: _packed(word__document=b"<a>" * 3_000_000), {"damaged", "too_big"}),
        ("a.docx", lambda: _packed(word__document=b" " * 60_000_000), {"too_big"}),
        ("a.docx", lambda: _packed(word__document=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), {"damaged"}),
        ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), {"password"}),
        ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, {"old_format"}),
        ("a.docx", lambda: b"x" * 50_000_000, {"too_big"}),
        ("a.xlsx", lambda: _packed(xl__workbook=b" " * 60_000_000), {"too_big"}),
        ("a.xlsx", lambda: b"PK" + os.urandom(10_000), {"damaged"}),
        ("a.xlsx", lambda: b"x" * 50_000_000, {"too_big"}),
        ("a.txt", lambda: b"x" * 50_000_000, {"too_big"}),
        ("a.txt", lambda: b"a\n" * 2_100_000, {"too_big"}),
        ("a.txt", lambda: b"abc\0def", {"letters"}),
        ("a.txt", lambda: b" \n", {"empty"}),
        ("a.exe", lambda: b"MZ", {"format_minutes"}),
    ],
)
def test_a_file_that_is_none_is_told_in_short_time(name: str, make: Callable[[], bytes], reasons: set[str]) -> None:
    """Damaged, locked, huge or swelling files are each told for what they are, within five seconds."""
    file, began = SharedFile(name, make()), _worked_s()

    with pytest.raises(UnreadableFile) as told:
        rows_of(file) if name.endswith("xlsx") else lines_of(file)

    assert told.value.reason in reasons
    assert _worked_s() - began < WITHIN_S


@pytest.mark.parametrize(
    "written", ["{0}. Punkt nummer {0}\n", "Punkt {0}" + "." * 390 + "x\n", "a\n\n\n", "\t" * 500 + "x"]
)
def test_a_text_that_costs_much_to_read_is_read_or_told_in_short_time(written: str) -> None:
    """Thousands of lines that look like an agenda or are all dots, or a line of tabs, cost the program only seconds."""
    content = "Referat\n" + "".join(written.format(at % 300) for at in range(2_000))
    began = _worked_s()

    with suppress(UnreadableFile):
        read_minutes(SharedFile("referat.txt", content.encode()))

    assert _worked_s() - began < WITHIN_S


def test_a_list_of_very_many_columns_is_told_in_short_time() -> None:
    """Forty thousand that say the same are told of like two, and looked through once."""
    began = _worked_s()

    with pytest.raises(UnreadableFile, match="column_twice"):
        read_file("liste.csv", b"navn;" * 40_000)

    assert _worked_s() - began < WITHIN_S


def test_a_spreadsheet_that_swells_costs_no_more_memory_than_allowed(tmp_path: Path) -> None:
    """Millions of cells in a small file end within five seconds, read or refused, and within the process's memory."""
    bomb, began = tmp_path / "bombe.xlsx", _worked_s()
    bomb.write_bytes(_many_cells())

    told = subprocess.run([sys.executable, "-c", _READS, bomb], check=True, capture_output=True, text=True)

    reason, memory_kb = told.stdout.split(",")
    assert reason in ("", "too_big")
    assert _worked_s() - began < WITHIN_S
    assert int(memory_kb) < MOST_MEMORY_KB


def _worked_s() -> float:
    """Seconds of the processor that this process and those it started have used: a busy machine adds none."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
