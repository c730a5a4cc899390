"""The clock loop ("ur"): each second it issues what is due and sends what is waiting; what that means others know.

The one place where the loop's failures are caught: one is logged, and the loop goes on with the next second.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.observe import Log, log_failure
from bot.outgoing.courier import Courier
from bot.outgoing.reminders import issue_reminders
from domain.organisation import Profile
from domain.ports import Work

REMINDERS_AT_A_TIME = 50


@dataclass(slots=True, kw_only=True)
class ClockLoop:
    """Runs for one process, beside others' on the same database; `alive` is told after each round."""

    work: Work
    courier: Courier
    profile: Profile
    clock: Clock
    log: Log
    alive: Callable[[], None]
    every_s: float = 1.0

    async def run(self, stopping: asyncio.Event) -> None:
        """Rounds until it is told to stop; a round that has begun is finished."""
        while not stopping.is_set():
            await self.round()
            try:
                await asyncio.wait_for(stopping.wait(), self.every_s)
            except TimeoutError:
                continue

    async def round(self) -> None:
        """Does what is due now; where there was a full batch of it, the rest too."""
        for name, doing, batch in (
            ("issue", self._issue, REMINDERS_AT_A_TIME),
            ("reconcile", self.courier.reconcile, self.courier.batch),
            ("deliver", self.courier.deliver, self.courier.batch),
        ):
            await self._until_done(name, doing, batch)
        self.alive()

    async def _until_done(self, name: str, doing: Callable[[], Awaitable[int]], batch: int) -> None:
        try:
            while await doing() >= batch:
                self.alive()
        except Exception as error:  # noqa: BLE001 - the one place where the loop's failures are caught
            log_failure(self.log, "round failed", error, part=name)

    async def _issue(self) -> int:
        now = self.clock.now()
        return await self.work.run(
            lambda store: issue_reminders(store, profile=self.profile, now=now, limit=REMINDERS_AT_A_TIME)
        )
