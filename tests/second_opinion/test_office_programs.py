"""Our documents opened by programs that others wrote: LibreOffice and Poppler."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from documents.pdf import pdf_of
from documents.word import docx_of
from tests.support.papers import PAPER, stands_in_order

pytestmark = pytest.mark.processes


def _program(name: str, package: str) -> str:
    """A program of the machine; without it the test is skipped, or fails where it must not be."""
    found = shutil.which(name)
    if found:
        return found
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
