"""What a Word document's styles and numberings say of a paragraph: whether a heading, and what number it bears."""

import re
from collections import Counter
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|overskrift|title|titel)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|indholdsfortegnelse)\s*\d*", re.IGNORECASE)


def value(element: Element | None) -> str:
    """What an element sets, "" for nothing."""
    return element.get(f"{W}val", "") if element is not None else ""


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")


class Styles:
    """The styles and numberings of one document; labels are asked for in the paragraphs' order, since they count."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._names: dict[str, str] = {}
        self._outlined: set[str] = set()
        self._bold: set[str] = set()
        self._based: dict[str, str] = {}
        self._numbered: dict[str, Element] = {}
        for style in styles.findall(f"{W}style") if styles is not None else ():
            key = style.get(f"{W}styleId", "")
            self._names[key] = value(style.find(f"{W}name"))
            self._based[key] = value(style.find(f"{W}basedOn"))
            if style.find(f"{W}pPr/{W}outlineLvl") is not None:
                self._outlined.add(key)
            if is_on(style.find(f"{W}rPr/{W}b")):
                self._bold.add(key)
            if (numbered := style.find(f"{W}pPr/{W}numPr")) is not None:
                self._numbered[key] = numbered
        self._levels: dict[tuple[str, str], tuple[str, str, int]] = {}
        if numbering is not None:
            self._read(numbering)
        self._counts: Counter[tuple[str, str]] = Counter()

    def is_heading(self, paragraph: Element) -> bool:
        """Whether its style, or one that style rests on, is a heading's or all bold; never in a table of contents."""
        chain = self._chain(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        if any(_CONTENTS.match(self._names.get(key, "")) for key in chain):
            return False
        return any(
            key in self._outlined or key in self._bold or _HEADING.match(self._names.get(key, key)) for key in chain
        )

    def label(self, paragraph: Element) -> str:
        """The number or dot that Word writes before it, with a blank after; "" for none."""
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        if numbered is None:
            chain = self._chain(value(paragraph.find(f"{W}pPr/{W}pStyle")))
            numbered = next((self._numbered[key] for key in chain if key in self._numbered), None)
        if numbered is None:
            return ""
        place = (value(numbered.find(f"{W}numId")), value(numbered.find(f"{W}ilvl")) or "0")
        if place[0] in ("", "0"):
            return ""
        form, written, start = self._levels.get(place, ("bullet", "", 1))
        self._counts[place] += 1
        for deeper in [one for one in self._counts if one[0] == place[0] and one[1] > place[1]]:
            del self._counts[deeper]
        mark = f"%{int(place[1]) + 1}"
        if form != "decimal" or mark not in written or written.count("%") > 1:
            return "- "
        return f"{written.replace(mark, str(start + self._counts[place] - 1))} "

    def _chain(self, key: str) -> list[str]:
        """The style and those that it rests on."""
        chain: list[str] = []
        while key and key not in chain:
            chain.append(key)
            key = self._based.get(key, "")
        return chain

    def _read(self, numbering: Element) -> None:
        abstract = {one.get(f"{W}abstractNumId", ""): one for one in numbering.findall(f"{W}abstractNum")}
        for number in numbering.findall(f"{W}num"):
            levels = abstract.get(value(number.find(f"{W}abstractNumId")))
            for level in levels.findall(f"{W}lvl") if levels is not None else ():
                place = (number.get(f"{W}numId", ""), level.get(f"{W}ilvl", "0"))
                start = value(level.find(f"{W}start"))
                form, written = value(level.find(f"{W}numFmt")), value(level.find(f"{W}lvlText"))
                self._levels[place] = (form, written, int(start) if start.isdecimal() else 1)
