"""Writes a document as DOCX, to be worked on in Word: real styles and headings, a table of contents, page numbers.

The table of contents is written out with links and without page numbers, which only the program that lays the pages
out can know; it is a field, so that Word can update it.
"""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from documents.letters import printable
from documents.word_parts import element, named
from documents.word_styles import LANGUAGE, lay_out
from domain.papers import Entry, Facts, Paper, Part, Point

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_LINK = "1C4F8F"
_CONTENTS = 'TOC \\o "1-1" \\n \\h \\z \\u'


def docx_of(paper: Paper) -> bytes:
    """The file's bytes."""
    from docx import Document  # noqa: PLC0415 - slow to load, and seldom needed

    document = Document()
    _set_up(document, paper)
    lay_out(document)
    _head_and_foot(document, paper)
    _line(document, "Title", paper.title)
    _line(document, "Subtitle", paper.subtitle)
    _facts(document, paper.facts)
    _line(document, "TOC Heading", "Indhold")
    _contents(document, paper.points)
    for number, point in enumerate(paper.points):
        _point(document, point, _mark(number))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: "Document", paper: Paper) -> None:
    from docx.shared import Cm  # noqa: PLC0415 - as above

    about = document.core_properties
    about.title, about.subject = printable(f"{paper.title} – {paper.subtitle}"), printable(paper.warning)
    about.author = about.last_modified_by = printable(paper.publisher)
    about.language, about.comments, about.keywords = LANGUAGE, "", ""
    about.created = about.modified = paper.made
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin, page.bottom_margin = Cm(2.6), Cm(2.3)


def _head_and_foot(document: "Document", paper: Paper) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 - as above

    page = document.sections[0]
    for part in (page.header, page.footer):
        part.is_linked_to_previous = False
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    head.text = printable(f"{paper.title} – {paper.subtitle}")
    if paper.warning:
        page.header.add_paragraph(printable(paper.warning), style="Advarsel")
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    foot.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(printable(f"{paper.publisher}\tSide "))
    _field(foot, "PAGE", "1")
    foot.add_run(" af ")
    _field(foot, "NUMPAGES", "1")


def _contents(document: "Document", points: Iterable[Point]) -> None:
    """The table of contents: a field whose result is there already."""
    lines = []
    for number, point in enumerate(points):
        line = _line(document, "toc 1")
        _link(line, point.heading, element("w:hyperlink", anchor=_mark(number), history="1"))
        lines.append(line)
    if not lines:
        return
    for run in reversed((_edge("begin"), _instruction(_CONTENTS), _edge("separate"))):
        _before_all(lines[0], run)
    lines[-1]._p.append(_edge("end"))  # noqa: SLF001 - fields are reached in no other way


def _point(document: "Document", point: Point, mark: str) -> None:
    heading = _line(document, "Heading 1", point.heading)
    number = mark.rpartition("_")[2]
    _before_all(heading, element("w:bookmarkStart", id=number, name=mark))
    heading._p.append(element("w:bookmarkEnd", id=number))  # noqa: SLF001 - as above
    _facts(document, point.facts)
    for part in point.parts:
        _part(document, part)


def _part(document: "Document", part: Part) -> None:
    _line(document, "Heading 2", part.heading)
    for words in part.paragraphs:
        _line(document, "Beslutning" if part.stands_out else "Normal", words)
    for entry in part.entries:
        _entry(_line(document, "List Bullet"), entry)


def _entry(line: "Paragraph", entry: Entry) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - as above

    if not entry.link:
        line.add_run(printable(entry.text))
        return
    leads_to = line.part.relate_to(printable(entry.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("w:hyperlink", history="1")
    link.set(named("r:id"), leads_to)
    run = _link(line, entry.text, link)
    run.font.underline = True
    from docx.shared import RGBColor  # noqa: PLC0415 - as above

    run.font.color.rgb = RGBColor.from_string(_LINK)


def _line(document: "Document", style: str, words: str = "") -> "Paragraph":
    """A new paragraph; its style is named by the id that the library makes of the name: looking it up takes long."""
    line = document.add_paragraph(printable(words))
    line._p.style = style.replace(" ", "")  # noqa: SLF001 - as above
    return line


def _facts(document: "Document", facts: Facts) -> None:
    for label, said in facts:
        line = _line(document, "Fakta")
        line.add_run(printable(f"{label}: ")).bold = True
        line.add_run(printable(said))


def _link(line: "Paragraph", text: str, link: "BaseOxmlElement") -> Any:
    run = line.add_run(printable(text))
    link.append(run._r)  # noqa: SLF001 - links are made in no other way
    line._p.append(link)  # noqa: SLF001 - likewise
    return run


def _field(line: "Paragraph", instruction: str, shown: str) -> None:
    for run in (_edge("begin"), _instruction(instruction), _edge("separate")):
        line._p.append(run)  # noqa: SLF001 - likewise
    line.add_run(shown)
    line._p.append(_edge("end"))  # noqa: SLF001 - likewise


def _edge(kind: str) -> "BaseOxmlElement":
    run = element("w:r")
    run.append(element("w:fldChar", fldCharType=kind))
    return run


def _instruction(words: str) -> "BaseOxmlElement":
    run, text = element("w:r"), element("w:instrText")
    text.text = words
    run.append(text)
    return run


def _before_all(line: "Paragraph", first: "BaseOxmlElement") -> None:
    """Puts the element first in the paragraph, after its properties."""
    line._p.insert_element_before(first, *_CONTENT)  # noqa: SLF001 - likewise


_CONTENT = ("w:r", "w:hyperlink", "w:bookmarkStart", "w:bookmarkEnd")


def _mark(number: int) -> str:
    """The name of a point's place, which the table of contents leads to."""
    return f"punkt_{number}"
