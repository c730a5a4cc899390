"""Lists that are too long for one message: which page is asked for, and the buttons to those beside it."""

import re
from collections.abc import Sequence

from handlers.retry import retry_button
from handlers.ui import Actions, Inline, Link, Mention, Text

_PAGE = re.compile(r"(?<!\w)side(?::\s*|\s+)(\d{1,3})(?!\w)", re.IGNORECASE)


def take_page(typed: str) -> tuple[int, str]:
    """The page that is asked for, 1 where none is, and the words without it."""
    found = _PAGE.search(typed)
    return (max(1, int(found[1])), _PAGE.sub(" ", typed).strip()) if found else (1, typed)


def pages_of(number: int, at_a_time: int) -> int:
    """How many pages so many things take: one at least."""
    return max(1, -(-number // at_a_time))


def filled(things: Sequence[Text], most: int, room: int) -> list[list[Text]]:
    """The things in pages of so many and so many characters at most; one page at least, and one thing on each."""
    pages: list[list[Text]] = [[]]
    left = room
    for one in things:
        left -= length(one)
        if pages[-1] and (left < 0 or len(pages[-1]) == most):
            pages.append([])
            left = room - length(one)
        pages[-1].append(one)
    return pages


def length(paragraph: Text) -> int:
    """How many characters it takes of a message."""
    return sum(map(_length, paragraph.parts))


def page_buttons(
    command: str, typed: str, page: int, pages: int, *, onward: str = "Vis flere", back: str = "Vis forrige"
) -> tuple[Actions, ...]:
    """The ways to the pages beside this one, whose answer takes the list's place; none where there is one page."""
    beside = [(onward, page + 1)] if page < pages else []
    beside += [(back, page - 1)] if page > 1 else []
    buttons = tuple(retry_button(label, command, f"{typed} side {number}") for label, number in beside)
    return (Actions(buttons),) if buttons else ()


def _length(part: Inline) -> int:
    if isinstance(part, str):
        return len(part)
    if isinstance(part, Link):
        return len(part.text) + len(part.url)
    return len(part.name if isinstance(part, Mention) else part.text)
