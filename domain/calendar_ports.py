"""What calendars need of the outside: their addresses, kept for the persons who made them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.calendars import CalendarChoice, Feed
from domain.people import PersonId


@dataclass(frozen=True, slots=True)
class OpenedFeed:
    """A feed that somebody asks for by its address.

    `version` is another number once anything has been done in the store that the log tells of.
    """

    feed: Feed
    version: int


class Feeds(Protocol):
    """The addresses of calendars."""

    def of_person(self, person: PersonId) -> Sequence[Feed]: ...
    def save(self, feed: Feed) -> None:
        """Saves the address of a person's calendar; an earlier one of the same calendar is known no more."""
        ...

    def close(self, person: PersonId, choice: CalendarChoice) -> bool:
        """Forgets the address of a person's calendar; False where it had none."""
        ...

    def opened(self, digest: str) -> OpenedFeed | None:
        """The feed behind an address; None where there is none, or its person is no longer in the chat, nor the bot."""
        ...
