"""Draws an SVG as PNG with resvg, in a short process of its own; the SVG is made elsewhere.

The library holds Python's one lock for as long as it draws, so that on a thread it would stop everything else. A child
draws beside us instead, is ended when it takes too long, and takes nobody with it when it fails. It has the letters in
`fonts/` and none of the machine's, so that a picture is the same everywhere.
"""

import subprocess
import sys
from pathlib import Path

from documents.lettering import FONTS

LONGEST_S = 10.0
_DRAWER = Path(__file__).with_name("png_process.py")


class NotDrawn(Exception):  # noqa: N818 - says what is the case
    """The picture couldn't be made."""


def png(svg: str, *, width: int) -> bytes:
    """The picture so many pixels wide, and as high as its proportions say; waits for it, so not for the event loop.

    Raises NotDrawn.
    """
    words = [sys.executable, "-I", str(_DRAWER), str(width), *map(str, FONTS)]
    try:
        drawn = subprocess.run(words, input=svg.encode(), capture_output=True, timeout=LONGEST_S, check=True)  # noqa: S603 - our own program
    except (OSError, subprocess.SubprocessError) as error:
        raise NotDrawn from error
    return drawn.stdout
