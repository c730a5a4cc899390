"""Issues due reminders all at once; one that fails by itself is set aside, so that it holds up none of the others."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.observe import Log, log_failure
from bot.outgoing.reminders import issue, issue_reminders
from bot.outgoing.resting import Resting
from domain.organisation import Profile
from domain.ports import Repositories, Work


class _TriedError(Exception):
    """Undoes what was only tried."""


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
            await self.work.run(lambda store: store.upkeep.tick())  # no reminder's fault where even that fails
            due = await self.work.read(lambda store: store.reminders.due_ids(now, limit, without=resting))
            failing = [one for one in due if await self._fails(one, profile, now)]
            if not failing:
                raise
        self._resting.add(failing, now)
        return await self.issue(profile, now, limit)

    async def _fails(self, reminder: int, profile: Profile, now: datetime) -> bool:
        """Whether it fails alone, to be read, told or stored.

        It is only tried: issued alone, it would share no message with others.
        """

        def unit(store: Repositories) -> None:
            found = store.reminders.reminder(reminder)
            issue(store, profile, [found] if found else [], now)
            raise _TriedError

        try:
            await self.work.run(unit)
        except _TriedError:
            return False
        except Exception as error:  # noqa: BLE001 - one reminder that can't be issued must not hold up the others
            log_failure(self.log, "reminder not issued", error, reminder=reminder)
        return True
