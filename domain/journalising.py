"""Which authorities have journalised a meeting's minutes; each has a case system of its own, and none is asked here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.access import Actor, serves
from domain.decision_errors import AlreadyJournalised
from domain.decisions import municipalities_of
from domain.organisation import Body, Profile
from domain.people import PersonId
from domain.times import refuse_naive

REGION = "region"
"""The key of the region as an authority; the others are the keys of the municipalities."""


@dataclass(frozen=True, slots=True)
class Journalised:
    """An authority has journalised the minutes: who said so, when (aware, Copenhagen), and under which case number."""

    meeting: int
    authority: str
    person: PersonId
    at: datetime
    reference: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.at)


def authorities(body: Body) -> tuple[str, ...]:
    """The authorities that journalise the body's minutes: the region and the municipalities with a seat there."""
    return (REGION, *dict.fromkeys(seat.municipality for seat in body.seats if seat.municipality))


def possible_authorities(body: Body, profile: Profile) -> tuple[str, ...]:
    """The authorities that may journalise the body's minutes.

    Where its seats name no municipality (SSU's mayors come from whichever chair the clusters), any of them may.
    """
    return (REGION, *municipalities_of(body, profile))


def authority_names(profile: Profile) -> dict[str, str]:
    """What the authorities are called in that organisation: "Region Syddanmark", "Kolding Kommune"."""
    return {REGION: profile.name} | {one.key: one.full_name for one in profile.known_municipalities}


def own_authorities(actor: Actor, body: Body, profile: Profile) -> tuple[str, ...]:
    """The authorities that a person's roles for the body speak for: the region, or the municipality they are held for.

    A role that is neither the region's nor held for a municipality speaks for none.
    """
    held = [one for one in actor.roles if serves(one, body) and one.role in body.forum.secretariat_roles]
    regional = {role.key for role in profile.roles if role.is_regional}
    spoken = [REGION if one.role in regional else one.municipality for one in held]
    possible = possible_authorities(body, profile)
    return tuple(dict.fromkeys(one for one in spoken if one in possible))


def journalise(wanted: Journalised, known: Iterable[Journalised]) -> Journalised:
    """The journalising, where it is the authority's first; raises AlreadyJournalised."""
    for one in known:
        if one.authority == wanted.authority:
            raise AlreadyJournalised(one.reference)
    return wanted


def missing_authorities(body: Body, known: Iterable[Journalised]) -> tuple[str, ...]:
    """The authorities that have yet to journalise."""
    done = {one.authority for one in known}
    return tuple(one for one in authorities(body) if one not in done)
