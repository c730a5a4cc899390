"""What is handed out as a document or a table: headings, paragraphs and cells in words; no file is made here."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.times import refuse_naive

Facts = tuple[tuple[str, str], ...]
"""Labels with what they say."""
Cell = str | int | date | None
"""What stands in a table's field; None where it is empty."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list; `link` is the web address that it leads to, "" for none."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a point: its heading, paragraphs (line breaks in them are kept), and a list after them.

    `stands_out` is what a reader looks for first: the decisions.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point with its heading as it is read ("Punkt 2: …"), its facts and its sections."""

    heading: str
    facts: Facts = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of several points, with a table of contents.

    `made` (aware) is when it was put together, `publisher` the organisation it comes from. `warning` stands on every
    page, "" for none.
    """

    title: str
    subtitle: str
    publisher: str
    made: datetime
    facts: Facts
    points: tuple[Point, ...]
    warning: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.made)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, the line that explains it, its headings, and rows as long as they are.

    `made` (aware) is when it was put together, `publisher` the organisation it comes from.
    """

    title: str
    remark: str
    publisher: str
    made: datetime
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        refuse_naive(self.made)
