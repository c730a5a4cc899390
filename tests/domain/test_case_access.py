"""Who may read of cases and move them on."""

from dataclasses import replace

import pytest

from domain.case_access import may_carry, may_see, require_carrier, require_sight
from domain.decisions import REGIONAL_COUNCIL
from domain.errors import NotAllowed
from tests.domain.cases import FIRST, OPENED, a_journey, answered
from tests.domain.support import actor, in_role, syddanmark


def test_the_secretariat_there_and_those_above_move_a_case_and_others_are_told_who() -> None:
    """The step's carrier or not; a role in another cluster doesn't help, and a guest's none."""
    journey, day = a_journey(), OPENED.date()
    leg = journey.awaited[0]
    secretariat = ("regionshus", "somatik", "psykiatri", "kommune")
    above = (in_role("koordinationsgruppe", None), in_role("sundhedssekretariat", None))
    for held in (*(in_role(role, FIRST) for role in secretariat), *above):
        assert may_carry(actor(held), journey, leg, syddanmark(), day)
    with pytest.raises(NotAllowed) as refused:
        require_carrier(actor(in_role("somatik", "fyn")), journey, leg, syddanmark(), day)
    assert (refused.value.roles, refused.value.cluster) == (secretariat, FIRST)
    assert refused.value.above == ("ssu", "sss")
    with pytest.raises(NotAllowed):
        require_carrier(actor(in_role("somatik", FIRST), is_outsider=True), journey, leg, syddanmark(), day)


def test_where_a_body_has_no_secretariat_the_carrier_moves_the_case() -> None:
    """Whatever else they serve, others of the cluster don't."""
    journey, day = a_journey(), OPENED.date()
    leg = replace(journey.awaited[0], step=6, place=f"impl/{FIRST}")
    bodies = tuple(replace(one, forum=replace(one.forum, secretariat_roles=())) for one in syddanmark().bodies)
    profile = replace(syddanmark(), bodies=bodies)
    assert may_carry(actor(in_role("kommune", FIRST)), journey, leg, profile, day)
    assert not may_carry(actor(in_role("psykiatri", FIRST)), journey, leg, profile, day)


def test_above_the_clusters_no_role_of_a_cluster_is_named() -> None:
    """Regionshuset of a cluster can't answer for SSS, so the refusal names those above alone."""
    journey = a_journey()
    above = replace(journey.awaited[0], place="sss")
    with pytest.raises(NotAllowed) as refused:
        require_carrier(actor(in_role("regionshus", FIRST)), journey, above, syddanmark(), OPENED.date())
    assert (refused.value.roles, refused.value.cluster, refused.value.above) == ((), None, ("ssu", "sss"))


@pytest.mark.parametrize("place", [REGIONAL_COUNCIL, "aabenraa"])
def test_at_an_authority_a_carrier_of_another_cluster_moves_nothing(place: str) -> None:
    """A case that has been in one cluster alone is answered for there by that one's carrier, or from above."""
    begun, day = a_journey("fra-fagligt"), OPENED.date()
    council = replace(begun.awaited[0], id=2, step=2, place=place)
    above = replace(council, id=3, place="ssu")
    journey = replace(begun, legs=(*answered(begun).legs[:1], above, council))
    for held in (in_role("regionshus", FIRST), in_role("koordinationsgruppe", None)):
        assert may_carry(actor(held), journey, council, syddanmark(), day)
    with pytest.raises(NotAllowed) as refused:
        require_carrier(actor(in_role("regionshus", "fyn")), journey, council, syddanmark(), day)
    assert (refused.value.roles, refused.value.cluster) == (("regionshus",), FIRST)


def test_a_closed_case_is_read_by_its_secretariats_alone() -> None:
    """An open one by all who have a role; neither by people from outside."""
    journey, day = a_journey(), OPENED.date()
    closed = replace(journey, case=replace(journey.case, is_closed=True))
    assert may_see(actor(in_role("kommune", "fyn")), journey, syddanmark(), day)
    assert may_see(actor(in_role("kommune", FIRST)), closed, syddanmark(), day)
    elsewhere = actor(in_role("koordinationsgruppe", None))
    with pytest.raises(NotAllowed) as refused:
        require_sight(elsewhere, closed, syddanmark(), day)
    assert (refused.value.cluster, refused.value.above) == (FIRST, ())
    assert "koordinationsgruppe" not in refused.value.roles
    from_above = replace(closed, legs=(replace(closed.legs[0], place="ssu"),))
    with pytest.raises(NotAllowed) as refused:
        require_sight(actor(in_role("kommune", FIRST)), from_above, syddanmark(), day)
    assert (refused.value.roles, refused.value.cluster, refused.value.above) == ((), None, ("ssu",))
    for one, seen in ((actor(in_role("kommune", "fyn")), closed), (actor(), journey)):
        with pytest.raises(NotAllowed):
            require_sight(one, seen, syddanmark(), day)
    assert not may_see(actor(in_role("kommune", FIRST), is_outsider=True), journey, syddanmark(), day)
