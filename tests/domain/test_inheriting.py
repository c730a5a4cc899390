"""Who does what a body left open: its successor's secretariat, for tasks and experiences and nothing closed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.access import Actor, holders, may_serve, owned_roles, require_experience_right, require_secretariat
from domain.errors import HandedToSuccessor, NotAllowed
from domain.inheriting import at_work, bodies_at_work, experiences_kept_by, experiences_went_to, shared_by
from domain.local import LocalKind, LocalSetting, with_local_settings
from domain.organisation import Body, Profile
from domain.people import Person, RoleAssignment
from domain.roles import unfilled_roles
from domain.succession import in_force, in_succession
from tests.domain.support import body, syddanmark

NEW_YEAR = date(2027, 1, 1)
OLD_YEAR = date(2026, 6, 1)
GIVER, RECEIVER = "politisk/lillebaelt", "raad/trekant"


def council() -> Body:
    """A council of another place than the cluster's, served by the region and a kommune alone."""
    old = body(GIVER)
    assert old.cluster is not None
    forum = replace(old.forum, key="raad", secretariat_roles=("regionshus", "kommune"))
    return replace(
        old, key=RECEIVER, name="Sundhedsråd Trekanten", forum=forum, cluster=replace(old.cluster, key="trekant")
    )


def councils(*handed: str, on: date = NEW_YEAR) -> Profile:
    """The organisation in force that day, where these bodies have handed over to the council."""
    cluster = council().cluster
    assert cluster is not None
    new = replace(
        syddanmark(), key="raad", valid_from=NEW_YEAR, valid_to=None, bodies=(council(),), clusters=(cluster,)
    )
    chosen = [LocalSetting(giver, LocalKind.SUCCESSOR, "", RECEIVER) for giver in handed]
    return with_local_settings(in_force(in_succession([syddanmark(), new]), on), chosen)


def actor(role: str, cluster: str) -> Actor:
    """Somebody with one role."""
    person = Person(1, "Ane")
    return Actor(person, (RoleAssignment(1, role, cluster, None, person),))


def test_the_successors_secretariat_has_all_its_roles() -> None:
    """Its own as they are, and each of them those that the successor doesn't have itself."""
    handed = at_work(body(GIVER), councils(GIVER))
    kommune = actor("kommune", "trekant")
    assert may_serve(kommune, handed, NEW_YEAR)
    held = kommune.roles_on(handed, NEW_YEAR)
    assert "kommune" in held
    assert "regionshus" not in held
    absent = set(body(GIVER).forum.secretariat_roles) - {"regionshus", "kommune"}
    assert absent <= set(held)
    for role in absent:
        assert holders(kommune.roles, role, handed, NEW_YEAR) == kommune.roles
    assert holders(kommune.roles, "regionshus", handed, NEW_YEAR) == ()


def test_nobody_is_left_without_an_owner() -> None:
    """Whatever role a step waits for, somebody of the successor's secretariat may say that it is done."""
    handed = at_work(body(GIVER), councils(GIVER))
    both = Actor(Person(1, "Ane"), (*actor("kommune", "trekant").roles, *actor("regionshus", "trekant").roles))
    for step in handed.forum.steps:
        assert set(owned_roles(both, handed, step, NEW_YEAR)) == set(step.owners.roles)


def test_what_the_successor_fills_is_not_vacant() -> None:
    """One of its people fills every role but another of its own; before the handing over they are all vacant."""
    kommune = actor("kommune", "trekant").roles
    assert unfilled_roles(kommune, at_work(body(GIVER), councils(GIVER)), NEW_YEAR) == ("regionshus",)
    owning = {role for step in body(GIVER).forum.steps for role in step.owners.roles}
    assert set(unfilled_roles(kommune, body(GIVER), NEW_YEAR)) == owning & set(body(GIVER).forum.secretariat_roles)


def test_who_had_it_is_told_where_it_went() -> None:
    """The old secretariat lost it, and the refusal says to whom."""
    old = actor("regionshus", "lillebaelt")
    handed = at_work(body(GIVER), councils(GIVER))
    require_secretariat(old, body(GIVER), NEW_YEAR)
    with pytest.raises(HandedToSuccessor) as refused:
        require_secretariat(old, handed, NEW_YEAR)
    assert (refused.value.body, refused.value.successor) == (GIVER, RECEIVER)


def test_what_was_chosen_early_waits() -> None:
    """Until the new organisation begins the old one's bodies have what they have."""
    before = councils(GIVER, on=date(2026, 12, 31))
    assert before.successors == {}
    assert at_work(body(GIVER), before).successor is None
    assert councils(GIVER).successors == {GIVER: RECEIVER}


@given(st.lists(st.sampled_from([one.key for one in syddanmark().bodies]), unique=True))
def test_all_bodies_stay_known(handed: list[str]) -> None:
    """Each body is there once under its key whoever does its work, and those that haven't handed over are untouched."""
    profile = councils(*handed)
    found = bodies_at_work(profile)
    assert [one.key for one in found] == [one.key for one in profile.known_bodies]
    for before, after in zip(profile.known_bodies, found, strict=True):
        assert (after.successor is not None) == (before.key in handed)
        assert replace(after, name=before.name, successor=None) == before


def test_experiences_go_once_with_the_clusters_first_body() -> None:
    """With it they and their trials are the successor's to answer for; with another they stay."""
    profile = councils(GIVER)
    assert experiences_kept_by(body(GIVER), syddanmark()) == "lillebaelt"
    assert experiences_kept_by(body("fagligt/lillebaelt"), syddanmark()) == ""
    assert experiences_kept_by(body("ssu"), syddanmark()) == ""
    went = experiences_went_to("lillebaelt", profile)
    assert went is not None
    assert went.key == RECEIVER
    assert shared_by("trekant", profile) == ("trekant", "lillebaelt")
    require_experience_right(actor("kommune", "trekant"), profile, "lillebaelt", NEW_YEAR, OLD_YEAR)
    with pytest.raises(NotAllowed):
        require_experience_right(actor("kommune", "lillebaelt"), profile, "lillebaelt", NEW_YEAR, OLD_YEAR)
    assert experiences_went_to("lillebaelt", councils("fagligt/lillebaelt")) is None
    assert experiences_went_to("fyn", profile) is None
