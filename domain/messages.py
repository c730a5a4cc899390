"""Messages to others, as rows of ids: what a message says is built from what is true when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from danish.zone import COPENHAGEN
from domain.people import PersonId, Place

Recipient = PersonId | Place
REMINDERS = "reminder"
"""In a message's subject: the ids of the reminders that it tells of, with commas."""
COMPANION = "with"
"""In a message's subject: the person who reads it together with its recipient, in a conversation of the two."""

TOLD = "fortalt"
"""In a digest's subject, once it was sent: the marks of what it told of, with blanks; see `told_in`."""

NEWS_FOR = timedelta(days=7)
"""What was refused, and due longer ago, is no news any more."""

_TOGETHER_S = 5
"""What comes within so many seconds changes a card once."""
_SETTLED = timedelta(seconds=3)
"""By then what came in those seconds is stored."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send. `kind` names the feature's card builder, `subject` the ids it needs (never text).

    `uid` is opaque and unique; the front carries it along so that a sent message can be recognised. `key` makes a
    message unique where the same cause must not tell twice ("" for none). `due` is aware.
    """

    kind: str
    recipient: Recipient
    subject: Mapping[str, int | str]
    due: datetime
    install: str
    key: str = ""
    uid: str = ""


def reminders_of(message: Message) -> list[int]:
    """The reminders that a message tells of; none for a message of another kind."""
    return [int(one) for one in str(message.subject.get(REMINDERS, "")).split(",") if one]


def told_in(message: Message) -> tuple[str, ...]:
    """The marks of what a message told of; none for one that nobody knows to have been sent, or what it said."""
    return tuple(str(message.subject.get(TOLD, "")).split())


def companion_of(message: Message) -> PersonId | None:
    """Who reads a message together with its recipient; None where it is for the recipient alone."""
    companion = message.subject.get(COMPANION)
    return None if companion is None else int(companion)


def together(now: datetime) -> tuple[int, datetime]:
    """The few seconds that share one change of a card: their number, and when (Copenhagen) the change is due."""
    number = int(now.timestamp()) // _TOGETHER_S + 1
    return number, datetime.fromtimestamp(number * _TOGETHER_S, COPENHAGEN) + _SETTLED


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """A message that one process holds for sending: `owner` and `attempt` fence the answer it will record."""

    message: Message
    owner: str
    attempt: int
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class SentMessage:
    """Where a message ended: the conversation and the platform's own id of it there."""

    place: Place
    platform_id: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, for whom, when. `facts` hold ids, keys and dates, never text that people typed."""

    at: datetime
    person: PersonId
    act: str
    subject: str
    install: str
    on_behalf_of: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)
