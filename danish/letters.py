"""Takes the letters that nobody sees out of what people typed: kept in a title or a name, they turn a line around."""

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_JOINER = re.compile("([^\u200d]?)\u200d+(?=(.?))", re.DOTALL)
_EMOJI_STYLE = "\ufe0f"


def without_unseen(typed: str) -> str:
    """The text without marks of direction, soft hyphens and letters of no width, but for joiners within emoji."""
    return _JOINER.sub(_joined, _UNSEEN.sub("", typed))


def _joined(found: re.Match[str]) -> str:
    is_emoji = _is_symbol(found[1]) and _is_symbol(found[2])
    return f"{found[1]}\u200d" if is_emoji else found[1]


def _is_symbol(letter: str) -> bool:
    return letter == _EMOJI_STYLE or (letter != "" and unicodedata.category(letter).startswith("S"))
