"""What the rules of polls refuse, as errors that carry facts; no Danish words here."""

from dataclasses import dataclass

from domain.errors import Refused


@dataclass(eq=False)
class PollClosed(Refused):
    """The poll has ended. `meeting` is the one whose date was fixed, if one was."""

    meeting: int | None


@dataclass(eq=False)
class PollAlreadyOpen(Refused):
    """The body is asked for a date already."""

    body: str


@dataclass(eq=False)
class NoSuchProposal(Refused):
    """The poll has proposals from 1 to `last` only."""

    number: int
    last: int


@dataclass(eq=False)
class TooManyProposals(Refused):
    """More proposals than a poll can hold."""

    given: int
    most: int
