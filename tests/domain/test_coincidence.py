"""Who sits in the steering group for a cluster is to sit on its professional level too."""

from dataclasses import replace
from datetime import date

from domain.coincidence import bodies_that_should_coincide, missing_coincidence
from domain.people import SeatHolder
from tests.domain.support import person, syddanmark

TODAY = date(2026, 8, 3)
DIRECTOR = SeatHolder(1, "sss", "direktoer_1_fyn", person(1))


def test_a_director_without_a_seat_in_the_cluster_is_found() -> None:
    """The seat must be in the cluster they sit for; another cluster's doesn't do."""
    elsewhere = SeatHolder(2, "fagligt/lillebaelt", "direktoer_vejle", person(1))
    (found,) = missing_coincidence([DIRECTOR, elsewhere], syddanmark(), TODAY)
    assert (found.holder, found.cluster, found.lacking.key) == (DIRECTOR, "fyn", "fagligt/fyn")


def test_a_seat_on_the_professional_level_is_enough() -> None:
    """Any seat there is, while it lasts."""
    seat = SeatHolder(2, "fagligt/fyn", "direktoer_nyborg", person(1))
    assert missing_coincidence([DIRECTOR, seat], syddanmark(), TODAY) == ()
    ended = replace(seat, valid_to=date(2026, 8, 2))
    assert len(missing_coincidence([DIRECTOR, ended], syddanmark(), TODAY)) == 1


def test_others_in_the_steering_group_are_not_asked() -> None:
    """The region's, those who sit for all clusters and almen praksis needn't coincide."""
    seats = ("koncerndirektoer", "sygeplejefaglig_fyn", "kommunaldirektoerkreds_1", "plo_1")
    held = [SeatHolder(0, "sss", seat, person(2)) for seat in seats]
    assert missing_coincidence(held, syddanmark(), TODAY) == ()
    assert {body.key for body in bodies_that_should_coincide(syddanmark())} >= {"sss", "fagligt/fyn"}
