"""What to mind where one person should sit on several seats, and doesn't; who sits where is changed elsewhere."""

from datetime import date

from danish import writing
from domain.coincidence import bodies_that_should_coincide, missing_coincidence
from domain.organisation import Profile
from domain.people import SeatHolder
from domain.ports import Repositories


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
