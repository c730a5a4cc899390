"""An archive of all that an organisation leaves behind, as it is asked for and handed out; it is made elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.errors import Refused
from domain.organisation import Profile


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP that is read without the program, and how many meetings and files are in it."""

    title: str
    content: bytes
    meetings: int
    files: int


class ArchiveUnderWay(Refused):
    """One is being made already, and one at a time is enough."""


class ArchiveNotMade(Refused):
    """It couldn't be made; why, the log says."""


class Archiver(Protocol):
    """Makes archives."""

    async def __call__(self, organisation: Profile, now: datetime, shows: Callable[[int, int], None]) -> Archive:
        """The open edition for the organisation, as it is at that time (aware).

        `shows` is told how many meetings are in it by now, and of how many. Raises ArchiveUnderWay and ArchiveNotMade.
        """
        ...
