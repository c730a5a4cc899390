"""What giving and taking a role changes, and which experiences a newly chosen channel is told of."""

from dataclasses import replace
from datetime import date

import pytest

from danish.zone import copenhagen
from domain.experiences import LATE_ANNOUNCEMENTS, Experience, announcements, late_announcements, once_each
from domain.people import ChannelPurpose, ChannelUse, Person, Place, RoleAssignment
from domain.roles import give_role, last_day, take_role

BO = Person(1, "Bo Prøvesen")
EVA = Person(2, "Eva Fiktiv")
BOTH = RoleAssignment(7, "regionshus", "fyn", None, BO)
POLITICAL = replace(BOTH, id=8, forum="politisk")
NOW = copenhagen(2026, 10, 26, 9)


@pytest.mark.parametrize(
    "wanted", [BOTH, POLITICAL, replace(BOTH, municipality=None)], ids=["same", "one level of both", "no municipality"]
)
def test_what_is_held_changes_nothing(wanted: RoleAssignment) -> None:
    """A role that is held already, on both levels or the one wanted, is not given again."""
    assert give_role([BOTH], wanted).is_empty


def test_others_roles_are_left_alone() -> None:
    """Another person's role, another role and another cluster don't count."""
    held = [replace(BOTH, person=EVA), replace(BOTH, role="psykiatri"), replace(BOTH, cluster="lillebaelt")]
    change = give_role(held, BOTH)
    assert (change.ends, change.begins) == ((), (BOTH,))
    assert take_role(held, BOTH, ["politisk", "fagligt"]).is_empty


def test_both_levels_end_the_single_one() -> None:
    """The wider role takes the place of the narrower, so that nothing is held twice."""
    change = give_role([POLITICAL], BOTH)
    assert (change.ends, change.begins) == ((POLITICAL,), (BOTH,))


def test_second_level_is_added_to_the_first() -> None:
    """A role on one level and then on the other is two roles."""
    professional = replace(POLITICAL, id=0, forum="fagligt")
    change = give_role([POLITICAL], professional)
    assert (change.ends, change.begins) == ((), (professional,))


def test_municipality_changes() -> None:
    """A new municipality ends the role with the former one."""
    varde = replace(BOTH, role="kommune", municipality="varde")
    vejen = replace(varde, id=0, municipality="vejen")
    change = give_role([varde], vejen)
    assert (change.ends, change.begins) == ((varde,), (vejen,))


def test_one_level_of_both_is_taken() -> None:
    """Who loses one level of a role on both keeps it on the others."""
    change = take_role([BOTH], replace(POLITICAL, id=0), ["politisk", "fagligt"])
    assert change.ends == (BOTH,)
    assert [one.forum for one in change.begins] == ["fagligt"]


def test_right_is_gone_the_same_day() -> None:
    """The last day of a role that is taken is the day before."""
    ended = replace(BOTH, valid_to=last_day(date(2026, 10, 26)))
    assert ended.is_valid_on(date(2026, 10, 25))
    assert not ended.is_valid_on(date(2026, 10, 26))


def _experience(number: int) -> Experience:
    return Experience(number, f"Nr. {number}", "tekst", "fyn", BO.id, NOW)


def _channel(install: str) -> ChannelUse:
    return ChannelUse(ChannelPurpose.EXPERIENCES, None, Place("slack", install, "C1"))


def test_each_channel_has_its_own_key() -> None:
    """An experience is told once in each place, however often it is announced."""
    keys = [
        message.key for message in announcements([_experience(1), _experience(2)], [_channel("a"), _channel("b")], NOW)
    ]
    assert len(set(keys)) == 4


def test_a_shared_channel_is_told_once() -> None:
    """A channel that two workspaces share and have chosen is told through one of them, which may speak if any may."""
    shared = [_channel("a"), _channel("b")]
    other = ChannelUse(ChannelPurpose.EXPERIENCES, None, Place("slack", "b", "C2"))
    assert once_each([*shared, other], ()) == (shared[0], other)
    assert once_each([*shared, other], {"a"}) == (shared[1], other)
    assert once_each([*shared, other], {"a", "b"}) == (shared[0], other)


def test_first_channel_hears_what_was_shared_before() -> None:
    """The first channel is told of the latest experiences, the oldest first; a further one begins with the next."""
    latest = [_experience(number) for number in range(40, 0, -1)]
    told = late_announcements(latest, [], _channel("a"), NOW)
    assert [message.subject["experience"] for message in told] == list(range(41 - LATE_ANNOUNCEMENTS, 41))
    assert late_announcements(latest, [_channel("a")], _channel("b"), NOW) == ()
