"""Persons are to coincide between the steering group and the professional level; it says where they don't.

The steering group's municipal directors sit there for a cluster, and are to have a seat on its professional level too
(the annex on the organisation of 23-06-2022). Which forum asks this of whom, the profile's seats tell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.organisation import Body, Profile, Seat
from domain.people import SeatHolder

MUNICIPAL = "kommuner"
"""The sector whose seats for a cluster are its directors'."""
STEERING_GROUP, PROFESSIONAL = "sss", "fagligt"


@dataclass(frozen=True, slots=True)
class NoCoincidence:
    """Somebody sits in the steering group for a cluster without a seat on its professional level."""

    holder: SeatHolder
    seat: Seat
    cluster: str
    lacking: Body


def bodies_that_should_coincide(profile: Profile) -> tuple[Body, ...]:
    """The bodies whose seats must be known to tell."""
    return tuple(body for body in profile.bodies if body.forum.key in (STEERING_GROUP, PROFESSIONAL))


def missing_coincidence(holders: Iterable[SeatHolder], profile: Profile, on: date) -> tuple[NoCoincidence, ...]:
    """The municipal directors of the steering group who have no seat in their cluster, in the order of the seats."""
    held = [one for one in holders if one.is_valid_on(on)]
    by_place = {(one.body, one.seat): one for one in held}
    sits = {(one.body, one.person.id) for one in held}
    professional = {
        body.cluster.key: body for body in profile.bodies if body.cluster and body.forum.key == PROFESSIONAL
    }
    return tuple(
        NoCoincidence(holder, seat, seat.cluster, professional[seat.cluster])
        for body in profile.bodies
        if body.forum.key == STEERING_GROUP
        for seat in body.seats
        if seat.cluster in professional and seat.sector == MUNICIPAL
        if (holder := by_place.get((body.key, seat.key)))
        if (professional[seat.cluster].key, holder.person.id) not in sits
    )
