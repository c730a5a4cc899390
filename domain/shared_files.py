"""What people hand over as a file: its name and bytes, and why one can't be read; nothing here opens any."""

from dataclasses import dataclass

MOST_BYTES = 25_000_000
"""No more of a file is looked at."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file as somebody handed it over; `id` is the platform's, "" where it lies on this machine."""

    name: str
    content: bytes
    id: str = ""

    @property
    def ending(self) -> str:
        """The name's ending in lower case, with its dot: ".pdf"; "" for none."""
        stem, dot, ending = self.name.rpartition(".")
        return f".{ending.lower()}" if dot and stem else ""


class UnreadableFile(Exception):  # noqa: N818 - the state of a file
    """The file can't be read; the text is the reason's key in the answer, `said` what it is about."""

    def __init__(self, reason: str, said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.said = reason, said
