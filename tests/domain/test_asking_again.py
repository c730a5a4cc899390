"""Who is told that corrections voided approvals."""

from dataclasses import replace

import pytest

from domain.approvals import Approval
from domain.asking_again import asked_again_messages, asked_chairs, is_asked_again
from domain.chairs_told import chair_seats, chairs_told
from domain.organisation import Body, Profile
from domain.people import ChannelPurpose, ChannelUse, Place, SeatHolder
from domain.rounds import Round, needed_chairs, void
from tests.domain.support import NOW, body, in_role, meeting, person, syddanmark

POLITICAL, PROFESSIONAL = body("politisk/lillebaelt"), body("fagligt/lillebaelt")
ADMINISTRATIVE = ("formand_region", "formand_kommune")
POLITICIANS = ("regionsraadsformanden", "medformanden")


def approved(*chairs: str) -> list[Approval]:
    """Approvals of the first version."""
    return [Approval(number, 1, 1, chair, 1, NOW) for number, chair in enumerate(chairs, 1)]


def known(of: Body, *chairs: str) -> Round:
    """A round in which these chairs have approved."""
    return Round(needed_chairs(of, syddanmark()), (), tuple(approved(*chairs)))


def with_chair(seat: str) -> Profile:
    """The profile where that seat of the professional body is a chair's."""
    seats = tuple(replace(one, is_chair=one.key == seat) for one in PROFESSIONAL.seats)
    bodies = tuple(replace(one, seats=seats) if one == PROFESSIONAL else one for one in syddanmark().bodies)
    return replace(syddanmark(), bodies=bodies)


def test_politicians_are_never_written_to() -> None:
    """Though a seat bears the chair's key; administrative chairs are, where it is known who they are."""
    seat = PROFESSIONAL.seats[0].key
    profile = with_chair(seat)
    told = frozenset({(PROFESSIONAL.key, seat)})
    for of, chairs, seats in (
        (POLITICAL, POLITICIANS, frozenset()),
        (POLITICAL, (*POLITICIANS, *ADMINISTRATIVE), told),
        (PROFESSIONAL, ADMINISTRATIVE, told),
        (body("politisk/fyn"), ADMINISTRATIVE, frozenset()),
        (body("ssu"), ("ssu_formand",), frozenset()),
    ):
        assert chair_seats(of, asked_chairs(known(of, *chairs)), profile) == seats


def test_chairs_are_known_by_seat_or_role_and_reached_in_the_chat_alone() -> None:
    """Each once, by day; who left the chat, was never in it or sits elsewhere is not told, nor is any politician."""
    profile, seat = with_chair(PROFESSIONAL.seats[0].key), PROFESSIONAL.seats[0].key
    here = {number: replace(person(number), install="T1") for number in (2, 3, 4, 5, 6)}
    seats = [SeatHolder(1, PROFESSIONAL.key, seat, here[2]),
             SeatHolder(2, PROFESSIONAL.key, PROFESSIONAL.seats[1].key, here[3]),
             SeatHolder(3, POLITICAL.key, "regionsraadsformanden", here[4]),
             SeatHolder(4, PROFESSIONAL.key, seat, person(7)),
             SeatHolder(5, PROFESSIONAL.key, seat, replace(here[6], is_deactivated=True))]  # fmt: skip
    roles = [replace(in_role(key, "lillebaelt"), person=here[who])
             for key, who in (("formand_region", 5), ("formand_kommune", 2), ("regionsraadsformanden", 3))]  # fmt: skip
    for of in (POLITICAL, PROFESSIONAL):
        told = chairs_told(needed_chairs(of, profile), of, profile, seats, roles, NOW.date())
        assert [one.id for one in told] == [2, 5]


def test_each_is_told_once_and_who_noted_it_not() -> None:
    """Owners of the step, chairs and channels; who left the chat hears nothing."""
    roles = [in_role("regionshus", "lillebaelt", who=1), in_role("kommune", "lillebaelt", who=2),
             in_role("somatik", "lillebaelt", who=3), in_role("kommune", "fyn", who=4)]  # fmt: skip
    roles = [replace(one, person=replace(one.person, install="T1")) for one in roles]
    chairs = [replace(person(number), install="T1") for number in (2, 5)]
    channel = ChannelUse(ChannelPurpose.SECRETARIAT, "lillebaelt", Place("slack", "T1", "C1"))
    place = (meeting(), POLITICAL)
    messages = asked_again_messages(place, known(POLITICAL, *ADMINISTRATIVE), roles, chairs, [channel], 1, NOW)
    assert {one.recipient for one in messages} == {2, 5, channel.place}
    assert len({one.key for one in messages}) == len(messages) == 3


@pytest.mark.parametrize("of", [POLITICAL, PROFESSIONAL])
def test_it_holds_until_all_have_approved_again(of: Body) -> None:
    """Not before anything was voided, nor once the corrections were taken back or nobody is missing."""
    chairs = tuple(chair.key for chair in needed_chairs(of, syddanmark()))
    before = known(of, *chairs)
    assert not is_asked_again(before, 1)
    after = replace(before, approvals=void(before, NOW))
    assert is_asked_again(after, 1)
    anew = tuple(replace(one, id=one.id + 10) for one in before.approvals)
    assert not is_asked_again(replace(after, approvals=(*after.approvals, *anew)), 1)
