"""Writes a document as DOCX, to be worked on in Word: real styles and headings, a table of contents, page numbers.

The table of contents is written out with links and without page numbers, which only the program that lays the pages
out can know; it is a field, so that Word can update it.
"""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from documents.letters import printable
from domain.papers import Entry, Facts, Paper, Part, Point

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_LANGUAGE = "da-DK"
_INK, _QUIET, _ALARM, _LINK = "1F3A5F", "51606F", "9B1C1C", "1C4F8F"
_GROUND = "EEF2F7"
_FONT = "Calibri"
_CONTENTS = 'TOC \\o "1-1" \\n \\h \\z \\u'


def docx_of(paper: Paper) -> bytes:
    """The file's bytes."""
    from docx import Document  # noqa: PLC0415 - slow to load, and seldom needed

    document = Document()
    _set_up(document, paper)
    _styles(document)
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
    about.language, about.comments, about.keywords = _LANGUAGE, "", ""
    about.created = about.modified = paper.made
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin, page.bottom_margin = Cm(2.6), Cm(2.3)


def _styles(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - as above
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 - as above

    for name in ("TOC Heading", "toc 1", "Fakta", "Advarsel", "Beslutning"):
        if name not in document.styles:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    sizes: tuple[tuple[str, float, str, bool, float, float], ...] = (
        ("Normal", 11, "000000", False, 0, 7),
        ("Title", 26, _INK, True, 0, 2),
        ("Subtitle", 14, _QUIET, False, 0, 12),
        ("Heading 1", 16, _INK, True, 24, 8),
        ("Heading 2", 12, _INK, True, 14, 4),
        ("TOC Heading", 16, _INK, True, 18, 8),
        ("toc 1", 11, "000000", False, 0, 4),
        ("Fakta", 11, "000000", False, 0, 3),
        ("Beslutning", 11, "000000", False, 0, 4),
        ("List Bullet", 11, "000000", False, 0, 3),
        ("Header", 9, _QUIET, False, 0, 0),
        ("Footer", 9, _QUIET, False, 0, 0),
        ("Advarsel", 9, _ALARM, True, 0, 0),
    )
    for name, size, colour, is_bold, before, after in sizes:
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), is_bold, False
        style.font.color.rgb = RGBColor.from_string(colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        _own_letters(style)
    fact: Any = document.styles["Fakta"]
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    _framed(document.styles["Beslutning"])
    title: Any = document.styles["Title"]
    for line in title.element.pPr.findall(_named("w:pBdr")):
        title.element.pPr.remove(line)


def _framed(style: Any) -> None:
    """A bar along the left side and a light ground."""
    from docx.shared import Cm  # noqa: PLC0415 - as above

    style.paragraph_format.left_indent = Cm(0.35)
    properties, border = style.element.get_or_add_pPr(), _element("w:pBdr")
    border.append(_element("w:left", val="single", sz="18", space="8", color=_INK))
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind")
    shade = _element("w:shd", val="clear", color="auto", fill=_GROUND)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind")


def _own_letters(style: Any) -> None:
    """Takes the style from the template's theme, and says which language it is in."""
    fonts = style.element.rPr.rFonts
    for name in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[name]
    for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(_named(kind), _FONT)
    for kind in ("w:lang", "w:spacing"):
        for known in style.element.rPr.findall(_named(kind)):
            style.element.rPr.remove(known)
    style.element.rPr.append(_element("w:lang", val=_LANGUAGE))


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
    for stop in ("Header", "Footer"):
        _without_tabs(document.styles[stop])
    foot.add_run(printable(f"{paper.publisher}\tSide "))
    _field(foot, "PAGE", "1")
    foot.add_run(" af ")
    _field(foot, "NUMPAGES", "1")


def _without_tabs(style: Any) -> None:
    """Takes away the template's tab stops, which are measured for another page."""
    for tabs in style.element.pPr.findall(_named("w:tabs")):
        style.element.pPr.remove(tabs)


def _contents(document: "Document", points: Iterable[Point]) -> None:
    """The table of contents: a field whose result is there already."""
    lines = []
    for number, point in enumerate(points):
        line = _line(document, "toc 1")
        _link(line, point.heading, _element("w:hyperlink", anchor=_mark(number), history="1"))
        lines.append(line)
    if not lines:
        return
    for run in reversed((_edge("begin"), _instruction(_CONTENTS), _edge("separate"))):
        _before_all(lines[0], run)
    lines[-1]._p.append(_edge("end"))  # noqa: SLF001 - fields are reached in no other way


def _point(document: "Document", point: Point, mark: str) -> None:
    heading = _line(document, "Heading 1", point.heading)
    number = mark.rpartition("_")[2]
    _before_all(heading, _element("w:bookmarkStart", id=number, name=mark))
    heading._p.append(_element("w:bookmarkEnd", id=number))  # noqa: SLF001 - as above
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
    link = _element("w:hyperlink", history="1")
    link.set(_named("r:id"), leads_to)
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
    run = _element("w:r")
    run.append(_element("w:fldChar", fldCharType=kind))
    return run


def _instruction(words: str) -> "BaseOxmlElement":
    run, text = _element("w:r"), _element("w:instrText")
    text.text = words
    run.append(text)
    return run


def _before_all(line: "Paragraph", element: "BaseOxmlElement") -> None:
    """Puts the element first in the paragraph, after its properties."""
    line._p.insert_element_before(element, *_CONTENT)  # noqa: SLF001 - likewise


_CONTENT = ("w:r", "w:hyperlink", "w:bookmarkStart", "w:bookmarkEnd")


def _element(tag: str, /, **attributes: str) -> "BaseOxmlElement":
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above

    element: BaseOxmlElement = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(_named(f"w:{key}"), value)
    return element


def _named(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    return str(qn(name))


def _mark(number: int) -> str:
    """The name of a point's place, which the table of contents leads to."""
    return f"punkt_{number}"
