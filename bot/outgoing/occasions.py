"""Looks at what comes round by itself, once in its period however many processes there are; what is posted others say.

A process looks in the store only when an occasion's time has come that it has not seen done yet.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.observe import Log, log_failure
from bot.outgoing.failures import Watchers
from bot.outgoing.ports import SharedWork
from bot.outgoing.resting import Resting
from domain.messages import Message
from domain.occasions import Occasion, OccasionKind, to_look_at
from domain.organisation import Profile
from domain.ports import Repositories
from domain.succession import in_force
from handlers.loading import profile_in_force


@dataclass(frozen=True, slots=True)
class Look:
    """An occasion as it is looked at in one workspace; `watchers` are its administrators."""

    occasion: Occasion
    install: str
    watchers: Watchers
    profile: Profile
    now: datetime


Poster = Callable[[Repositories, Look], Iterable[Message]]
"""What is to be posted on an occasion, in a fixed number of queries; what is agreed for it, it also carries out."""


@dataclass(slots=True, kw_only=True)
class OccasionLooks:
    """The occasions of all workspaces that the program may speak in, for one process.

    One that comes back is looked at there when the next period begins.
    """

    work: SharedWork
    profile: Profile
    watchers: Watchers
    posters: Mapping[OccasionKind, Poster]
    log: Log
    _seen: dict[OccasionKind, str] = field(default_factory=dict)
    _resting: Resting[OccasionKind] = field(default_factory=Resting)

    async def look(self, now: datetime) -> int:
        """Posts what the occasions call for by then that nobody has looked at; how many those were.

        After a failure each is looked at alone, so that none holds up another's.
        """
        reminding = in_force(self.profile, now.date()).reminding
        resting = self._resting.at(now)
        due = [
            one
            for one in to_look_at(now, reminding)
            if self._seen.get(one.kind) != one.period and one.kind not in resting
        ]
        if not due:
            return 0
        try:
            claimed = await self.work.run(lambda store: self._post(store, due, _connected(store), now))
        except Exception:  # noqa: BLE001 - whose failure it was is found out by looking at each alone
            return await self._look_alone(due, now)
        self._seen |= {one.kind: one.period for one in due}
        return claimed

    async def _look_alone(self, due: Iterable[Occasion], now: datetime) -> int:
        """Each occasion in each workspace in a unit of its own; what fails is looked at again later."""
        installs, claimed = await self.work.read(_connected), 0
        for one in due:
            failed = 0
            for install in installs:
                try:
                    claimed += await self.work.run(partial(self._post, due=[one], installs=[install], now=now))
                except Exception as error:  # noqa: BLE001 - one that can't be looked at must not hold up the others
                    log_failure(self.log, "occasion not looked at", error, kind=one.kind.value, install=install)
                    failed += 1
            if failed:
                self._resting.add([one.kind], now)
            else:
                self._seen[one.kind] = one.period
        return claimed

    def _post(self, store: Repositories, due: Iterable[Occasion], installs: Sequence[str], now: datetime) -> int:
        """Claims and posts in one unit: what isn't committed is looked at again."""
        claimed = [(one, to) for one in due for to in installs if store.occasions.claim(to, one)]
        if claimed:
            profile = profile_in_force(store, self.profile, now.date())
            for one, install in claimed:
                look = Look(one, install, self.watchers, profile, now)
                store.outbox.post(self.posters[one.kind](store, look))
        return len(claimed)


def _connected(store: Repositories) -> list[str]:
    return [one.key for one in store.installs.everyone() if one.is_connected]
