"""Who is told that corrections voided approvals, and that they were noted by mistake; it sends and says nothing.

Told are the owners of the step, those chairs who may be written to, and the secretariat's channels. Other chairs, the
politicians among them, are asked by the secretariat as ever.
"""

from collections.abc import Iterable
from datetime import datetime

from domain.access import holders
from domain.deciding import Chair
from domain.meetings import Meeting
from domain.messages import Message
from domain.organisation import Body
from domain.people import ChannelUse, Person, PersonId, Place, RoleAssignment
from domain.rounds import Round
from domain.rows import Row

ASKED_AGAIN = "dagsorden.godkend_igen"
"""The kind of message that tells of it."""
STANDS_AGAIN = "dagsorden.gaelder_igen"
"""The kind that tells whoever got that one that the corrections were taken back."""


def asked_chairs(known: Round) -> tuple[Chair, ...]:
    """The chairs who have approved and are to do so again; the round is the one before the corrections."""
    given = {one.chair for one in known.standing}
    return tuple(one for one in known.chairs if one.key in given)


def asked_again_messages(
    place: tuple[Meeting, Body],
    known: Round,
    assignments: Iterable[RoleAssignment],
    chairs: Iterable[Person],
    channels: Iterable[ChannelUse],
    by: PersonId,
    now: datetime,
) -> tuple[Message, ...]:
    """The messages, one to each; none to the one who noted the corrections, who knows.

    `known` is the round as it was before, `chairs` are those of its chairs who may be written to.
    """
    meeting, body = place
    held = list(assignments)
    roles = body.forum.step(Row.APPROVAL).owners.roles
    owners = [one.person for role in roles for one in holders(held, role, body, now.date())]
    told: dict[PersonId | Place, str] = {one.id: one.install for one in (*chairs, *owners) if _hears(one, by)}
    told |= {use.place: use.place.install for use in channels}
    return tuple(
        Message(
            ASKED_AGAIN,
            recipient,
            {"meeting": meeting.id, "version": known.version},
            now,
            install,
            key=f"{told_as(meeting.id)}{now.isoformat()}:{_name(recipient)}",
        )
        for recipient, install in told.items()
    )


def told_as(meeting: int) -> str:
    """How the keys of all messages begin that ever asked again for approvals at that meeting."""
    return f"{ASKED_AGAIN}:{meeting}:"


def stands_again_messages(asked: Iterable[Message], version: int, by: PersonId, now: datetime) -> tuple[Message, ...]:
    """The word that the approvals of that version stand again, one for each message that asked for them again.

    None to the one who took the corrections back, who knows.
    """
    return tuple(
        Message(
            STANDS_AGAIN,
            one.recipient,
            {"meeting": one.subject["meeting"], "version": version, "of": one.key},
            now,
            one.install,
            key=f"{STANDS_AGAIN}:{one.key}",
        )
        for one in asked
        if one.subject["version"] == version and one.recipient != by
    )


def is_asked_again(known: Round, version: int) -> bool:
    """Whether the approvals of that version were voided, and some are missing by now."""
    return bool(known.missing) and any(one.version == version and not one.stands for one in known.approvals)


def _hears(person: Person, by: PersonId) -> bool:
    return bool(person.install) and person.may_act and person.id != by


def _name(recipient: PersonId | Place) -> str:
    return f"{recipient.install}:{recipient.conversation}" if isinstance(recipient, Place) else str(recipient)
