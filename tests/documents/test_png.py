"""Pictures as PNG: the same everywhere, in a child that can fail without harm."""

import struct

import pytest

from documents.lettering import FAMILY, fitting, lines, width
from documents.png import NotDrawn, png

_BAR = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40"><rect width="100" height="40" fill="#000"/></svg>'
)


def test_a_picture_is_as_wide_as_asked_for() -> None:
    """The PNG has the width asked for, and the SVG's proportions."""
    drawn = png(_BAR, width=250)
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack_from(">II", drawn, 16) == (250, 100)


def test_letters_are_drawn_without_any_font_of_the_machine() -> None:
    """Danish letters come out, in a child that was shown no folder of fonts but ours."""
    blank = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"></svg>'
    written = blank.replace("></svg>", f' font-family="{FAMILY}"><text y="20">Ærø på ø</text></svg>')
    assert len(png(written, width=90)) > 3 * len(png(blank, width=90))


@pytest.mark.parametrize("broken", ["", "<svg", "not a picture"])
def test_what_is_no_svg_is_refused(broken: str) -> None:
    """What can't be drawn raises NotDrawn, whatever the library makes of it."""
    with pytest.raises(NotDrawn):
        png(broken, width=100)


def test_words_are_measured_by_the_fonts_themselves() -> None:
    """Figures are equally wide, bold is wider, Danish letters are known, and twice the size is twice the width."""
    assert len({width(figure, 10) for figure in "0123456789"}) == 1
    assert width("Sundhedsklynge", 10, is_bold=True) > width("Sundhedsklynge", 10)
    assert width("æøåÆØÅ–", 10) != width("mmmmmmm", 10)
    assert width("Ærø", 20) == pytest.approx(2 * width("Ærø", 10))


def test_words_are_cut_to_the_room_there_is() -> None:
    """What is too wide ends with an ellipsis and fits; what fits stays; several lines lose nothing but the end."""
    name = "Sundhedsstrategisk samarbejde om udskrivning"
    assert fitting("Fyn", 10, 100) == "Fyn"
    cut = fitting(name, 10, 80)
    assert cut.endswith("…")
    assert width(cut, 10) <= 80
    assert " ".join(lines(name, 10, 120, 4)) == name
    assert lines(name, 10, 120, 1) == (fitting(name, 10, 120),)
