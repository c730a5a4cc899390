"""Sends what stands in the outbox, once each, whatever breaks when; which platform it is, it doesn't know.

Claimed and committed before it is sent, recorded after. What nobody can tell is looked for when its lease has ended:
found, it is recorded; surely absent, it is sent again; where it can't be looked for, persons get it again and
channels don't.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.clock import Clock
from bot.observe import Log
from bot.outgoing.batches import Batch, all_of, by_recipient, whole
from bot.outgoing.cards import Cards, NoCard, NotBuilt, UnknownKind, with_told
from bot.outgoing.failures import Watchers, tell_failure
from bot.outgoing.leavers import pass_on
from bot.outgoing.ports import Absent, Later, Refused, Sender, Sent, SharedWork, Unknown
from bot.outgoing.records import Records
from bot.outgoing.resting import Resting
from bot.outgoing.taking import Take, taken
from domain.messages import ClaimedMessage, Recipient, SentMessage
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from handlers.outcomes import Revision, Wait
from handlers.registry import CardBuilder

SEND_S = 10.0
"""A sender gives up after so long."""
AT_A_TIME = 4
FRESH_S = 2.0
"""A card that has waited longer than that is built anew before it is sent."""
_MARGIN = 0.1
"""The part of a lease in which nothing is begun any more."""
_PAUSE = 0.25
"""The part of a lease for which a recipient is left alone after a message of which nobody knows whether it arrived."""
_MOST_TRIES, _UNREAD_S = 5, 5.0
UNCERTAIN = "uvist"


@dataclass(slots=True, kw_only=True)
class Courier:
    """Sends for one process; `owner` names it among others, `alive` is told whenever something was done."""

    work: SharedWork
    sender: Sender
    builders: Mapping[str, CardBuilder]
    profile: Profile
    clock: Clock
    owner: str
    lease_s: float
    batch: int
    log: Log
    alive: Callable[[], None]
    watchers: Watchers
    send_s: float = SEND_S
    monotonic: Callable[[], float] = time.monotonic
    _in_hand: dict[str, asyncio.Event] = field(default_factory=dict)
    _paused: dict[Recipient, float] = field(default_factory=dict)
    _resting: Resting[int] = field(default_factory=Resting)
    _not_built: Counter[str] = field(default_factory=Counter)
    """How often a message's card couldn't be built; its attempts count too how often the platform asked to wait."""

    async def deliver(self) -> int:
        """Sends what is due, a batch at most; how many were taken."""
        now, latest = self.clock.now(), self.monotonic() + self.lease_s * (1 - _MARGIN) - self.send_s
        claimed = await self._taken(
            lambda store, without: store.outbox.claim(
                self.owner, now, limit=self.batch, lease_s=self.lease_s, without=without
            )
        )
        if claimed:
            done = asyncio.Event()
            uids = [one.message.uid for one in claimed]
            self._in_hand |= dict.fromkeys(uids, done)
            try:
                async with asyncio.timeout(latest + self.send_s - self.monotonic()):  # then others may take it over
                    await self._deliver(claimed, latest)
            finally:
                for uid in uids:
                    del self._in_hand[uid]
                done.set()
        return len(claimed)

    async def reconcile(self) -> int:
        """Finds out about what was being sent when its lease ended; how many there were."""
        claimed = await self._taken(
            lambda store, without: store.outbox.expired(
                self.owner, limit=self.batch, lease_s=self.lease_s, without=without
            )
        )
        room = asyncio.Semaphore(AT_A_TIME)
        await all_of(self._reconcile(one, room) for one in claimed)
        return len(claimed)

    async def _taken(self, take: Take) -> Sequence[ClaimedMessage]:
        now = self.clock.now()
        return await taken(self.work, take, now=now, limit=self.batch, resting=self._resting, log=self.log)

    async def _deliver(self, claimed: Sequence[ClaimedMessage], latest: float) -> None:
        batch = Batch(await self._cards.build(claimed), self.monotonic(), latest, Records(self._record))
        room = asyncio.Semaphore(AT_A_TIME)
        try:
            await all_of(self._deliver_in_order(row, batch, room) for row in by_recipient(claimed))
        finally:
            await batch.records.settle()

    async def _deliver_in_order(self, row: Sequence[ClaimedMessage], batch: Batch, room: asyncio.Semaphore) -> None:
        """Sends one recipient's messages, oldest first; after one that can't go now, the rest waits too."""
        recipient, waiting = whole(row[0].message), deque(row)
        wait_s = self.lease_s * _PAUSE
        try:
            async with room:
                wait_s = await self._send_while_it_goes(recipient, waiting, batch)
        finally:  # where a send failed, or the program stops, nobody knows of that one; the rest wasn't begun
            if wait_s > 0:
                self._paused[recipient] = self.monotonic() + wait_s
                await self._later(waiting, wait_s)

    async def _send_while_it_goes(self, recipient: Recipient, waiting: deque[ClaimedMessage], batch: Batch) -> float:
        """Takes one after the other and sends it; how many seconds what is left is to wait."""
        wait_s = self._still_paused_s(recipient)
        while waiting and wait_s <= 0:
            if self.monotonic() > batch.latest:
                wait_s = 1.0
            else:
                wait_s = await self._send(waiting.popleft(), batch)
                self.alive()
        return wait_s

    async def _send(self, claimed: ClaimedMessage, batch: Batch) -> float:
        """Sends one; for how many seconds its recipient shall be left alone, 0 for not at all."""
        message = claimed.message
        card = batch.cards[message.uid]
        if self.monotonic() - batch.built_at > FRESH_S:
            card = (await self._cards.build([claimed]))[message.uid]
        if isinstance(card, NoCard | UnknownKind | NotBuilt | Wait):
            await self._leave(claimed, card)
            return 0.0
        self._not_built.pop(message.uid, None)
        if isinstance(card, Revision):
            return await self._revise(claimed, card)
        answer = await self.sender.send(message, card)
        if isinstance(answer, Sent):
            batch.records.add((with_told(claimed, card), answer.where))
            return 0.0
        if isinstance(answer, Refused):
            await self._fail(claimed, answer.reason)
            return 0.0
        if isinstance(answer, Later):
            await self._later([claimed], answer.seconds)
            return answer.seconds
        self.log.warning("unknown whether sent", uid=message.uid, kind=message.kind)
        return self.lease_s * _PAUSE

    async def _revise(self, claimed: ClaimedMessage, revision: Revision) -> float:
        """Changes a message that stands there; where somebody has deleted it there is nothing left to change."""
        answer = await self.sender.revise(revision.where, revision.card)
        if isinstance(answer, Later):
            await self._later([claimed], answer.seconds)
            return answer.seconds
        if isinstance(answer, Refused) and revision.takes_back and answer.reason != "message_not_found":
            await self._fail(claimed, answer.reason)
        elif isinstance(answer, Refused):
            self.log.warning("not revised", uid=claimed.message.uid, kind=claimed.message.kind, reason=answer.reason)
            await self.work.run(lambda store: store.outbox.dropped(claimed))
        elif isinstance(answer, Sent):
            await self._record([(claimed, answer.where)])
        return 0.0

    def _still_paused_s(self, recipient: Recipient) -> float:
        until = self._paused.pop(recipient, None)
        return until - self.monotonic() if until else 0.0

    @property
    def _cards(self) -> Cards:
        return Cards(work=self.work, builders=self.builders, profile=self.profile, clock=self.clock, log=self.log)

    async def _leave(self, claimed: ClaimedMessage, why: NoCard | UnknownKind | NotBuilt | Wait) -> None:
        """Records of a message without a card what becomes of it."""
        if isinstance(why, NoCard):
            await self.work.run(lambda store: store.outbox.dropped(claimed))
        elif isinstance(why, Wait):
            await self.work.run(lambda store: store.outbox.postponed(claimed, why.until))
        elif isinstance(why, UnknownKind):
            await self._fail(claimed, f"ukendt slags: {claimed.message.kind}")
        else:
            await self._try_again(claimed, why)

    async def _try_again(self, claimed: ClaimedMessage, why: NotBuilt) -> None:
        if not why.is_readable:
            await self._later([claimed], _UNREAD_S)
            return
        self._not_built[claimed.message.uid] += 1
        if (tries := self._not_built[claimed.message.uid]) < _MOST_TRIES:
            await self._later([claimed], 2.0**tries)
        else:
            await self._fail(claimed, "kortet kan ikke bygges")
            del self._not_built[claimed.message.uid]

    async def _reconcile(self, claimed: ClaimedMessage, room: asyncio.Semaphore) -> None:
        message = claimed.message
        if in_hand := self._in_hand.get(message.uid):
            await in_hand.wait()
        async with room:
            until = claimed.claimed_at + timedelta(seconds=self.lease_s)
            trace = await self.sender.find(message, claimed.claimed_at, until)
        self.alive()
        if isinstance(trace, Unknown):
            return
        self.log.info("looked for", uid=message.uid, kind=message.kind, found=type(trace).__name__)
        if isinstance(trace, Sent):
            await self._record([(claimed, trace.where)])
        elif isinstance(trace, Absent) or not isinstance(message.recipient, Place):
            await self.work.run(lambda store: store.outbox.again(claimed), competing=True)
        else:
            latest = await self._latest(claimed)
            await self.work.run(lambda store: self._record_uncertain(store, claimed, latest))

    async def _record(self, sent: Sequence[tuple[ClaimedMessage, SentMessage]]) -> None:
        now = self.clock.now()
        await self.work.run(lambda store: store.outbox.sent_together(sent, now), competing=True)

    def _record_uncertain(self, store: Repositories, claimed: ClaimedMessage, latest: int) -> None:
        if store.outbox.uncertain(claimed):
            tell_failure(store, claimed.message, UNCERTAIN, self.clock.now(), self.watchers, latest=latest)

    async def _latest(self, claimed: ClaimedMessage) -> int:
        """What last arrived where this one didn't; looked for beside the writer, since it may take a while."""
        return await self.work.read(lambda store: store.outbox.latest_sent(claimed.message.recipient))

    async def _fail(self, claimed: ClaimedMessage, reason: str) -> None:
        now, latest = self.clock.now(), await self._latest(claimed)
        self.log.error("not sent", uid=claimed.message.uid, kind=claimed.message.kind, reason=reason)

        def unit(store: Repositories) -> None:
            if store.outbox.failed(claimed, reason):
                tell_failure(store, claimed.message, reason, now, self.watchers, latest=latest)
                pass_on(store, claimed.message, reason)

        await self.work.run(unit)

    async def _later(self, claimed: Iterable[ClaimedMessage], seconds: float) -> None:
        if left := list(claimed):
            await self.work.run(lambda store: [store.outbox.later(one, seconds) for one in left], competing=True)
