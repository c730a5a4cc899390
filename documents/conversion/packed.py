"""Opens the ZIP archives that Office files are, after a look at how much they hold; it knows no format inside."""

import io
from xml.etree.ElementTree import Element, XMLParser
from zipfile import BadZipFile, ZipFile

from documents.conversion.converted import Unconvertible

MOST_UNPACKED = 20_000_000
"""Bytes in all parts that are text; a small file may hold very much of the same."""
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How files begin that Office has put a password on, and those of the formats from before 2007."""
_ENCRYPTED = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"


def opened(content: bytes) -> ZipFile:
    """The archive; raises Unconvertible for none, one with a password, and one that would unpack to too much."""
    if content.startswith(_COMPOUND):
        raise Unconvertible("password" if _ENCRYPTED in content else "old_format")
    try:
        packed = ZipFile(io.BytesIO(content))
    except BadZipFile as error:
        raise Unconvertible("damaged") from error
    if any(one.flag_bits & 1 for one in packed.infolist()):
        raise Unconvertible("password")
    if sum(one.file_size for one in packed.infolist() if one.filename.endswith((".xml", ".rels"))) > MOST_UNPACKED:
        raise Unconvertible("too_big")
    return packed


def xml(packed: ZipFile, part: str) -> Element | None:
    """A part as XML, None for none; raises Unconvertible where it declares entities, as Office never does."""
    try:
        content = packed.read(part)
    except KeyError:
        return None
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unconvertible("damaged")
    parser = XMLParser()  # noqa: S314 - nothing in it is declared, so nothing in it grows
    parser.feed(content)
    return parser.close()
