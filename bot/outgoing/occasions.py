"""Looks at what comes round by itself, once in its period however many processes there are; what is posted others say.

A process looks in the store only when an occasion's time has come that it has not seen done yet.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.outgoing.failures import Watchers
from bot.outgoing.ports import SharedWork
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
    clock: Clock
    profile: Profile
    watchers: Watchers
    posters: Mapping[OccasionKind, Poster]
    _seen: dict[OccasionKind, str] = field(default_factory=dict)

    async def look(self) -> int:
        """Posts what the occasions call for that nobody has looked at; how many those were."""
        now = self.clock.now()
        reminding = in_force(self.profile, now.date()).reminding
        due = [one for one in to_look_at(now, reminding) if self._seen.get(one.kind) != one.period]
        if not due:
            return 0
        claimed = await self.work.run(lambda store: self._post(store, due, now))
        self._seen |= {one.kind: one.period for one in due}
        return claimed

    def _post(self, store: Repositories, due: Iterable[Occasion], now: datetime) -> int:
        """Claims and posts in one unit: what isn't committed is looked at again."""
        installs = [one.key for one in store.installs.everyone() if one.is_connected]
        claimed = [(one, to) for one in due for to in installs if store.occasions.claim(to, one)]
        if claimed:
            profile = profile_in_force(store, self.profile, now.date())
            for one, install in claimed:
                look = Look(one, install, self.watchers, profile, now)
                store.outbox.post(self.posters[one.kind](store, look))
        return len(claimed)
