"""The clock loop ("ur"): each second it issues what is due and sends what is waiting; what that means others know.

The one place where the loop's failures are caught: one is logged, and the loop goes on with the next second. What fails
again is logged once a minute, since a store that is away for a day would fill the disk with lines.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.clock import Clock
from bot.observe import Log, log_failure
from bot.outgoing.courier import Courier
from bot.outgoing.digests import Digests
from bot.outgoing.issuing import Issuing
from bot.outgoing.occasions import OccasionLooks
from bot.outgoing.tidying import Tidying
from domain.occasions import OccasionKind
from domain.organisation import Profile
from domain.ports import Work

REMINDERS_AT_A_TIME = 200
TURN_S = 1.0
"""After so long in one part the others have their turn."""
TICK_EVERY_S = 10.0
"""So often a loop shows the other processes that it goes."""
TOLD_AGAIN_S = 60.0
"""So long the same failure of a part isn't logged again."""
_BY_THE_CLOCK = frozenset({"issue", "digests", "occasions", "tidy", "tick"})
"""The parts that a wrong clock would let do for good what isn't due, and the sign that all goes."""


async def _always() -> bool:
    return True


@dataclass(slots=True, kw_only=True)
class ClockLoop:
    """Runs for one process, beside others' on the same database.

    `alive` is told after each round while the store takes the loop's ticks, `done` how many rows a part took. While
    the clock isn't `is_right` nothing becomes due, and the loop isn't well; what was begun is sent.
    """

    work: Work
    courier: Courier
    profile: Profile
    clock: Clock
    log: Log
    alive: Callable[[], None]
    tidying: Tidying | None = None
    done: Callable[[str, int], None] = lambda _part, _rows: None
    every_s: float = 1.0
    occasions: OccasionLooks | None = None
    digests: Digests | None = None
    tick_every_s: float = TICK_EVERY_S
    is_right: Callable[[], Awaitable[bool]] = _always
    _goes_right: bool = False
    _issuing: Issuing | None = None
    _ticked: float = -math.inf
    _told: dict[tuple[str, type[Exception]], float] = field(default_factory=dict)

    async def run(self, stopping: asyncio.Event) -> None:
        """Rounds until it is told to stop; a turn that has begun is finished."""
        while not stopping.is_set():
            if await self._turn():
                continue
            try:
                await asyncio.wait_for(stopping.wait(), self.every_s)
            except TimeoutError:
                continue

    async def round(self) -> None:
        """Does what is due now; where there was a full batch of it, the rest too."""
        while await self._turn():
            self.alive()

    async def _turn(self) -> bool:
        """Each part for a while, so that a burst of one doesn't keep the others waiting; whether more is left."""
        is_more = await self._for_a_while("clock", self._look_at_clock, 1)
        now = self.clock.now()
        for name, doing, batch in (
            ("issue", partial(self._issue, now), REMINDERS_AT_A_TIME),
            ("digests", partial(self._post_digests, now), self.digests.batch if self.digests else 1),
            ("occasions", partial(self._look_around, now), len(OccasionKind) + 1),
            ("reconcile", self.courier.reconcile, self.courier.batch),
            ("deliver", self.courier.deliver, self.courier.batch),
            ("tidy", self._tidy, 1),
            ("tick", self._tick, 1),
        ):
            if self._goes_right or name not in _BY_THE_CLOCK:
                is_more |= await self._for_a_while(name, doing, batch)
        if time.monotonic() - self._ticked < 2 * self.tick_every_s:  # else nothing can be stored: the disk is full, say
            self.alive()
        return is_more

    async def _for_a_while(self, name: str, doing: Callable[[], Awaitable[int]], batch: int) -> bool:
        """Whether a full batch was the last."""
        end = time.monotonic() + TURN_S
        try:
            while await self._counted(name, doing) >= batch:
                self.alive()
                if time.monotonic() > end:
                    return True
        except Exception as error:  # noqa: BLE001 - the one place where the loop's failures are caught
            self._tell(name, error)
        return False

    def _tell(self, name: str, error: Exception) -> None:
        now, failure = time.monotonic(), (name, type(error))
        if now - self._told.get(failure, -math.inf) >= TOLD_AGAIN_S:
            self._told[failure] = now
            log_failure(self.log, "round failed", error, part=name)

    async def _counted(self, name: str, doing: Callable[[], Awaitable[int]]) -> int:
        rows = await doing()
        self.done(name, rows)
        return rows

    async def _look_at_clock(self) -> int:
        self._goes_right = False  # while nobody can tell
        self._goes_right = await self.is_right()
        return 0

    async def _tidy(self) -> int:
        return await self.tidying.tidy() if self.tidying else 0

    async def _tick(self) -> int:
        now = time.monotonic()
        if now - self._ticked >= self.tick_every_s:
            await self.work.run(lambda store: store.upkeep.tick())
            self._ticked = now
        return 0

    async def _issue(self, now: datetime) -> int:
        if self._issuing is None:
            self._issuing = Issuing(work=self.work, log=self.log)
        return await self._issuing.issue(self.profile, now, REMINDERS_AT_A_TIME)

    async def _post_digests(self, now: datetime) -> int:
        return await self.digests.post(now) if self.digests else 0

    async def _look_around(self, now: datetime) -> int:
        return await self.occasions.look(now) if self.occasions else 0
