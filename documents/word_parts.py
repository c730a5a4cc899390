"""Makes single elements of Word's format, for what python-docx has no words for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, /, **attributes: str) -> "BaseOxmlElement":
    """An element of Word's own format, with attributes of its own."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow to load, and seldom needed

    made: BaseOxmlElement = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(named(f"w:{key}"), value)
    return made


def named(name: str) -> str:
    """The name with its prefix, as the format's files have it in full."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    return str(qn(name))
