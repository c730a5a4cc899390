"""What to mind of who sits on a seat: who should sit on several, and what was said of the one before.

Who sits where is changed elsewhere.
"""

from datetime import date, datetime

from danish import writing
from domain.coincidence import bodies_that_should_coincide, missing_coincidence
from domain.organisation import Body, Profile
from domain.people import SeatHolder
from domain.ports import Repositories
from handlers.task_text import day, meeting_to_type


def coincidence_lines(
    repositories: Repositories, profile: Profile, on: date, placed: SeatHolder | None
) -> tuple[str, ...]:
    """What to mind where persons don't coincide; of all, or of the one who was placed."""
    bodies = [body.key for body in bodies_that_should_coincide(profile)]
    if placed and placed.body not in bodies:
        return ()
    missing = missing_coincidence(repositories.people.seat_holders_of(bodies, on), profile, on)
    return tuple(
        f"Bemærk: {one.holder.person.name} ({one.seat.label}) har ingen plads i {one.lacking.name}. "
        f"Det er meningen, at personerne er de samme i {profile.body(one.holder.body).name}."
        for one in missing
        if placed is None or one.holder.person.id == placed.person.id
    )


def shared_seat_lines(repositories: Repositories, profile: Profile, on: date, placed: SeatHolder) -> tuple[str, ...]:
    """Where another sits on a seat that one person holds everywhere, as regionsrådsformanden does; not who that is."""
    seat = profile.body(placed.body).seat(placed.seat)
    shared = {
        (body.key, one.key): body.name
        for body in profile.bodies
        for one in body.seats
        if seat.person and one.person == seat.person
    }
    sitting = repositories.people.seat_holders_of({body for body, _ in shared}, on) if shared else ()
    others = {(one.body, one.seat) for one in sitting if one.person.id != placed.person.id}
    if not (named := [name for key, name in shared.items() if key in others]):
        return ()
    where = writing.join(named)
    return (f"Bemærk: {seat.label} er den samme person alle steder, men en anden er noteret i {where}.",)


def absence_lines(repositories: Repositories, body: Body, placed: SeatHolder, now: datetime) -> tuple[str, ...]:
    """The coming meetings that the seat's absence is reported from, since it may have been another's; how it goes."""
    begins = max(placed.valid_from or now.date(), now.date())
    coming = {
        one.id: one
        for one in repositories.meetings.of_body(body.key, begins=begins)
        if one.starts > now and not one.is_cancelled
    }
    absences = repositories.absences.of_meetings(coming) if coming else ()
    seat = body.seat(placed.seat)
    return tuple(
        f"Bemærk: Der er meldt afbud for pladsen til mødet {day(coming[one.meeting].starts, now)}. Gælder det ikke "
        f"længere, så skriv `/afbud fortryd {meeting_to_type(coming[one.meeting], body)} {seat.label}`."
        for one in absences
        if one.seat == placed.seat
    )
