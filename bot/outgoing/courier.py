"""Sends what stands in the outbox, once each, whatever breaks when; which platform it is, it doesn't know.

Claimed and committed before it is sent, recorded after. What nobody can tell is looked for when its lease has ended:
found, it is recorded; surely absent, it is sent again; where it can't be looked for, persons get it again and
channels don't.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.clock import Clock
from bot.observe import Log, log_failure
from bot.outgoing.failures import Watchers, tell_failure
from bot.outgoing.ports import Absent, Later, Refused, Sender, Sent, SharedWork, Unknown, Unreadable
from domain.messages import ClaimedMessage, Message, Recipient
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from handlers.loading import profile_in_force
from handlers.registry import CardBuilder
from handlers.ui import Card

SEND_S = 10.0
"""A sender gives up after so long."""
AT_A_TIME = 4
_PAUSE_S = 15.0
_MOST_TRIES = 5
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
    monotonic: Callable[[], float] = time.monotonic
    _sending: dict[str, asyncio.Event] = field(default_factory=dict)

    async def deliver(self) -> int:
        """Sends what is due, a batch at most; how many were taken."""
        now = self.clock.now()
        claimed = await self.work.run(
            lambda store: store.outbox.claim(self.owner, now, limit=self.batch, lease_s=self.lease_s), competing=True
        )
        latest = self.monotonic() + self.lease_s - SEND_S - 1
        room = asyncio.Semaphore(AT_A_TIME)
        await asyncio.gather(*(self._deliver_in_order(row, latest, room) for row in _by_recipient(claimed)))
        return len(claimed)

    async def reconcile(self) -> int:
        """Finds out about what was being sent when its lease ended; how many there were."""
        now = self.clock.now()
        claimed = await self.work.run(
            lambda store: store.outbox.expired(self.owner, now, limit=self.batch, lease_s=self.lease_s), competing=True
        )
        for one in claimed:
            await self._reconcile(one)
            self.alive()
        return len(claimed)

    async def _deliver_in_order(self, row: Sequence[ClaimedMessage], latest: float, room: asyncio.Semaphore) -> None:
        """Sends one recipient's messages, oldest first; after one that can't go now, the rest waits too."""
        async with room:
            waiting = deque(row)
            wait_s = 0.0
            while waiting and not wait_s:
                if self.monotonic() > latest:
                    wait_s = 1.0
                else:
                    wait_s = await self._send(waiting.popleft())
                    self.alive()
            for left in waiting:
                await self._later(left, wait_s)

    async def _send(self, claimed: ClaimedMessage) -> float:
        """Sends one; for how many seconds its recipient shall be left alone, 0 for not at all."""
        message = claimed.message
        sending = self._sending[message.uid] = asyncio.Event()
        try:
            card = await self._build(claimed)
            if card is None:
                return 0.0
            answer = await self.sender.send(message, card)
            if isinstance(answer, Sent):
                now = self.clock.now()
                await self.work.run(lambda store: store.outbox.sent(claimed, answer.where, now))
                return 0.0
            if isinstance(answer, Refused):
                await self._fail(claimed, answer.reason)
                return 0.0
            if isinstance(answer, Later):
                await self._later(claimed, answer.seconds)
                return answer.seconds
            self.log.warning("unknown whether sent", uid=message.uid, kind=message.kind)
            return _PAUSE_S
        finally:
            del self._sending[message.uid]
            sending.set()

    async def _build(self, claimed: ClaimedMessage) -> Card | None:
        """The message's card; where there is none, that is recorded."""
        message = claimed.message
        builder = self.builders.get(message.kind)
        if builder is None:
            await self._fail(claimed, f"ukendt slags: {message.kind}")
            return None
        try:
            card = await self.work.read(lambda store: builder(store, profile_in_force(store, self.profile), message))
        except Exception as error:  # noqa: BLE001 - one card that can't be built must not hold up the others
            log_failure(self.log, "card not built", error, kind=message.kind)
            if claimed.attempt < _MOST_TRIES:
                await self._later(claimed, 2.0**claimed.attempt)
            else:
                await self._fail(claimed, "kortet kan ikke bygges")
            return None
        if card is None:
            await self.work.run(lambda store: store.outbox.dropped(claimed))
        return card

    async def _reconcile(self, claimed: ClaimedMessage) -> None:
        message = claimed.message
        if sending := self._sending.get(message.uid):
            await sending.wait()
        trace = await self.sender.find(message, claimed.claimed_at)
        if isinstance(trace, Unknown):
            return
        self.log.info("looked for", uid=message.uid, kind=message.kind, found=type(trace).__name__)
        if isinstance(trace, Sent):
            now = self.clock.now()
            await self.work.run(lambda store: store.outbox.sent(claimed, trace.where, now))
        elif isinstance(trace, Absent) or (isinstance(trace, Unreadable) and not _is_place(message.recipient)):
            await self.work.run(lambda store: store.outbox.again(claimed))
        else:
            await self.work.run(lambda store: self._record_uncertain(store, claimed))

    def _record_uncertain(self, store: Repositories, claimed: ClaimedMessage) -> None:
        if store.outbox.uncertain(claimed):
            tell_failure(store, claimed.message, UNCERTAIN, self.clock.now(), self.watchers)

    async def _fail(self, claimed: ClaimedMessage, reason: str) -> None:
        now = self.clock.now()
        self.log.error("not sent", uid=claimed.message.uid, kind=claimed.message.kind, reason=reason)

        def unit(store: Repositories) -> None:
            if store.outbox.failed(claimed, reason):
                tell_failure(store, claimed.message, reason, now, self.watchers)

        await self.work.run(unit)

    async def _later(self, claimed: ClaimedMessage, seconds: float) -> None:
        due = self.clock.now() + timedelta(seconds=seconds)
        await self.work.run(lambda store: store.outbox.later(claimed, due))


def _by_recipient(claimed: Sequence[ClaimedMessage]) -> list[list[ClaimedMessage]]:
    rows: dict[Recipient, list[ClaimedMessage]] = {}
    for one in claimed:
        rows.setdefault(_whole(one.message), []).append(one)
    return list(rows.values())


def _whole(message: Message) -> Recipient:
    """A recipient with its threads counted as one."""
    to = message.recipient
    return Place(to.platform, to.install, to.conversation) if isinstance(to, Place) else to


def _is_place(recipient: Recipient) -> bool:
    return isinstance(recipient, Place)
