"""Makes a stand-in of what was typed; whether one counts at the meeting is the domain's to say."""

from domain.attendance import StandIn
from domain.ports import Repositories
from handlers.afbud.words import Named


def stand_in_for(repositories: Repositories, named: Named | None) -> StandIn | None:
    """Who comes instead, somebody in the chat by the name they have there; None where nobody was named."""
    if named is None:
        return None
    if named.person is None:
        return StandIn(named.name) if named.name else None
    found = repositories.people.persons({named.person}).get(named.person)
    return StandIn(found.name) if found else None
