"""The pictures' colours: told apart in greyscale and by the colour-blind, each with letters that can be read on it.

Nothing is told by colour alone: whatever has a colour has a place, a shape or words of its own as well.
"""

from collections.abc import Iterable, Mapping

PAPER, INK, QUIET, LINE = "#fdfcf9", "#22262b", "#5c636b", "#d8d3c7"
SHADE = "#f1ede3"
LATE, DONE, NEXT = "#a3210f", "#2c6e63", "#1d3a5f"
_IN_TURN = ("#1d3a5f", "#b4532a", "#4f9b8e", "#dcae4e", "#6d5a8c", "#8a8f3c", "#2b6c93", "#9c6b5c")
"""From dark to light and back, so that neighbours differ without their colours."""
_HALF = 128


def colours(keys: Iterable[str]) -> Mapping[str, str]:
    """A colour for each key, the same for the same place in the order."""
    return {key: _IN_TURN[place % len(_IN_TURN)] for place, key in enumerate(dict.fromkeys(keys))}


def mixed(colour: str, share: float, onto: str = PAPER) -> str:
    """The colour laid that thinly (0 to 1) over another."""
    pairs = zip(_parts(colour), _parts(onto), strict=True)
    return "#" + "".join(f"{round(part * share + under * (1 - share)):02x}" for part, under in pairs)


def letters_on(colour: str) -> str:
    """White or ink, whichever can be read on the colour."""
    red, green, blue = _parts(colour)
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < _HALF else INK


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
