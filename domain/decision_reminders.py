"""When a decision's deadline is reminded of, and who is told; it sends nothing and says nothing."""

from collections.abc import Iterable
from datetime import date, datetime

from danish.workdays import working_days_before
from danish.zone import COPENHAGEN
from domain.access import holders
from domain.decisions import Decision
from domain.messages import Message
from domain.organisation import Body, Reminding
from domain.people import ChannelUse, PersonId, Place, RoleAssignment

DEADLINE_MESSAGE = "beslutninger.frist"
"""The kind of message that reminds of a decision's deadline."""


def reminded_at(deadline: date, now: datetime, reminding: Reminding) -> tuple[datetime, ...]:
    """The times (aware, Copenhagen): some working days ahead and on the day, what has passed left out."""
    days = (working_days_before(deadline, reminding.working_days_ahead), deadline)
    times = (datetime.combine(day, reminding.at, tzinfo=COPENHAGEN) for day in days)
    return tuple(at for at in dict.fromkeys(times) if at > now)


def deadline_messages(
    decision: Decision,
    body: Body,
    roles: Iterable[RoleAssignment],
    channels: Iterable[ChannelUse],
    now: datetime,
    reminding: Reminding,
) -> tuple[Message, ...]:
    """The messages about an open decision's deadline.

    They go to those who hold the responsible role and to the secretariat's channels; whether they still concern
    anybody is found when they are sent.
    """
    if decision.deadline is None or not decision.is_followed_up:
        return ()
    people = [one.person for one in holders(roles, decision.role, body, now.date()) if not one.person.is_deactivated]
    told: dict[PersonId | Place, str] = {person.id: person.install for person in people if person.install}
    told |= {use.place: use.place.install for use in channels}
    return tuple(
        Message(
            DEADLINE_MESSAGE,
            recipient,
            {"decision": decision.id, "deadline": decision.deadline.isoformat()},
            at,
            install,
            key=f"{DEADLINE_MESSAGE}:{decision.id}:{at.isoformat()}:{_name(recipient)}",
        )
        for at in reminded_at(decision.deadline, now, reminding)
        for recipient, install in told.items()
    )


def _name(recipient: PersonId | Place) -> str:
    return f"{recipient.install}:{recipient.conversation}" if isinstance(recipient, Place) else str(recipient)
