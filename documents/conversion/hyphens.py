"""Takes away the hyphens that only a line's end has put into words; it knows no lines, only what marks them."""

import re

_PARTED = re.compile("(?<=[a-zæøå]{2})[\x02\ufffe](?=[a-zæøå]{2})|\u00ad(?=\\w)")
"""A hyphen that only the line's end has put into a word, as PDFium marks it."""
_HYPHEN = re.compile("[\x02\ufffe\u00ad]")


def unhyphened(said: str) -> str:
    """The text with its words whole; a hyphen that may be the word's own stays: "e-mail", "region- og kommune"."""
    return _HYPHEN.sub("-", _PARTED.sub("", said))
