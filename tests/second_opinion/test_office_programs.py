"""Our documents and tables opened by programs that others wrote: LibreOffice and Poppler."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as ET

import pytest

from documents.pdf import pdf_of
from documents.tables import csv_of, xlsx_of
from documents.word import docx_of
from domain.papers import Sheet
from tests.support.papers import MADE, PAPER, stands_in_order

pytestmark = pytest.mark.processes

_AT = MADE.replace(microsecond=0)
SHEET = Sheet(
    "Beslutninger: Politisk niveau, Fyn",
    "Alt, der er besluttet på Ærø.",
    "Region Syddanmark",
    MADE,
    ("Nr.", "Tekst", "Beløb", "Frist", "Lavet"),
    (
        (1, "Rødgrød; med “fløde” på Ærø", 1_250_000, date(2026, 12, 23), _AT),
        (2, "Første linje\nanden linje", -500, date(2027, 1, 4), None),
        (3, "=1+1", 0, None, _AT),
    ),
)
_AS_DANISH_OFFICES_OPEN_IT = "CSV:59,34,76,1,,1030,false,true"
"""Semicolons, quotation marks, UTF-8, from the first line, Danish, and cells taken for what they look like."""
_OFFICE, _TABLE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}" for part in ("office", "table", "text")
)


def _program(name: str, package: str) -> str:
    """A program of the machine; without it the test is skipped, or fails where it must not be."""
    found = shutil.which(name)
    return found or _missing(name, package)


def _missing(name: str, package: str) -> NoReturn:
    # The tests' own choice, no setting of the program.
    is_required = os.environ.get("SECOND_OPINION") == "required"  # noqa: TID251
    reason = f"{name} is not installed (Debian's package {package})"
    if is_required:
        pytest.fail(reason)
    pytest.skip(reason)


def _said(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def _read_by_poppler(pdf: Path) -> str:
    return _said(_program("pdftotext", "poppler-utils"), pdf, "-")


def test_poppler_reads_the_pdf(tmp_path: Path) -> None:
    """Another program finds every heading and paragraph of the PDF in its order, its title, and that it is tagged."""
    pdf = tmp_path / "referat.pdf"
    pdf.write_bytes(pdf_of(PAPER))
    text = _read_by_poppler(pdf)
    assert stands_in_order(text)
    assert text.count("Lukket udgave") >= 1
    about = _said(_program("pdfinfo", "poppler-utils"), pdf)
    assert "Title:           Referat – Politisk niveau, Fyn" in about
    assert "Tagged:          yes" in about


def test_libreoffice_opens_the_docx(tmp_path: Path) -> None:
    """LibreOffice makes pages of the DOCX that show every heading and paragraph in its order, its title and numbers."""
    office = _program("soffice", "libreoffice-writer-nogui")
    word = tmp_path / "referat.docx"
    word.write_bytes(docx_of(PAPER))
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    _said(office, "--headless", own, "--convert-to", "pdf", "--outdir", tmp_path, word)
    text = _read_by_poppler(tmp_path / "referat.pdf")
    assert stands_in_order(text)
    assert "Side 1 af 1" in text
    assert "Title:           Referat – Politisk niveau, Fyn" in _said(
        _program("pdfinfo", "poppler-utils"), tmp_path / "referat.pdf"
    )


def test_libreoffice_knows_the_headings(tmp_path: Path) -> None:
    """LibreOffice takes the DOCX's headings for headings, each on its level, and the list for a list."""
    office = _program("soffice", "libreoffice-writer-nogui")
    word = tmp_path / "referat.docx"
    word.write_bytes(docx_of(PAPER))
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    _said(office, "--headless", own, "--convert-to", "html:HTML:EmbedImages", "--outdir", tmp_path, word)
    page = (tmp_path / "referat.html").read_text()
    assert page.count("<h1 ") == 4
    assert page.count("<h2 ") == 5
    assert page.count("<li>") == 2
    assert 'lang="da-DK"' in page


def _cells(book: Path) -> list[list[tuple[str | None, str]]]:
    """The rows that hold anything, as LibreOffice understood them: each cell's type and value; formulas fail."""
    rows = []
    for row in ET.parse(book).getroot().iter(f"{_TABLE}table-row"):  # noqa: S314 - LibreOffice has just written it
        cells = []
        for cell in row.findall(f"{_TABLE}table-cell"):
            assert cell.get(f"{_TABLE}formula") is None
            typed = cell.get(f"{_OFFICE}value") or cell.get(f"{_OFFICE}date-value")
            said = "\n".join("".join(part.itertext()) for part in cell.findall(f"{_TEXT}p"))
            cells.append((cell.get(f"{_OFFICE}value-type"), typed or said))
        while cells and cells[-1] == (None, ""):
            cells.pop()
        rows += [cells] if cells else []
    return rows


def test_libreoffice_reads_the_tables(tmp_path: Path) -> None:
    """Workbook and CSV hold the same in order: words with æ, ø and å, numbers as numbers, days as days, no formulas."""
    office = _program("soffice", "libreoffice-calc-nogui")
    files = {tmp_path / "tabel.xlsx": xlsx_of(SHEET), tmp_path / "rækker.csv": csv_of(SHEET)}
    for file, content in files.items():
        file.write_bytes(content)
    own, told = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", f"--infilter={_AS_DANISH_OFFICES_OPEN_IT}"
    _said(office, "--headless", own, "--convert-to", "fods", "--outdir", tmp_path, told, *files)
    if not (tmp_path / "tabel.fods").exists():
        _missing("LibreOffice Calc", "libreoffice-calc-nogui")
    table = _cells(tmp_path / "rækker.fods")
    assert table == [
        [("string", heading) for heading in SHEET.headings],
        [
            *(("float", "1"), ("string", "Rødgrød; med “fløde” på Ærø"), ("float", "1250000")),
            *(("date", "2026-12-23"), ("date", "2026-12-10T09:30:00")),
        ],
        [("float", "2"), ("string", "Første linje\nanden linje"), ("float", "-500"), ("date", "2027-01-04")],
        [("float", "3"), ("string", "'=1+1"), ("float", "0"), (None, ""), ("date", "2026-12-10T09:30:00")],
    ]
    title, remark, *same = _cells(tmp_path / "tabel.fods")
    assert (title, remark) == ([("string", SHEET.title)], [("string", SHEET.remark)])
    assert same[:-1] == table[:-1]
    assert same[-1] == [one if one[1] != "'=1+1" else ("string", "=1+1") for one in table[-1]]
