"""A message that somebody wants to pass on, as one value that a button or form carries; it looks nothing up."""

from dataclasses import dataclass

from domain.people import PersonId

_NOBODY = "-"


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
        """The message that a `value` is of; ValueError for any other text."""
        writer, link, text = value.split(" ", 2)
        return cls(None if writer == _NOBODY else int(writer), "" if link == _NOBODY else link, text)
