"""Any picture as SVG, which may be printed as large as one likes, or as PNG; how each looks stands in its own file."""

from documents import board, time_line, wheel
from documents.png import png
from domain.case_board import Board
from domain.pictures import Picture, YearPicture
from domain.time_line import TimeLine

_PIXELS = {YearPicture: 1680, TimeLine: 1100, Board: 1400}
"""How wide a PNG is: enough to be read on a screen, and the year on A4 as well."""


def svg_of(picture: Picture) -> str:
    """The SVG."""
    if isinstance(picture, YearPicture):
        return wheel.svg(picture)
    return board.svg(picture) if isinstance(picture, Board) else time_line.svg(picture)


def svg_bytes(picture: Picture) -> bytes:
    """The SVG as a file."""
    return svg_of(picture).encode()


def png_of(picture: Picture) -> bytes:
    """The PNG; it takes a fraction of a second, so not on the event loop. Raises NotDrawn."""
    return png(svg_of(picture), width=_PIXELS[type(picture)])
