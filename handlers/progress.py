"""How far long work is, told while it goes on; nothing waits for what is told, and the front shows the newest of it.

Work that is soon done shows nothing. Telling is no effect of a unit of work: it may be dropped, and told again.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from handlers.outcomes import Replace, Reply
from handlers.ui import Card

Shows = Callable[[Reply | Replace], None]
"""Takes how far the work is, from any thread: `Replace` where the answer is to take the place of what was pressed."""
_Row = TypeVar("_Row")


def unshown(_said: Reply | Replace) -> None:
    """Shows nothing."""


def counted(rows: Sequence[_Row], shows: Shows, doing: str) -> Iterator[_Row]:
    """The rows one after the other, told as "Opretter møder: 40 af 120 …" for `doing` "Opretter møder"."""
    for number, row in enumerate(rows, 1):
        shows(Replace(Card(f"{doing}: {number} af {len(rows)} …")))
        yield row
