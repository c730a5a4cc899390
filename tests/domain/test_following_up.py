"""For whom a decision waits."""

from dataclasses import replace

import pytest

from domain.decisions import Decision, DecisionForm
from domain.following_up import bodies_to_follow, follows_up
from tests.domain.support import NOW, actor, body, in_role, syddanmark

POLITICAL, ON = body("politisk/lillebaelt"), NOW.date()
DECISION = Decision(1, 1, 1, 7, "Tekst", DecisionForm.APPROVED, 1, NOW)


@pytest.mark.parametrize(
    ("role", "forum", "held", "cluster", "level", "is_theirs"),
    [
        ("", "", "kommune", "lillebaelt", None, True),
        ("", "", "kommune", "fyn", None, False),
        ("kommune", "", "kommune", "lillebaelt", None, True),
        ("kommune", "", "regionshus", "lillebaelt", None, False),
        ("kommune", "", "kommune", "fyn", None, False),
        ("koordinationsgruppe", "", "koordinationsgruppe", None, None, True),
        ("", "fagligt", "somatik", "lillebaelt", "fagligt", True),
        ("", "fagligt", "somatik", "fyn", "fagligt", False),
        ("", "fagligt", "regionshus", "lillebaelt", "politisk", False),
        ("", "ssu", "koordinationsgruppe", None, "ssu", True),
    ],
)
def test_a_decision_waits_for_who_was_named(
    role: str, forum: str, held: str, cluster: str | None, level: str | None, *, is_theirs: bool
) -> None:
    """The role, the forum's secretariat, or the body's own where nobody was named; never another cluster's."""
    person = actor(in_role(held, cluster, level))
    decision = replace(DECISION, role=role, forum=forum)
    assert follows_up(person, decision, POLITICAL, syddanmark(), ON) is is_theirs
    assert not follows_up(replace(person, is_outsider=True), decision, POLITICAL, syddanmark(), ON)


def test_only_decisions_that_could_concern_somebody_are_looked_at() -> None:
    """Those of their clusters and above them; nobody without a role has any."""
    of_fyn = {one.key for one in bodies_to_follow(actor(in_role("kommune", "fyn")), syddanmark(), ON)}
    assert {"politisk/fyn", "fagligt/fyn", "ssu"} <= of_fyn
    assert "politisk/lillebaelt" not in of_fyn
    above = {one.key for one in bodies_to_follow(actor(in_role("koordinationsgruppe", None)), syddanmark(), ON)}
    assert {"politisk/fyn", "politisk/lillebaelt", "ssu"} <= above
    assert bodies_to_follow(actor(), syddanmark(), ON) == ()
