"""How wide words are in the pictures' letters, read out of the font files themselves; draws nothing."""

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FAMILY = "Lato, sans-serif"
"""What an SVG asks for; opened on a machine without Lato, it has the letters that the machine has instead."""
_FOLDER = Path(__file__).with_name("fonts")
_REGULAR, _BOLD = _FOLDER / "Lato-Regular.ttf", _FOLDER / "Lato-Bold.ttf"
FONTS = (_REGULAR, _BOLD)
_ELLIPSIS = "…"


def width(words: str, size: float, *, is_bold: bool = False) -> float:
    """How wide the words are, in the unit of `size`; a letter that the font lacks is as wide as an m."""
    advances = _advances(_BOLD if is_bold else _REGULAR)
    return sum(advances.get(letter, advances["m"]) for letter in words) * size


def fitting(words: str, size: float, room: float, *, is_bold: bool = False) -> str:
    """The words, cut with an ellipsis where they are wider than the room."""
    if width(words, size, is_bold=is_bold) <= room:
        return words
    while words and width(words + _ELLIPSIS, size, is_bold=is_bold) > room:
        words = words[:-1].rstrip()
    return words + _ELLIPSIS


def lines(words: str, size: float, room: float, most: int, *, is_bold: bool = False) -> tuple[str, ...]:
    """The words on so many lines at most, parted at plain blanks; what doesn't fit the last one is cut."""
    found: list[str] = []
    rest = words.split(" ")
    while rest and len(found) < most:
        if len(found) == most - 1:
            found.append(fitting(" ".join(rest), size, room, is_bold=is_bold))
            break
        taken = 1
        while taken < len(rest) and width(" ".join(rest[: taken + 1]), size, is_bold=is_bold) <= room:
            taken += 1
        found.append(fitting(" ".join(rest[:taken]), size, room, is_bold=is_bold))
        rest = rest[taken:]
    return tuple(found)


@cache
def _advances(path: Path) -> Mapping[str, float]:
    """How far each letter moves on, in ems (OpenType's tables head, hhea, hmtx and cmap's format 4)."""
    font = path.read_bytes()
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {font[at : at + 4]: struct.unpack_from(">L", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    (em,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (metrics,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    moved = struct.unpack_from(f">{2 * metrics}H", font, tables[b"hmtx"])[::2]
    return {chr(code): moved[min(glyph, metrics - 1)] / em for code, glyph in _glyphs(font, tables[b"cmap"]).items()}


def _glyphs(font: bytes, cmap: int) -> Mapping[int, int]:
    """The glyph of each character, in the table of Unicode's first plane."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    encodings = [struct.unpack_from(">2HL", font, cmap + 4 + 8 * place) for place in range(count)]
    at = cmap + next(offset for platform, encoding, offset in encodings if (platform, encoding) == (3, 1))
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", font, at + 14)
    starts, deltas, ranges = (
        struct.unpack_from(f">{segments}H", font, at + 16 + 2 * segments * place) for place in (1, 2, 3)
    )
    found = {}
    for place, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if ranges[place]:
                slot = at + 16 + 6 * segments + 2 * place + ranges[place] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, slot)
            found[code] = (glyph + deltas[place]) % 65536
    return found
