"""Who is told that corrections voided approvals, so that they are asked again; it sends nothing and says nothing.

Told are the owners of the step, those chairs who may be written to, and the secretariat's channels. Other chairs, the
politicians among them, are asked by the secretariat as ever.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.access import holders
from domain.meetings import Meeting
from domain.messages import Message
from domain.organisation import Body, Chair, Profile
from domain.people import ChannelUse, Person, PersonId, Place, RoleAssignment, SeatHolder
from domain.rounds import Round, needed_chairs
from domain.rows import Row

ASKED_AGAIN = "dagsorden.godkend_igen"
"""The kind of message that tells of it."""


def told_chairs(known: Round) -> tuple[Chair, ...]:
    """The chairs who may be written to, of those who have approved; the round is the one before the corrections."""
    given = {one.chair for one in known.standing}
    return tuple(one for one in known.chairs if one.key in given and one.is_told)


def chair_seats(body: Body, told: Sequence[Chair], profile: Profile) -> frozenset[tuple[str, str]]:
    """The seats (body and seat keys) of the chairs who may be written to.

    A chair sits on the seat that bears its key, or on a chair's seat of the cluster's body that such chairs alone
    approve for.
    """
    if not told:
        return frozenset()
    own = {(body.key, seat.key) for seat in body.seats if seat.key in {chair.key for chair in told}}
    theirs = [
        one
        for one in profile.bodies
        if one.cluster == body.cluster
        and (kinds := {chair.approver for chair in needed_chairs(one, profile)})
        and kinds <= {chair.approver for chair in told}
    ]
    return frozenset(own | {(one.key, seat.key) for one in theirs for seat in one.seats if seat.is_chair})


def asked_again_messages(
    place: tuple[Meeting, Body],
    known: Round,
    assignments: Iterable[RoleAssignment],
    chairs: Iterable[SeatHolder],
    channels: Iterable[ChannelUse],
    by: PersonId,
    now: datetime,
) -> tuple[Message, ...]:
    """The messages, one to each; none to the one who noted the corrections, who knows.

    `known` is the round as it was before, `chairs` are the holders of `chair_seats`; who holds a role that bears a told
    chair's key is one too.
    """
    meeting, body = place
    held = list(assignments)
    roles = (*(chair.key for chair in told_chairs(known)), *body.forum.step(Row.APPROVAL).owners.roles)
    owners = [one.person for role in roles for one in holders(held, role, body, now.date())]
    seated = [one.person for one in chairs if one.is_valid_on(now.date())]
    told: dict[PersonId | Place, str] = {one.id: one.install for one in (*seated, *owners) if _hears(one, by)}
    told |= {use.place: use.place.install for use in channels}
    return tuple(
        Message(
            ASKED_AGAIN,
            recipient,
            {"meeting": meeting.id, "version": known.version},
            now,
            install,
            key=f"{ASKED_AGAIN}:{meeting.id}:{now.isoformat()}:{_name(recipient)}",
        )
        for recipient, install in told.items()
    )


def is_asked_again(known: Round, version: int) -> bool:
    """Whether the approvals of that version were voided, and some are missing by now."""
    return bool(known.missing) and any(one.version == version and not one.stands for one in known.approvals)


def _hears(person: Person, by: PersonId) -> bool:
    return bool(person.install) and not person.is_deactivated and person.id != by


def _name(recipient: PersonId | Place) -> str:
    return f"{recipient.install}:{recipient.conversation}" if isinstance(recipient, Place) else str(recipient)
