"""Any picture as SVG, which may be printed as large as one likes, or as PNG; how each looks stands in its own file."""

from documents import wheel
from documents.png import png
from domain.pictures import Picture

PIXELS = 1680
"""How wide a PNG is: enough to be read on a screen, and on A4."""


def svg_of(picture: Picture) -> str:
    """The SVG."""
    return wheel.svg(picture)


def svg_bytes(picture: Picture) -> bytes:
    """The SVG as a file."""
    return svg_of(picture).encode()


def png_of(picture: Picture) -> bytes:
    """The PNG; it takes a fraction of a second, so not on the event loop. Raises NotDrawn."""
    return png(svg_of(picture), width=PIXELS)
