"""Whose approval a decision on an item waits for, by whom the item costs (minutes of 23-06-2022, on item 4)."""

from domain.agenda import AgendaItem, Economy
from domain.decisions import affected_authorities, municipalities_of
from domain.organisation import Body, Profile


def authorities_of(item: AgendaItem, body: Body, profile: Profile) -> tuple[str, ...]:
    """The authorities that an item's economy asks for: only the affected, all where nobody said which they are."""
    if item.economy is not Economy.CONSEQUENCES:
        return ()
    return affected_authorities(item.municipalities or municipalities_of(body, profile))
