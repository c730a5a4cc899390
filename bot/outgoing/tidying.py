"""Deletes each night what is kept long enough, kind by kind, and logs how much it was; what goes when the domain says.

What is old is looked for beside the writer, and deleted a few rows at a time: nobody waits long for either, though
looking takes long where no index knows the age. A night belongs to the process that comes first; what it leaves when it
is ended goes the night after. So does what can't go, which holds up nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.clock import Clock
from bot.observe import Log, log_failure
from bot.outgoing.long_gone import AT_A_TIME as PERSONS_AT_A_TIME
from bot.outgoing.long_gone import erase_long_gone, long_gone
from bot.outgoing.ports import SharedWork
from domain.messages import AuditEntry
from domain.occasions import tidying_on
from domain.organisation import Profile
from domain.people import PersonId
from domain.ports import Repositories
from domain.retention import Keeping, Old, OldRow, kept_from

AT_A_TIME = 50
"""Rows that one unit deletes: a few hundredths of a second, since their places in every index are overwritten too."""
AHEAD = 20_000
"""Rows that one look finds."""
ACT, SUBJECT = "oprydning.udført", "oprydning"
_ITSELF = ("programmet", "", "oprydning")
_NAME = "Tovholder (programmet)"


@dataclass(slots=True, kw_only=True)
class Sweep:
    """All that is old now, kind by kind; `days` is how long each kind is kept, `gone` what went so far."""

    work: SharedWork
    clock: Clock
    days: Mapping[Keeping, int]
    profile: Profile
    log: Log
    batch: int = AT_A_TIME
    gone: Counter[Keeping] = field(default_factory=Counter)
    _left: list[Keeping] = field(default_factory=lambda: list(Keeping))
    _found: Sequence[OldRow] = ()
    _staying: set[OldRow] = field(default_factory=set)

    async def look(self) -> dict[Keeping, Old]:
        """What would go; nothing is changed."""
        return await self.work.read(lambda store: {kind: self._old(store, kind) for kind in Keeping})

    async def step(self) -> int:
        """Deletes some; how many. 0 when nothing old is left, and that is logged."""
        while self._left:
            kind = self._left[0]
            if gone := await self._forget(kind):
                self.gone[kind] += gone
                return gone
            self._left.pop(0)
            if not self._left:
                await self._finish()
        return 0

    async def _finish(self) -> None:
        if self.gone:
            await self.work.run(self._log)
        await self.work.empty_log()

    async def _forget(self, kind: Keeping) -> int:
        now = self.clock.now()
        before = kept_from(now, self.days[kind])
        is_of_people = kind is Keeping.LEAVERS  # much is changed with them: they wait for others
        while some := await self._next(kind, before):
            try:
                gone = await self.work.run(partial(self._let_go, kind, before, now, some), competing=not is_of_people)
            except Exception:  # noqa: BLE001 - what it was that can't go is found out by letting each go alone
                gone = await self._let_go_alone(kind, before, now, some)
            if gone:
                return gone
        return 0

    async def _let_go_alone(self, kind: Keeping, before: datetime, now: datetime, some: Iterable[OldRow]) -> int:
        """Each in a unit of its own; what can't go stays for this time."""
        await self.work.run(lambda store: store.upkeep.tick())  # no row's fault where even that fails
        gone = 0
        for one in some:
            try:
                gone += await self.work.run(partial(self._let_go, kind, before, now, [one]))
            except Exception as error:  # noqa: BLE001 - one row that can't go must not hold up the others
                log_failure(self.log, "not let go", error, row=f"{one.table} {one.key}")
                self._staying.add(one)
        return gone

    def _let_go(
        self, kind: Keeping, before: datetime, now: datetime, rows: Sequence[OldRow], store: Repositories
    ) -> int:
        if kind is Keeping.LEAVERS:
            return erase_long_gone(store, self.profile, before, rows, now)
        return store.retention.forget(kind, before, rows)

    async def _next(self, kind: Keeping, before: datetime) -> Sequence[OldRow]:
        """What to let go now; empty where nothing of the kind is old but what can't go."""
        if not self._found:
            found = await self.work.read(lambda store: _oldest(store, kind, before))
            self._found = [one for one in found if one not in self._staying]
        batch = PERSONS_AT_A_TIME if kind is Keeping.LEAVERS else self.batch
        some, self._found = self._found[:batch], self._found[batch:]
        return some

    def _old(self, store: Repositories, kind: Keeping) -> Old:
        return store.retention.old(kind, kept_from(self.clock.now(), self.days[kind]))

    def _log(self, store: Repositories) -> None:
        facts = {kind.value: number for kind, number in self.gone.items()}
        store.audit.record(AuditEntry(self.clock.now(), _itself(store), ACT, SUBJECT, "", facts=facts))


@dataclass(slots=True, kw_only=True)
class Tidying:
    """A sweep each night, for one process."""

    work: SharedWork
    clock: Clock
    days: Mapping[Keeping, int]
    profile: Profile
    log: Log
    batch: int = AT_A_TIME
    _seen: str = ""
    _sweep: Sweep | None = None

    async def tidy(self) -> int:
        """Deletes some of what is old, once a night until nothing is left; how many."""
        night = tidying_on(self.clock.now())
        if night.period != self._seen:
            is_ours = await self.work.run(lambda store: store.occasions.claim("", night))
            self._seen = night.period
            self._sweep = self._begin() if is_ours else None
        if self._sweep is None:
            return 0
        gone = await self._sweep.step()
        if not gone:
            self._sweep = None
        return gone

    def _begin(self) -> Sweep:
        return Sweep(
            work=self.work, clock=self.clock, days=self.days, profile=self.profile, log=self.log, batch=self.batch
        )


def _oldest(store: Repositories, kind: Keeping, before: datetime) -> Sequence[OldRow]:
    if kind is Keeping.LEAVERS:
        return long_gone(store, before)
    return store.retention.oldest(kind, before, AHEAD)


def _itself(store: Repositories) -> PersonId:
    """The program as one who acts: the log names somebody for each act."""
    platform, install, external = _ITSELF
    known = store.identities.people_of(platform, install, [external])
    if external in known:
        return known[external]
    added = store.people.add(_NAME, install)
    store.identities.add(platform, install, external, added.id)
    return added.id
