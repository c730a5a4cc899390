"""Makes a stand-in of what was typed, and tells of two alike; whether one counts at the meeting the domain says."""

from collections.abc import Iterable

from danish import writing
from danish.names import fold
from domain.attendance import Absence, StandIn
from domain.organisation import Body
from domain.ports import Repositories
from handlers.afbud.words import Named
from handlers.ui import Bold, Text, text


def stand_in_for(repositories: Repositories, named: Named | None) -> StandIn | None:
    """Who comes instead, somebody in the chat by the name they have there; None where nobody was named."""
    if named is None:
        return None
    if named.person is None:
        return StandIn(named.name) if named.name else None
    found = repositories.people.persons({named.person}).get(named.person)
    return StandIn(found.name) if found else None


def comes_twice(absence: Absence, others: Iterable[Absence], body: Body) -> tuple[Text, ...]:
    """What is asked where somebody of that name comes for another seat too, and would be counted for both."""
    name = absence.stand_in.name if absence.stand_in else ""
    taken = [one.seat for one in others if one.stand_in and name and fold(one.stand_in.name) == fold(name)]
    labels = [seat.label for seat in body.seats if seat.key in taken]
    if not labels:
        return ()
    why = f"{name} er også noteret for {writing.join(labels)}. Er det den samme, så fortryd den ene."
    return (text(Bold("Én person kan kun tage én plads: "), why),)
