"""Erases people who left the chat long ago and hold nothing any more; what becomes of what they did, the domain says.

Texts in which somebody's name was typed stay: another one may have that name. An administrator can have them changed.
"""

from datetime import datetime

from domain.organisation import Profile
from domain.ports import Repositories
from handlers.kept_names import FORMER
from handlers.loading import profile_in_force
from handlers.tovholder.data_holding import Whose, load_holding

AT_A_TIME = 2
"""Persons in one unit: a few hundredths of a second, since each is looked for in every table."""


def erase_long_gone(store: Repositories, profile: Profile, before: datetime, now: datetime) -> int:
    """Erases some of those who left before that; how many."""
    people = store.retention.leavers(before, AT_A_TIME)
    if people:
        in_force = profile_in_force(store, profile, now.date())
        for person in people:
            store.personal.erase(person, FORMER, load_holding(store, in_force, Whose(person)).kept, now)
    return len(people)
