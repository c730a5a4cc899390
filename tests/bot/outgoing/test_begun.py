"""What was begun together when one of it fails, or the program stops: nothing goes on in nobody's hand."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.outgoing.ports import Absent, Answer, Trace
from bot.outgoing.records import Records
from domain.messages import Message
from domain.people import Place
from handlers.ui import Card
from tests.bot.outgoing.conftest import CHANNEL, Post
from tests.support.sender import KeepingSender

OTHER = Place("slack", "T1", "C2")
SLOW_S = 0.3


class OutOfOrderError(Exception):
    """What nobody expects of a sender."""


@dataclass(slots=True)
class UnevenSender(KeepingSender):
    """Fails for a channel, and is slow to send and to find in the others."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    found: list[str] = field(default_factory=list)

    async def send(self, message: Message, card: Card) -> Answer:
        """Sent after a while."""
        if message.recipient == CHANNEL:
            raise OutOfOrderError
        self.begun.set()
        await asyncio.sleep(SLOW_S)
        return await KeepingSender.send(self, message, card)

    async def find(self, message: Message, since: object, until: object) -> Trace:
        """Found after a while not to be there."""
        if message.recipient == CHANNEL:
            raise OutOfOrderError
        await asyncio.sleep(SLOW_S)
        self.found.append(message.uid)
        return Absent()


@pytest.fixture
def sender(post: Post) -> UnevenSender:
    """The sender, in place of an even one."""
    post.loop.courier.sender = made = UnevenSender()
    return made


async def test_a_send_that_fails_leaves_none_that_goes_on_alone(post: Post, sender: UnevenSender) -> None:
    """The round ends when all that it began has ended, and what was sent is recorded."""
    for number, place in enumerate((CHANNEL, OTHER, CHANNEL), start=1):
        await post.put(number, place)
    await post.loop.round()
    assert sender.titles == ["Besked nr. 2"]
    assert await post.states() == {"sending": 1, "waiting": 1, "sent": 1}


async def test_a_look_that_fails_leaves_none_that_goes_on_alone(post: Post, sender: UnevenSender) -> None:
    """What is looked for beside it is found out about before anything else is begun."""
    await post.put(1)
    await post.put(2, OTHER)
    await post.work.run(lambda store: store.outbox.claim("den døde", post.clock.now(), limit=9, lease_s=60))
    post.let_leases_end()
    with pytest.raises(OutOfOrderError):
        await post.loop.courier.reconcile()
    assert len(sender.found) == 1
    assert await post.states() == {"sending": 1, "waiting": 1}


async def test_what_was_not_begun_when_the_program_stops_waits_again(post: Post, sender: UnevenSender) -> None:
    """Nobody has to look for what surely was not sent; it waits as after any message that may be on its way."""
    for number in (1, 2, 3):
        await post.put(number, OTHER)
    sending = asyncio.create_task(post.loop.courier.deliver())
    await sender.begun.wait()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert await post.states() == {"sending": 1, "waiting": 2}


async def test_an_answer_that_cant_be_saved_takes_no_other_along() -> None:
    """Those that come after it are saved, and why it failed is raised in the end."""
    saved = list[int]()

    async def save(group: list[int]) -> None:
        if 1 in group:
            raise OutOfOrderError
        saved.extend(group)

    records = Records(save)
    records.add(1)
    await asyncio.sleep(0.01)
    records.add(2)
    with pytest.raises(OutOfOrderError):
        await records.settle()
    assert saved == [2]
