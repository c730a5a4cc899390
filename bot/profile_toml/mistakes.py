"""What is wrong in a profile's file, told in Danish to the person who starts the bot; nothing here looks for faults."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Step = str | int
Location = tuple[Step, ...]
"""Where in the file: field names, and positions (from 0) in lists."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a location: what stands there and what is expected, both in Danish."""

    location: Location
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class ProfileMistake:
    """One mistake in a profile's file.

    `place` names it as people would ("forum[politisk].trin[6].alle"; "" for the file as a whole), `line` counts from
    1, None where it can't be told.
    """

    file: Path
    place: str
    line: int | None
    found: str
    expected: str

    def __str__(self) -> str:
        line = "" if self.line is None else f", linje {self.line}"
        place = f": {self.place}" if self.place else ""
        return f"{self.file}{line}{place}\n    fandt: {self.found}\n    forventede: {self.expected}"


class ProfileMistakes(Exception):  # noqa: N818 - the plural tells that all mistakes are told at once
    """A profile can't be used. `mistakes` are all that were found, in the order of the file where it is known."""

    def __init__(self, mistakes: Iterable[ProfileMistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))
