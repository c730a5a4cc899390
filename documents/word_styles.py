"""How a DOCX looks: its styles, taken from the library's template and made our own; it writes no text."""

from typing import TYPE_CHECKING, Any

from documents.word_parts import element, named

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "da-DK"
_INK, _QUIET, _ALARM = "1F3A5F", "51606F", "9B1C1C"
_GROUND = "EEF2F7"
_FONT = "Calibri"


def lay_out(document: "Document") -> None:
    """Gives each style that a document uses its letters, colours and distances."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - slow to load, and seldom needed
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
    for stop in ("Header", "Footer"):
        _without_tabs(document.styles[stop])
    title: Any = document.styles["Title"]
    for line in title.element.pPr.findall(named("w:pBdr")):
        title.element.pPr.remove(line)


def _framed(style: Any) -> None:
    """A bar along the left side and a light ground."""
    from docx.shared import Cm  # noqa: PLC0415 - as above

    style.paragraph_format.left_indent = Cm(0.35)
    properties, border = style.element.get_or_add_pPr(), element("w:pBdr")
    border.append(element("w:left", val="single", sz="18", space="8", color=_INK))
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind")
    shade = element("w:shd", val="clear", color="auto", fill=_GROUND)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind")


def _own_letters(style: Any) -> None:
    """Takes the style from the template's theme, and says which language it is in."""
    fonts = style.element.rPr.rFonts
    for name in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[name]
    for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(named(kind), _FONT)
    for kind in ("w:lang", "w:spacing"):
        for known in style.element.rPr.findall(named(kind)):
            style.element.rPr.remove(known)
    style.element.rPr.append(element("w:lang", val=LANGUAGE))


def _without_tabs(style: Any) -> None:
    """Takes away the template's tab stops, which are measured for another page."""
    for tabs in style.element.pPr.findall(named("w:tabs")):
        style.element.pPr.remove(tabs)
