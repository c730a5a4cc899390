"""Erases people who left the chat long ago and hold nothing any more; what becomes of what they did, the domain says.

Texts in which somebody's name was typed stay: another one may have that name. An administrator can have them changed.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.organisation import Profile
from domain.ports import Repositories
from domain.retention import OldRow
from handlers.kept_names import FORMER
from handlers.loading import profile_in_force
from handlers.tovholder.data_holding import Whose, load_holding

AT_A_TIME = 2
"""Persons in one unit: a few hundredths of a second, since each is looked for in every table."""
_AHEAD = 20_000
"""Persons that one look finds."""


def long_gone(store: Repositories, before: datetime) -> Sequence[OldRow]:
    """Those who left before that and hold nothing any more."""
    return [OldRow("persons", person) for person in store.retention.leavers(before, _AHEAD)]


def erase_long_gone(
    store: Repositories, profile: Profile, before: datetime, rows: Sequence[OldRow], now: datetime
) -> int:
    """Erases those of these rows that are long gone still; how many."""
    gone = frozenset(long_gone(store, before))
    people = [int(row.key) for row in rows if row in gone]
    if people:
        in_force = profile_in_force(store, profile, now.date())
        for person in people:
            store.personal.erase(person, FORMER, load_holding(store, in_force, Whose(person)).kept, now)
    return len(people)
