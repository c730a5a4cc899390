from dataclasses import replace
from datetime import timedelta

import pytest

from danish.zone import copenhagen
from domain.access import (
    Actor,
    holders,
    may_serve,
    own_seats,
    owned_roles,
    require_administrator,
    require_insider,
    require_seat_right,
    require_secretariat,
)
from domain.errors import NotAllowed, OutsidersMayNot, StepNotOwned
from domain.people import SeatHolder
from domain.roles import split_roles
from tests.domain.support import NOW, actor, body, in_role, person, syddanmark

TODAY = NOW.date()
POLITICAL, PROFESSIONAL = body("politisk/fyn"), body("fagligt/fyn")


def seated(seat: str, *, is_outsider: bool = False) -> Actor:
    """Person 1 on a seat of the political body."""
    return Actor(person(1), (), (SeatHolder(1, POLITICAL.key, seat, person(1)),), is_outsider=is_outsider)


def test_a_role_serves_both_levels_of_its_cluster_only() -> None:
    """A secretariat role acts on its own cluster's levels, and on no other cluster nor above them."""
    regionshus = actor(in_role("regionshus", "fyn"))
    assert may_serve(regionshus, POLITICAL, TODAY)
    assert may_serve(regionshus, PROFESSIONAL, TODAY)
    assert not may_serve(regionshus, body("politisk/lillebaelt"), TODAY)
    assert not may_serve(regionshus, body("ssu"), TODAY)


def test_a_role_on_one_level_stays_there() -> None:
    """A role given for one forum does not reach the other."""
    political = actor(in_role("regionshus", "fyn", "politisk"))
    assert may_serve(political, POLITICAL, TODAY)
    assert not may_serve(political, PROFESSIONAL, TODAY)


def test_koordinationsgruppen_serves_above_the_clusters() -> None:
    """Koordinationsgruppen acts on SSU and SSS, not in a cluster."""
    group = actor(in_role("koordinationsgruppe", None))
    assert may_serve(group, body("ssu"), TODAY)
    assert may_serve(group, body("sss"), TODAY)
    assert not may_serve(group, POLITICAL, TODAY)


def test_a_role_ends_with_its_last_day() -> None:
    """A role counts through its last day and not after."""
    ending = actor(in_role("regionshus", "fyn", valid_to=NOW))
    assert may_serve(ending, POLITICAL, TODAY)
    assert not may_serve(ending, POLITICAL, copenhagen(2026, 8, 4).date())


def test_outsiders_get_nothing_by_a_role() -> None:
    """Guests and people of other teams act nowhere, whatever they are called."""
    guest = actor(in_role("regionshus", "fyn"), is_administrator=True, is_outsider=True)
    assert not may_serve(guest, POLITICAL, TODAY)
    for refused, needs in ((require_administrator, True), (require_insider, False)):
        with pytest.raises(OutsidersMayNot) as raised:
            refused(guest)
        assert raised.value.needs_administrator is needs
    with pytest.raises(NotAllowed):
        owned_roles(guest, POLITICAL, POLITICAL.forum.step(6), TODAY)


def test_the_refusal_names_who_could() -> None:
    """Somebody without a role is told which roles can, and where."""
    with pytest.raises(NotAllowed) as refusal:
        require_secretariat(actor(), POLITICAL, TODAY)
    assert refusal.value.roles == ("regionshus", "somatik", "psykiatri", "kommune")
    assert refusal.value.cluster == "fyn"


def test_a_seats_holder_reports_their_own_absence_only() -> None:
    """A member may say they don't come, but not that another doesn't; the secretariat may for all."""

    def may(who: Actor) -> None:
        require_seat_right(who, POLITICAL, "plo_1", own_seats(who, POLITICAL, who.seats, TODAY), TODAY)

    may(seated("plo_1"))
    may(actor(in_role("kommune", "fyn")))
    elsewhere = Actor(person(1), (), (SeatHolder(1, "politisk/lillebaelt", "plo_1", person(1)),))
    former = Actor(
        person(1), (), (SeatHolder(1, POLITICAL.key, "plo_1", person(1), valid_to=TODAY - timedelta(days=1)),)
    )
    for refused in (seated("plo_2"), seated("plo_1", is_outsider=True), actor(), elsewhere, former):
        with pytest.raises(NotAllowed):
            may(refused)


def test_only_administrators_do_what_administrators_do() -> None:
    """Administrators pass, others are refused without a role being named."""
    require_administrator(actor(is_administrator=True))
    require_insider(actor())
    with pytest.raises(NotAllowed) as refusal:
        require_administrator(actor(in_role("regionshus", "fyn")))
    assert refusal.value.roles == ()


def test_owning_a_step_follows_from_the_roles_held() -> None:
    """One who holds two of a step's roles speaks for both, in the step's order; another's step is refused."""
    both = actor(in_role("kommune", "fyn"), in_role("regionshus", "fyn"))
    assert owned_roles(both, POLITICAL, POLITICAL.forum.step(5), TODAY) == ("regionshus", "kommune")
    with pytest.raises(StepNotOwned) as refusal:
        owned_roles(actor(in_role("kommune", "fyn")), POLITICAL, POLITICAL.forum.step(6), TODAY)
    assert refusal.value.roles == ("regionshus",)
    with pytest.raises(NotAllowed):
        owned_roles(actor(), POLITICAL, POLITICAL.forum.step(5), TODAY)


def test_the_secretariat_speaks_for_those_who_write_items() -> None:
    """Those who write items are not of the secretariat: it may say for them that they have, and so may they."""
    writing = POLITICAL.forum.step(4)
    for one in (in_role("regionshus", "fyn"), in_role("sagsbehandler", "fyn")):
        assert owned_roles(actor(one), POLITICAL, writing, TODAY) == ("sagsbehandler",)
    with pytest.raises(NotAllowed):
        owned_roles(actor(in_role("sagsbehandler", "fyn")), POLITICAL, POLITICAL.forum.step(5), TODAY)


def test_the_secretariat_above_the_clusters_speaks_for_writers_too() -> None:
    """Of a row owned by one within and one without, each within speaks for themselves and for the one without."""
    writing = body("ssu").forum.step(4)
    group = actor(in_role("koordinationsgruppe", None))
    assert owned_roles(group, body("ssu"), writing, TODAY) == ("sagsbehandler", "koordinationsgruppe")
    assert owned_roles(actor(in_role("regionshus", None)), body("ssu"), writing, TODAY) == ("sagsbehandler",)


def test_holders_of_a_role_are_those_of_the_body_and_day() -> None:
    """Who holds a role is asked for a body on a day."""
    mine, elsewhere = in_role("kommune", "fyn", who=1), in_role("kommune", "lillebaelt", who=2)
    assert holders([mine, elsewhere], "kommune", POLITICAL, TODAY) == (mine,)


def test_one_person_of_regionshuset_serves_both_levels() -> None:
    """Different persons of Regionshuset on the two levels of a cluster are noticed; other roles may differ."""
    profile = syddanmark()
    apart = [in_role("regionshus", "fyn", "politisk", who=1), in_role("regionshus", "fyn", "fagligt", who=2)]
    assert split_roles(apart, profile, "fyn", TODAY) == ("regionshus",)
    assert split_roles(apart, profile, "lillebaelt", TODAY) == ()
    assert split_roles([apart[0], replace(apart[1], person=person(1))], profile, "fyn", TODAY) == ()
    assert split_roles([in_role("regionshus", "fyn")], profile, "fyn", TODAY) == ()
    hospitals = [replace(one, role="somatik") for one in apart]
    assert split_roles(hospitals, profile, "fyn", TODAY) == ()


def test_clusters_and_roles_are_named_once() -> None:
    """A role given twice is one role, and clusters are counted once."""
    twice = actor(in_role("regionshus", "fyn"), in_role("regionshus", "fyn", "politisk"), in_role("kommune", None))
    assert twice.roles_on(POLITICAL, TODAY) == ("regionshus",)
    assert twice.clusters() == ("fyn",)
