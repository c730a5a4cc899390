"""Forgets each night what is no longer needed: old keys of deliveries and messages long sent; it keeps what failed.

Some rows at a time, so that nobody waits long for the writer. Several processes may do it; each takes what is there.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock import Clock
from bot.outgoing.ports import SharedWork
from domain.ports import Repositories

AT_NIGHT_HOUR = 3
AT_A_TIME = 500


@dataclass(slots=True, kw_only=True)
class Tidying:
    """Runs for one process; `settled_days` and `delivery_days` are how long what is there is kept."""

    work: SharedWork
    clock: Clock
    delivery_days: int
    settled_days: int
    batch: int = AT_A_TIME
    _tidied: date | None = None

    async def tidy(self) -> int:
        """Forgets some, once a night until nothing old is left; how many."""
        now = self.clock.now()
        night = (now - timedelta(hours=AT_NIGHT_HOUR)).date()
        if self._tidied is None:
            # A process that starts by day waits for the night, like those that run already.
            self._tidied = night
        if night <= self._tidied:
            return 0
        keys_before, settled_before = (now - timedelta(days=days) for days in (self.delivery_days, self.settled_days))

        def unit(store: Repositories) -> int:
            forgotten = store.upkeep.forget_deliveries(keys_before, self.batch)
            return forgotten or store.upkeep.forget_settled(settled_before, self.batch)

        forgotten = await self.work.run(unit, competing=True)
        if not forgotten:
            self._tidied = night
        return forgotten
