"""Cuts long lists into pages, as Slack does; what is in them it doesn't know."""

from base64 import b64decode, b64encode
from typing import TypeVar

from sandbox.webapi.call import Call, Json
from sandbox.webapi.errors import SlackError

MOST = 1_000
_USUAL = 100
One = TypeVar("One")


def page(call: Call, found: list[One], *, usual: int = _USUAL) -> tuple[list[One], Json]:
    """Cut one page out of a list, from the cursor on; it is `usual` long where no limit was given."""
    begin = read_cursor(call.arguments.text("cursor"))
    end = begin + min(call.arguments.number("limit", usual, most=MOST), call.sandbox.longest_page)
    cursor = write_cursor(end) if end < len(found) else ""
    return found[begin:end], {"next_cursor": cursor}


def write_cursor(value: object) -> str:
    """Answer a cursor that stands for a place in a list."""
    return b64encode(f"next:{value}".encode()).decode()


def read_cursor(cursor: str) -> int:
    """Answer the place that a cursor stands for; the list's beginning for none."""
    if not cursor:
        return 0
    try:
        return int(b64decode(cursor).decode().removeprefix("next:"))
    except ValueError:
        raise SlackError("invalid_cursor") from None
