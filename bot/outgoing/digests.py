"""Posts the morning's digest to those whose time has come, many in a unit of work; what it says is built when sent.

Several processes may do so: a digest's key holds its person and day, and the next one's time moves only from where it
was read. A morning that the program slept through is made good the same day, within the person's hours, or not at all.
What was planned far ahead while the clock was wrong is due as soon as it is right.
A digest that fails by itself is set aside, so that it holds up none of the others.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.observe import Log, log_failure
from bot.outgoing.ports import SharedWork
from bot.outgoing.resting import Resting
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
    profile: Profile
    log: Log
    batch: int = AT_A_TIME
    _looked: datetime | None = None
    _resting: Resting[PersonId] = field(default_factory=Resting)

    async def post(self, now: datetime) -> int:
        """Posts a batch of those whose time has come by then; how many persons were looked at."""
        if self._looked is None or not now - _LOOK_EVERY < self._looked <= now:
            if await self.work.read(lambda store: store.preferences.are_astray(now)):
                await self.work.run(lambda store: store.preferences.recall(now))
            begun = await self._begin(now)
            if begun == self.batch:
                return begun
            self._looked = now
        resting = self._resting.at(now)
        if not await self.work.read(lambda store: store.preferences.due_ids(now, 1, without=resting)):
            return 0
        try:
            return await self.work.run(lambda store: self._post_all(store, now, resting))
        except Exception:  # noqa: BLE001 - whose failure it was is found out by posting each alone
            return await self._post_alone(now, resting)

    async def _post_alone(self, now: datetime, resting: Collection[PersonId]) -> int:
        """Each person's in a unit of its own; what fails is tried again later. How many there were."""
        await self.work.run(lambda store: store.upkeep.tick())  # nobody's fault where even that fails
        whose = await self.work.read(lambda store: store.preferences.due_ids(now, self.batch, without=resting))
        for person in whose:
            try:
                await self.work.run(partial(self._post_to, person, now))
            except Exception as error:  # noqa: BLE001 - one digest that can't be posted must not hold up the others
                log_failure(self.log, "digest not posted", error, person=person)
                self._resting.add([person], now)
        return len(whose)

    async def _begin(self, now: datetime) -> int:
        """Gives those a next digest who came to hold a role; how many they were."""
        if not await self.work.read(lambda store: store.preferences.without(now.date(), 1)):
            return 0

        def unit(store: Repositories) -> int:
            new = [Preferences(person) for person in store.preferences.without(now.date(), self.batch)]
            store.preferences.begin(self._with_next(one, now - _LOOK_EVERY) for one in new)
            return len(new)

        return await self.work.run(unit)

    def _post_all(self, store: Repositories, now: datetime, resting: Collection[PersonId]) -> int:
        due = store.preferences.due(now, self.batch, without=resting)
        self._post(store, due, now)
        return len(due)

    def _post_to(self, person: PersonId, now: datetime, store: Repositories) -> None:
        self._post(store, [store.preferences.of([person])[person]], now)

    def _post(self, store: Repositories, due: Sequence[Preferences], now: datetime) -> None:
        holders = {one.person.id: one.person for one in store.people.roles(now.date()) if one.person.may_act}
        store.outbox.post(message for one in due if (message := self._message(one, holders, now)))
        store.preferences.move((one, next_digest(one, now, self._reminding(now))) for one in due)

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
