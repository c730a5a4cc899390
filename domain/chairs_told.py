"""Which chairs are written to about approvals, and who in the chat they are; it sends nothing and says nothing.

Politicians among the chairs are asked by the secretariat and never written to: the profile says whom that concerns.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.access import holders
from domain.deciding import Chair
from domain.organisation import Body, Profile
from domain.people import Person, RoleAssignment, SeatHolder
from domain.rounds import needed_chairs


def chair_seats(body: Body, told: Sequence[Chair], profile: Profile) -> frozenset[tuple[str, str]]:
    """The seats (body and seat keys) of the chairs who may be written to.

    A chair sits on the seat that bears its key, or on a chair's seat of the cluster's body that such chairs alone
    approve for.
    """
    kinds = {chair.approver for chair in told if chair.is_told}
    if not kinds:
        return frozenset()
    keys = {chair.key for chair in told if chair.is_told}
    own = {(body.key, seat.key) for seat in body.seats if seat.key in keys}
    theirs = [
        one
        for one in profile.bodies
        if one.cluster == body.cluster
        and (needed := {chair.approver for chair in needed_chairs(one, profile)})
        and needed <= kinds
    ]
    return frozenset(own | {(one.key, seat.key) for one in theirs for seat in one.seats if seat.is_chair})


def chairs_told(
    chairs: Sequence[Chair],
    body: Body,
    profile: Profile,
    seats: Iterable[SeatHolder],
    roles: Iterable[RoleAssignment],
    day: date,
) -> tuple[Person, ...]:
    """Who in the chat those of the chairs are that may be written to, each once.

    `seats` are the holders of (at least) `chair_seats`; who holds a role that bears such a chair's key is one too.
    """
    theirs, held = chair_seats(body, chairs, profile), tuple(roles)
    seated = [one.person for one in seats if (one.body, one.seat) in theirs and one.is_valid_on(day)]
    in_role = [one.person for chair in chairs if chair.is_told for one in holders(held, chair.key, body, day)]
    reachable = (one for one in (*seated, *in_role) if one.install and one.may_act)
    return tuple({one.id: one for one in reachable}.values())
