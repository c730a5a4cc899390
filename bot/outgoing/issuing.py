"""Issues due reminders all at once; one that fails by itself is set aside, so that it holds up none of the others."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.observe import Log, log_failure
from bot.outgoing.reminders import due_reminders, issue_reminders, told_of
from bot.outgoing.resting import Resting
from domain.organisation import Profile
from domain.ports import Work
from domain.reminders import Reminder


@dataclass(slots=True, kw_only=True)
class Issuing:
    """Issues for one process."""

    work: Work
    log: Log
    _resting: Resting[int] = field(default_factory=Resting)

    async def issue(self, profile: Profile, now: datetime, limit: int) -> int:
        """How many were issued. Raises what none of the reminders fails for alone: the store is away, say."""
        resting = self._resting.at(now)
        try:
            return await self.work.run(
                lambda store: issue_reminders(store, profile=profile, now=now, limit=limit, resting=resting)
            )
        except Exception:
            due = await self.work.read(lambda store: due_reminders(store, now, limit, resting))
            failing = [one.id for one in due if await self._fails(one, profile, now)]
            if not failing:
                raise
        self._resting.add(failing, now)
        return await self.issue(profile, now, limit)

    async def _fails(self, reminder: Reminder, profile: Profile, now: datetime) -> bool:
        """Whether it fails alone. It is only read, since issued alone it would stand in no message of several."""
        try:
            await self.work.read(lambda store: told_of(store, profile, [reminder], now))
        except Exception as error:  # noqa: BLE001 - one reminder that can't be told must not hold up the others
            log_failure(self.log, "reminder not issued", error, reminder=reminder.id, of=reminder.cause.what.value)
            return True
        return False
