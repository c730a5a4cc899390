"""Points out once a week, to the administrators, the roles that nobody holds; what the message says is built later."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.outgoing.failures import Watchers
from danish.workdays import next_working_day
from danish.zone import COPENHAGEN
from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from domain.roles import unfilled_roles

KIND = "tovholder.ubesat"
AT = time(9)


@dataclass(slots=True, kw_only=True)
class Weekly:
    """The weekly message of one workspace. Its key holds the week, so that several processes send it once."""

    install: str
    watchers: Watchers
    _done_on: date | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether it is nine o'clock or later on the week's first working day, and this process hasn't looked yet."""
        local = now.astimezone(COPENHAGEN)
        today = local.date()
        sunday = today - timedelta(days=today.weekday() + 1)
        return local.time() >= AT and today == next_working_day(sunday) and self._done_on != today

    def post(self, store: Repositories, profile: Profile, now: datetime) -> None:
        """Posts a message to each administrator, where there is something to point out."""
        today = now.astimezone(COPENHAGEN).date()
        held = store.people.roles(today)
        if any(unfilled_roles(held, body, today) for body in profile.bodies):
            year, week, _ = today.isocalendar()
            store.outbox.post(
                Message(KIND, person, {}, now, self.install, key=f"{KIND}:{self.install}:{year}-{week}:{person}")
                for person in self.watchers(store, self.install)
            )

    def looked(self, now: datetime) -> None:
        """Notes that it was looked at, once that is committed."""
        self._done_on = now.astimezone(COPENHAGEN).date()
