"""What `/tovholder tjek` tells of what goes out by itself: the clock, the digests, and what can't be promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from danish import writing
from domain.people import RoleAssignment
from domain.ports import Repositories
from domain.preferences import Preferences

_STOPPED_AFTER_S = 120
_CLOCK_STOPPED = (
    "Uret går ikke, så intet bliver sendt af sig selv. Start `python -m bot start` eller `python -m bot ur`, og se "
    "efter, om maskinens ur er stillet rigtigt."
)
_CANNOT_LOOK_BACK = (
    "Jeg må ikke læse, hvad jeg selv har skrevet (`channels:history`, `groups:history`, `im:history` og "
    "`mpim:history`). Bliver jeg afbrudt, mens jeg sender, kan en direkte besked komme to gange, og en i en kanal kan "
    "udeblive. Installér appen igen med manifestet."
)


@dataclass(frozen=True, slots=True)
class Sending:
    """How it stands: lines to read, and what somebody should look at."""

    lines: Sequence[str]
    warnings: Sequence[str]


def sending(
    repositories: Repositories, roles: Sequence[RoleAssignment], now: datetime, *, can_look_back: bool
) -> Sending:
    """How it is now; `roles` are the day's."""
    age_s = repositories.upkeep.tick_age_s()
    goes = age_s is not None and age_s <= _STOPPED_AFTER_S
    holders = {one.person.id for one in roles if one.person.may_act}
    wishes = list(repositories.preferences.of(holders).values())
    lines = ["Uret går" if goes else "Uret går ikke", _digests(wishes, now)]
    stopped = [] if goes else [_CLOCK_STOPPED]
    return Sending(lines, [*stopped, *([] if can_look_back else [_CANNOT_LOOK_BACK])])


def _digests(wishes: Sequence[Preferences], now: datetime) -> str:
    """How many get a morning's digest, and when the next one comes; persons aren't named."""
    wanting = [one for one in wishes if one.wants_digest]
    coming = [one.next_digest for one in wanting if one.next_digest is not None]
    paused = sum(one.is_paused(now) for one in wanting)
    first = f", det næste {writing.moment(min(coming))}" if coming else ""
    pausing = f" ({writing.count(paused, 'har', 'har')} pause)" if paused else ""
    off = len(wishes) - len(wanting)
    declined = f"; {off} har slået det fra" if off else ""
    return f"Morgenoverblik til {writing.count(len(wanting), 'person', 'personer')}{pausing}{first}{declined}"
