"""What is closed with an item, in the same unit of work: what was decided on it, and what became of that elsewhere.

What other bodies treated openly before stays as it was. Nobody is told: those who may no longer read it are the ones
who would be. An item that is opened opens nothing here: who writes items may do that, and not read what was decided.
"""

from collections.abc import Iterable
from dataclasses import replace

from domain.agenda import AgendaItem
from domain.decisions import DecisionState
from domain.handing_over import come_back, may_reach
from handlers.desk import Desk
from handlers.log_writing import write_log


def close_items_with(desk: Desk, closed: AgendaItem, items: Iterable[int]) -> None:
    """Closes these items with that one, on the same basis where they have none, and what was decided on them."""
    for item in desk.repositories.agenda_items.items(set(items)).values():
        if item.is_closed:
            continue
        after = replace(item, is_closed=True, legal_basis=item.legal_basis or closed.legal_basis)
        desk.repositories.agenda_items.save([after])
        facts = {"møde": after.meeting, "med": closed.id}
        write_log(desk.repositories, desk.context, "punkt.lukket", f"punkt:{after.id}", facts)
        close_decisions(desk, after)


def close_decisions(desk: Desk, item: AgendaItem) -> None:
    """Closes what was decided on a closed item, and the items that it became where it was handed over.

    What waits for another cluster's meeting comes back to whom it came from.
    """
    bodies = {body.key: body for body in desk.profile.known_bodies}
    meeting = desk.repositories.meetings.meeting(item.meeting)
    giver = bodies.get(meeting.body) if meeting else None
    successors = []
    for one in desk.repositories.decisions.of_meeting(item.meeting):
        if one.item != item.id or one.is_closed_item:
            continue
        closed = replace(one, is_closed_item=True)
        receiver = bodies.get(one.receiver)
        if one.state is DecisionState.WAITING and not (giver and receiver and may_reach(closed, giver, receiver)):
            closed = come_back(closed)
        if closed.successor is not None:
            successors.append(closed.successor)
        desk.repositories.decisions.save(closed)
    if successors:
        close_items_with(desk, item, successors)
