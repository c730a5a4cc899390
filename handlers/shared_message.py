"""A message that somebody wants to pass on, as one value that a button or form carries; it looks nothing up."""

from dataclasses import dataclass

from domain.people import PersonId
from handlers.keys import read_number, unreadable

_NOBODY = "-"
_PARTS = 3


@dataclass(frozen=True, slots=True)
class SharedMessage:
    """What was written and who wrote it, None for an app; `link` leads to it, "" where none is known."""

    writer: PersonId | None
    link: str
    text: str

    @property
    def value(self) -> str:
        """All of it as one text."""
        return f"{self.writer or _NOBODY} {self.link or _NOBODY} {self.text}"

    @classmethod
    def read(cls, value: str) -> "SharedMessage":
        """The message that a `value` is of; refused in words for any other text."""
        parts = value.split(" ", 2)
        if len(parts) != _PARTS:
            raise unreadable()
        writer, link, text = parts
        if link != _NOBODY and not link.startswith(("https://", "http://")):
            raise unreadable()
        return cls(None if writer == _NOBODY else read_number(writer), "" if link == _NOBODY else link, text)
