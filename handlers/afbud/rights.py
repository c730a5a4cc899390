"""Loads what a member may report absences of: whoever sits there on the meeting's day is absent, not who does today."""

from domain import access
from domain.organisation import Seat
from handlers.desk import MeetingDesk


def own_seats(desk: MeetingDesk) -> tuple[str, ...]:
    """The keys of the seats that the person holds on the meeting's day."""
    holders = desk.repositories.people.seat_holders(desk.body.key, desk.meeting.day)
    return access.own_seats(desk.actor, desk.body, holders, desk.meeting.day)


def require_right(desk: MeetingDesk, seat: Seat) -> None:
    """Raises NotAllowed unless the person is in the secretariat or holds that very seat on the meeting's day."""
    if not access.may_serve(desk.actor, desk.body, desk.today):
        access.require_seat_right(desk.actor, desk.body, seat.key, own_seats(desk), desk.today)
