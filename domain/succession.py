"""One organisation follows another: which is in force on a day, with what it must still know of those before it.

What was begun in an organisation that has ended is finished there, so its bodies are known as long as the program
has its profile; new meetings are made in the one in force.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from domain.organisation import Profile


def in_succession(profiles: Iterable[Profile]) -> Profile:
    """The profile that begins last, knowing those that began before it. Raises ValueError where there are none."""
    found: Profile | None = None
    for profile in sorted(profiles, key=lambda one: one.valid_from):
        found = _after(found, profile) if found else profile
    if found is None:
        raise ValueError("no profiles")
    return found


def in_force(profile: Profile, on: date) -> Profile:
    """Of a profile and those before it the last that has begun by that day; the first of them before any has.

    It knows which one follows.
    """
    while on < profile.valid_from and profile.predecessor is not None:
        profile = replace(profile.predecessor, following=profile)
    return profile


def is_over_in(profile: Profile, year: int) -> bool:
    """Whether the organisation is no more in all of that year."""
    return profile.valid_to is not None and year > profile.valid_to.year


def organisation(profiles: Sequence[Profile], key: str, today: date) -> tuple[Profile, date]:
    """The organisation of that key, knowing those before it, and a day on which it is in force.

    For "" the last one and today, where `in_force` finds the one that is. Raises KeyError for an unknown key.
    """
    if not key:
        return in_succession(profiles), today
    for one in profiles:
        if one.key == key:
            return in_succession(other for other in profiles if other.valid_from <= one.valid_from), one.valid_from
    raise KeyError(key)


def _after(earlier: Profile, profile: Profile) -> Profile:
    """The profile, with the names that the earlier one's meetings need; its own stand before them."""
    chairs = {one.key: one for one in (*earlier.chairs, *profile.chairs)}
    return replace(
        profile,
        predecessor=earlier,
        chairs=tuple(chairs.values()),
        approvers={**earlier.approvers, **profile.approvers},
        origins={**earlier.origins, **profile.origins},
        authorities={**earlier.authorities, **profile.authorities},
    )
