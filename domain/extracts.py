"""What is handed to a person as a file to read and keep: headings and values in words; no file is made here."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind: what they are, a word about them, and each as values by heading."""

    heading: str
    remark: str
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """A whole extract: its title, the lines that explain it, and its sections."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
