"""Posts the morning's digest to those whose time has come, many in a unit of work; what it says is built when sent.

Several processes may do so: a digest's key holds its person and day, and the next one's time moves only from where it
was read. A morning that the program slept through is made good the same day, within the person's hours, or not at all.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.outgoing.ports import SharedWork
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Person, PersonId
from domain.ports import Repositories
from domain.preferences import Preferences, digest_now, next_digest
from domain.reminder_times import Reminding
from domain.succession import in_force
from handlers.opgaver.digest import DAY, KIND, digest_key

AT_A_TIME = 50
_LOOK_EVERY = timedelta(minutes=1)


@dataclass(slots=True, kw_only=True)
class Digests:
    """The digests of all workspaces, for one process."""

    work: SharedWork
    clock: Clock
    profile: Profile
    batch: int = AT_A_TIME
    _looked: datetime | None = None

    async def post(self) -> int:
        """Posts a batch of those whose time has come; how many persons were looked at."""
        now = self.clock.now()
        if self._looked is None or not now - _LOOK_EVERY < self._looked <= now:
            begun = await self._begin(now)
            if begun == self.batch:
                return begun
            self._looked = now
        if not await self.work.read(lambda store: store.preferences.due(now, 1)):
            return 0
        return await self.work.run(lambda store: self._post(store, now))

    async def _begin(self, now: datetime) -> int:
        """Gives those a next digest who came to hold a role; how many they were."""
        if not await self.work.read(lambda store: store.preferences.without(now.date(), 1)):
            return 0

        def unit(store: Repositories) -> int:
            new = [Preferences(person) for person in store.preferences.without(now.date(), self.batch)]
            store.preferences.begin(self._with_next(one, now - _LOOK_EVERY) for one in new)
            return len(new)

        return await self.work.run(unit)

    def _post(self, store: Repositories, now: datetime) -> int:
        due = store.preferences.due(now, self.batch)
        holders = {one.person.id: one.person for one in store.people.roles(now.date()) if one.person.may_act}
        store.outbox.post(message for one in due if (message := self._message(one, holders, now)))
        store.preferences.move((one, next_digest(one, now, self._reminding(now))) for one in due)
        return len(due)

    def _message(self, wishes: Preferences, holders: dict[PersonId, Person], now: datetime) -> Message | None:
        """The message to a person who holds a role; people who only sit on seats get none."""
        person, moment = holders.get(wishes.person), digest_now(wishes, now, self._reminding(now))
        if person is None or moment is None:
            return None
        day = moment.date().isoformat()
        return Message(KIND, person.id, {DAY: day}, moment, person.install, key=digest_key(person.id, moment.date()))

    def _with_next(self, new: Preferences, after: datetime) -> Preferences:
        return Preferences(new.person, next_digest=next_digest(new, after, self._reminding(after)))

    def _reminding(self, now: datetime) -> Reminding:
        return in_force(self.profile, now.date()).reminding
