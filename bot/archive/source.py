"""What an archive is made from, and where its files stand; nothing is loaded or written here."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from documents.files import written
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.papers import Entry, Paper, Part, Point, Sheet
from domain.ports import Repositories, Result
from handlers.dagsorden.words import AGENDA, MINUTES

File = tuple[str, bytes]
"""A path within the archive, and what stands there."""
INDEX = "index.html"
BACK = f"../{INDEX}"
_WARNING = "Lukket udgave – kun til sekretariatet"


class Read(Protocol):
    """Runs a unit of work that only reads."""

    def __call__(self, unit: Callable[[Repositories], Result], /) -> Result:
        """What the unit returns."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """The organisation, how to read the store, and which edition is asked for: with closed items where `is_closed`.

    `now` is aware. `formats` are endings besides HTML that agendas and minutes are written in.
    """

    read: Read
    profile: Profile
    now: datetime
    is_closed: bool = False
    formats: tuple[str, ...] = ()

    def first_read(self, meeting: Meeting) -> str:
        """What is read first of a meeting: the minutes of one that has begun."""
        return MINUTES if meeting.starts <= self.now else AGENDA

    def paper(self, title: str, subtitle: str, points: tuple[Point, ...]) -> Paper:
        """A page of the archive's own."""
        return Paper(title, subtitle, self.profile.name, self.now, (), points, _WARNING if self.is_closed else "")


def stem(body: Body) -> str:
    """What a body's folder and files are called: "politisk-fyn"."""
    return body.key.replace("/", "-")


def folder(meeting: Meeting) -> str:
    """What a meeting's folder is called within its body's: the day, and the number that tells two a day apart."""
    return f"{meeting.day.isoformat()}-{meeting.id}"


def table(name: str, sheet: Sheet) -> Iterator[File]:
    """A table in both formats."""
    for ending in ("csv", "xlsx"):
        yield f"tabeller/{name}.{ending}", written(sheet, f"{name}.{ending}")


def json_of(known: object) -> bytes:
    """Facts as a file."""
    return (json.dumps(known, ensure_ascii=False, indent=2) + "\n").encode()


def list_of(entries: tuple[Entry, ...]) -> Part:
    """A list without a heading."""
    return Part("", () if entries else ("Ingen.",), entries)
