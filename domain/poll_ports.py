"""What polls need of the store, as a protocol; nothing here does anything."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from domain.polls import Poll, PollAnswer


class Polls(Protocol):
    """Polls for a date, with their answers."""

    def add(self, poll: Poll) -> Poll:
        """Saves a new poll; PollAlreadyOpen where the body has an open one."""
        ...

    def poll(self, poll: int) -> Poll | None:
        """The poll with that id."""
        ...

    def open_polls(self) -> Sequence[Poll]:
        """All open polls, the first asked first."""
        ...

    def end(self, poll: Poll) -> bool:
        """Saves how an open poll ended; False where it had ended before."""
        ...

    def answer(self, poll: int, answers: Iterable[PollAnswer]) -> None:
        """Saves answers, each in place of what the party said to that proposal before."""
        ...

    def answers(self, poll: int) -> Sequence[PollAnswer]:
        """All answers, by proposal, the first party first."""
        ...
