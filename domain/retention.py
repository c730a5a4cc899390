"""How long each kind of data is kept that needn't stay, and from when on it goes; it deletes nothing itself.

What documents the work (decisions, approvals, agendas, who was present, the log) has no such time: it is not deleted by
the program at all, and the names in it go as `domain.personal_data` says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from danish.zone import COPENHAGEN
from domain.people import PersonId
from domain.times import refuse_naive

GREETED, SAMPLES = "velkomst", "eksempler"
ONCE_FOR_ALL = (GREETED, SAMPLES)
"""What the keys begin with of what must never happen again: that somebody was greeted, that samples were filled in."""


class Keeping(StrEnum):
    """A kind of data that goes after a time."""

    DELIVERIES = "leveringer"
    """Keys of what the platform delivered, by which a repetition is known; not those of ONCE_FOR_ALL."""
    SENT = "sendte"
    """Messages that were sent or had lost their cause, after they were due."""
    STRANDED = "fejlede"
    """Messages that were refused, or of which nobody knows, after they were due."""
    REMINDERS = "paamindelser"
    """Reminders that were issued or cancelled, after they were due."""
    ABSENCES = "afbud"
    """Absences and their stand-ins, after the meeting. Who was there when decisions were taken is written elsewhere."""
    CATERING = "forplejning"
    """Counts of guests, after the meeting."""
    ANSWERS = "datosvar"
    """Answers to polls for a date that are over, after the last of the dates."""
    TERMS = "poster"
    """Roles, seats, appointments as suppleant and deputizing, after their last day."""
    INTERESTS = "interesser"
    """Wishes to hear more of an experience that were answered, after that."""
    DRAFTS = "kladder"
    """Experiences that were never shared, after they were made; so also a consent that wasn't given."""
    LEAVERS = "tidligere"
    """What is kept of people who left the chat and hold nothing any more, after they left; they are erased.

    Whoever is known only in workspaces that the app was removed from left when it was, until it is installed again.
    """


DEFAULT_DAYS: Mapping[Keeping, int] = {
    Keeping.DELIVERIES: 7,
    Keeping.SENT: 90,
    Keeping.STRANDED: 365,
    Keeping.REMINDERS: 90,
    Keeping.ABSENCES: 365,
    Keeping.CATERING: 90,
    Keeping.ANSWERS: 180,
    Keeping.TERMS: 1461,
    Keeping.INTERESTS: 365,
    Keeping.DRAFTS: 60,
    Keeping.LEAVERS: 180,
}
"""How many days each kind is kept where no setting says otherwise; terms as long as a period of office, four years."""


@dataclass(frozen=True, slots=True)
class Old:
    """How much of a kind is kept longer than it should be, and from when (aware) the oldest is."""

    count: int
    oldest: datetime | None = None


class OldRow(NamedTuple):
    """A row that is to go, by the table that it is in and its key there."""

    table: str
    key: int | str


class Retention(Protocol):
    """What is kept longer than it should be. `before` is `kept_from`: what is from before that goes."""

    def old(self, kind: Keeping, before: datetime) -> Old:
        """How much there is of it."""
        ...

    def oldest(self, kind: Keeping, before: datetime, limit: int) -> Sequence[OldRow]:
        """So many of its rows at most, the oldest of a table first. Not for LEAVERS: persons are erased."""
        ...

    def forget(self, kind: Keeping, before: datetime, rows: Sequence[OldRow]) -> int:
        """Deletes those of the rows that are there and old still; how many."""
        ...

    def leavers(self, before: datetime, limit: int) -> Sequence[PersonId]:
        """So many of the LEAVERS at most, who left first first.

        Whoever holds a role, a seat, a deputizing or an open task, writes an item or asks for a date is none of them;
        but a role keeps nobody whose workspaces the app was removed from before that.
        """
        ...


def kept_from(now: datetime, days: int) -> datetime:
    """The beginning, in Copenhagen, of the oldest day that is kept: that many days before today."""
    refuse_naive(now)
    return datetime.combine(now.astimezone(COPENHAGEN).date() - timedelta(days=days), time(), tzinfo=COPENHAGEN)
