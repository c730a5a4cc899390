"""Takes a Word document apart into its lines: paragraphs in order with the numbers Word shows, and rows of tables.

Page headers and footers are parts of their own and aren't read; text that is marked as deleted isn't either.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from documents.conversion.converted import BOLD, HEADING, PLAIN, Line, Unconvertible
from documents.conversion.packed import opened, xml
from documents.conversion.word_styles import Styles, W, is_on

_GONE = {
    *(f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}sdtPr", f"{W}pPr", f"{W}rPr", f"{W}footnoteReference"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def lines(content: bytes) -> Iterator[Line]:
    """The document's lines; raises Unconvertible."""
    with opened(content) as packed:
        document = xml(packed, "word/document.xml")
        styles = Styles(xml(packed, "word/styles.xml"), xml(packed, "word/numbering.xml"))
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Unconvertible("damaged")
    gap = 0
    for line in _of_block(body, styles):
        if line.text.strip() or line.cells:
            yield Line(line.text, line.weight, gap, cells=line.cells)
            gap = 0
        else:
            gap += 1


def _of_block(block: Element, styles: Styles) -> Iterator[Line]:
    for child in block:
        if child.tag == f"{W}p":
            yield from _of_paragraph(child, styles)
        elif child.tag == f"{W}tbl":
            yield from _of_table(child, styles)
        elif child.tag not in _GONE:
            yield from _of_block(child, styles)


def _of_paragraph(paragraph: Element, styles: Styles) -> Iterator[Line]:
    said = "".join(_texts(paragraph))
    weight = HEADING if styles.is_heading(paragraph) else BOLD if _is_bold(paragraph) else PLAIN
    label = styles.label(paragraph) if said.strip() else ""
    first, *rest = f"{label}{said}".split("\n")
    yield Line(first, weight)
    for one in rest:
        yield Line(one, weight)


def _of_table(table: Element, styles: Styles) -> Iterator[Line]:
    """A row with several cells as cells; a table of one column is a frame around what stands in it."""
    for row in table.iter(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        if len(cells) < 2:  # noqa: PLR2004 - then there are several
            for cell in cells:
                yield from _of_block(cell, styles)
            continue
        said = tuple("\n".join(one.text for one in _of_block(cell, styles) if one.text.strip()) for cell in cells)
        if any(said):
            yield Line("", cells=said)


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag not in _GONE:
            yield from _texts(child)


def _is_bold(paragraph: Element) -> bool:
    """Whether all that is written in it is bold by itself."""
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(_texts(run)).strip()]
    return bool(runs) and all(is_on(run.find(f"{W}rPr/{W}b")) for run in runs)
