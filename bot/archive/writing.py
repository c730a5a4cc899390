"""Writes an archive into a ZIP file, and says which organisation is meant; what stands in it, `contents` says."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from bot.archive.contents import files, load_meetings
from bot.archive.source import Source
from domain.organisation import Profile
from domain.succession import in_succession


def write_archive(path: Path, source: Source, show: Callable[[int, int], None]) -> tuple[int, int]:
    """How many meetings and files it has; `show` is told how many meetings are written, and of how many."""
    meetings, written = load_meetings(source), 0
    show(0, len(meetings))
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, content in files(source, meetings, lambda done: show(done, len(meetings))):
            packed.writestr(name, content)
            written += 1
    return len(meetings), written


def organisation(profiles: Sequence[Profile], key: str, today: date) -> tuple[Profile, date]:
    """The organisation of that key, or for "" the one in force, and a day on which it is; KeyError for an unknown."""
    if not key:
        return in_succession(profiles), today
    for one in profiles:
        if one.key == key:
            return in_succession([other for other in profiles if other.valid_from <= one.valid_from]), one.valid_from
    raise KeyError(key)
