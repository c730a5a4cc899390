"""A sender that keeps what it is given, in place of a chat platform; the real one is tested against the workspace.

It answers as it is told to, and can lose an answer after it has sent.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.outgoing.ports import Absent, Answer, Refused, Sent, Trace, Unknown, Unreadable
from domain.messages import Message, Recipient, SentMessage
from domain.people import Place
from handlers.ui import Card


@dataclass(slots=True)
class KeepingSender:
    """Sends into a list. `answers` come first, each for one message; `loses` sends and tells nobody.

    `refuses` has recipients to whom nothing goes, with the reason.
    """

    sent: list[tuple[Message, Card]] = field(default_factory=list)
    revised: list[tuple[SentMessage, Card]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    refuses: dict[Recipient, str] = field(default_factory=dict)
    loses: bool = False
    can_read: bool = True
    before: Callable[[Message], None] = lambda _message: None

    async def send(self, message: Message, card: Card) -> Answer:
        """The next answer that was ordered; without one it is sent."""
        self.before(message)
        if self.answers:
            return self.answers.pop(0)
        if message.recipient in self.refuses:
            return Refused(self.refuses[message.recipient])
        self.sent.append((message, card))
        return Unknown() if self.loses else _where(message)

    async def revise(self, where: SentMessage, card: Card) -> Answer:
        """The next answer that was ordered; without one it is changed."""
        if self.answers:
            return self.answers.pop(0)
        self.revised.append((where, card))
        return Sent(where)

    async def find(self, message: Message, since: datetime, until: datetime) -> Trace:
        """Whether it was sent, where that can be read."""
        assert since < until
        if not self.can_read:
            return Unreadable()
        return _where(message) if message.uid in [one.uid for one, _ in self.sent] else Absent()

    @property
    def titles(self) -> list[str]:
        """The first lines of what was sent."""
        return [card.title for _, card in self.sent]


@dataclass(slots=True)
class PromptSender:
    """Says that it has sent, after so many seconds, and keeps nothing but the number; it stands for the network."""

    seconds: float = 0.0
    number: int = 0

    async def send(self, message: Message, card: Card) -> Answer:
        """Sent."""
        if self.seconds:
            await asyncio.sleep(self.seconds)
        self.number += 1
        return _where(message)

    async def revise(self, where: SentMessage, card: Card) -> Answer:
        """Changed."""
        self.number += 1
        return Sent(where)

    async def find(self, message: Message, since: datetime, until: datetime) -> Trace:
        """Nothing was kept, so nothing is found."""
        return Absent()


def _where(message: Message) -> Sent:
    place = message.recipient if isinstance(message.recipient, Place) else Place("slack", "T1", "D1")
    return Sent(SentMessage(place, "1.0"))
