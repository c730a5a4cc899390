"""Writes an archive into a ZIP file; what stands in it, `contents` says."""

from collections.abc import Callable
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from bot.archive.contents import files, load_meetings
from bot.archive.source import Source


def write_archive(file: Path | IO[bytes], source: Source, show: Callable[[int, int], None]) -> tuple[int, int]:
    """How many meetings and files it has; `show` is told how many meetings are written, and of how many."""
    meetings, written = load_meetings(source), 0
    show(0, len(meetings))
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in files(source, meetings, lambda done: show(done, len(meetings))):
            packed.writestr(name, content)
            written += 1
    return len(meetings), written
