"""Finds the parts of a text that stand in quotation marks, where nothing is to be searched; changes no text."""

import re

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|»[^»«]*«|«[^»«]*»|\"[^\"]*\"|”[^”]*”")


def quoted(text: str) -> list[tuple[int, int]]:
    """Where each quotation starts and ends (marks included), as positions in `text`, in order."""
    return [match.span() for match in _QUOTED.finditer(text)]


def blanked(text: str) -> str:
    """The text with everything in quotation marks replaced by an unreadable sign; positions stay the same."""
    return _QUOTED.sub(lambda match: "\N{REPLACEMENT CHARACTER}" * len(match[0]), text)
