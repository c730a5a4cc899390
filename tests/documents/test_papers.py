"""Documents as DOCX, PDF and plain text."""

import io
import re
from contextlib import closing
from dataclasses import replace
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from documents.files import written
from documents.pdf import pdf_of
from documents.plain import text_of
from documents.word import docx_of
from domain.papers import Entry, Paper, Part, Point
from tests.support.papers import PAPER, stands_in_order

_LEADER = re.compile(r"(?: \.)+ \d+$")
"""What leads to a page's number in a table of contents, which only the PDF can know."""


@pytest.fixture(scope="module")
def word() -> bytes:
    """The document as DOCX."""
    return docx_of(PAPER)


def _part(file: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(file)) as packed:
        return packed.read(name).decode()


def test_headings_are_real_ones(word: bytes) -> None:
    """Whoever navigates by headings finds each point on the first level and its sections on the second."""
    lines = [(line.style.name, line.text) for line in Document(io.BytesIO(word)).paragraphs if line.style]
    headings = [line for line in lines if line[0].startswith("Heading")]
    assert headings[:3] == [
        ("Heading 1", "Punkt 1: Godkendelse af dagsorden"),
        ("Heading 1", "Punkt 2: Akutpladser på Fyn"),
        ("Heading 2", "Resumé"),
    ]
    assert lines[0] == ("Title", "Referat")
    assert stands_in_order("\n".join(text for _, text in lines))


def test_the_table_of_contents_leads_to_each_point(word: bytes) -> None:
    """The table of contents is a field that Word can update, is filled in already, and each line leads to its point."""
    document = _part(word, "word/document.xml")
    assert 'TOC \\o "1-1"' in document
    leads_to = re.findall(r'w:anchor="([^"]+)"', document)
    assert len(leads_to) == 3
    assert leads_to == re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document)


def test_word_knows_language_title_and_links(word: bytes) -> None:
    """The file says that it is Danish and what it is called, warns on every page, and its links lead outside."""
    about = Document(io.BytesIO(word)).core_properties
    assert about.language == "da-DK"
    assert about.title == "Referat – Politisk niveau, Fyn · onsdag den 9. december 2026"
    assert about.author == "Region Syddanmark"
    assert 'w:lang w:val="da-DK"' in _part(word, "word/styles.xml")
    assert "https://eksempel.dk/notat" in _part(word, "word/_rels/document.xml.rels")
    assert "Lukket udgave" in _part(word, "word/header1.xml")


def test_a_pdf_is_tagged_danish_and_the_same_each_time() -> None:
    """The PDF can be read aloud as Danish by its structure, and the same document gives the same bytes."""
    pdf = pdf_of(PAPER)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(da-DK)" in pdf
    assert b"pdfuaid:part" in pdf
    assert pdf == pdf_of(PAPER)


def test_the_pdf_says_what_the_document_for_word_says() -> None:
    """Both have the same words in the same order, the same head and foot on each page, title, publisher and links."""
    paper = replace(PAPER, points=PAPER.points * 3)
    document, pdf = Document(io.BytesIO(docx_of(paper))), pdf_of(paper)
    section, about = document.sections[0], document.core_properties
    head = [line.text for line in section.header.paragraphs]
    foot = section.footer.paragraphs[0].text.replace("\t", " ")
    with closing(PdfDocument(pdf)) as opened:
        pages = [page.get_textpage().get_text_bounded().splitlines() for page in opened]
        told = opened.get_metadata_dict()
    body = [_LEADER.sub("", line).removeprefix("• ") for page in pages for line in page[1:-1]]
    assert " ".join(body).split() == " ".join(line.text for line in document.paragraphs).split()
    assert [page[0] for page in pages] == [head[-1], *[" ".join(head)] * (len(pages) - 1)]
    feet = [foot.replace("1 af 1", f"{number} af {len(pages)}") for number in range(1, len(pages) + 1)]
    assert [page[-1] for page in pages] == feet
    assert len(pages) > 1
    assert (told["Title"], told["Author"]) == (about.title, about.author)
    links = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert links == ["https://eksempel.dk/notat"]
    assert all(one.encode() in pdf for one in links)


def test_plain_text_reads_from_top_to_bottom() -> None:
    """What is pasted elsewhere has every word in its order, headings on lines of their own, and links written out."""
    text = text_of(PAPER).decode("utf-8-sig")
    assert text.startswith("Lukket udgave\r\n\r\nReferat\r\n")
    assert "\r\n\r\nPUNKT 2: AKUTPLADSER PÅ FYN\r\n\r\nSagsnr.: 22/17744\r\n" in text
    assert "• Bilag 1: Notat om æ, ø og å: https://eksempel.dk/notat\r\n• Bilag 2\r\n" in text
    assert "\x07" not in text


@pytest.mark.parametrize("ending", ["docx", "pdf", "txt"])
def test_a_document_without_points_is_a_document(ending: str) -> None:
    """A meeting without a single point gives a whole file in each format, not a broken one."""
    empty: Paper = replace(PAPER, points=(), facts=(), warning="")
    assert len(written(empty, f"tom.{ending}")) > 50


def test_a_letter_without_a_font_breaks_no_pdf() -> None:
    """An emoji, or a letter of another alphabet, costs a box on the page and not the document."""
    pdf = pdf_of(replace(PAPER, title="Referat 🎉 健康"))
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" not in pdf


def test_nothing_runs_off_the_page_of_a_pdf() -> None:
    """A long address, or a run of letters, goes on in the next line, wherever it stands."""
    run, address = "x" * 150, f"https://eksempel.dk/:w:/r/{'a' * 200}"
    entry = Entry(run, "https://eksempel.dk/")
    point = Point(run, (("Sted", address),), (Part(run, (address, f"Se {run}."), (entry,), stands_out=True),))
    with closing(PdfDocument(pdf_of(replace(PAPER, subtitle=run, points=(point,))))) as opened:
        for page in opened:
            text, (width, _) = page.get_textpage(), page.get_size()
            rights = [text.get_charbox(at)[2] for at in range(text.count_chars())]
            assert max(rights) < width - 50


@settings(max_examples=8, deadline=None)
@given(st.text(), st.text())
def test_any_text_makes_a_document(title: str, words: str) -> None:
    """Whatever people wrote, each format is made and can be opened: no text is markup, and none breaks the file."""
    entry = Entry(words, "https://eksempel.dk/ø?æ=å b")
    point = Point(title, ((title, words),), (Part(title, (words,), (entry,), stands_out=True),))
    paper = replace(PAPER, title=title, subtitle=words, points=(point,), warning=words)
    word, pdf, plain = (written(paper, f"dokument.{ending}") for ending in ("docx", "pdf", "txt"))
    assert Document(io.BytesIO(word)).paragraphs
    with closing(PdfDocument(pdf)) as opened:
        assert len(opened) > 0
    assert "https://eksempel.dk/ø?æ=å b" in plain.decode("utf-8-sig")
