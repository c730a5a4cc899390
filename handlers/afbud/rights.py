"""Loads what a member may report absences of: whoever sits there on the meeting's day is absent, not who does today."""

from domain import access
from domain.access import Actor
from domain.meetings import Meeting
from domain.organisation import Body, Seat
from domain.ports import Repositories
from handlers.requests import Context


def own_seats(repositories: Repositories, actor: Actor, meeting: Meeting, body: Body) -> tuple[str, ...]:
    """The keys of the seats that the person holds on the meeting's day."""
    holders = repositories.people.seat_holders(body.key, meeting.day)
    return access.own_seats(actor, body, holders, meeting.day)


def require_right(
    repositories: Repositories, context: Context, actor: Actor, meeting: Meeting, body: Body, seat: Seat
) -> None:
    """Raises NotAllowed unless the person is in the secretariat or holds that very seat on the meeting's day."""
    today = context.now.date()
    if not access.may_serve(actor, body, today):
        access.require_seat_right(actor, body, seat.key, own_seats(repositories, actor, meeting, body), today)
