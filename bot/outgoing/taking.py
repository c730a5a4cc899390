"""Takes messages for one process; one that can't be read is set aside, so that it holds up none of the others."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.observe import Log
from bot.outgoing.ports import SharedWork
from bot.outgoing.resting import Resting
from domain.messages import ClaimedMessage
from domain.ports import Repositories

Take = Callable[[Repositories, Collection[int]], Sequence[ClaimedMessage]]
"""Takes some of those that come next, but for the messages of these numbers."""


async def taken(
    work: SharedWork, take: Take, *, now: datetime, limit: int, resting: Resting[int], log: Log
) -> Sequence[ClaimedMessage]:
    """What `take` gives, which looks at `limit` messages at most. Raises what no message is to blame for."""
    without = resting.at(now)
    try:
        return await work.run(lambda store: take(store, without), competing=True)
    except Exception:
        ill = await work.read(lambda store: store.outbox.unreadable(now, limit, without=without))
        if not ill:
            raise
    for number in ill:
        log.error("message not read", number=number)
    resting.add(ill, now)
    return await taken(work, take, now=now, limit=limit, resting=resting, log=log)
