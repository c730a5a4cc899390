from dataclasses import replace
from datetime import date

import pytest

from domain.closing import closing, is_near, suggested_successor
from domain.organisation import Body, Profile
from domain.succession import in_force, in_succession
from tests.domain.support import body, syddanmark

NEW_YEAR = date(2027, 1, 1)


def council(of: str, key: str, *, cluster: str | None = None) -> Body:
    """A council in the place of another body, its cluster under another key where one is given."""
    old = body(of)
    forum = replace(old.forum, key=key.partition("/")[0])
    place = replace(old.cluster, key=cluster) if old.cluster and cluster else old.cluster
    return replace(old, key=key, name=f"Sundhedsråd {key}", forum=forum, cluster=place)


def following(*bodies: Body) -> Profile:
    """The organisation of 2027 with these bodies, after the one of 2026."""
    new = replace(syddanmark(), key="raad", valid_from=NEW_YEAR, valid_to=None, bodies=bodies)
    return in_succession([syddanmark(), new])


def test_an_end_is_prepared_before_it_and_settled_after() -> None:
    """Until its last day the organisation in force ends; from then on it is the one before."""
    profile = following(council("politisk/fyn", "raad/fyn"))
    before, after = closing(in_force(profile, date(2026, 12, 31))), closing(in_force(profile, NEW_YEAR))
    assert before is not None
    assert after is not None
    assert (before.ending.key, before.has_ended) == ("syddanmark", False)
    assert before.following is not None
    assert before.following.key == "raad"
    assert (after.ending.key, after.has_ended) == ("syddanmark", True)
    assert closing(replace(syddanmark(), valid_to=None)) is None


def test_a_body_that_both_organisations_have_does_not_end() -> None:
    """What is open there stays; all others end, and all do while nobody knows what follows."""
    alone = closing(syddanmark())
    found = closing(in_force(following(council("politisk/fyn", "raad/fyn"), body("ssu")), NEW_YEAR))
    assert alone is not None
    assert found is not None
    assert alone.bodies == syddanmark().bodies
    assert found.bodies == tuple(one for one in syddanmark().bodies if one.key != "ssu")


@pytest.mark.parametrize(
    ("on", "near"),
    [(date(2026, 11, 4), False), (date(2026, 11, 5), True), (date(2026, 12, 31), True), (NEW_YEAR, False)],
)
def test_administrators_hear_eight_weeks_before(on: date, *, near: bool) -> None:
    """From eight weeks before the last day until it; an organisation without one never ends."""
    assert is_near(syddanmark(), on) is near
    assert not is_near(replace(syddanmark(), valid_to=None), on)


def test_the_successor_is_of_the_same_place() -> None:
    """A body of the same cluster takes over, by its key or where most of its kommuner are; above them one above."""
    fyn, lillebaelt = council("politisk/fyn", "raad/fyn"), council("politisk/lillebaelt", "raad/b", cluster="b")
    above = council("ssu", "forretningsudvalg")
    new = following(fyn, lillebaelt, above)
    assert suggested_successor(body("politisk/fyn"), new) == fyn
    assert suggested_successor(body("fagligt/fyn"), new) == fyn
    assert suggested_successor(body("politisk/lillebaelt"), new) == lillebaelt
    assert suggested_successor(body("sss"), new) == above
    assert suggested_successor(body("politisk/soenderjylland"), new) is None
    assert suggested_successor(body("politisk/fyn"), following(above)) is None


def test_a_cluster_that_keeps_its_key_comes_before_one_with_more_of_its_kommuner() -> None:
    """What bears its name is the same place, wherever its kommuner went."""
    heir, elsewhere = council("politisk/fyn", "raad/fyn"), council("politisk/fyn", "raad/b", cluster="b")
    assert heir.cluster is not None
    few = replace(heir, cluster=replace(heir.cluster, municipalities=heir.cluster.municipalities[:1]))
    assert suggested_successor(body("politisk/fyn"), following(elsewhere, few)) == few


def test_of_several_the_same_forum_is_meant_else_nobody_guesses() -> None:
    """Where a place has several bodies, the one of the same forum; without one, a person has to say."""
    fyn, same = council("politisk/fyn", "raad/fyn"), body("fagligt/fyn")
    new = following(fyn, same)
    assert suggested_successor(body("fagligt/fyn"), new) == same
    assert suggested_successor(body("politisk/fyn"), new) is None
