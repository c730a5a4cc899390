"""Who is absent from a meeting and who comes instead, by name: for the meeting's secretariat and nobody else."""

from collections.abc import Mapping, Sequence

from domain.access import Actor, may_serve
from domain.attendance import Absence
from domain.meetings import Meeting
from domain.organisation import Body, Seat
from domain.people import SeatHolder
from domain.ports import Repositories
from handlers.requests import Context
from handlers.ui import Bold, Text, text

_MOST_LINES = 8


def load_alternates(repositories: Repositories, meeting: Meeting, body: Body) -> Mapping[str, str]:
    """The names of those appointed on the meeting's day to come in a member's place, by seat."""
    return _by_seat(repositories.alternates.of_body(body.key, meeting.day))


def who_comes(
    context: Context, actor: Actor, body: Body, absences: Sequence[Absence], alternates: Sequence[SeatHolder]
) -> tuple[Text, ...]:
    """The absences with who comes instead, and the appointed, who get the same material; nothing for others."""
    if not may_serve(actor, body, context.now.date()):
        return ()
    appointed = _by_seat(alternates)
    absent = [absence_line(body.seat(one.seat), one, body, appointed.get(one.seat, "")) for one in absences]
    named = [f"• {seat.label}: {appointed[seat.key]}" for seat in body.seats if seat.key in appointed]
    heading = f"{_plural(body.forum.stand_in_word)} (får samme materiale)"
    return (
        *_paragraph("Afbud", absent, "/afbud liste"),
        *_paragraph(heading, named, "/tovholder medlem vis"),
    )


def absence_line(seat: Seat, absence: Absence, body: Body, appointed: str) -> str:
    """A seat that stays empty, and who comes instead; `appointed` is who could."""
    stand_in = f" – {body.forum.stand_in_word}: {absence.stand_in.name}" if absence.stand_in else ""
    if not stand_in and appointed:
        stand_in = f" – udpeget {body.forum.stand_in_word}: {appointed} (ikke meldt til)"
    return f"• {seat.label}{stand_in}"


def _by_seat(alternates: Sequence[SeatHolder]) -> Mapping[str, str]:
    return {one.seat: one.person.name for one in alternates}


def _paragraph(heading: str, lines: Sequence[str], command: str) -> tuple[Text, ...]:
    if not lines:
        return ()
    more = [f"\nOg {len(lines) - _MOST_LINES} mere. Se dem med `{command}`."] if len(lines) > _MOST_LINES else []
    return (text(Bold(heading), *(f"\n{line}" for line in lines[:_MOST_LINES]), *more),)


def _plural(stand_in_word: str) -> str:
    return f"{stand_in_word.capitalize()}{'e' if stand_in_word.endswith('r') else 'er'}"
